#include "store/statistics/metrics.h"

#include "model/device.h"
#include "model/notification.h"

namespace mc::store {

namespace {

constexpr std::array states {"pending", "sent", "delivered", "failed"};

// It came to be seen: statistics count it from then on.
constexpr char newOnes[] = "j.kind IN ('created', 'appeared')";

QString count(const QString &condition) { return QStringLiteral("CASE WHEN %1 THEN 1 END").arg(condition); }

QString named(QLatin1String prefix, QLatin1String word) { return prefix + u'_' + word; }

// How many more are in that state.
QString entered(QLatin1String channel, const char *state)
{
    return QStringLiteral("CASE WHEN j.channel = '%1' THEN (j.became IS NOT DISTINCT FROM '%2')::int "
                          "- (j.was IS NOT DISTINCT FROM '%2')::int END")
        .arg(channel, QLatin1String(state));
}

QList<MetricDefinition> allMetrics()
{
    const QString isNew = QLatin1String(newOnes);
    QList<MetricDefinition> all {
        {.name = QStringLiteral("total"), .added = count(isNew)},
        {.name = QStringLiteral("unread"), .added = QStringLiteral("j.unread")},
        {.name = QStringLiteral("scheduled"), .added = QStringLiteral("j.scheduled"), .isPresent = true},
    };
    for (const model::NotificationType type : model::allNotificationTypes)
        all += MetricDefinition {.name = named(QLatin1String("type"), word(type)),
            .added = count(QStringLiteral("%1 AND j.notification_type = '%2'").arg(isNew, word(type)))};
    for (const model::Priority priority : model::allPriorities)
        all += MetricDefinition {.name = named(QLatin1String("priority"), word(priority)),
            .added = count(QStringLiteral("%1 AND j.priority = '%2'").arg(isNew, word(priority)))};
    all += {
        {.name = QStringLiteral("was_read"),
            .added = QStringLiteral("CASE j.kind WHEN 'read' THEN 1 WHEN 'unread' THEN -1 END")},
        {.name = QStringLiteral("read_ms"),
            .added = QStringLiteral("CASE j.kind WHEN 'read' THEN 1 WHEN 'unread' THEN -1 END "
                                    "* greatest(0, date_part('epoch', j.took) * 1000)::bigint")},
        {.name = QStringLiteral("clicked"), .added = count(QStringLiteral("j.kind = 'clicked'"))},
        {.name = QStringLiteral("in_app_sent"), .added = entered(QLatin1String("in_app"), "sent")},
        {.name = QStringLiteral("in_app_delivered"), .added = entered(QLatin1String("in_app"), "delivered")},
    };
    // Ruled out when the notification was due, or later.
    for (const model::Channel channel : model::allChannels) {
        const QString later = entered(word(channel), "suppressed");
        const QString atOnce
            = count(QStringLiteral("%1 AND jsonb_exists(j.suppressed, '%2')").arg(isNew, word(channel)));
        all += MetricDefinition {.name = word(channel) + QStringLiteral("_suppressed"),
            .added = channel == model::Channel::InApp
                ? later
                : QStringLiteral("coalesce(%1, 0) + coalesce(%2, 0)").arg(later, atOnce)};
    }
    for (const model::Channel channel : {model::Channel::Push, model::Channel::Email, model::Channel::Sms}) {
        for (const char *const state : states)
            all += MetricDefinition {
                .name = named(word(channel), QLatin1String(state)), .added = entered(word(channel), state)};
    }
    all += MetricDefinition {
        .name = QStringLiteral("retrying"), .added = QStringLiteral("j.retrying"), .isPresent = true};
    for (const model::DeviceType type : {model::DeviceType::Android, model::DeviceType::Ios, model::DeviceType::Web})
        all += MetricDefinition {.name = word(type),
            .added = QStringLiteral("CASE WHEN j.device_type = '%1' THEN j.devices END").arg(word(type)),
            .isPresent = true};
    Q_ASSERT(all.size() == int(Metric::Web) + 1);
    return all;
}

} // namespace

const QList<MetricDefinition> &metrics()
{
    static const QList<MetricDefinition> all = allMetrics();
    return all;
}

QStringList metricNames()
{
    QStringList names;
    for (const MetricDefinition &metric : metrics())
        names += metric.name;
    return names;
}

QStringList presentMetricNames()
{
    QStringList names;
    for (const MetricDefinition &metric : metrics()) {
        if (metric.isPresent)
            names += metric.name;
    }
    return names;
}

QString forEach(const QStringList &names, const QString &pattern)
{
    QStringList pieces;
    for (const QString &name : names)
        pieces += QString(pattern).replace(QLatin1String("%1"), name);
    return pieces.join(QLatin1String(", "));
}

QString factColumns()
{
    QStringList columns {QStringLiteral("j.user_id"), QStringLiteral("coalesce(j.clinic_id, 0) AS clinic_id"),
        QStringLiteral("statistics_hour(j.due_at) AS hour"),
        QStringLiteral("CASE WHEN j.kind IN ('delivered', 'sent') THEN latency_bucket(j.took) END AS latency"),
        QStringLiteral("j.channel"), QStringLiteral("j.error"),
        QStringLiteral("(j.became IS NOT DISTINCT FROM 'failed')::int "
                       "- (j.was IS NOT DISTINCT FROM 'failed')::int AS failures")};
    for (const MetricDefinition &metric : metrics())
        columns += metric.added + QStringLiteral(" AS ") + metric.name;
    return columns.join(QLatin1String(", "));
}

} // namespace mc::store
