#pragma once

#include "model/inbox_change.h"
#include "store/session/rows.h"

namespace mc::store::journal {

/// Composes the SQL by which statements append to the journal. The only code that writes it, and that gives an inbox its
/// next version.
///
/// A statement that changes notifications has the changed rows in a CTE, with `notificationFacts` among its columns, and goes on
/// with one of these CTEs:
///
///     WITH changed AS (UPDATE notifications n SET … RETURNING <notificationFacts>), <inboxChange("changed", …)>
///     SELECT <changeColumns> FROM change c
///
/// Expressions speak of a row of that CTE as `f`.

/// A column of the journal, and the SQL that fills it.
struct Column
{
    const char *name;
    const char *sql;
};
using Columns = QList<Column>;

/// What facts are made from: columns of `notifications n`, and of `deliveries d`.
inline constexpr char notificationFacts[]
    = "n.id, n.recipient_id, n.clinic_id, n.notification_type, n.priority, n.created_at, "
      "coalesce(n.scheduled_for, n.created_at) AS due_at, n.channels, n.suppressed";
inline constexpr char deliveryFacts[] = "d.id, d.notification_id, d.recipient_id, d.clinic_id, d.priority, d.channel, "
                                        "d.status, d.attempts, d.reason, d.detail, d.last_error, d.created_at, "
                                        "d.due_at AS next_at";
/// The error that statistics count a delivery under which fails, or failed before and does no more; null for others.
inline constexpr char countedError[] = "CASE WHEN 'failed' IN (f.was, f.status) THEN "
                                       "left(coalesce(nullif(f.last_error, ''), 'unknown'), 200) END";
/// When a notification is due, as timelines show it.
inline constexpr char dueText[] = "to_char(f.due_at AT TIME ZONE 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS.MS\"Z\"')";
/// What became of it in the app before it is known to have been delivered there.
inline constexpr char inAppState[] = "CASE WHEN jsonb_exists(f.suppressed, 'in_app') THEN delivery_state 'suppressed' "
                                     "WHEN 'in_app' = ANY (f.channels) THEN delivery_state 'sent' END";

/// What is told of a new notification: that it was created, and appears at once, or that it was scheduled for later.
Columns created();
Columns scheduled();
/// What is told of one that waits: that it got another time, or was cancelled; `at` is SQL.
Columns rescheduled(const char *at);
Columns cancelled(const char *at);

/// CTEs `owners` and `picked`, to begin with: lock the inboxes of the notifications `n` for which `condition` holds, in the order of
/// their users, and then those notifications, in the order of their ids; `picked` has their `columns`. The order of everybody who
/// changes some of both, so that no two wait for each other.
QString lockInOrder(const char *condition, const char *columns = "n.id");

/// CTEs `inbox` and `change`: the inbox of the one notification in `rows` gets its next version and `unread` more unread ones,
/// and the journal a row of it. `columns` fill kind, at and what else is to be told.
QString inboxChange(const char *rows, const char *unread, const Columns &columns);

/// The same for any number of notifications, a version each, in that order within an inbox. Inboxes are locked in the order
/// of their users, so that no two statements wait for each other. Adds the CTEs `per_inbox` and `locked`.
QString inboxChanges(const char *rows, const char *unread, const char *order, const Columns &columns);

/// The same for bulk changes, a version each: `rows` has recipient_id, unread (how many more), affected and ids, one row per
/// inbox. What happened to each notification is a fact of its own.
QString bulkChanges(const char *rows, const Columns &columns);

/// A CTE named `cte`: the journal gets a row for each notification in `rows`, and no inbox changes.
QString notificationFact(const char *cte, const char *rows, const Columns &columns);

/// The same for each delivery in `rows`. What it was and became stands in `columns`.
QString deliveryFact(const char *cte, const char *rows, const Columns &columns);

/// A CTE named `cte`: somebody has more active devices or fewer. `rows` has user_id, device_type and devices, the
/// difference; those that add up to nothing are not told. Locks the users FOR SHARE, so that their clinic stays.
QString devicesChanged(const char *cte, const char *rows, const char *at);
/// The same for users who went to another clinic, with their devices: `rows` has user_id, device_type, devices, old_clinic and
/// new_clinic.
QString devicesMoved(const char *cte, const char *rows, const char *at);

/// Columns that changeFrom() reads, of CTE `change c` or `journal c`.
inline constexpr char changeColumns[]
    = "c.user_id, c.version, c.kind, (date_part('epoch', c.at) * 1000)::bigint, c.unread_count, c.notification_id, "
      "c.affected_count, c.notification_type, c.notification_ids";
/// A change of an inbox; the notification of one that was created is for the caller to add.
model::InboxChange changeFrom(Rows &row);
/// That of a statement that changes one inbox at most.
std::optional<model::InboxChange> onlyChangeFrom(Rows &rows);

} // namespace mc::store::journal
