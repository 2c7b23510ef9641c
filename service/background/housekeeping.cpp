#include "background/housekeeping.h"

#include "background/token_forms.h"
#include "ops/log_categories.h"
#include "threads/periodic.h"

#include <malloc.h>

namespace mc::background {

using model::Result;

namespace {

using Step = Housekeeping::Step;
using Sweep = Housekeeping::Sweep;
using Kept = ops::Settings::Retention::Kept;

constexpr std::chrono::minutes roundInterval(1);
constexpr int daysOfChanges = 7; // that sockets can ask for
constexpr int daysOfRepetitions = 1;
constexpr int daysOfKeywords = 730; // of STOP and START: whoever shows one again later is believed
constexpr int daysOfTokens = 30; // after they have expired
constexpr int daysOfDeleted = 2; // frequency limits look back one, by clocks that may differ

Result<Step> stepOf(const Result<int> &removed)
{
    return removed ? Result<Step>(Step {.seen = *removed, .removed = *removed}) : removed.error();
}

Result<Step> stepOf(JobContext &context, const Result<store::RetentionStep> &step)
{
    if (!step)
        return step.error();
    context.work.publish(step->changes);
    return Step {.seen = step->seen, .last = step->last, .removed = step->removed};
}

using Forget = std::function<Result<int>(store::Store &store, const QDateTime &before, int most)>;

Sweep ofDays(const char *records, int days, const Forget &forget)
{
    return {.records = records, .step = [days, forget](JobContext &context, QUuid, int most) {
                return stepOf(forget(context.store, context.parts.clock.now().addDays(-days), most));
            }};
}

/// What is kept for ever makes no sweep.
class Sweeps
{
public:
    void add(const Sweep &sweep) { m_all += sweep; }
    void add(const char *records, const Kept &kept, const Forget &forget)
    {
        if (kept)
            add({.records = records, .step = [kept = *kept, forget](JobContext &context, QUuid, int most) {
                     return stepOf(forget(context.store, context.parts.clock.now().addDuration(-kept), most));
                 }});
    }
    QList<Sweep> all() const { return m_all; }

private:
    QList<Sweep> m_all;
};

Sweep notifications(std::chrono::milliseconds kept)
{
    return {.records = "notifications", .step = [kept](JobContext &context, QUuid after, int most) {
                const QDateTime now = context.parts.clock.now();
                return stepOf(context,
                    context.store.retention.removeNotifications(
                        now.addDuration(-kept), now.addDays(-daysOfChanges), after, most, now));
            }};
}

Sweep deliveries(std::chrono::milliseconds kept)
{
    return {
        .records = "deliveries", .step = [kept](JobContext &context, QUuid after, int most) {
            return stepOf(context,
                context.store.retention.removeDeliveries(context.parts.clock.now().addDuration(-kept), after, most));
        }};
}

QList<Sweep> sweepsOf(const ops::Settings::Retention &retention)
{
    using S = store::Store;
    using Time = QDateTime;
    Sweeps sweeps;
    sweeps.add("idempotency keys", retention.idempotencyKeys,
        [](S &store, const Time &before, int most) { return store.idempotencyKeys.forget(before, most); });
    sweeps.add(ofDays("changes of inboxes", daysOfChanges,
        [](S &store, const Time &before, int most) { return store.inboxes.forget(before, most); }));
    sweeps.add(ofDays("repeated readings", daysOfRepetitions, [](S &store, const Time &before, int) -> Result<int> {
        const Result<int> all = store.inboxes.forgetRepetitions(before);
        return all ? 0 : all; // at once
    }));
    sweeps.add(ofDays("what limits count of deleted ones", daysOfDeleted,
        [](S &store, const Time &before, int most) { return store.deliveries.forgetDeleted(before, most); }));
    sweeps.add(ofDays("expired sessions", 0,
        [](S &store, const Time &now, int most) { return store.refreshTokens.forgetExpired(now, most); }));
    sweeps.add(ofDays("expired tokens of modules", daysOfTokens,
        [](S &store, const Time &before, int most) { return store.issuedTokens.forgetExpired(before, most); }));
    sweeps.add("events", retention.events,
        [](S &store, const Time &before, int most) { return store.eventLog.forget(before, most); });
    sweeps.add(ofDays("SMS keywords", daysOfKeywords,
        [](S &store, const Time &before, int most) { return store.optOuts.forgetMessages(before, most); }));
    sweeps.add("refused events", retention.events,
        [](S &store, const Time &before, int most) { return store.eventOutbox.forgetRefused(before, most); });
    sweeps.add("appointments", retention.events,
        [](S &store, const Time &before, int most) { return store.appointments.forget(before, most); });
    sweeps.add("batches", retention.batches,
        [](S &store, const Time &before, int most) { return store.retention.removeBatches(before, most); });
    if (retention.notifications)
        sweeps.add(notifications(*retention.notifications));
    if (retention.deliveries)
        sweeps.add(deliveries(*retention.deliveries));
    sweeps.add("facts of the journal", retention.journal,
        [](S &store, const Time &before, int most) { return store.retention.removeFacts(before, most); });
    sweeps.add("hourly figures", retention.hourlyStatistics,
        [](S &store, const Time &before, int most) { return store.retention.removeHours(before, most); });
    sweeps.add("daily figures", retention.dailyStatistics,
        [](S &store, const Time &before, int most) { return store.retention.removeDays(before, most); });
    return sweeps.all();
}

} // namespace

void Housekeeping::operator()(JobContext &context)
{
    const Clock::time_point begin = Clock::now();
    if (begin < m_restUntil || (!m_isUnderWay && !beginRound(context, begin)))
        return;
    while (m_next < m_sweeps.size() && Clock::now() - begin < Pace::step && !threads::Periodic::isStopping())
        stepOn(context);
    if (m_next == m_sweeps.size())
        endRound(context);
    const Clock::time_point end = Clock::now();
    m_restUntil = end + Pace::restAfter(end - begin);
}

bool Housekeeping::beginRound(JobContext &context, Clock::time_point now)
{
    if (now < m_roundAt)
        return false;
    m_roundAt = now + roundInterval;
    unifyTokens(context);
    const Result<bool> isOurs = context.store.retention.beginCleaning();
    if (!isOurs || !*isOurs)
        return false;
    if (m_sweeps.isEmpty())
        m_sweeps = sweepsOf(context.parts.retention);
    m_next = 0;
    m_isUnderWay = true;
    return true;
}

void Housekeeping::endRound(JobContext &context)
{
    m_isUnderWay = false;
    (void)context.store.retention.endCleaning();
    for (Sweep &sweep : m_sweeps) {
        if (const qint64 removed = std::exchange(sweep.removed, 0); removed > 0)
            qCInfo(ops::logStore, "removed as old: %lld %s", removed, sweep.records);
    }
    ::malloc_trim(0); // what a rush of small requests left behind
}

void Housekeeping::stepOn(JobContext &context)
{
    Sweep &sweep = m_sweeps[m_next];
    const int most = sweep.pace.most();
    const Clock::time_point begin = Clock::now();
    const Result<Step> step = context.work.transaction([&]() -> Result<Step> {
        // Others' locks are not waited for: what they hold is removed in the next round.
        if (const auto set = context.store.connection.execute(QStringLiteral("SET LOCAL lock_timeout = 200")); !set)
            return set.error();
        return sweep.step(context, m_after, most);
    });
    const bool isWhole = step && step->seen >= most;
    sweep.pace.took(Clock::now() - begin, isWhole);
    if (step)
        sweep.removed += step->removed;
    m_after = isWhole ? step->last : QUuid();
    if (!isWhole)
        ++m_next; // what failed was logged by the store
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
