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

Words::Words(const QByteArray &publicUrl, bool phiInExternal, const TemplateSources &templates)
    : m_publicUrl(QString::fromUtf8(publicUrl))
    , m_phiInExternal(phiInExternal)
{
    EventTemplates filling(templates);
    for (const Language &language : m_languages.all())
        m_neutral.insert(language.tag,
            filling.filled(
                neutralType, language, {}, model::Channel::Push | model::Channel::Email | model::Channel::Sms));
}

Wording Words::of(const model::Notification &notification, const QString &locale, model::Channel channel) const
{
    const QString &action = notification.metadata.actionUrl;
    Wording wording {.title = notification.title,
        .text = notification.message,
        .link = webLink(action.isEmpty() || action.startsWith(u'/') ? m_publicUrl + action : action)};
    if (m_phiInExternal || !isAboutHealth(notification.type))
        return wording;
    const EventTexts neutral = m_neutral.value(m_languages.of(locale).tag);
    wording.isNeutral = true;
    wording.title.clear();
    switch (channel) {
    case model::Channel::Email:
        wording.title = neutral.email->subject;
        wording.text = neutral.email->text;
        wording.html = neutral.email->html;
        break;
    case model::Channel::Sms:
        wording.text = *neutral.sms;
        break;
    case model::Channel::InApp: // carries no neutral texts; what others may see is the least that it may hold
    case model::Channel::Push:
        wording.title = neutral.push->title;
        wording.text = neutral.push->text;
        break;
    }
    return wording;
}

} // namespace mc::wording
