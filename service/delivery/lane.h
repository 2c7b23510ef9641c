#pragma once

#include "delivery/in_flight.h"
#include "delivery/lane_counts.h"
#include "delivery/outcome_recorder.h"
#include "delivery/provider_state.h"
#include "delivery/ready_queue.h"
#include "delivery/sender.h"
#include "ops/clock.h"
#include "outbound/curl_loop.h"
#include "threads/mailbox.h"
#include "threads/store_desk.h"
#include "vault/token_vault.h"

#include <QtCore/QBasicTimer>
#include <QtCore/QObject>

namespace mc::delivery {

/// How a provider's deliveries are made.
struct LaneSetup
{
    model::Provider provider = model::Provider::Fcm;
    /// Makes the sender, on the lane's thread; none: the provider is not set up, and what is due for it is suppressed.
    std::function<std::unique_ptr<Sender>(outbound::CurlLoop &)> makeSender {};
    outbound::LoopOptions outbound {};
    int mostInFlight = 1;
    int perSecond = 1; ///< what the lane is to reach, if the provider can
};

/// What the lanes of an instance share. Outlives them.
struct LaneContext
{
    threads::StoreDesk &desk;
    const ops::Clock &clock;
    const vault::TokenVault &vault;
    QUuid instance; ///< in whose name leases are taken
    QList<std::chrono::milliseconds> retryDelays;
};

/// Makes the deliveries of one provider. It claims what is due when it is woken, when the next delivery is due, and every few
/// seconds in any case. Before each attempt the rules decide once more, by the recipient's present preferences. It has as many
/// deliveries under way as its provider's state allows (ProviderState, InFlight), claims about as many ahead, and leaves the rest
/// to other instances.
///
/// Only results about all of a provider's targets slow or stop the lane. A result about one target postpones that delivery alone
/// (AttemptResult::Scope). A stopped lane releases what it has claimed, so that it resumes with the critical deliveries then due.
///
/// Lives on a thread that serves sockets and owns it. It never waits for the database; the desk does.
class Lane : public QObject
{
public:
    Lane(const LaneContext &context, const LaneSetup &setup, threads::Mailbox<threads::Call> &mailbox,
        LaneCounts &counts);
    ~Lane() override;

    /// Something may be due; `isCritical`: and go before what is claimed already. On the lane's thread.
    void wake(bool isCritical = true);
    /// Claims nothing more, releases what is not begun, waits for what is under way, at most for `timeout`, and then ends the
    /// thread.
    void finish(std::chrono::milliseconds timeout);

private:
    using Clock = std::chrono::steady_clock;

    void customEvent(QEvent *event) override;
    void timerEvent(QTimerEvent *event) override;

    void proceed();
    void claim(const ProviderState::Allowance &allowance);
    void onClaimed(const ProviderState::Allowance &allowance, const store::DeliveryQueue::Claimed &claimed);
    void scheduleClaim(std::chrono::milliseconds time);
    int claimSize() const;
    void beginReady(Clock::time_point now);
    void beginProbes(QList<ReadyDelivery> candidates);
    bool mayBegin(const ReadyDelivery &delivery, Clock::time_point now) const;
    void begin(const ReadyDelivery &delivery, bool isProbe);
    void send(const ReadyDelivery &delivery, bool isProbe);
    void onAnswer(const QUuid &delivery, const AttemptResult &result);
    void recordOptOut(const QString &phone, const QString &word);
    void record(const store::DeliveryOutcome &outcome);
    void markSlow();
    void endIfDone();
    void endThread();
    void releaseReady();
    void release(const QList<QUuid> &deliveries, const QDateTime &putOffUntil = {});

    LaneContext m_context;
    const model::Provider m_provider;
    threads::Mailbox<threads::Call> &m_mailbox;
    LaneCounts &m_counts;
    outbound::CurlLoop m_loop;
    OutcomeRecorder m_recorder;
    ProviderState m_state;
    ReadyQueue m_ready;
    InFlight m_inFlight;
    std::unique_ptr<Sender> m_sender; ///< null: not set up. Destroyed before the loop it uses
    QBasicTimer m_claimTimer; ///< when to claim again
    QBasicTimer m_slowTimer; ///< looks for slow ones while anything is under way
    QBasicTimer m_finishTimer; ///< of finish()
    Clock::time_point m_claimAt {};
    bool m_mayBeDue = true; ///< there may be something due
    bool m_mayBeCriticalDue = true; ///< and critical
    bool m_isClaiming = false;
    bool m_isFinishing = false;
};

} // namespace mc::delivery
