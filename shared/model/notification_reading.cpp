#include "model/answer_fields.h"
#include "model/notification.h"

namespace mc::model {

namespace {

Person person(AnswerFields &fields, const char *name)
{
    AnswerFields inner = fields.inside(name);
    inner.require({"id", "username"});
    const Person person {.id = inner.userId("id"),
        .username = inner.text("username"),
        .email = inner.text("email"),
        .firstName = inner.text("first_name"),
        .lastName = inner.text("last_name")};
    fields.add(inner);
    return person;
}

Metadata metadata(AnswerFields &fields)
{
    AnswerFields inner = fields.inside("metadata");
    const Metadata metadata {.appointmentId = inner.optionalInteger("appointment_id"),
        .messageId = inner.optionalInteger("message_id"),
        .medicalRecordId = inner.optionalInteger("medical_record_id"),
        .invoiceId = inner.optionalInteger("invoice_id"),
        .actionUrl = inner.text("action_url"),
        .deepLink = inner.text("deep_link"),
        .neutralLink = inner.boolean("neutral_link")};
    fields.add(inner);
    return metadata;
}

// Ways that a later version adds are none of ours.
Channels channels(AnswerFields &fields)
{
    Channels channels;
    const QStringList words = fields.texts("channels");
    for (const QString &word : words) {
        if (const std::optional<Channel> channel = channelFromWord(word))
            channels.setFlag(*channel);
    }
    return channels;
}

void readDetail(AnswerFields &fields, Notification &notification)
{
    if (!fields.object("recipient").isEmpty())
        notification.recipient = person(fields, "recipient");
    if (!fields.object("sender").isEmpty())
        notification.sender = person(fields, "sender");
    notification.cancelledAt = fields.time("cancelled_at");
    notification.channelStates = channelStatesFrom(fields.object("channel_states"));
    notification.deliveryAttempts = int(fields.integer("delivery_attempts"));
    notification.lastDeliveryAttempt = fields.time("last_delivery_attempt");
    notification.deliveryErrors = fields.texts("delivery_errors");
}

} // namespace

Result<Notification> notificationFromJson(const QJsonObject &object)
{
    AnswerFields fields(object);
    fields.require({"id", "notification_type", "title", "message", "priority", "created_at"});
    Notification notification;
    notification.id = {fields.uuid("id")};
    notification.type = fields.word("notification_type", &notificationTypeFromWord).value_or(NotificationType::System);
    notification.title = fields.text("title");
    notification.message = fields.text("message");
    notification.priority = fields.word("priority", &priorityFromWord).value_or(Priority::Low);
    notification.isRead = fields.boolean("is_read");
    notification.createdAt = fields.time("created_at");
    notification.readAt = fields.time("read_at");
    notification.scheduledFor = fields.time("scheduled_for");
    notification.deliveryStatus
        = fields.word("delivery_status", &deliveryStatusFromWord).value_or(DeliveryStatus::Pending);
    notification.channels = channels(fields);
    notification.metadata = metadata(fields);
    readDetail(fields, notification);
    if (const std::optional<Error> error = fields.error())
        return *error;
    return notification;
}

} // namespace mc::model
