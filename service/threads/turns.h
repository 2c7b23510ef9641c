#pragma once

#include "threads/fair_queue.h"

#include <condition_variable>
#include <mutex>

namespace mc::threads {

/// Work that several threads do, in the turns of a FairQueue. Thread-safe.
///
///     while (const auto taken = turns.next()) {
///         taken->job(…);
///         turns.finish(taken->holder);
///     }
template<typename Job>
class Turns
{
public:
    using Limits = typename FairQueue<Job>::Limits;
    using Taken = typename FairQueue<Job>::Taken;
    enum class State {
        Open,
        Finishing, ///< takes no more, and ends when nothing waits
        Closed, ///< what waits is dropped
    };

    explicit Turns(const Limits &limits, State state = State::Open)
        : m_queue(limits)
        , m_state(state)
    {
    }

    void set(State state)
    {
        {
            const std::lock_guard lock(m_mutex);
            m_state = state;
            if (state == State::Closed)
                m_queue.clear();
        }
        m_changed.notify_all();
    }

    /// False: there is no room, or it is not open.
    bool add(const QByteArray &holder, Job job)
    {
        {
            const std::lock_guard lock(m_mutex);
            if (m_state != State::Open || !m_queue.add(holder, std::move(job)))
                return false;
        }
        m_changed.notify_one();
        return true;
    }

    /// Waits for what may begin next; whoever gets it calls finish(). Nothing: there is no more to come.
    std::optional<Taken> next()
    {
        std::unique_lock lock(m_mutex);
        std::optional<Taken> taken;
        m_changed.wait(lock, [&] { return (taken = m_queue.take()) || (m_state != State::Open && m_queue.isEmpty()); });
        return taken;
    }

    /// Instead of finish(): what was taken is to be tried again, after all that waits of its holder. Dropped when closed.
    void putBack(Taken taken)
    {
        const QByteArray holder = taken.holder;
        {
            const std::lock_guard lock(m_mutex);
            if (m_state != State::Closed)
                m_queue.putBack(std::move(taken));
        }
        finish(holder);
    }

    void finish(const QByteArray &holder)
    {
        const std::lock_guard lock(m_mutex);
        const bool isAnotherReady = m_queue.finish(holder);
        if (m_state != State::Open)
            m_changed.notify_all();
        else if (isAnotherReady)
            m_changed.notify_one();
    }

private:
    std::mutex m_mutex;
    std::condition_variable m_changed;
    FairQueue<Job> m_queue;
    State m_state;
};

} // namespace mc::threads
