#include "wording/outside_texts.h"

#include "model/short_text.h"
#include "wording/sms_segments.h"
#include "wording/sms_text.h"

namespace mc::wording {

using model::Channel;

OutsideTexts::OutsideTexts(const Words &words, const QByteArray &publicUrl)
    : m_words(words)
    , m_unsubscribeLink(QString::fromUtf8(publicUrl) + QStringLiteral("/api/notifications/unsubscribe/…/"))
{
}

model::PreviewTexts OutsideTexts::of(const model::NotificationDraft &draft, const QString &locale)
{
    model::Notification notification;
    notification.type = draft.type;
    notification.title = draft.title;
    notification.message = draft.message;
    notification.metadata = draft.metadata;
    const Language &language = m_words.languages().of(locale);
    const Wording push = m_words.of(notification, locale, Channel::Push);
    const Wording email = m_words.of(notification, locale, Channel::Email);
    const QString sms = smsText(m_words.of(notification, locale, Channel::Sms));
    return {.language = QString::fromLatin1(language.tag),
        .neutral = push.isNeutral,
        .push = {.title = push.title, .body = model::shortened(push.text, longestPushText)},
        .email = {.subject = email.title, .text = m_mail.filled(email, language, m_unsubscribeLink).text},
        .sms = {.text = sms, .segments = smsSegments(sms)}};
}

} // namespace mc::wording
