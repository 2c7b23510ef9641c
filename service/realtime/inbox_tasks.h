#pragma once

#include "realtime/client_message.h"
#include "realtime/user_channel.h"
#include "store/store.h"
#include "work/work.h"

namespace mc::realtime {

/// What the hub has the database do, each on one of the desk's threads, and each in a few statements. Error of all:
/// Unavailable.

/// The changes after that version, at most `most`.
model::Result<Missed> missedSince(store::Store &store, model::UserId user, qint64 version, int most);

/// What a client that asks to sync is told.
struct CatchUp
{
    QList<model::InboxChange> changes;
    bool reset = false; ///< they are not known any more, or too many
    store::InboxState state; ///< where the inbox stood after the last of them
};
/// Error: not_found when there is no such inbox any more.
model::Result<CatchUp> catchUp(store::Store &store, model::UserId user, const Sync &sync, int most);

/// Marks a notification of that inbox as read. Answers when it had been read already, in which case nothing changed; invalid:
/// it was not. What a visitor changes goes into the audit log as well; null: it is the owner. Error: NOTIF_001.
model::Result<QDateTime> markRead(store::Store &store, work::Work &work, model::UserId inbox, model::NotificationId id,
    const QDateTime &now, const store::AuditEntry *visit = nullptr);

} // namespace mc::realtime
