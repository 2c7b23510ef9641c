#include "program/housekeeping.h"

#include "store/store.h"

#include <malloc.h>

namespace mc::program {

using model::Result;

namespace {

constexpr std::chrono::minutes interval(1);
constexpr int batch = 2000;
constexpr int daysOfChanges = 7;
constexpr int daysOfDeleted = 2; // frequency limits look back one, by clocks that may differ

// Until a batch comes back short, the database is away, or the thread is to end.
void repeat(const std::function<Result<int>()> &forget)
{
    for (int forgotten = batch; forgotten >= batch && !ops::Periodic::isStopping();) {
        const Result<int> done = forget();
        forgotten = done ? *done : 0;
    }
}

void tidy(store::Store &store, const ops::Clock &clock)
{
    const QDateTime now = clock.now();
    repeat([&] { return store.idempotencyKeys.forget(now.addDays(-1), batch); });
    repeat([&] { return store.inboxes.forget(now.addDays(-daysOfChanges), batch); });
    repeat([&] { return store.deliveries.forgetDeleted(now.addDays(-daysOfDeleted), batch); });
    repeat([&] { return store.accounts.forgetExpired(now, batch); });
    ::malloc_trim(0); // what a rush of small requests left behind
}

} // namespace

Housekeeping::Housekeeping(const store::DatabaseUrl &database, const ops::Clock &clock)
    : m_periodic(QStringLiteral("housekeeping"), interval, [=, &clock]() -> ops::Periodic::Work {
        auto store = std::make_shared<store::Store>(database, QStringLiteral("mediconnect-notifyd housekeeping"));
        return [store, &clock] { tidy(*store, clock); };
    })
{
}

} // namespace mc::program
