#include "work/work.h"

namespace mc::work {

using model::Result;

Work::Work(store::Store &store, bus::Bus &bus, const std::optional<ops::TraceContext> &trace)
    : m_store(store)
    , m_bus(bus)
    , m_trace(trace)
{
}

void Work::publish(const bus::News &news)
{
    if (m_store.connection.inTransaction())
        m_news += news;
    else
        m_bus.publish(news);
}

void Work::publish(const QList<model::InboxChange> &changes)
{
    for (const model::InboxChange &change : changes)
        publish(bus::News(change));
}

Result<store::Transaction> Work::begin()
{
    if (!m_store.connection.inTransaction()) {
        m_news.clear();
        m_trail = {};
    }
    return store::Transaction::begin(m_store.connection);
}

Result<void> Work::commit(store::Transaction &transaction)
{
    const Result<void> done = transaction.commit();
    if (!done || m_store.connection.inTransaction()) // a part is told with the whole
        return done;
    for (const bus::News &news : std::exchange(m_news, {}))
        m_bus.publish(news);
    return {};
}

Result<void> Work::record(const store::AuditEntry &act)
{
    const std::optional<store::AuditEntry> entry = m_trail.entryOf(act);
    if (!entry || m_store.auditLog.add(*entry))
        return {};
    return model::Error {.code = model::ErrorCode::Unavailable,
        .detail = QStringLiteral("The request could not be recorded, so nothing was done. Try again."),
        .retryAfter = 1};
}

} // namespace mc::work
