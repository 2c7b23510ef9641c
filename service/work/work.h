#pragma once

#include "bus/bus.h"
#include "ops/trace_context.h"
#include "store/session/transaction.h"
#include "store/store.h"
#include "work/audit_trail.h"

namespace mc::work {

/// The one way by which changes are committed and told: whoever changes something calls publish() behind the statement, and
/// the bus tells it when it is committed, whatever comes of the rest.
///
/// ```cpp
/// work.transaction([&]() -> Result<void> {
///     const auto change = store.notifications.markRead(id, reach, true, now);
///     if (!change || !*change)
///         return …;
///     work.publish(**change); // told after the commit; forgotten if that fails, or if the step is tried again
///     return {};
/// });
/// ```
///
/// Without a transaction a statement is committed when it returns, and publish() tells at once. So one statement costs no
/// BEGIN, and what it changed is told even if a later one of the same request fails.
///
/// One for each request, message of a socket, or turn of a job, beside the store of its thread. Store and bus outlive it.
class Work
{
public:
    /// `trace`: which the request belongs to, if its caller says so.
    Work(store::Store &store, bus::Bus &bus, const std::optional<ops::TraceContext> &trace = {});
    Work(const Work &) = delete;
    Work &operator=(const Work &) = delete;

    /// Runs `step`, which answers a Result, in a transaction, and commits when that is a value. It is run again, up to three
    /// times in all and each time without news and records of the time before, while it fails with a deadlock or a
    /// serialization failure. Inside another transaction it becomes a part of that.
    ///
    /// Error: the step's; Unavailable, also when it is unknown whether the transaction was committed: then nothing is told.
    template<typename Step>
    auto transaction(Step step) -> decltype(step());

    /// The same, together with the audit log's row about `act`: neither is there without the other. The step tells whose
    /// records it touched, and none is written when they were nobody's, or the actor's own.
    ///
    /// Error: Unavailable as well when the row can't be written.
    template<typename Step>
    auto audited(const store::AuditEntry &act, Step step) -> decltype(step());

    /// The trace of what it changes.
    const std::optional<ops::TraceContext> &trace() const { return m_trace; }

    /// News of what was just changed.
    void publish(const bus::News &news);
    void publish(const QList<model::InboxChange> &changes);

    /// For what is audited: whose records were read or changed. A step that tells nothing is recorded as having touched
    /// somebody's.
    void concerns(model::UserId owner, int records = 1) { m_trail.concerns(owner, records); }
    /// The same for the records of many people.
    void concernsMany(int records) { m_trail.concernsMany(records); }
    /// There was nothing to read or change.
    void concernsNobody() { m_trail.concernsNobody(); }
    /// The record that the act doesn't name: the one just created.
    void names(const QString &target) { m_trail.names(target); }

private:
    model::Result<store::Transaction> begin();
    model::Result<void> commit(store::Transaction &transaction);
    model::Result<void> record(const store::AuditEntry &act);

    store::Store &m_store;
    bus::Bus &m_bus;
    const std::optional<ops::TraceContext> m_trace;
    QList<bus::News> m_news; ///< of the transaction, until its commit
    AuditTrail m_trail;
};

template<typename Step>
auto Work::transaction(Step step) -> decltype(step())
{
    return m_store.connection.retrying([&]() -> decltype(step()) {
        model::Result<store::Transaction> transaction = begin();
        if (!transaction)
            return transaction.error();
        auto result = step();
        if (!result)
            return result;
        if (const model::Result<void> done = commit(*transaction); !done)
            return done.error();
        return result;
    });
}

template<typename Step>
auto Work::audited(const store::AuditEntry &act, Step step) -> decltype(step())
{
    return transaction([&]() -> decltype(step()) {
        auto result = step();
        if (!result)
            return result;
        if (const model::Result<void> done = record(act); !done)
            return done.error();
        return result;
    });
}

} // namespace mc::work
