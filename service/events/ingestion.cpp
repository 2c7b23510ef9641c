#include "events/ingestion.h"

#include "events/addressees.h"
#include "ops/log_categories.h"

namespace mc::events {

using model::Error;
using model::ErrorCode;
using model::Result;
using model::UserId;
using store::EventKey;
using work::Work;

namespace {

Error unknownPeople(const QList<Mention> &mentions)
{
    Error error {.code = ErrorCode::InvalidRecipient, .detail = QStringLiteral("Unknown or inactive users:")};
    for (const Mention &mention : mentions) {
        const QString id = QString::number(mention.person.value);
        error.detail += u' ' + id;
        error.fields += model::FieldError {.field = QLatin1String(mention.field),
            .code = QStringLiteral("NOTIF_005"),
            .message = QStringLiteral("User %1 is unknown or inactive.").arg(id)};
    }
    error.detail += u'.';
    return error;
}

// What came of events, a line for each, by their names with the traceparent. Those that are wrong are for the operator to see, some
// of a request; the rest for whoever looks for one.
void report(const QList<Result<CloudEvent>> &events, const Ingested &outcome)
{
    constexpr qsizetype mostLines = 20;
    const auto name = [&events](int index) {
        return events[index] ? nameOf(*events[index]) : QStringLiteral("event %1 of a request").arg(index);
    };
    for (const EventError &error : outcome.errors.first(std::min(mostLines, outcome.errors.size())))
        qCInfo(ops::logEvents, "%s: %ls: %ls", error.isRefusal ? "refused" : "not told to all",
            qUtf16Printable(name(error.index)), qUtf16Printable(error.error.detail));
    if (outcome.errors.size() > mostLines)
        qCInfo(ops::logEvents, "... and %lld more", outcome.errors.size() - mostLines);
    if (ops::logEvents().isDebugEnabled()) {
        for (int index = 0; index < events.size(); ++index)
            qCDebug(ops::logEvents, "came in: %ls", qUtf16Printable(name(index)));
    }
}

EventKey keyOf(const CloudEvent &event) { return {.source = event.source, .id = event.id}; }

std::optional<store::Appointment> appointmentOf(const EventType &type, const EventData &data)
{
    if (type.effect == Effect::None)
        return {};
    return store::Appointment {.id = data.record.appointmentId.value_or(0),
        .patient = data.patient.value_or(UserId()),
        .doctor = data.doctor.value_or(UserId()),
        .startsAt = data.startsAt,
        .location = data.location,
        .isCancelled = type.effect == Effect::CancelAppointment,
        .toldAt = data.occurredAt};
}

} // namespace

void Ingested::refuse(int index, const CloudEvent &event, const Error &error)
{
    errors += EventError {.index = index, .source = event.source, .id = event.id, .error = error};
    count(event.type, EventOutcome::Refused);
}

void Ingested::count(const QString &type, EventOutcome outcome)
{
    const EventType *const known = eventTypeOf(type);
    ++byType[known ? QByteArray(known->name) : QByteArray("unknown")][std::size_t(outcome)];
}

Ingestion::Ingestion(const Parts &parts)
    : m_parts(parts)
    , m_reminders(parts)
{
}

Result<Ingested> Ingestion::accept(const QList<Result<CloudEvent>> &events, Work &work)
{
    const QDateTime now = m_parts.clock.now();
    Ingested outcome;
    QList<Read> readable;
    for (int index = 0; index < events.size(); ++index) {
        if (const std::optional<Read> read = Ingestion::read(index, events[index], now, outcome))
            readable += *read;
    }
    const Result<Ingested> stored = store(readable, outcome, work);
    if (!stored)
        return stored.error();
    outcome = *stored;
    std::stable_sort(outcome.errors.begin(), outcome.errors.end(),
        [](const EventError &a, const EventError &b) { return a.index < b.index; });
    report(events, outcome);
    return outcome;
}

std::optional<Ingestion::Read> Ingestion::read(
    int index, const Result<CloudEvent> &event, const QDateTime &now, Ingested &outcome)
{
    if (!event) {
        outcome.refuse(index, CloudEvent(), event.error());
        return {};
    }
    const EventType *const type = eventTypeOf(event->type);
    if (!type) {
        outcome.refuse(index, *event,
            model::fieldError(QStringLiteral("type"), QStringLiteral("unknown"),
                QStringLiteral("No such type of event: see the description of POST /api/events/.")));
        return {};
    }
    // A source whose clock is ahead must not outdate what others tell later.
    const QDateTime time = event->time.isValid() && event->time < now ? event->time : now;
    const Result<EventData> data = eventDataFrom(*type, event->data, time);
    if (!data) {
        outcome.refuse(index, *event, data.error());
        return {};
    }
    return Read {.index = index, .event = *event, .type = type, .data = *data};
}

QSet<UserId> Ingestion::toldOf(const Result<CloudEvent> &event, const QDateTime &now)
{
    Ingested unused;
    const std::optional<Read> read = Ingestion::read(0, event, now, unused);
    QSet<UserId> told;
    for (const Mention &mention : read ? mentionsOf(*read->type, read->data) : QList<Mention>()) {
        if (mention.isTold)
            told += mention.person;
    }
    return told;
}

Result<Ingested> Ingestion::store(const QList<Read> &events, const Ingested &soFar, Work &work)
{
    if (events.isEmpty())
        return soFar;
    const bool isPart = m_parts.store.connection.inTransaction();
    Result<Ingested> all = work.transaction([&]() -> Result<Ingested> {
        // Many are tried one by one when somebody holds a lock; a single one has nothing else to wait for.
        if (!isPart && events.size() == 1) {
            if (const auto set = m_parts.store.connection.execute(QStringLiteral("SET LOCAL lock_timeout = 5000"));
                !set)
                return set.error();
        }
        return storeAll(events, soFar, work);
    });
    const bool isLocked = m_parts.store.connection.lastFailure() == store::SqlFailure::Locked;
    if (all || isPart || (all.error().code == ErrorCode::Unavailable && !isLocked))
        return all;
    if (events.size() == 1) {
        Ingested refused = soFar;
        refused.refuse(events.first().index, events.first().event, all.error());
        return refused;
    }
    // One of them can't be stored, and spoils no other.
    Ingested outcome = soFar;
    for (const Read &event : events) {
        const Result<Ingested> alone = store({event}, outcome, work);
        if (!alone)
            return alone;
        outcome = *alone;
    }
    return outcome;
}

Result<Ingested> Ingestion::storeAll(QList<Read> events, Ingested outcome, Work &work)
{
    const QDateTime now = m_parts.clock.now();
    Result<QList<model::Recipient>> recipients = recipientsOf(events, now);
    if (!recipients)
        return recipients.error();
    People people;
    for (const model::Recipient &recipient : std::as_const(*recipients))
        people.insert(recipient.person.id, recipient);
    if (const Result<void> done = dropUnknown(events, people, outcome); !done)
        return done.error();
    if (const Result<void> done = dropDuplicates(events, now, outcome); !done)
        return done.error();
    const Result<QList<store::Appointment>> appointments = keepAppointments(events);
    if (!appointments)
        return appointments.error();

    std::vector<EventAuthor> authors;
    authors.reserve(size_t(events.size()));
    QList<intake::Intake::Addressed> addressed;
    for (const Read &read : std::as_const(events)) {
        outcome.count(read.event.type, EventOutcome::Accepted);
        ++outcome.accepted;
        if (read.isOutdated)
            continue;
        const Event event {.type = read.type, .data = read.data, .origin = nameOf(read.event)};
        authors.emplace_back(m_parts.texts, event, people, now);
        const std::optional<UserId> sender
            = read.data.sender && people.contains(*read.data.sender) ? read.data.sender : std::nullopt;
        for (const Mention &mention : mentionsOf(*read.type, read.data)) {
            if (mention.isTold)
                addressed += {.author = &authors.back(),
                    .recipient = mention.person,
                    .sender = sender,
                    .trace = traceOf(read.event)};
        }
        if (const Result<void> done = tellAudience(read, work, outcome); !done)
            return done.error();
    }
    if (!addressed.isEmpty()) {
        const Result<int> stored = m_parts.intake.acceptAll(addressed, *recipients, now, work);
        if (!stored)
            return stored.error();
        outcome.notifications += *stored;
    }
    if (!appointments->isEmpty()) {
        if (const Result<void> done = m_reminders.follow(*appointments, people, now); !done)
            return done.error();
    }
    return outcome;
}

Result<QList<model::Recipient>> Ingestion::recipientsOf(const QList<Read> &events, const QDateTime &now)
{
    QSet<UserId> ids;
    for (const Read &read : events) {
        for (const Mention &mention : mentionsOf(*read.type, read.data))
            ids += mention.person;
    }
    return m_parts.store.recipients.find({ids.begin(), ids.end()}, now);
}

// An event that nobody can be told of is refused, so that it may come again once the directory knows them.
Result<void> Ingestion::dropUnknown(QList<Read> &events, const People &people, Ingested &outcome)
{
    Result<void> done;
    events.removeIf([&](const Read &read) {
        const model::Audience audience = audienceOf(*read.type, read.data).value_or(model::Audience());
        const Result<QList<UserId>> missing
            = audience.userIds.isEmpty() ? QList<UserId>() : m_parts.store.recipients.missing(audience.userIds);
        if (!missing) {
            done = missing.error();
            return false;
        }
        QList<Mention> unknown;
        for (const UserId id : *missing)
            unknown += Mention {.person = id, .field = "data.audience.user_ids", .isTold = true};
        bool isForSomebody = audienceOf(*read.type, read.data)
            && (audience.userIds.isEmpty() || missing->size() < audience.userIds.size());
        for (const Mention &mention : mentionsOf(*read.type, read.data)) {
            const auto person = people.constFind(mention.person);
            const bool isKnown = person != people.constEnd() && (person->isActive || !mention.isTold);
            isForSomebody |= isKnown && mention.isTold;
            if (!isKnown)
                unknown += mention;
        }
        if (!isForSomebody)
            outcome.refuse(read.index, read.event, unknownPeople(unknown));
        else if (!unknown.isEmpty())
            outcome.errors += EventError {.index = read.index,
                .source = read.event.source,
                .id = read.event.id,
                .error = unknownPeople(unknown),
                .isRefusal = false};
        return !isForSomebody;
    });
    return done;
}

Result<void> Ingestion::dropDuplicates(QList<Read> &events, const QDateTime &now, Ingested &outcome)
{
    QList<std::pair<EventKey, QString>> keys;
    for (const Read &read : std::as_const(events))
        keys += {keyOf(read.event), QLatin1String(read.type->name)};
    Result<QSet<EventKey>> fresh = m_parts.store.eventLog.add(keys, now);
    if (!fresh)
        return fresh.error();
    events.removeIf([&](const Read &read) {
        if (fresh->remove(keyOf(read.event)))
            return false;
        outcome.errors.removeIf([&read](const EventError &error) { return error.index == read.index; });
        outcome.count(read.event.type, EventOutcome::Duplicate);
        ++outcome.duplicates;
        return true;
    });
    return {};
}

// Keeps the latest state of each appointment, and marks events that tell an older one than is known: what they say is no longer so.
Result<QList<store::Appointment>> Ingestion::keepAppointments(QList<Read> &events)
{
    QMap<qint64, store::Appointment> latest;
    QList<qint64> ids;
    for (const Read &read : std::as_const(events)) {
        if (read.type->effect != Effect::None)
            ids += *read.data.record.appointmentId;
    }
    if (ids.isEmpty())
        return QList<store::Appointment>();
    Result<QHash<qint64, QDateTime>> toldAt = m_parts.store.appointments.lock(ids);
    if (!toldAt)
        return toldAt.error();
    for (Read &read : events) {
        const std::optional<store::Appointment> state = appointmentOf(*read.type, read.data);
        if (!state)
            continue;
        const QDateTime known = toldAt->value(state->id);
        read.isOutdated = known.isValid() && state->toldAt < known;
        if (read.isOutdated)
            continue;
        toldAt->insert(state->id, state->toldAt);
        latest.insert(state->id, *state);
    }
    Result<QList<store::Appointment>> kept = m_parts.store.appointments.keep(latest.values());
    if (!kept)
        return kept.error();
    // Another instance may have heard of a new appointment meanwhile, something newer.
    QSet<qint64> current;
    for (const store::Appointment &state : std::as_const(*kept))
        current += state.id;
    for (Read &read : events)
        read.isOutdated |= read.type->effect != Effect::None && !current.contains(*read.data.record.appointmentId);
    return kept;
}

Result<void> Ingestion::tellAudience(const Read &read, Work &work, Ingested &outcome)
{
    const std::optional<model::Audience> audience = audienceOf(*read.type, read.data);
    if (!audience)
        return {};
    const Result<intake::Intake::AcceptedBatch> batch = m_parts.intake.accept(*audience,
        batchContent(*read.type, read.event.data, nameOf(read.event), read.data.occurredAt), {}, work,
        traceOf(read.event));
    if (!batch)
        return batch.error();
    outcome.notifications += batch->accepted;
    return {};
}

} // namespace mc::events
