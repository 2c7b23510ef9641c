#pragma once

#include <QtCore/QList>
#include <QtCore/QStringList>

namespace mc::store {

/// What statistics count: one list. Adding a metric is a word here, a row in metrics.cpp, and a column of statistics_counters.
enum class Metric {
    Total,
    Unread,
    Scheduled,
    Type, ///< the first of six, in the order of model::NotificationType
    Priority = Type + 6, ///< the first of four, in the order of model::Priority
    Read = Priority + 4,
    ReadMs,
    Clicked,
    InAppSent,
    InAppDelivered,
    Suppressed, ///< the first of four, in the order of model::allChannels
    Push = Suppressed + 4, ///< the first of four: pending, sent, delivered, failed
    Email = Push + 4, ///< likewise
    Sms = Email + 4, ///< likewise
    Retrying = Sms + 4,
    Android,
    Ios,
    Web,
};

struct MetricDefinition
{
    QString name;
    QString added; ///< what a row `j` of the journal adds to it, as SQL; null: nothing
    bool isPresent = false; ///< asked for as it stands now, not by when it happened
};

/// All, by Metric.
const QList<MetricDefinition> &metrics();

/// The names of all, and of those that are present, in that order.
QStringList metricNames();
QStringList presentMetricNames();

/// The pattern for each name, in the place of every %1, with commas between.
QString forEach(const QStringList &names, const QString &pattern);

/// What one row `j` of the journal adds to the statistics: user_id, clinic_id (0: none), hour (null for what has none),
/// latency, channel and error with failures (how many more), and each metric by its name.
QString factColumns();

} // namespace mc::store
