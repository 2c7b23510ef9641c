#pragma once

#include "model/notification.h"
#include "ops/trace_context.h"
#include "store/session/rows.h"

#include <QtCore/QVariant>

namespace mc::store {

/// The columns of a notification, for `SELECT` lists over `notifications n`, in the order notificationFrom() reads them.
inline constexpr char notificationColumns[]
    = "n.id, n.notification_type, n.title, n.message, n.priority, n.is_read, n.delivery_status, n.channels, "
      "(date_part('epoch', n.created_at) * 1000)::bigint, (date_part('epoch', n.read_at) * 1000)::bigint, "
      "(date_part('epoch', n.scheduled_for) * 1000)::bigint, n.recipient_id, "
      "n.appointment_id, n.message_id, n.medical_record_id, n.invoice_id, n.action_url, n.deep_link, n.neutral_link, "
      "(date_part('epoch', n.delivered_at) * 1000)::bigint, (date_part('epoch', n.cancelled_at) * 1000)::bigint";

/// The columns of a person, for `SELECT` lists over `users <alias>`, in the order personFrom() reads them.
inline constexpr char recipientColumns[] = "r.id, r.username, r.email, r.first_name, r.last_name";
/// How far each channel of `notifications n` has come, for channelStatesFrom(). Of several devices the best one counts.
extern const char channelStatesColumn[];
inline constexpr char senderColumns[] = "s.id, s.username, '', s.first_name, s.last_name";

/// The notification of the next columns; its recipient has only an id.
model::Notification notificationFrom(Rows &row);
/// The person of the next columns; nobody when they are null.
std::optional<model::Person> personFrom(Rows &row);

/// The metadata's seven values as statements bind them, in the order of notificationColumns.
QVariantList valuesOf(const model::Metadata &metadata);
/// A trace's two values as statements bind them: trace_id and is_trace_sampled.
QVariantList valuesOf(const std::optional<ops::TraceContext> &trace);
/// The trace in the next two columns, those.
std::optional<ops::TraceContext> traceFrom(Rows &row);
/// The channels in the next column, an array.
model::Channels channelsFrom(Rows &row);
model::ChannelStates channelStatesFrom(Rows &row);
/// An array literal of channels.
QString arrayValue(model::Channels channels);

} // namespace mc::store
