#pragma once

#include <QtCore/QByteArray>
#include <QtCore/QHash>

#include <deque>
#include <optional>

namespace mc::threads {

/// Work of several holders, taken in turns: one piece of each before a second one of any, and each holder's own in their order.
/// How much waits is bounded, in all and by holder; so is how much of one holder's is under way at once, so that whatever holds
/// that up leaves room for others.
///
/// Not thread-safe: its owner locks it.
template<typename Job>
class FairQueue
{
public:
    struct Limits
    {
        int waiting = 32; ///< of all holders
        int waitingOfOne = 8;
        int underWayOfOne = 1;
    };
    struct Taken
    {
        QByteArray holder; ///< for finish()
        Job job;
    };

    explicit FairQueue(const Limits &limits)
        : m_limits(limits)
    {
    }

    /// False: there is no room, and nothing was added.
    bool add(const QByteArray &holder, Job job)
    {
        if (m_waiting >= m_limits.waiting)
            return false;
        if (const auto known = m_holders.constFind(holder);
            known != m_holders.constEnd() && int(known->jobs.size()) >= m_limits.waitingOfOne)
            return false;
        Holder &own = m_holders[holder];
        own.jobs.push_back(std::move(job));
        ++m_waiting;
        if (own.jobs.size() == 1 && own.underWay < m_limits.underWayOfOne)
            m_turns.push_back(holder);
        return true;
    }

    /// The next one that may begin; whoever takes it calls finish() afterwards.
    std::optional<Taken> take()
    {
        if (m_turns.empty())
            return {};
        const QByteArray holder = m_turns.front();
        m_turns.pop_front();
        Holder &own = m_holders[holder];
        Taken taken {holder, std::move(own.jobs.front())};
        own.jobs.pop_front();
        --m_waiting;
        ++own.underWay;
        if (!own.jobs.empty() && own.underWay < m_limits.underWayOfOne)
            m_turns.push_back(holder);
        return taken;
    }

    /// Puts what was taken behind all that waits of its holder, whether there is room or not. Whoever had it calls finish() as well.
    void putBack(Taken taken)
    {
        Holder &own = m_holders[taken.holder];
        own.jobs.push_back(std::move(taken.job));
        ++m_waiting;
        if (own.jobs.size() == 1 && own.underWay < m_limits.underWayOfOne)
            m_turns.push_back(taken.holder);
    }

    /// What was taken of the holder's has ended. True: another one of theirs may begin now.
    bool finish(const QByteArray &holder)
    {
        const auto own = m_holders.find(holder);
        const bool wasFull = own->underWay-- == m_limits.underWayOfOne;
        if (own->jobs.empty()) {
            if (own->underWay == 0)
                m_holders.erase(own);
            return false;
        }
        if (wasFull)
            m_turns.push_back(holder);
        return wasFull;
    }

    /// Whether nothing waits.
    bool isEmpty() const { return m_waiting == 0; }
    /// Drops what waits.
    void clear()
    {
        m_turns.clear();
        m_waiting = 0;
        for (Holder &holder : m_holders)
            holder.jobs.clear();
    }

private:
    struct Holder
    {
        std::deque<Job> jobs;
        int underWay = 0;
    };

    Limits m_limits;
    QHash<QByteArray, Holder> m_holders; ///< those with anything waiting or under way
    std::deque<QByteArray> m_turns; ///< holders whose next one may begin, in their order
    int m_waiting = 0;
};

} // namespace mc::threads
