#include "program/event_rendering.h"

#include "events/addressees.h"
#include "events/cloud_event.h"
#include "events/event_author.h"
#include "model/json_text.h"
#include "ops/clock.h"
#include "wording/external_texts.h"
#include "wording/sms_text.h"
#include "wording/wording.h"

namespace mc::program {

using events::EventAuthor;
using events::Mention;
using model::Channel;
using model::Recipient;
using model::Result;

namespace {

constexpr model::Channels everyChannel = Channel::InApp | Channel::Push | Channel::Email | Channel::Sms;

model::Error explained(const model::Error &error)
{
    QStringList lines;
    for (const model::FieldError &field : error.fields)
        lines += field.field + QStringLiteral(": ") + field.message;
    return {error.code, lines.isEmpty() ? error.detail : lines.join(u'\n')};
}

// Nobody is looked up: they are called by their ids.
Recipient recipientFor(model::UserId id, const RenderOptions &options)
{
    Recipient recipient;
    recipient.person = {.id = id, .username = QStringLiteral("user %1").arg(id.value)};
    recipient.locale = options.locale;
    recipient.preferences.userTimezone = options.timezone;
    return recipient;
}

QString shownOn(Channel channel, const wording::Wording &wording)
{
    if (channel == Channel::Sms) {
        const QString text = wording::smsText(wording);
        return QStringLiteral("%1\n(%2 of at most %3 segments)\n")
            .arg(text)
            .arg(wording::smsSegments(text))
            .arg(wording::mostSmsSegments);
    }
    QString text = wording.title + u'\n' + wording.text + u'\n';
    if (channel == Channel::Email && !wording.html.isEmpty())
        text += QStringLiteral("HTML:\n") + wording.html + u'\n';
    return text;
}

// What one of those it is for would read.
QString renderedFor(
    const Recipient &recipient, EventAuthor &author, const wording::Words &words, const RenderOptions &options)
{
    const model::NotificationDraft draft = author.draftFor(recipient);
    model::Notification notification;
    notification.type = draft.type;
    notification.title = draft.title;
    notification.message = draft.message;
    notification.metadata = draft.metadata;
    const QByteArray texts = wording::toJson(author.textsOf(recipient, everyChannel));
    QString shown
        = QStringLiteral("== to %1 (%2, %3): %4, priority %5\n")
              .arg(recipient.person.username, recipient.locale, QLatin1String(recipient.preferences.userTimezone),
                  word(draft.type), word(draft.priority.value_or(model::Priority::Low)));
    for (const Channel channel : model::allChannels) {
        if (options.channel && channel != *options.channel)
            continue;
        const wording::Wording wording = channel == Channel::InApp
            ? wording::Wording {.title = draft.title, .text = draft.message}
            : words.of(notification, recipient.locale, channel, texts);
        shown += QStringLiteral("[%1]%2\n")
                     .arg(word(channel),
                         wording.isNeutral ? QStringLiteral(" (neutral: it is about health)") : QString());
        shown += shownOn(channel, wording);
    }
    return shown;
}

} // namespace

Result<QString> renderedEvent(
    const QByteArray &json, const RenderOptions &options, const events::Setup &setup, const QByteArray &publicUrl)
{
    const Result<QJsonObject> object = model::jsonObjectFrom(json);
    if (!object)
        return explained(object.error());
    const Result<events::CloudEvent> event = events::cloudEventFrom(*object);
    if (!event)
        return explained(event.error());
    const events::EventType *const type = events::eventTypeOf(event->type);
    if (!type)
        return model::Error {
            model::ErrorCode::ValidationError, QStringLiteral("type: there is no %1.").arg(event->type)};
    const QDateTime now = ops::SystemClock().now();
    const Result<events::EventData> data
        = events::eventDataFrom(*type, event->data, event->time.isValid() ? event->time : now);
    if (!data)
        return explained(data.error());

    events::People people;
    QList<Recipient> recipients;
    for (const Mention &mention : events::mentionsOf(*type, *data)) {
        const Recipient recipient = recipientFor(mention.person, options);
        people.insert(mention.person, recipient);
        if (mention.isTold)
            recipients += recipient;
    }
    if (recipients.isEmpty())
        recipients += recipientFor({1}, options);
    events::Texts texts(setup);
    EventAuthor author(texts, {.type = type, .data = *data, .origin = {}}, people, now);
    const wording::Words words(publicUrl, setup.phiInExternal, setup.languages, setup.templates);
    QString shown;
    for (const Recipient &recipient : std::as_const(recipients))
        shown += renderedFor(recipient, author, words, options);
    return shown;
}

} // namespace mc::program
