#include "console/notifications/notification_text.h"

#include "console/notifications/timeline_sentences.h"
#include "console/widgets/relative_time.h"
#include "console/widgets/wording.h"

#include <QtCore/QCoreApplication>

namespace mc::console {

namespace {

struct NotificationText
{
    Q_DECLARE_TR_FUNCTIONS(mc::console::NotificationText)
};

} // namespace

QString asText(const model::Notification &notification, const QList<model::TimelineEntry> &timeline)
{
    QStringList lines {notification.title, notification.message, QString()};
    const auto add = [&lines](const QString &name, const QString &value) {
        if (!value.isEmpty())
            lines += NotificationText::tr("%1: %2", "name and value").arg(name, value);
    };
    const auto time = [](const QDateTime &at) { return at.isValid() ? exactTime(at) : QString(); };
    add(NotificationText::tr("Recipient"), displayName(notification.recipient));
    add(NotificationText::tr("Type"), displayText(notification.type));
    add(NotificationText::tr("Priority"), displayText(notification.priority));
    add(NotificationText::tr("Status"), chipOf(notification).text);
    add(NotificationText::tr("Created"), time(notification.createdAt));
    add(NotificationText::tr("Scheduled for"), time(notification.scheduledFor));
    add(NotificationText::tr("Number"), toString(notification.id));
    lines += QString();
    const QList<TimelineLine> told = linesOf(timeline);
    for (const TimelineLine &line : told)
        lines += line.isGap() ? QStringLiteral("    ") + line.text
                              : QStringLiteral("%1  %2").arg(exactTime(line.at), line.text);
    return lines.join(u'\n').trimmed() + u'\n';
}

} // namespace mc::console
