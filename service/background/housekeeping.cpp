#include "background/job.h"
#include "background/token_forms.h"
#include "ops/log_categories.h"
#include "threads/periodic.h"

#include <malloc.h>

namespace mc::background {

using model::Result;

namespace {

constexpr int atOnce = 2000;
constexpr int daysOfChanges = 7;
constexpr int daysOfRepetitions = 1;
constexpr int daysOfEvents = 30; // also those the outbox refused, and appointments, from when they began
constexpr int daysOfKeywords = 730; // of STOP and START: whoever shows one again later is believed
constexpr int daysOfTokens = 30; // after they have expired
constexpr int daysOfDeleted = 2; // frequency limits look back one, by clocks that may differ

} // namespace

void forgetOldRecords(JobContext &context)
{
    store::Store &store = context.store;
    const QDateTime now = context.parts.clock.now();
    repeatWhileFull(atOnce, [&] { return store.idempotencyKeys.forget(now.addDays(-1), atOnce); });
    repeatWhileFull(atOnce, [&] { return store.inboxes.forget(now.addDays(-daysOfChanges), atOnce); });
    (void)store.inboxes.forgetRepetitions(now.addDays(-daysOfRepetitions));
    repeatWhileFull(atOnce, [&] { return store.deliveries.forgetDeleted(now.addDays(-daysOfDeleted), atOnce); });
    repeatWhileFull(atOnce, [&] { return store.refreshTokens.forgetExpired(now, atOnce); });
    repeatWhileFull(atOnce, [&] { return store.issuedTokens.forgetExpired(now.addDays(-daysOfTokens), atOnce); });
    repeatWhileFull(atOnce, [&] { return store.eventLog.forget(now.addDays(-daysOfEvents), atOnce); });
    repeatWhileFull(atOnce, [&] { return store.optOuts.forgetMessages(now.addDays(-daysOfKeywords), atOnce); });
    repeatWhileFull(atOnce, [&] { return store.eventOutbox.forgetRefused(now.addDays(-daysOfEvents), atOnce); });
    repeatWhileFull(atOnce, [&] { return store.appointments.forget(now.addDays(-daysOfEvents), atOnce); });
    ::malloc_trim(0); // what a rush of small requests left behind
}

void unifyTokens(JobContext &context)
{
    const Result<TokenForms> forms = canonicalizeTokens(context.store.deviceTokens, context.parts.vault);
    if (forms && forms->changed > 0)
        qCInfo(ops::logStore, "APNs tokens put into lower case: %lld; devices that were the same as another: %lld",
            forms->changed, forms->merged);
}

void reportTokensLeft(JobContext &context)
{
    if (threads::Periodic::isStopping())
        return;
    const Result<qint64> left = context.store.deviceTokens.unmarkedCount();
    if (left && *left > 0)
        qCWarning(ops::logStore,
            "device tokens that no key known here opens, so that their form can't be told: %lld (see rotate-keys)",
            *left);
}

} // namespace mc::background
