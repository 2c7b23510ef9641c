#include "delivery/dispatcher.h"

#include <latch>

namespace mc::delivery {

namespace {

// One claims while another records.
constexpr int storeThreads = 2;
// Of the ten seconds a stop may take (CONTRACT section 1).
constexpr std::chrono::milliseconds finishTimeout(5000);
constexpr int suppressedAtOnce = 250;

} // namespace

Dispatcher::Dispatcher(const store::DatabaseUrl &database, const ops::Clock &clock, const vault::TokenVault &vault,
    const QList<std::chrono::milliseconds> &retryDelays, const NewEventDispatcher &newEventDispatcher)
    : m_context {.desk = m_desk,
        .clock = clock,
        .vault = vault,
        .instance = QUuid::createUuid(),
        .retryDelays = retryDelays}
    , m_newEventDispatcher(newEventDispatcher)
    , m_desk(database.planningByIndex(), storeThreads, QStringLiteral("delivery"))
{
    for (const model::Provider provider : model::allProviders) {
        m_counts.try_emplace(provider);
        m_laneThreads.try_emplace(provider);
    }
}

Dispatcher::~Dispatcher() { stop(); }

void Dispatcher::start(const QList<LaneSetup> &setups)
{
    if (std::exchange(m_isRunning, true))
        return;
    m_desk.start();
    for (const model::Provider provider : model::allProviders) {
        LaneSetup setup {.provider = provider, .mostInFlight = suppressedAtOnce, .perSecond = suppressedAtOnce};
        for (const LaneSetup &known : setups)
            setup = known.provider == provider ? known : setup;
        startLane(setup);
    }
}

void Dispatcher::startLane(const LaneSetup &setup)
{
    LaneThread &laneThread = m_laneThreads[setup.provider];
    m_counts[setup.provider].isConfigured = setup.makeSender != nullptr;
    laneThread.thread = std::make_unique<QThread>();
    laneThread.thread->setObjectName(QStringLiteral("delivery ") + word(setup.provider));
    laneThread.thread->setEventDispatcher(m_newEventDispatcher());
    std::latch ready(1);
    QObject::connect(
        laneThread.thread.get(), &QThread::started, laneThread.thread.get(),
        [&] {
            laneThread.lane = new Lane(m_context, setup, laneThread.mailbox, m_counts[setup.provider]);
            ready.count_down();
        },
        Qt::DirectConnection);
    laneThread.thread->start();
    ready.wait();
}

void Dispatcher::requestStop()
{
    for (auto &[provider, laneThread] : m_laneThreads)
        laneThread.mailbox.post(threads::Call([lane = laneThread.lane] { lane->finish(finishTimeout); }));
}

void Dispatcher::stop()
{
    if (!std::exchange(m_isRunning, false))
        return;
    requestStop();
    for (auto &[provider, laneThread] : m_laneThreads) {
        laneThread.thread->wait();
        laneThread.thread.reset();
    }
    m_desk.stop();
}

void Dispatcher::wake(model::Channels channels, bool isCritical)
{
    for (auto &[provider, laneThread] : m_laneThreads) {
        if (!channels.testFlag(channelOf(provider)))
            continue;
        if (isCritical)
            laneThread.hasCritical = true;
        if (laneThread.isWoken.exchange(true))
            continue;
        const bool isThere = laneThread.mailbox.post(threads::Call([&laneThread = laneThread] {
            laneThread.isWoken = false;
            laneThread.lane->wake(laneThread.hasCritical.exchange(false));
        }));
        if (!isThere)
            laneThread.isWoken = false; // it begins with a claim
    }
}

void Dispatcher::receive(const bus::News &news)
{
    using Change = model::InboxChange;
    if (std::holds_alternative<bus::DeliveriesDue>(news))
        return wake(~model::Channels(), true);
    const Change *const change = std::get_if<Change>(&news);
    if (change && change->kind == Change::Kind::Created && change->notification
        && change->notification->deliveryStatus == model::DeliveryStatus::Pending)
        wake(change->notification->channels, change->notification->priority == model::Priority::Critical);
}

} // namespace mc::delivery
