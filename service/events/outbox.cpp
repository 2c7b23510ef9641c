#include "events/outbox.h"

#include "model/json_text.h"
#include "ops/log_categories.h"

namespace mc::events {

using model::Error;
using model::ErrorCode;
using model::Result;
using store::RefusedEvent;
using store::WaitingEvent;
using work::Work;

namespace {

constexpr int most = 500;
constexpr int mostTries = 3; // of one event that another transaction is in the way of

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
    , m_most(most)
{
}

Result<Taken> Outbox::step(Work &work)
{
    for (int alone = 0;;) {
        m_tried.clear();
        Result<Taken> taken = work.transaction([&] { return take(work); });
        if (taken) {
            m_most = std::min(2 * m_most, most);
            return taken;
        }
        const ErrorCode code = taken.error().code;
        if (code == ErrorCode::Unavailable || m_tried.isEmpty())
            return taken;
        if (m_tried.size() > 1)
            m_most = int(m_tried.size()) / 2;
        else if (code != ErrorCode::Conflict || ++alone == mostTries)
            return setAside(m_tried.first(), taken.error(), work);
    }
}

Result<Taken> Outbox::take(Work &work)
{
    store::EventOutbox &outbox = m_parts.store.eventOutbox;
    const Result<bool> isLocked = outbox.lock();
    if (!isLocked || !*isLocked)
        return isLocked ? Result<Taken>(Taken()) : isLocked.error();
    const Result<QList<WaitingEvent>> waiting = outbox.first(m_most);
    if (!waiting || waiting->isEmpty())
        return waiting ? Result<Taken>(Taken()) : waiting.error();

    QList<Result<CloudEvent>> events;
    m_tried.clear();
    for (const WaitingEvent &event : *waiting) {
        m_tried += event.nth;
        events += eventFrom(event);
    }
    const Result<Ingested> outcome = m_ingestion.accept(events, work);
    if (!outcome)
        return outcome.error();
    QList<RefusedEvent> refused;
    for (const EventError &error : outcome->errors) {
        if (error.isRefusal)
            refused += RefusedEvent {.nth = m_tried[error.index], .reason = reasonOf(error.error)};
    }
    const Result<int> setAside = outbox.remove(m_tried, refused, m_parts.clock.now());
    if (!setAside)
        return setAside.error();
    return Taken {.events = int(events.size()), .refused = *setAside, .outcome = *outcome};
}

Result<Taken> Outbox::setAside(qint64 nth, const Error &error, Work &work)
{
    const RefusedEvent refused {
        .nth = nth, .reason = QStringLiteral("It could not be stored. %1").arg(reasonOf(error))};
    return work.transaction([&]() -> Result<Taken> {
        const Result<int> setAside = m_parts.store.eventOutbox.remove({nth}, {refused}, m_parts.clock.now());
        if (!setAside)
            return setAside.error();
        return Taken {.events = 1, .refused = *setAside};
    });
}

} // namespace mc::events
