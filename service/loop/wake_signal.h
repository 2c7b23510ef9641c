#pragma once

#include <QtCore/QtGlobal>

#include <atomic>

namespace mc::loop {

/// Ends the rest of an EpollDispatcher, which owns it, from any thread.
///
/// The descriptor is written to only while the owner really rests, and once however many raise it: a busy thread and one
/// that posts events to itself pay no system call.
class WakeSignal
{
public:
    /// Ends the program when the system has no descriptor left, as Qt's own dispatchers do.
    WakeSignal();
    ~WakeSignal();
    Q_DISABLE_COPY_MOVE(WakeSignal)

    /// Wakes the owner, or keeps it from its next rest. Any thread.
    void raise();

    /// Whether it was raised since settle().
    bool isRaised() const { return m_state.load(std::memory_order_acquire) == State::Raised; }
    /// Announces that the owner is going to wait for the descriptor; false: raised already, so it must not.
    bool beginRest();
    /// Ends the rest, and forgets that it was raised; answers whether it was. What was written before raise() can be
    /// seen after this.
    bool settle();

    /// Readable after raise() has ended a rest; drain() when it was seen to be.
    int descriptor() const { return m_descriptor; }
    void drain();
    /// Waits for the descriptor alone. Milliseconds, negative: without end. False: a Unix signal came between.
    bool wait(int timeout);

private:
    enum class State { Busy, Resting, Raised };

    int m_descriptor;
    std::atomic<State> m_state {State::Busy};
};

} // namespace mc::loop
