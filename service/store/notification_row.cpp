#include "store/notification_row.h"

namespace mc::store {

namespace {

template<typename Enum>
Enum known(std::optional<Enum> value)
{
    return value.value_or(Enum()); // the database's types hold no other words
}

model::Channels channels(const Rows &rows, int column)
{
    model::Channels channels;
    for (const QByteArrayView word : rows.array(column)) {
        if (const auto channel = model::channelFromWord(QString::fromLatin1(word)))
            channels |= *channel;
    }
    return channels;
}

} // namespace

model::Notification notificationFrom(const Rows &rows, int first)
{
    model::Notification notification;
    notification.id = rows.notificationId(first);
    notification.type = known(model::notificationTypeFromWord(rows.text(first + 1)));
    notification.title = rows.text(first + 2);
    notification.message = rows.text(first + 3);
    notification.priority = known(model::priorityFromWord(rows.text(first + 4)));
    notification.isRead = rows.boolean(first + 5);
    notification.deliveryStatus = known(model::deliveryStatusFromWord(rows.text(first + 6)));
    notification.channels = channels(rows, first + 7);
    notification.metadata = model::metadataFromStored(rows.bytes(first + 8).toByteArray());
    notification.createdAt = rows.time(first + 9);
    notification.readAt = rows.time(first + 10);
    notification.scheduledFor = rows.time(first + 11);
    notification.recipient.id = rows.userId(first + 12);
    return notification;
}

std::optional<model::Person> personFrom(const Rows &rows, int first)
{
    if (rows.isNull(first))
        return {};
    return model::Person {rows.userId(first), rows.text(first + 1), rows.text(first + 2), rows.text(first + 3),
        rows.text(first + 4)};
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
