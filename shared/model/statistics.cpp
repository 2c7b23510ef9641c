#include "model/statistics.h"

#include "model/json_reader.h"
#include "model/words.h"

#include <cmath>

namespace mc::model {

namespace {

constexpr std::array periodWords {"day", "week", "month", "year"};

// A number with so many of its decimals.
QString decimal(double number, int places = 1) { return QString::number(number, 'f', places); }

JsonWriter &writeDecimal(JsonWriter &json, const char *name, double number)
{
    return json.key(QLatin1String(name)).raw(decimal(number).toLatin1());
}

} // namespace

QLatin1String word(StatisticsPeriod period) { return wordOf(periodWords, period); }
std::optional<StatisticsPeriod> statisticsPeriodFromWord(QAnyStringView word)
{
    return valueOf<StatisticsPeriod>(periodWords, word);
}

double percentage(qint64 part, qint64 whole)
{
    return whole == 0 ? 0 : std::round(1000.0 * double(part) / double(whole)) / 10;
}

QString durationText(double seconds)
{
    if (std::round(seconds) < 60)
        return decimal(seconds, 0) + QStringLiteral(" seconds");
    if (std::round(seconds / 6) < 600)
        return decimal(seconds / 60) + QStringLiteral(" minutes");
    if (seconds < 48 * 3600)
        return decimal(seconds / 3600) + QStringLiteral(" hours");
    return decimal(seconds / 86'400) + QStringLiteral(" days");
}

void write(JsonWriter &json, const Statistics &statistics)
{
    json.beginObject();
    writeFields(json, statistics);
    json.endObject();
}

void writeFields(JsonWriter &json, const Statistics &s)
{
    json.field(QLatin1String("total_notifications"), s.total).field(QLatin1String("unread_count"), s.unread);
    json.key(QLatin1String("by_type")).beginObject();
    for (const NotificationType type : allNotificationTypes)
        json.field(word(type), s.byType[std::size_t(type)]);
    json.endObject().key(QLatin1String("by_priority")).beginObject();
    for (const Priority priority : allPriorities)
        json.field(word(priority), s.byPriority[std::size_t(priority)]);
    json.endObject().key(QLatin1String("delivery_stats")).beginObject();
    writeDecimal(json, "success_rate", s.successRate)
        .field(QLatin1String("failed_deliveries"), s.failedDeliveries)
        .field(QLatin1String("pending_deliveries"), s.pendingDeliveries)
        .endObject();
    json.key(QLatin1String("engagement_metrics")).beginObject();
    writeDecimal(json, "read_rate", s.readRate)
        .field(QLatin1String("average_read_time"), durationText(s.averageReadSeconds));
    writeDecimal(json, "average_read_seconds", s.averageReadSeconds);
    writeDecimal(json, "click_through_rate", s.clickThroughRate).endObject();
}

Result<Statistics> statisticsFromJson(const QJsonObject &object)
{
    Statistics s;
    JsonReader json(object);
    s.total = json.integer(QLatin1String("total_notifications"));
    s.unread = json.integer(QLatin1String("unread_count"));
    json.object(QLatin1String("by_type"), [&s](JsonReader &types) {
        for (const NotificationType type : allNotificationTypes)
            s.byType[std::size_t(type)] = types.integer(word(type));
    });
    json.object(QLatin1String("by_priority"), [&s](JsonReader &priorities) {
        for (const Priority priority : allPriorities)
            s.byPriority[std::size_t(priority)] = priorities.integer(word(priority));
    });
    json.object(QLatin1String("delivery_stats"), [&s](JsonReader &delivery) {
        s.successRate = delivery.number(QLatin1String("success_rate"));
        s.failedDeliveries = delivery.integer(QLatin1String("failed_deliveries"));
        s.pendingDeliveries = delivery.integer(QLatin1String("pending_deliveries"));
    });
    json.object(QLatin1String("engagement_metrics"), [&s](JsonReader &engagement) {
        s.readRate = engagement.number(QLatin1String("read_rate"));
        s.averageReadSeconds = engagement.number(QLatin1String("average_read_seconds"));
        s.clickThroughRate = engagement.number(QLatin1String("click_through_rate"));
    });
    if (const std::optional<Error> failure = json.failure())
        return *failure;
    return s;
}

} // namespace mc::model
