#include "wording/wording.h"

#include <QtCore/QUrl>

namespace mc::wording {

namespace {

// Reminders are of appointments.
bool isAboutHealth(model::NotificationType type) { return type != model::NotificationType::System; }

// A link as every program takes it: host in ASCII form, path percent-encoded, scheme in lower case. One that is so already
// stays as it is.
QString webLink(const QString &url)
{
    const bool isAscii = std::all_of(url.begin(), url.end(), [](QChar c) { return c.unicode() < 0x80; });
    const bool isPlain
        = isAscii && (url.startsWith(QLatin1String("https://")) || url.startsWith(QLatin1String("http://")));
    const QUrl parsed(url, QUrl::StrictMode);
    return isPlain || !parsed.isValid() ? url : QString::fromLatin1(parsed.toEncoded());
}

} // namespace

Words::Words(const QByteArray &publicUrl, bool phiInExternal)
    : m_publicUrl(QString::fromUtf8(publicUrl))
    , m_phiInExternal(phiInExternal)
{
}

Wording Words::of(const model::Notification &notification, const QString &locale) const
{
    const QString &action = notification.metadata.actionUrl;
    Wording wording {.title = notification.title,
        .text = notification.message,
        .link = webLink(action.isEmpty() || action.startsWith(u'/') ? m_publicUrl + action : action)};
    if (m_phiInExternal || !isAboutHealth(notification.type))
        return wording;
    const Language &language = m_languages.of(locale);
    wording.title = language[Phrase::NeutralTitle];
    wording.text = language[Phrase::NeutralText];
    wording.isNeutral = true;
    return wording;
}

} // namespace mc::wording
