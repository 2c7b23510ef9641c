#include "wording/wording.h"

#include "wording/external_texts.h"

#include <QtCore/QUrl>

namespace mc::wording {

namespace {

const QString inboxPage = QStringLiteral("/notifications");

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

// Takes over what a channel says, if it says something of its own.
void say(Wording &wording, const EventTexts &texts, model::Channel channel)
{
    if (channel == model::Channel::Email && texts.email) {
        wording.title = texts.email->subject;
        wording.text = texts.email->text;
        wording.html = texts.email->html;
    } else if (channel == model::Channel::Sms && texts.sms) {
        wording.title.clear();
        wording.text = *texts.sms;
    } else if (channel == model::Channel::Push && texts.push) {
        wording.title = texts.push->title;
        wording.text = texts.push->text;
    }
}

} // namespace

Words::Words(
    const QByteArray &publicUrl, bool phiInExternal, const Languages &languages, const TemplateSources &templates)
    : m_publicUrl(QString::fromUtf8(publicUrl))
    , m_phiInExternal(phiInExternal)
    , m_languages(languages)
{
    EventTemplates filling(templates);
    for (const Language &language : m_languages.all())
        m_neutral.insert(language.tag,
            filling.filled(
                neutralType, language, {}, model::Channel::Push | model::Channel::Email | model::Channel::Sms));
}

Wording Words::of(const model::Notification &notification, const QString &locale, model::Channel channel,
    const QByteArray &texts) const
{
    const bool isNeutral = !m_phiInExternal && isAboutHealth(notification.type);
    // A link may tell as much as a text: what it is about, or whose it is.
    const bool keepsLinks = !isNeutral || notification.metadata.neutralLink;
    const QString action = keepsLinks ? notification.metadata.actionUrl : inboxPage;
    Wording wording {.title = notification.title,
        .text = notification.message,
        .link = webLink(action.isEmpty() || action.startsWith(u'/') ? m_publicUrl + action : action),
        .isNeutral = isNeutral,
        .keepsLinks = keepsLinks};
    if (wording.isNeutral)
        say(wording, m_neutral.value(m_languages.of(locale).tag), channel);
    else if (!texts.isEmpty())
        say(wording, externalTextsFrom(texts), channel);
    return wording;
}

} // namespace mc::wording
