#include "background/housekeeping.h"

#include "background/token_forms.h"
#include "ops/log_categories.h"
#include "store/store.h"

#include <malloc.h>

namespace mc::background {

using model::Result;

namespace {

constexpr std::chrono::minutes interval(1);
constexpr int batch = 2000;
constexpr int daysOfChanges = 7;
constexpr int daysOfDeleted = 2; // frequency limits look back one, by clocks that may differ

// Until a batch comes back short, the database is away, or the thread is to end.
void repeat(const std::function<Result<int>()> &forget)
{
    for (int forgotten = batch; forgotten >= batch && !threads::Periodic::isStopping();) {
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

// What this does not come to, because the database is away, the next turn does.
void unifyTokens(store::Store &store, const vault::TokenVault &vault)
{
    const Result<TokenForms> forms = canonicalizeTokens(store.deviceTokens, vault);
    if (forms && forms->changed > 0)
        qCInfo(ops::logStore, "APNs tokens put into lower case: %lld; devices that were the same as another: %lld",
            forms->changed, forms->merged);
}

void tellTokensLeft(store::Store &store)
{
    const Result<qint64> left = store.deviceTokens.unmarkedCount();
    if (left && *left > 0)
        qCWarning(ops::logStore,
            "device tokens that no key known here opens, so that their form can't be told: %lld (see rotate-keys)",
            *left);
}

} // namespace

Housekeeping::Housekeeping(const store::DatabaseUrl &database, const vault::TokenVault &vault, const ops::Clock &clock)
    : m_periodic(QStringLiteral("housekeeping"), interval, [=, &vault, &clock]() -> threads::Periodic::Work {
        auto store = std::make_shared<store::Store>(database, QStringLiteral("mediconnect-notifyd housekeeping"));
        unifyTokens(*store, vault);
        if (!threads::Periodic::isStopping())
            tellTokensLeft(*store);
        return [store, &vault, &clock] {
            tidy(*store, clock);
            unifyTokens(*store, vault);
        };
    })
{
}

} // namespace mc::background
