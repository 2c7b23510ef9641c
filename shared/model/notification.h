#pragma once

#include "model/channel_states.h"
#include "model/ids.h"
#include "model/json_writer.h"
#include "model/notification_type.h"
#include "model/priority.h"
#include "model/result.h"
#include "model/user.h"

#include <QtCore/QDateTime>
#include <QtCore/QJsonObject>
#include <QtCore/QStringList>

namespace mc::model {

/// How far a notification has come (CONTRACT section 8).
enum class DeliveryStatus { Pending, Sent, Delivered, Failed };

QLatin1String word(DeliveryStatus status);
std::optional<DeliveryStatus> deliveryStatusFromWord(QAnyStringView word);

/// What a notification points to.
struct Metadata
{
    std::optional<qint64> appointmentId {};
    std::optional<qint64> messageId {};
    std::optional<qint64> medicalRecordId {};
    std::optional<qint64> invoiceId {};
    QString actionUrl {}; ///< absolute https URL or absolute path; empty: none
    QString deepLink {}; ///< URL of any scheme but javascript and data; empty: none
    bool neutralLink
        = false; ///< the sender says that the links tell nothing of anybody's health: neutral messages keep them
    bool operator==(const Metadata &) const = default;
};

/// The keys that are set, as lists and WebSocket messages show them.
void write(JsonWriter &json, const Metadata &metadata);
/// Checks a caller's metadata; field names in errors begin with "metadata.".
Result<Metadata> metadataFromJson(const QJsonObject &object);
class Fields;
/// Reads an optional link as `action_url` takes them: an absolute https URL without user name, or an absolute path. Empty when it
/// is absent, null, or wrong, which is noted.
QString actionUrlFrom(Fields &fields, QLatin1String name);
/// Reads the optional id of a record of another module, from 1.
std::optional<qint64> recordIdFrom(Fields &fields, QLatin1String name);

/// A notification as it is stored: the specification's model.
struct Notification
{
    NotificationId id;
    Person recipient;
    std::optional<Person> sender;
    NotificationType type = NotificationType::System;
    QString title;
    QString message;
    Priority priority = Priority::Low;
    bool isRead = false;
    QDateTime createdAt; ///< UTC, whole milliseconds, like every time here
    QDateTime readAt; ///< invalid: unread
    QDateTime scheduledFor; ///< invalid: at once
    DeliveryStatus deliveryStatus = DeliveryStatus::Pending;
    Channels channels;
    Metadata metadata;
    int deliveryAttempts = 0;
    QDateTime lastDeliveryAttempt; ///< invalid: none yet
    QStringList deliveryErrors;
    QDateTime deliveredAt; ///< reached the recipient's app; invalid: not yet. Not part of the API's model
    QDateTime cancelledAt; ///< invalid: not cancelled
    ChannelStates channelStates; ///< known in lists for admins only
    bool operator==(const Notification &) const = default;
};

enum class ShowRecipient { No, Yes };
/// What lists show of a notification (CONTRACT section 5): `recipient`, `cancelled_at` and `channel_states` for admins only.
void writeSummary(JsonWriter &json, const Notification &notification, ShowRecipient recipient);
/// The fields of a summary without the braces around them, for messages that add their own.
void writeSummaryFields(JsonWriter &json, const Notification &notification);
/// The whole model, every metadata key, null when unset.
void writeDetail(JsonWriter &json, const Notification &notification);

/// A notification as the service answers it, for clients: a summary, a whole one, or a message's.
Result<Notification> notificationFromJson(const QJsonObject &object);

/// What the caller knows of a notification's circumstances: the input of the priority rule.
struct PriorityContext
{
    bool urgent = false;
    bool sameDay = false;
    bool overdue = false;
    bool operator==(const PriorityContext &) const = default;
};

/// A notification to be: the checked body of a POST.
struct NotificationDraft
{
    UserId recipientId;
    NotificationType type = NotificationType::System;
    QString title;
    QString message;
    std::optional<Priority> priority; ///< absent: computed by the specification's rule
    std::optional<Channels> channels; ///< absent: the specification's strategy picks
    QDateTime scheduledFor; ///< invalid: at once
    Metadata metadata;
    PriorityContext context;
    bool operator==(const NotificationDraft &) const = default;
};

inline constexpr QLatin1String scheduleField("scheduled_for");
/// Reads `scheduled_for`: a time after `now` and at most 365 days ahead; invalid when it is absent, null, or wrong, which
/// is noted.
QDateTime scheduleFrom(Fields &fields, const QDateTime &now);

/// Checks the body of a POST. The error's code is NOTIF_002 or NOTIF_010 when type or time is wrong, else
/// validation_error; every wrong field is named. A scheduled time lies after `now` and at most 365 days ahead.
Result<NotificationDraft> draftFromJson(const QJsonObject &object, const QDateTime &now);

} // namespace mc::model
