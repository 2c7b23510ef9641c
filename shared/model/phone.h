#pragma once

#include <QtCore/QString>

#include <algorithm>

namespace mc::model {

/// Whether it is a phone number in E.164: a plus sign and 2 to 15 digits, the first no zero.
inline bool isPhone(QStringView text)
{
    const auto isDigit = [](QChar c) { return c >= u'0' && c <= u'9'; };
    return text.size() >= 3 && text.size() <= 16 && text[0] == u'+' && text[1] != u'0'
        && std::all_of(text.begin() + 1, text.end(), isDigit);
}

/// A number of E.164 that others wrote for people to read, as it is known here: without blanks, hyphens, dots and brackets.
inline QString plainPhone(const QString &text)
{
    QString plain = text;
    plain.removeIf([](QChar c) { return QStringView(u" \u00a0-.()").contains(c); });
    return plain;
}

} // namespace mc::model
