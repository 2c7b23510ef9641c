#pragma once

#include "intake/intake.h"
#include "program/demo/providers.h"
#include "program/demo/texts.h"
#include "program/demo/turned_clock.h"
#include "vault/token_vault.h"

namespace mc::program::demo {

/// Plays the last days of the demo clinic by the product's own means, at a clock that it turns: notifications are taken in, held,
/// suppressed, sent, retried, read, rescheduled and cancelled. The same every time, but for the times.
///
/// To be played once, in a transaction.
class History
{
public:
    /// All outlive it. It ends at `now`.
    History(store::Store &store, work::Work &work, const vault::TokenVault &vault, const QDateTime &now);

    model::Result<void> play();

private:
    using Act = std::function<model::Result<void>()>;

    model::Result<void> settlePeople();
    void planDays();
    void planAnnouncements();
    void planLastHours();
    void planWhatIsSeldom();
    void planChanges();
    void planWhatWaits();

    void at(const QDateTime &time, Act act);
    QDateTime within(int day, int firstHour, int lastHour);
    const model::User &anyone() { return m_people[m_random.bounded(int(m_people.size()))]; }
    const Text &anyTextFor(const model::User &user);
    bool chance(int ofHundred) { return m_random.bounded(100) < ofHundred; }

    model::Result<void> notify(const model::User &user, const Text &text, const QDateTime &scheduledFor = {},
        std::optional<model::Channels> channels = {});
    /// The recipient looks at it, or not.
    void react(model::NotificationId id, model::UserId user);
    model::Result<void> goOnTo(const QDateTime &time);
    model::Result<void> appear();

    store::Store &m_store;
    work::Work &m_work;
    const vault::TokenVault &m_vault;
    const QDateTime m_end;
    const QDateTime m_begin;
    const QList<model::User> m_people;
    TurnedClock m_clock;
    intake::Intake m_intake;
    Providers m_providers;
    QRandomGenerator m_random {7};
    std::multimap<QDateTime, Act> m_acts;
    QDateTime m_nextTurn;
    qint64 m_record = 4000; ///< the last id of an appointment, message, record or invoice
    QList<model::NotificationId> m_waiting; ///< scheduled, to be changed or cancelled
    QList<model::NotificationId> m_emailsOnly;
};

} // namespace mc::program::demo
