#include "console/notifications/timeline_sentences.h"

#include "console/widgets/durations.h"
#include "console/widgets/wording.h"
#include "model/times.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QTimeZone>

namespace mc::console {

using model::Reason;
using model::TimelineEntry;
using model::TimelineEvent;

namespace {

struct Timeline
{
    Q_DECLARE_TR_FUNCTIONS(mc::console::Timeline)
};

constexpr auto shortestGap = std::chrono::minutes(10);

// By its word, in the language of the moment; else in the service's own sentence.
QString reasonText(const TimelineEntry &entry)
{
    const std::optional<Reason> reason = model::reasonFromWord(entry.reason);
    return reason ? displayText(*reason) : entry.detail.isEmpty() ? entry.reason : entry.detail;
}

QString scheduleText(const TimelineEntry &entry)
{
    const std::optional<QDateTime> time = model::fromRfc3339(entry.detail);
    return time ? QLocale().toString(time->toLocalTime(), QLocale::ShortFormat) : entry.detail;
}

QString heldText(const TimelineEntry &entry, const QString &channel)
{
    if (!entry.until.isValid())
        return Timeline::tr("%1 was held back: %2", "channel, reason").arg(channel, reasonText(entry));
    const QTimeZone told(entry.timezone);
    const QTimeZone zone = told.isValid() ? told : QTimeZone::systemTimeZone();
    return Timeline::tr("%1 was held until %2, %3: %4", "channel, time, time zone, reason")
        .arg(channel, QLocale().toString(entry.until.toTimeZone(zone).time(), QLocale::ShortFormat),
            QString::fromLatin1(zone.id()), reasonText(entry));
}

QString attemptText(const TimelineEntry &entry, const QString &channel)
{
    const QString number = QLocale().toString(entry.attempt.value_or(1));
    if (entry.detail.isEmpty())
        return Timeline::tr("%1: attempt %2 failed, another follows", "channel, number").arg(channel, number);
    return Timeline::tr("%1: attempt %2 failed, another follows (%3)", "channel, number, what the provider said")
        .arg(channel, number, entry.detail);
}

QString failureText(const TimelineEntry &entry, const QString &channel)
{
    const QString why = entry.reason.isEmpty() ? entry.detail : reasonText(entry);
    if (why.isEmpty())
        return Timeline::tr("%1 failed", "channel").arg(channel);
    return Timeline::tr("%1 failed: %2", "channel, what the provider said").arg(channel, why);
}

QString sentText(const TimelineEntry &entry, const QString &channel)
{
    if (entry.attempt.value_or(1) == 1)
        return Timeline::tr("%1 was sent", "channel").arg(channel);
    return Timeline::tr("%1 was sent at attempt %2", "channel, number")
        .arg(channel, QLocale().toString(*entry.attempt));
}

QString textOf(const TimelineEntry &entry)
{
    const QString channel = entry.channel ? displayText(*entry.channel) : QString();
    switch (entry.event) {
    case TimelineEvent::Created:
        return Timeline::tr("Created");
    case TimelineEvent::Scheduled:
        return Timeline::tr("Scheduled for %1", "a time").arg(scheduleText(entry));
    case TimelineEvent::Rescheduled:
        return Timeline::tr("Rescheduled to %1", "a time").arg(scheduleText(entry));
    case TimelineEvent::Cancelled:
        return Timeline::tr("Cancelled before it was due");
    case TimelineEvent::Held:
        return heldText(entry, channel);
    case TimelineEvent::Suppressed:
        return Timeline::tr("%1 was left out: %2", "channel, reason").arg(channel, reasonText(entry));
    case TimelineEvent::Attempted:
        return attemptText(entry, channel);
    case TimelineEvent::Sent:
        return sentText(entry, channel);
    case TimelineEvent::Failed:
        return failureText(entry, channel);
    case TimelineEvent::Retried:
        return Timeline::tr("%1 was queued again", "channel").arg(channel);
    case TimelineEvent::Delivered:
        return entry.channel == model::Channel::InApp ? Timeline::tr("Delivered in the app")
                                                      : Timeline::tr("%1 was delivered", "channel").arg(channel);
    case TimelineEvent::Read:
        return Timeline::tr("Read");
    case TimelineEvent::Unread:
        return Timeline::tr("Marked as unread");
    case TimelineEvent::Clicked:
        return Timeline::tr("Its link was followed");
    }
    return {};
}

struct Look
{
    const char *iconName;
    StateColour colour;
};

Look lookOf(TimelineEvent event)
{
    switch (event) {
    case TimelineEvent::Created:
        return {"plus", StateColour::Pending};
    case TimelineEvent::Scheduled:
    case TimelineEvent::Rescheduled:
        return {"calendar-clock", StateColour::Held};
    case TimelineEvent::Cancelled:
    case TimelineEvent::Suppressed:
        return {"ban", StateColour::Suppressed};
    case TimelineEvent::Held:
        return {"moon", StateColour::Held};
    case TimelineEvent::Attempted:
        return {"triangle-alert", StateColour::Paused};
    case TimelineEvent::Sent:
        return {"check", StateColour::Sent};
    case TimelineEvent::Failed:
        return {"circle-alert", StateColour::Failed};
    case TimelineEvent::Retried:
        return {"rotate-ccw", StateColour::Pending};
    case TimelineEvent::Delivered:
        return {"check-check", StateColour::Delivered};
    case TimelineEvent::Read:
        return {"eye", StateColour::Delivered};
    case TimelineEvent::Unread:
        return {"mail", StateColour::Pending};
    case TimelineEvent::Clicked:
        return {"link", StateColour::Delivered};
    }
    return {"info", StateColour::Pending};
}

// A gap that something held back ended by itself is told as that.
TimelineLine gapLine(std::chrono::seconds gap, const TimelineEntry &before)
{
    const bool wasQuiet = before.event == TimelineEvent::Held && before.reason == word(Reason::QuietHours);
    const QString duration = durationText(gap);
    const QString text = wasQuiet ? Timeline::tr("%1 of quiet hours", "a duration").arg(duration)
                                  : Timeline::tr("%1 later", "a duration").arg(duration);
    return {.at = {}, .text = text};
}

} // namespace

QList<TimelineLine> linesOf(const QList<TimelineEntry> &entries)
{
    QList<TimelineLine> lines;
    for (int i = 0; i < entries.size(); ++i) {
        const TimelineEntry &entry = entries[i];
        if (i > 0) {
            const auto gap = std::chrono::seconds(entries[i - 1].at.secsTo(entry.at));
            if (gap >= shortestGap)
                lines += gapLine(gap, entries[i - 1]);
        }
        const Look look = lookOf(entry.event);
        lines += {.at = entry.at,
            .text = textOf(entry),
            .iconName = QString::fromLatin1(look.iconName),
            .colour = look.colour};
    }
    return lines;
}

} // namespace mc::console
