#include "store/inbox/notification_row.h"

namespace mc::store {

namespace {

model::Metadata metadata(const Rows &rows, int first)
{
    const auto id
        = [&rows](int column) { return rows.isNull(column) ? std::nullopt : std::optional(rows.integer(column)); };
    return {id(first), id(first + 1), id(first + 2), id(first + 3), rows.text(first + 4), rows.text(first + 5)};
}

QVariant idValue(std::optional<qint64> id) { return id ? QVariant(*id) : QVariant(); }

QVariant linkValue(const QString &link) { return link.isEmpty() ? QVariant() : QVariant(link); }

} // namespace

QVariantList valuesOf(const model::Metadata &metadata)
{
    return {idValue(metadata.appointmentId), idValue(metadata.messageId), idValue(metadata.medicalRecordId),
        idValue(metadata.invoiceId), linkValue(metadata.actionUrl), linkValue(metadata.deepLink)};
}

model::Channels channelsFrom(const Rows &rows, int column)
{
    model::Channels channels;
    for (const QByteArrayView word : rows.array(column)) {
        if (const auto channel = model::channelFromWord(QLatin1String(word)))
            channels |= *channel;
    }
    return channels;
}

model::Notification notificationFrom(const Rows &rows, int first)
{
    model::Notification notification;
    notification.id = rows.notificationId(first);
    notification.type = rows.word(first + 1, &model::notificationTypeFromWord);
    notification.title = rows.text(first + 2);
    notification.message = rows.text(first + 3);
    notification.priority = rows.word(first + 4, &model::priorityFromWord);
    notification.isRead = rows.boolean(first + 5);
    notification.deliveryStatus = rows.word(first + 6, &model::deliveryStatusFromWord);
    notification.channels = channelsFrom(rows, first + 7);
    notification.createdAt = rows.time(first + 8);
    notification.readAt = rows.time(first + 9);
    notification.scheduledFor = rows.time(first + 10);
    notification.recipient.id = rows.userId(first + 11);
    notification.metadata = metadata(rows, first + 12);
    notification.deliveredAt = rows.time(first + 18);
    notification.cancelledAt = rows.time(first + 19);
    return notification;
}

std::optional<model::Person> personFrom(const Rows &rows, int first)
{
    if (rows.isNull(first))
        return {};
    return model::Person {
        rows.userId(first), rows.text(first + 1), rows.text(first + 2), rows.text(first + 3), rows.text(first + 4)};
}

QString arrayValue(model::Channels channels)
{
    QStringList words;
    for (const model::Channel channel : model::allChannels) {
        if (channels.testFlag(channel))
            words += word(channel);
    }
    return u'{' + words.join(u',') + u'}';
}

} // namespace mc::store
