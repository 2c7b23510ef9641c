#pragma once

#include "bus/bus.h"
#include "delivery/lane.h"

#include <QtCore/QAbstractEventDispatcher>
#include <QtCore/QThread>

#include <map>

namespace mc::delivery {

/// Brings what is due out of the house: a lane for each provider, each on a thread of its own.
///
/// Hears from the bus when a notification was created here, or deliveries are due again. Lanes find what other instances took
/// in and left by claiming now and then. One an instance. start(), requestStop() and stop() are called on one thread,
/// each safe twice.
class Dispatcher final : public bus::Listener
{
public:
    /// Makes the event dispatcher of a thread that serves sockets.
    using NewEventDispatcher = std::function<QAbstractEventDispatcher *()>;

    Dispatcher(const store::DatabaseUrl &database, const ops::Clock &clock, const vault::TokenVault &vault,
        const QList<std::chrono::milliseconds> &retryDelays, const NewEventDispatcher &newEventDispatcher);
    ~Dispatcher() override;

    /// Providers without a setup are those that are not set up.
    void start(const QList<LaneSetup> &setups);
    /// Lets what is under way end, for some seconds; does not wait for it.
    void requestStop();
    void stop();

    void receive(const bus::News &news) override;

    const std::map<model::Provider, LaneCounts> &counts() const { return m_counts; }

private:
    /// A lane's side on other threads.
    struct LaneThread
    {
        threads::Mailbox<threads::Call> mailbox;
        std::unique_ptr<QThread> thread;
        Lane *lane = nullptr; ///< lives on the thread, and dies with it
        std::atomic<bool> isWoken = false; ///< and has not heard of it yet
        std::atomic<bool> hasCritical = false; ///< the same
    };

    /// There may be something due on these channels, and critical.
    void wake(model::Channels channels, bool isCritical);
    void startLane(const LaneSetup &setup);

    const LaneContext m_context;
    const NewEventDispatcher m_newEventDispatcher;
    threads::StoreDesk m_desk;
    std::map<model::Provider, LaneCounts> m_counts; ///< one for each provider from the beginning
    std::map<model::Provider, LaneThread> m_laneThreads; ///< the same
    bool m_isRunning = false;
};

} // namespace mc::delivery
