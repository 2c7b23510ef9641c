#pragma once

#include "model/channel.h"
#include "model/delivery.h"
#include "model/json_writer.h"
#include "model/result.h"

#include <QtCore/QJsonObject>
#include <QtCore/QUuid>

namespace mc::model {

/// What can happen to a notification, in the order in which it does at one moment (CONTRACT section 11).
enum class TimelineEvent {
    Created,
    Scheduled,
    Rescheduled,
    Cancelled,
    Held,
    Suppressed,
    Attempted,
    Sent,
    Failed,
    Retried,
    Delivered,
    Read,
    Unread,
    Clicked,
};

QLatin1String word(TimelineEvent event);
std::optional<TimelineEvent> timelineEventFromWord(QAnyStringView word);

/// One step on a notification's way.
struct TimelineEntry
{
    QDateTime at;
    TimelineEvent event = TimelineEvent::Created;
    std::optional<Channel> channel {};
    QUuid deliveryId {}; ///< null: none
    std::optional<int> attempt {}; ///< from 1
    QString reason {}; ///< a stable word; empty: none
    QString detail {}; ///< a sentence; empty: none
    QDateTime until {}; ///< of what was held; invalid for others, and where it is not known
    QByteArray timezone {}; ///< by whose clock it is held, an IANA name; empty without `until`
    bool operator==(const TimelineEntry &) const = default;
};

void write(JsonWriter &json, const TimelineEntry &entry);
/// What write() wrote, for clients.
Result<TimelineEntry> timelineEntryFromJson(const QJsonObject &object);

} // namespace mc::model
