#pragma once

#include <QtCore/QString>

namespace mc::store {

/// Composes the deletion of notifications with all that has to be kept and told of it: what still waited to be delivered is
/// withdrawn, and what went out, or is under way, counts by its recipient's limits as before.
///
/// `which` are those of `notifications n`, which the transaction has locked before, with their deliveries, by a statement of its own:
/// whoever gives a notification deliveries, or tells what became of them, is done by then. `now` is SQL. `told` are the CTEs that tell
/// the inboxes, from `due`: those deleted that were due, with `is_read` and `delivery_status`. All that were deleted are `gone`.
QString removal(const char *which, const char *now, const QString &told);

/// How many unread ones fewer there are with such a row.
inline constexpr char lessUnread[] = "-(NOT f.is_read)::int";

/// The CTEs that tell each inbox with `rows` of one change, and of each notification that it was deleted.
QString bulkRemovalTold(const char *rows, const char *now);

} // namespace mc::store
