#include "store/inbox/notification_row.h"

#include "store/session/database_connection.h"

#include <QtCore/QJsonDocument>

namespace mc::store {

namespace {

model::Metadata metadataFrom(Rows &row)
{
    model::Metadata metadata;
    metadata.appointmentId = row.optionalInteger();
    metadata.messageId = row.optionalInteger();
    metadata.medicalRecordId = row.optionalInteger();
    metadata.invoiceId = row.optionalInteger();
    metadata.actionUrl = row.text();
    metadata.deepLink = row.text();
    metadata.neutralLink = row.boolean();
    return metadata;
}

QVariant idValue(std::optional<qint64> id) { return id ? QVariant(*id) : QVariant(); }

QVariant linkValue(const QString &link) { return link.isEmpty() ? QVariant() : QVariant(link); }

} // namespace

// In the app nothing is delivered by a delivery. What waits for its time has none yet.
const char channelStatesColumn[] = R"(
(SELECT jsonb_object_agg(channel, (ARRAY['suppressed', 'failed', 'waiting', 'held', 'sent', 'delivered'])[rank])
 FROM (SELECT channel, max(rank) AS rank FROM (
     SELECT d.channel::text, CASE d.status WHEN 'suppressed' THEN 1 WHEN 'failed' THEN 2 WHEN 'sent' THEN 5 WHEN 'delivered' THEN 6
                             ELSE CASE WHEN d.reason IS NULL THEN 3 ELSE 4 END END
     FROM deliveries d WHERE d.notification_id = n.id
     UNION ALL SELECT jsonb_object_keys(n.suppressed), 1
     UNION ALL SELECT c::text, 3 FROM unnest(n.channels) c WHERE NOT n.is_due AND n.cancelled_at IS NULL
     UNION ALL SELECT 'in_app', CASE WHEN n.delivered_at IS NULL THEN 5 ELSE 6 END WHERE n.is_due AND 'in_app' = ANY (n.channels)
 ) told (channel, rank) GROUP BY channel) best))";

QVariantList valuesOf(const model::Metadata &metadata)
{
    return {idValue(metadata.appointmentId), idValue(metadata.messageId), idValue(metadata.medicalRecordId),
        idValue(metadata.invoiceId), linkValue(metadata.actionUrl), linkValue(metadata.deepLink), metadata.neutralLink};
}

QVariantList valuesOf(const std::optional<ops::TraceContext> &trace)
{
    return trace ? QVariantList {uuidValue(trace->id), trace->isSampled} : QVariantList {QVariant(), QVariant()};
}

std::optional<ops::TraceContext> traceFrom(Rows &row)
{
    if (row.isNull()) {
        row.skip(2);
        return {};
    }
    const QUuid id = row.uuid();
    return ops::TraceContext {.id = id, .isSampled = row.boolean()};
}

model::Channels channelsFrom(Rows &row)
{
    model::Channels channels;
    for (const QByteArrayView word : row.array()) {
        if (const auto channel = model::channelFromWord(QLatin1String(word)))
            channels |= *channel;
    }
    return channels;
}

model::ChannelStates channelStatesFrom(Rows &row)
{
    return model::channelStatesFrom(QJsonDocument::fromJson(row.bytes().toByteArray()).object());
}

model::Notification notificationFrom(Rows &row)
{
    model::Notification notification;
    notification.id = row.notificationId();
    notification.type = row.word(&model::notificationTypeFromWord);
    notification.title = row.text();
    notification.message = row.text();
    notification.priority = row.word(&model::priorityFromWord);
    notification.isRead = row.boolean();
    notification.deliveryStatus = row.word(&model::deliveryStatusFromWord);
    notification.channels = channelsFrom(row);
    notification.createdAt = row.time();
    notification.readAt = row.time();
    notification.scheduledFor = row.time();
    notification.recipient.id = row.userId();
    notification.metadata = metadataFrom(row);
    notification.deliveredAt = row.time();
    notification.cancelledAt = row.time();
    return notification;
}

std::optional<model::Person> personFrom(Rows &row)
{
    if (row.isNull()) {
        row.skip(5);
        return {};
    }
    model::Person person;
    person.id = row.userId();
    person.username = row.text();
    person.email = row.text();
    person.firstName = row.text();
    person.lastName = row.text();
    return person;
}

QString arrayValue(model::Channels channels)
{
    QStringList words;
    for (const model::Channel channel : model::allChannels) {
        if (channels.testFlag(channel))
            words += word(channel);
    }
    return arrayValue(words);
}

} // namespace mc::store
