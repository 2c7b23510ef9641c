#pragma once

#include "bus/bus.h"
#include "delivery/lane.h"

#include <QtCore/QAbstractEventDispatcher>
#include <QtCore/QThread>

#include <map>

namespace mc::delivery {

/// Sends what is due: a lane for each provider, each on a thread of its own.
///
/// The bus says when a notification was created here, or deliveries are due again. What other instances created and left is
/// found by the lanes' regular claims. There is one dispatcher per instance. start(), requestStop() and stop() are called on
/// one thread, each safe twice.
class Dispatcher final : public bus::Listener
{
public:
    /// Makes the event dispatcher of a thread that serves sockets.
    using NewEventDispatcher = std::function<QAbstractEventDispatcher *()>;

    Dispatcher(const store::DatabaseUrl &database, const ops::Clock &clock, const vault::TokenVault &vault,
        const QList<std::chrono::milliseconds> &retryDelays, const NewEventDispatcher &newEventDispatcher);
    ~Dispatcher() override;

    /// Providers that no setup names are not set up: their deliveries are suppressed.
    void start(const QList<LaneSetup> &setups);
    /// Gives what is under way some seconds to end; does not wait for it.
    void requestStop();
    void stop();

    void receive(const bus::News &news) override;

    const std::map<model::Provider, LaneCounts> &counts() const { return m_counts; }

private:
    /// A lane as other threads see it.
    struct LaneThread
    {
        threads::Mailbox<threads::Call> mailbox;
        std::unique_ptr<QThread> thread;
        Lane *lane = nullptr; ///< lives on the thread, and dies with it
        std::atomic<bool> isWoken = false; ///< and has not heard of it yet
        std::atomic<bool> hasCritical = false; ///< the same
    };

    /// Something may be due on these channels.
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
