#pragma once

#include <QtCore/QStringView>

#include <algorithm>

namespace mc::model {

/// Whether it is a phone number in E.164: a plus sign and 2 to 15 digits, the first no zero.
inline bool isPhone(QStringView text)
{
    const auto isDigit = [](QChar c) { return c >= u'0' && c <= u'9'; };
    return text.size() >= 3 && text.size() <= 16 && text[0] == u'+' && text[1] != u'0'
        && std::all_of(text.begin() + 1, text.end(), isDigit);
}

} // namespace mc::model
