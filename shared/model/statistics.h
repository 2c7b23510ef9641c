#pragma once

#include "model/json_writer.h"
#include "model/notification_type.h"
#include "model/priority.h"
#include "model/result.h"

#include <QtCore/QJsonObject>

namespace mc::model {

/// The rolling windows that statistics are asked for (the specification's section 5).
enum class StatisticsPeriod { Day, Week, Month, Year };

/// day, week, month, year.
QLatin1String word(StatisticsPeriod period);
std::optional<StatisticsPeriod> statisticsPeriodFromWord(QAnyStringView word);

/// The share in percent with one decimal; 0.0 where there is nothing to divide by (CONTRACT section 5).
double percentage(qint64 part, qint64 whole);

/// "45 seconds", "3.0 minutes", "2.5 hours"; days from 48 hours on.
QString durationText(double seconds);

/// What became of the notifications of one window. Counts are of the window's notifications and deliveries alone: what
/// came due in it, whenever it was read.
struct Statistics
{
    qint64 total = 0; ///< deleted ones stay counted
    qint64 unread = 0;
    std::array<qint64, allNotificationTypes.size()> byType = {}; ///< in the order of NotificationType
    std::array<qint64, allPriorities.size()> byPriority = {}; ///< in the order of Priority
    double successRate = 0; ///< percent of what was sent, over all channels, that did not fail
    qint64 failedDeliveries = 0;
    qint64 pendingDeliveries = 0;
    double readRate = 0; ///< percent
    double averageReadSeconds = 0; ///< from the time it came due; one decimal
    double clickThroughRate = 0; ///< percent of all, not only of those read
    bool operator==(const Statistics &) const = default;
};

void write(JsonWriter &json, const Statistics &statistics);
/// The fields without the braces around them, for answers that add their own.
void writeFields(JsonWriter &json, const Statistics &statistics);
/// Reads what write() wrote; fields that it does not know are passed over. Error: validation_error naming the first
/// field that is missing or wrong.
Result<Statistics> statisticsFromJson(const QJsonObject &object);

} // namespace mc::model
