#include "model/notification.h"

#include "model/json_optional.h"
#include "model/words.h"

namespace mc::model {

namespace {

constexpr std::array statusWords {"pending", "sent", "delivered", "failed"};

void writePerson(JsonWriter &json, const Person &person, bool withEmail)
{
    json.beginObject().field(QLatin1String("id"), person.id.value).field(QLatin1String("username"), person.username);
    if (withEmail)
        json.field(QLatin1String("email"), person.email);
    json.field(QLatin1String("first_name"), person.firstName)
        .field(QLatin1String("last_name"), person.lastName)
        .endObject();
}

void writeWholeMetadata(JsonWriter &json, const Metadata &metadata)
{
    json.key(QLatin1String("metadata")).beginObject();
    writeOptional(json, QLatin1String("appointment_id"), metadata.appointmentId);
    writeOptional(json, QLatin1String("message_id"), metadata.messageId);
    writeOptional(json, QLatin1String("medical_record_id"), metadata.medicalRecordId);
    writeOptional(json, QLatin1String("invoice_id"), metadata.invoiceId);
    writeOptional(json, QLatin1String("action_url"), metadata.actionUrl);
    writeOptional(json, QLatin1String("deep_link"), metadata.deepLink);
    if (metadata.neutralLink)
        json.field(QLatin1String("neutral_link"), true);
    json.endObject();
}

void writeContent(JsonWriter &json, const Notification &notification)
{
    json.field(QLatin1String("notification_type"), word(notification.type))
        .field(QLatin1String("title"), notification.title)
        .field(QLatin1String("message"), notification.message)
        .field(QLatin1String("priority"), word(notification.priority))
        .field(QLatin1String("is_read"), notification.isRead)
        .field(QLatin1String("created_at"), notification.createdAt)
        .field(QLatin1String("read_at"), notification.readAt)
        .field(QLatin1String("scheduled_for"), notification.scheduledFor)
        .field(QLatin1String("delivery_status"), word(notification.deliveryStatus));
    write(json.key(QLatin1String("channels")), notification.channels);
}

} // namespace

QLatin1String word(DeliveryStatus status) { return wordOf(statusWords, status); }
std::optional<DeliveryStatus> deliveryStatusFromWord(QAnyStringView word)
{
    return valueOf<DeliveryStatus>(statusWords, word);
}

void writeSummaryFields(JsonWriter &json, const Notification &notification)
{
    json.field(QLatin1String("id"), toString(notification.id));
    writeContent(json, notification);
    write(json.key(QLatin1String("metadata")), notification.metadata);
}

void writeSummary(JsonWriter &json, const Notification &notification, ShowRecipient recipient)
{
    json.beginObject();
    writeSummaryFields(json, notification);
    if (recipient == ShowRecipient::Yes) { // to others, a cancelled one never appears
        json.field(QLatin1String("cancelled_at"), notification.cancelledAt);
        write(json.key(QLatin1String("channel_states")), notification.channelStates);
        writePerson(json.key(QLatin1String("recipient")), notification.recipient, true);
    }
    json.endObject();
}

void writeDetail(JsonWriter &json, const Notification &notification)
{
    json.beginObject().field(QLatin1String("id"), toString(notification.id));
    writePerson(json.key(QLatin1String("recipient")), notification.recipient, true);
    json.key(QLatin1String("sender"));
    if (notification.sender)
        writePerson(json, *notification.sender, false);
    else
        json.null();
    writeContent(json, notification);
    json.field(QLatin1String("cancelled_at"), notification.cancelledAt);
    writeWholeMetadata(json, notification.metadata);
    json.field(QLatin1String("delivery_attempts"), notification.deliveryAttempts)
        .field(QLatin1String("last_delivery_attempt"), notification.lastDeliveryAttempt)
        .key(QLatin1String("delivery_errors"))
        .beginArray();
    for (const QString &error : notification.deliveryErrors)
        json.value(error);
    json.endArray().endObject();
}

} // namespace mc::model
