#include "store/inbox/notification_row.h"

#include "store/session/database_connection.h"

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
    return metadata;
}

QVariant idValue(std::optional<qint64> id) { return id ? QVariant(*id) : QVariant(); }

QVariant linkValue(const QString &link) { return link.isEmpty() ? QVariant() : QVariant(link); }

} // namespace

QVariantList valuesOf(const model::Metadata &metadata)
{
    return {idValue(metadata.appointmentId), idValue(metadata.messageId), idValue(metadata.medicalRecordId),
        idValue(metadata.invoiceId), linkValue(metadata.actionUrl), linkValue(metadata.deepLink)};
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
