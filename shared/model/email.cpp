#include "model/email.h"

#include <QtCore/QUrl>

#include <algorithm>

namespace mc::model {

namespace {

constexpr qsizetype mostAddressBytes = 254;
constexpr qsizetype mostDomainBytes = 253;

bool isOfLocalPart(char32_t c)
{
    return QChar::isPrint(c) && !QChar::isSpace(c) && (c > 0x7f || !QLatin1String("<>()[],;:\\\"@").contains(QChar(c)));
}

bool isLocalPart(QStringView text)
{
    const QList<uint> characters = text.toUcs4();
    return !text.isEmpty() && text.isValidUtf16() && std::all_of(characters.begin(), characters.end(), isOfLocalPart);
}

bool isOfDomain(QChar c)
{
    return (c >= u'a' && c <= u'z') || (c >= u'0' && c <= u'9') || c == u'.' || c == u'-' || c == u'_';
}

} // namespace

QString asciiDomain(QStringView domain)
{
    const QString ascii = QString::fromLatin1(QUrl::toAce(domain.toString()));
    const bool isOne = ascii.size() <= mostDomainBytes && !ascii.startsWith(u'.') && !ascii.endsWith(u'.')
        && std::all_of(ascii.begin(), ascii.end(), isOfDomain);
    return isOne ? ascii : QString();
}

bool isEmail(QStringView text)
{
    const qsizetype at = text.indexOf(u'@');
    if (at < 1 || !isLocalPart(text.first(at)))
        return false;
    const QString domain = asciiDomain(text.sliced(at + 1));
    return !domain.isEmpty() && text.first(at + 1).toUtf8().size() + domain.size() <= mostAddressBytes;
}

QString withAsciiDomain(const QString &email)
{
    const qsizetype at = email.lastIndexOf(u'@');
    const QString domain = at < 0 ? QString() : asciiDomain(QStringView(email).sliced(at + 1));
    return domain.isEmpty() ? email : email.first(at + 1) + domain;
}

bool hasAsciiLocalPart(QStringView email)
{
    const QStringView local = email.first(std::max<qsizetype>(email.lastIndexOf(u'@'), 0));
    return std::all_of(local.begin(), local.end(), [](QChar c) { return c.unicode() < 0x80; });
}

MailAddress mailAddressFrom(const QString &text)
{
    const QString trimmed = text.trimmed();
    const qsizetype bracket = trimmed.lastIndexOf(u'<');
    if (bracket < 0 || !trimmed.endsWith(u'>'))
        return {{}, trimmed};
    QString name = trimmed.first(bracket).trimmed();
    if (name.size() > 1 && name.startsWith(u'"') && name.endsWith(u'"'))
        name = name.sliced(1, name.size() - 2);
    return {name, trimmed.sliced(bracket + 1).chopped(1).trimmed()};
}

} // namespace mc::model
