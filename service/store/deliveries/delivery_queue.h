#pragma once

#include "model/delivery.h"
#include "model/device.h"
#include "model/notification.h"
#include "model/provider.h"
#include "model/recipient.h"
#include "ops/trace_context.h"
#include "store/session/database_connection.h"

#include <QtCore/QSet>

namespace mc::store {

/// A delivery whose time has come, with everything that has to be known to try it: read in one piece when it was claimed.
struct DueDelivery
{
    QUuid id;
    model::Provider provider = model::Provider::Fcm;
    int attempts = 0; ///< that were made since it was queued, the first time or again
    QDateTime dueAt;
    bool isCounted = true; ///< by the recipient's limits; not yet: it was held, or is queued again
    /// id, type, priority, title, message, metadata and createdAt; the rest is not read.
    model::Notification notification;
    model::Recipient recipient; ///< as they are now; of `devices` only the one that is meant, if it is still
    /// theirs and active; what was sent to them is counted only for one whose place in their limits is to be decided on
    QByteArray texts; ///< as NewNotification::texts
    ops::TraceContext trace {}; ///< that attempts belong to

    /// Where push goes.
    struct Target
    {
        model::DeviceType type = model::DeviceType::Android;
        QByteArray ciphertext; ///< of the token
        QString keyId;
    };
    std::optional<Target> target; ///< push only; absent: the device is gone, inactive, or somebody else's by now
};

/// What became of a claimed delivery.
struct DeliveryOutcome
{
    enum class Kind {
        Sent, ///< the provider has accepted it
        Postponed, ///< an attempt failed, another one is to be made at `dueAt`
        Failed, ///< an attempt failed, and no other is to be made
        Held, ///< not tried: to be tried at `dueAt`, for `reason`
        Suppressed, ///< not tried, nor ever will be, for `reason`
    };
    QUuid delivery;
    model::NotificationId notification;
    Kind kind = Kind::Sent;
    QDateTime at;
    QDateTime dueAt;
    std::optional<model::Reason> reason;
    QString error; ///< Postponed, Failed: short and stable, for statistics: "FCM UNREGISTERED"
    QString detail; ///< a sentence for the timeline, or the provider's id of what it accepted
    /// The provider says that the device's token is dead: no longer used unless it was registered after this moment.
    QDateTime tokenDeadSince;

    bool operator==(const DeliveryOutcome &) const = default;
};

/// The queue of deliveries: whoever has a lease on one may try it. A delivery is due when it is pending, its time has come
/// and nobody's lease on it holds; leases end by themselves when an instance dies.
class DeliveryQueue
{
public:
    static constexpr std::chrono::seconds lease {60}; // CONTRACT section 11

    explicit DeliveryQueue(DatabaseConnection &connection)
        : m_connection(connection)
    {
    }

    struct Claim
    {
        model::Provider provider = model::Provider::Fcm;
        QUuid instance; ///< who asks
        QDateTime now;
        int most = 1;
        bool isCriticalOnly = false;
        QList<QUuid>
            except {}; ///< these not, even if their lease has ended: what became of them is still to be recorded
    };
    struct Claimed
    {
        QList<DueDelivery> deliveries;
        QDateTime nextDue; ///< when the next one is due; invalid: none, or more are due already
    };
    /// Takes up to `most` due deliveries, critical ones first, then the longest due; passes over what others are just
    /// claiming.
    model::Result<Claimed> claim(const Claim &claim);

    /// For those who decide which of the deliveries that were held are let out, in a transaction in which the recipients are
    /// locked (Recipients::locked): which of these notifications are counted on that channel already, for another device; and
    /// counting deliveries now. Answers those that the instance still has a lease on: others were deleted meanwhile.
    model::Result<QSet<model::NotificationId>> counted(
        const QList<model::NotificationId> &notifications, model::Channel channel);
    model::Result<QSet<QUuid>> count(const QList<QUuid> &deliveries, const QUuid &instance, const QDateTime &now);

    /// Keeps what became of deliveries, all or none, and settles the notifications' status. Outcomes of deliveries on which
    /// the instance has no lease any more change nothing.
    model::Result<void> record(const QList<DeliveryOutcome> &outcomes, const QUuid &instance);

    /// Begins the leases anew that the instance has on these.
    model::Result<void> renew(const QList<QUuid> &deliveries, const QUuid &instance, const QDateTime &now);

    /// Gives these back untried, due at once; or put off until then.
    model::Result<void> release(
        const QList<QUuid> &deliveries, const QUuid &instance, const QDateTime &putOffUntil = {});

private:
    DatabaseConnection &m_connection;
};

} // namespace mc::store
