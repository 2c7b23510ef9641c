#include "background/erasures.h"

#include "ops/log_categories.h"

namespace mc::background {

using model::Result;
using model::UserId;

namespace {

constexpr std::chrono::seconds lookInterval(1);
// Until statistics have counted what the journal tells last.
constexpr std::chrono::milliseconds countingPause(500);

qsizetype stages() { return 1 + store::erasedTables().size(); }

} // namespace

void Erasures::operator()(JobContext &context)
{
    const Clock::time_point begin = Clock::now();
    if (begin < m_restUntil)
        return;
    if (begin >= m_lookAt)
        look(context);
    if (m_people.isEmpty() || !m_isOurs)
        return;
    stepOn(context);
    const Clock::time_point end = Clock::now();
    m_restUntil = std::max(m_restUntil, end + Pace::restAfter(end - begin));
}

// Those who are new come behind the others.
void Erasures::look(JobContext &context)
{
    m_lookAt = Clock::now() + lookInterval;
    const Result<QList<UserId>> users = context.store.erasure.underWay();
    if (!users)
        return;
    m_people.removeIf([&users](const Person &person) { return !users->contains(person.user); });
    for (const UserId user : *users) {
        const bool isKnown = std::any_of(
            m_people.begin(), m_people.end(), [user](const Person &person) { return person.user == user; });
        if (!isKnown)
            m_people += Person {.user = user};
    }
    m_paces.resize(stages() + 1);
    if (m_people.isEmpty() == m_isOurs) {
        const Result<bool> isOurs = m_isOurs ? context.store.erasure.endWork() : context.store.erasure.beginWork();
        m_isOurs = isOurs && *isOurs;
    }
}

void Erasures::stepOn(JobContext &context)
{
    const auto found
        = std::find_if(m_people.begin(), m_people.end(), [](const Person &person) { return person.stage < stages(); });
    if (found == m_people.end())
        return sweepOn(context);
    Pace &pace = m_paces[found->stage];
    const int most = pace.most();
    const Clock::time_point begin = Clock::now();
    const Result<int> done = eraseSome(context, *found, most);
    if (!done) { // which was logged by the store: the others go on
        std::rotate(found, found + 1, m_people.end());
        return waitFor(lookInterval);
    }
    pace.took(Clock::now() - begin, *done >= most);
    if (*done == 0)
        ++found->stage;
}

Result<int> Erasures::eraseSome(JobContext &context, const Person &person, int most) const
{
    store::Erasure &erasure = context.store.erasure;
    return person.stage == 0 ? erasure.removeNotifications(person.user, most, context.parts.clock.now())
                             : erasure.erase(store::erasedTables()[person.stage - 1], person.user, most);
}

void Erasures::sweepOn(JobContext &context)
{
    store::Erasure &erasure = context.store.erasure;
    if (!m_sweep) {
        const Result<qint64> pages = erasure.journalPages();
        if (!pages)
            return waitFor(lookInterval);
        m_sweep.emplace(Sweep {.pages = *pages});
        for (const Person &person : m_people)
            m_sweep->users += person.user;
    }
    if (m_sweep->page >= m_sweep->pages)
        return finish(context);
    Pace &pace = m_paces.last();
    const int pages = pace.most();
    const Clock::time_point begin = Clock::now();
    const Result<store::JournalSweep> swept = erasure.sweepJournal(m_sweep->users, m_sweep->page, pages);
    if (!swept)
        return waitFor(lookInterval);
    pace.took(Clock::now() - begin, true);
    if (swept->notCounted > 0)
        return waitFor(countingPause);
    m_sweep->page += pages;
}

void Erasures::finish(JobContext &context)
{
    for (const UserId user : m_sweep->users) {
        if (!context.store.erasure.finish(user))
            continue; // swept again
        context.work.publish(bus::UserChanged {user});
        qCInfo(ops::logStore, "user %lld is erased", user.value);
    }
    m_sweep.reset();
    m_lookAt = Clock::now();
    look(context);
}

} // namespace mc::background
