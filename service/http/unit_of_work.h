#pragma once

#include "bus/bus.h"
#include "http/audit_trail.h"
#include "http/router.h"
#include "ops/clock.h"
#include "store/store.h"

namespace mc::http {

/// Runs the handler of one request, once where a repetition must not do it again, and afterwards tells the others what it
/// has changed: after the commit, and only then. Lives on the worker's stack as long as its request is handled.
///
/// A POST with an Idempotency-Key runs in a transaction together with the row that keeps its answer, so that either both
/// are there or neither is; the second of two requests with a key waits for the first (CONTRACT sections 4 and 11). In the
/// same way whoever reaches other people's records does so in a transaction with the audit log's row about it (section 9).
class UnitOfWork
{
public:
    UnitOfWork(store::Store &store, bus::Bus &bus, const ops::Clock &clock);

    model::Result<Answer> run(const Route &route, const Resources &resources, Request &request);

    /// For handlers: what the bus is to tell when all is committed.
    void publish(const bus::News &news) { m_news += news; }
    void publish(const QList<model::InboxChange> &changes)
    {
        std::copy(changes.begin(), changes.end(), std::back_inserter(m_news));
    }

    /// For handlers of audited routes: whose records were read or changed. A handler that tells nothing is
    /// recorded as having touched somebody's.
    void concerns(model::UserId owner, int records = 1) { m_trail.concerns(owner, records); }
    /// The same for the records of many people.
    void concernsMany(int records) { m_trail.concernsMany(records); }
    /// There was nothing to read or change.
    void concernsNobody() { m_trail.concernsNobody(); }
    /// The record that the path doesn't name: the one just created.
    void names(const QString &target) { m_trail.names(target); }

private:
    model::Result<Answer> runInTransaction(const Route &route, const Resources &resources, Request &request);
    model::Result<Answer> runOnce(const Route &route, const Resources &resources, Request &request);
    model::Result<void> record(const Route &route, const Request &request);
    void tell();

    store::Store &m_store;
    bus::Bus &m_bus;
    const ops::Clock &m_clock;
    QList<bus::News> m_news;
    AuditTrail m_trail;
};

} // namespace mc::http
