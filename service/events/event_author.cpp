#include "events/event_author.h"

#include "model/times.h"
#include "rules/priority_rule.h"
#include "wording/external_texts.h"

#include <QtCore/QTimeZone>

namespace mc::events {

using model::Recipient;
using model::Result;
using wording::Language;

namespace {

constexpr QLatin1String eventKey("event"), typeKey("type"), dataKey("data"), originKey("origin"), timeKey("time");

// What stands for the one record that the event is about.
QString withId(const char *pattern, const model::Metadata &record)
{
    const QString text = QString::fromLatin1(pattern);
    for (const std::optional<qint64> &id :
        {record.appointmentId, record.messageId, record.medicalRecordId, record.invoiceId}) {
        if (id)
            return text.arg(*id);
    }
    return text;
}

bool isSameDay(const QDateTime &one, const QDateTime &other, const QByteArray &zone)
{
    constexpr qint64 longestDay = 26 * 3600; // seconds; local times are much dearer to tell
    if (!one.isValid() || !other.isValid() || std::abs(one.secsTo(other)) > longestDay)
        return false;
    const QTimeZone timeZone(zone);
    return one.toTimeZone(timeZone).date() == other.toTimeZone(timeZone).date();
}

} // namespace

EventAuthor::EventAuthor(Texts &texts, const Event &event, const People &people, const QDateTime &now)
    : m_texts(texts)
    , m_event(event)
    , m_people(people)
    , m_now(now)
{
}

model::NotificationDraft EventAuthor::draftFor(const Recipient &recipient)
{
    const EventType &type = *m_event.type;
    const EventData &data = m_event.data;
    const wording::EventTexts texts = textsOf(recipient, {});
    const QByteArray &zone = recipient.preferences.userTimezone;
    model::NotificationDraft draft;
    draft.type = type.notificationType;
    draft.title = texts.title;
    draft.message = texts.message;
    draft.metadata = data.record;
    if (draft.metadata.actionUrl.isEmpty())
        draft.metadata.actionUrl = withId(type.page, data.record);
    draft.metadata.deepLink = withId(type.deepLink, data.record);
    draft.context = {.urgent = data.urgent,
        .sameDay = isSameDay(data.startsAt, m_now, zone) || isSameDay(data.previousStartsAt, m_now, zone)};
    draft.priority = std::max(rules::priorityOf(draft.type, draft.context), type.atLeast);
    return draft;
}

QByteArray EventAuthor::textsFor(const Recipient &recipient, model::Channels channels)
{
    return isTellableOutside() ? wording::toJson(textsOf(recipient, channels)) : QByteArray();
}

wording::EventTexts EventAuthor::textsOf(const Recipient &recipient, model::Channels channels)
{
    const Language &language = m_texts.languages.of(recipient.locale);
    return m_texts.templates.filled(m_event.type->name, language, valuesFor(recipient, language), channels);
}

bool EventAuthor::isTellableOutside() const
{
    return m_texts.phiInExternal || !wording::isAboutHealth(m_event.type->notificationType);
}

wording::TemplateValues EventAuthor::valuesFor(const Recipient &recipient, const Language &language) const
{
    const EventData &data = m_event.data;
    const model::UserId id = recipient.person.id;
    const wording::Formats formats(recipient.locale, recipient.preferences.userTimezone, language);
    const Reading reading {.formats = formats, .language = language, .people = m_people};
    const bool isPatient = data.patient == id;
    wording::TemplateValues values {{"name", displayName(recipient.person)}, {"to_patient", isPatient},
        {"to_doctor", !isPatient && (data.doctor == id || data.doctors.contains(id))}};
    const auto add = [&](const QByteArray &name) {
        const DataField *const field = dataField(name);
        if (field->isSet)
            values.append({field->shown.name, field->isSet(data)});
        const std::optional<QString> text = field->text ? field->text(data, reading) : std::nullopt;
        if (text)
            values.append({field->shown.name, *text});
    };
    for (const QByteArray &name : m_event.type->required)
        add(name);
    for (const QByteArray &name : m_event.type->optional)
        add(name);
    return values;
}

QJsonObject batchContent(const EventType &type, const QJsonObject &data, const QString &origin, const QDateTime &time)
{
    return {{eventKey,
        QJsonObject {{typeKey, QLatin1String(type.name)}, {dataKey, data}, {originKey, origin},
            {timeKey, QString::fromLatin1(model::toRfc3339(time))}}}};
}

BatchAuthors::BatchAuthors(Texts &texts, const ops::Clock &clock)
    : m_texts(texts)
    , m_clock(clock)
{
}

Result<std::unique_ptr<intake::Author>> BatchAuthors::authorOf(const QJsonObject &content, const QDateTime &createdAt)
{
    if (!content.contains(eventKey))
        return PlainAuthors::authorOf(content, createdAt);
    const QJsonObject event = content.value(eventKey).toObject();
    const EventType *const type = eventTypeNamed(event.value(typeKey).toString().toLatin1());
    if (!type)
        return model::Error {model::ErrorCode::InternalError,
            QStringLiteral("A batch tells an event of a type that this version does not know.")};
    const Result<EventData> data = eventDataFrom(*type, event.value(dataKey).toObject(),
        model::fromRfc3339(event.value(timeKey).toString()).value_or(createdAt));
    if (!data)
        return data.error();
    const Event told {.type = type, .data = *data, .origin = event.value(originKey).toString()};
    return std::unique_ptr<intake::Author>(std::make_unique<EventAuthor>(m_texts, told, People(), m_clock.now()));
}

} // namespace mc::events
