#include "events/outbox.h"

#include "model/json_text.h"
#include "ops/log_categories.h"

namespace mc::events {

using model::Error;
using model::ErrorCode;
using model::Result;
using model::UserId;
using store::RefusedEvent;
using store::WaitingEvent;
using work::Work;

namespace {

constexpr int most = 500;

Result<CloudEvent> eventFrom(const WaitingEvent &waiting)
{
    if (!waiting.json)
        return Error {.code = ErrorCode::PayloadTooLarge,
            .detail = QStringLiteral("An event may have up to %1 KiB.").arg(store::EventOutbox::mostBytes / 1024)};
    const Result<QJsonObject> event = model::jsonObjectFrom(*waiting.json);
    return event ? cloudEventFrom(*event) : event.error();
}

} // namespace

QString reasonOf(const Error &error)
{
    QString reason = error.detail;
    for (const model::FieldError &field : error.fields)
        reason += QStringLiteral(" %1: %2").arg(field.field, field.message);
    return reason;
}

Outbox::Outbox(const Parts &parts)
    : m_parts(parts)
    , m_ingestion(parts)
    , m_portions(parts.store.connection, most)
{
}

Result<Taken> Outbox::step(Work &work)
{
    const Result<Taken> taken = next(work);
    if (!taken || taken->events > 0 || m_after == 0 || m_isSecondRound)
        return taken;
    // Most locks are short: those passed over are looked at once more.
    m_isSecondRound = true;
    m_after = 0;
    m_waiting.clear();
    return next(work);
}

Result<Taken> Outbox::next(Work &work)
{
    const Result<Taken> taken = m_portions.next(
        work, [&](work::Portion &portion) { return take(portion, work); },
        [&](const Error &error, bool isForGood) { return putAside(error, isForGood); });
    if (taken)
        m_after = m_next;
    return taken;
}

Result<Taken> Outbox::take(work::Portion &portion, Work &work)
{
    store::EventOutbox &outbox = m_parts.store.eventOutbox;
    m_next = m_after;
    const Result<bool> isLocked = outbox.lock();
    if (!isLocked || !*isLocked)
        return isLocked ? Result<Taken>(Taken()) : isLocked.error();
    const Result<QList<WaitingEvent>> waiting = outbox.first(m_after, portion.most);
    if (!waiting || waiting->isEmpty())
        return waiting ? Result<Taken>(Taken()) : waiting.error();
    portion.size = int(waiting->size());
    m_first = waiting->first();

    const Result<Batch> free = withoutHeld(*waiting);
    if (!free)
        return free.error();
    const Result<Ingested> outcome = m_ingestion.accept(free->events, work);
    if (!outcome)
        return outcome.error();
    QList<RefusedEvent> refused;
    for (const EventError &error : outcome->errors) {
        if (error.isRefusal)
            refused += RefusedEvent {.nth = free->nths[error.index], .reason = reasonOf(error.error)};
    }
    const Result<int> setAside = outbox.remove(free->nths, refused, m_parts.clock.now());
    if (!setAside)
        return setAside.error();
    return Taken {.events = portion.size, .refused = *setAside, .outcome = *outcome};
}

// Locks the inboxes of those who are told.
Result<Outbox::Batch> Outbox::withoutHeld(const QList<WaitingEvent> &waiting)
{
    const QDateTime now = m_parts.clock.now();
    QList<Result<CloudEvent>> events;
    QList<QSet<UserId>> told;
    QSet<UserId> people;
    for (const WaitingEvent &event : waiting) {
        events += eventFrom(event);
        told += Ingestion::toldOf(events.last(), now);
        people.unite(told.last());
    }
    const Result<QSet<UserId>> held = m_parts.store.recipients.lockFree({people.begin(), people.end()});
    if (!held)
        return held.error();
    m_waiting.unite(*held);
    Batch free;
    for (qsizetype i = 0; i < waiting.size(); ++i) {
        if (told[i].intersects(m_waiting))
            continue;
        free.nths += waiting[i].nth;
        free.events += events[i];
    }
    if (m_after > 0 || free.nths.size() < waiting.size())
        m_next = waiting.last().nth;
    return free;
}

Result<Taken> Outbox::putAside(const Error &error, bool isForGood)
{
    Taken taken {.events = 1};
    if (!isForGood) {
        m_waiting.unite(Ingestion::toldOf(eventFrom(m_first), m_parts.clock.now()));
        m_next = m_first.nth;
        return taken;
    }
    const RefusedEvent refused {
        .nth = m_first.nth, .reason = QStringLiteral("It could not be stored. %1").arg(reasonOf(error))};
    const Result<int> setAside = m_parts.store.eventOutbox.remove({m_first.nth}, {refused}, m_parts.clock.now());
    if (!setAside)
        return setAside.error();
    taken.refused = *setAside;
    return taken;
}

} // namespace mc::events
