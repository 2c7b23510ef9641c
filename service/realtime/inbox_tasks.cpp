#include "realtime/inbox_tasks.h"

namespace mc::realtime {

using model::Error;
using model::ErrorCode;
using model::InboxChange;
using model::Result;
using store::InboxState;
using store::MissedChanges;
using store::Store;
using work::Work;

namespace {

Result<std::optional<InboxState>> stateOf(Store &store, model::UserId user)
{
    const Result<QList<InboxState>> states = store.inboxes.states({user});
    if (!states)
        return states.error();
    return states->isEmpty() ? std::optional<InboxState>() : states->first();
}

// The version from which the client wants to hear; nothing when that is not known.
Result<std::optional<qint64>> startOf(Store &store, model::UserId user, const Sync &sync, int most)
{
    if (const auto *version = std::get_if<qint64>(&sync.since))
        return std::optional(*version);
    if (const auto *time = std::get_if<QDateTime>(&sync.since))
        return store.inboxes.versionAt(user, *time, most);
    return std::optional<qint64>();
}

// What the audit log says of it, when a visitor does it.
store::AuditEntry markedBy(const store::AuditEntry &visit, model::NotificationId id, const QDateTime &now)
{
    store::AuditEntry entry = visit;
    entry.at = now;
    entry.action = QStringLiteral("notification.updated");
    entry.targetId = toString(id);
    return entry;
}

// Whether it was unread.
Result<bool> mark(Store &store, Work &work, model::UserId inbox, model::NotificationId id, const QDateTime &now)
{
    // An admin at another's socket acts for that inbox, and so has its reach: the effect is one of this inbox, and shows
    // on this socket.
    const Result<std::optional<InboxChange>> change = store.notifications.markRead(id, {inbox, false}, true, now);
    if (!change)
        return change.error();
    if (!*change) {
        work.concernsNobody();
        return false;
    }
    work.publish(**change);
    work.concerns(inbox);
    return true;
}

} // namespace

Result<Missed> missedSince(Store &store, model::UserId user, qint64 version, int most)
{
    Result<MissedChanges> missed = store.inboxes.since(user, version, most);
    if (!missed)
        return missed.error();
    if (!missed->reset)
        return Missed {.changes = missed->changes, .reset = false, .state = {}};
    const Result<std::optional<InboxState>> state = stateOf(store, user);
    if (!state)
        return state.error();
    return Missed {.changes = {}, .reset = true, .state = *state};
}

Result<CatchUp> catchUp(Store &store, model::UserId user, const Sync &sync, int most)
{
    // The state comes first: without changes after it, it is where the inbox still stood when they were read.
    const Result<std::optional<InboxState>> state = stateOf(store, user);
    if (!state)
        return state.error();
    if (!*state)
        return Error {ErrorCode::NotFound, QStringLiteral("There is no such inbox.")};
    const Result<std::optional<qint64>> start = startOf(store, user, sync, most);
    if (!start)
        return start.error();
    if (!*start)
        return CatchUp {.changes = {}, .reset = true, .state = **state};
    const Result<MissedChanges> missed = store.inboxes.since(user, **start, most);
    if (!missed)
        return missed.error();
    CatchUp found {.changes = missed->changes, .reset = missed->reset, .state = **state};
    if (!found.changes.isEmpty()) {
        const InboxChange &last = found.changes.last();
        found.state = {.user = user, .version = last.version, .unreadCount = last.unreadCount};
    }
    return found;
}

Result<QDateTime> markRead(Store &store, Work &work, model::UserId inbox, model::NotificationId id,
    const QDateTime &now, const store::AuditEntry *visit)
{
    const auto step = [&] { return mark(store, work, inbox, id, now); };
    for (int attempt = 0; attempt < 3; ++attempt) {
        const Result<bool> marked = visit ? work.audited(markedBy(*visit, id, now), step) : step();
        if (!marked)
            return marked.error();
        if (*marked)
            return QDateTime();
        const Result<model::Notification> stored = store.notifications.find(id, {inbox, false});
        if (!stored)
            return stored.error();
        if (stored->isRead)
            return stored->readAt;
        // Marked unread between the two statements: once more.
    }
    return Error {ErrorCode::Conflict, QStringLiteral("The notification is being changed elsewhere. Try again.")};
}

} // namespace mc::realtime
