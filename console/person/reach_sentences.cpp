#include "console/person/reach_sentences.h"

#include "console/widgets/relative_time.h"
#include "console/widgets/wording.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QTimeZone>

namespace mc::console {

using model::ChannelDecision;
using model::Decision;

namespace {

struct ReachSentences
{
    Q_DECLARE_TR_FUNCTIONS(mc::console::ReachSentences)
};

QStringList channelsOf(const QList<ChannelDecision> &decisions, Decision decision)
{
    QStringList names;
    for (const ChannelDecision &one : decisions) {
        if (one.decision == decision)
            names += displayText(one.channel);
    }
    return names;
}

// What the clock shows at home, where it differs from the one here.
QString timeText(const QDateTime &at, const QByteArray &zoneName, const QDateTime &now)
{
    const QTimeZone zone(zoneName);
    const QString here = dayTime(at, now);
    if (!zone.isValid() || zone.offsetFromUtc(at) == QTimeZone::systemTimeZone().offsetFromUtc(at))
        return here;
    return ReachSentences::tr("%1 (%2 in %3)", "time here, time there, time zone")
        .arg(here, QLocale().toString(at.toTimeZone(zone).time(), QLocale::ShortFormat), QString::fromLatin1(zoneName));
}

QString textOf(const ChannelDecision &decision, const QByteArray &zone, const QDateTime &now)
{
    const QString channel = displayText(decision.channel);
    const QString reason = decision.reason ? displayText(*decision.reason) : QString();
    switch (decision.decision) {
    case Decision::Now:
        return ReachSentences::tr("%1: at once", "channel").arg(channel);
    case Decision::Held:
        return ReachSentences::tr("%1: waits until %2, %3", "channel, time, reason")
            .arg(channel, timeText(decision.at, zone, now), reason);
    case Decision::Suppressed:
        return ReachSentences::tr("%1: left out, %2", "channel, reason").arg(channel, reason);
    }
    return {};
}

} // namespace

QString reachTitle(const QList<ChannelDecision> &decisions)
{
    const QLocale locale;
    if (const QStringList now = channelsOf(decisions, Decision::Now); !now.isEmpty())
        return ReachSentences::tr("Would arrive now by %1", "channels").arg(locale.createSeparatedList(now));
    if (const QStringList held = channelsOf(decisions, Decision::Held); !held.isEmpty())
        return ReachSentences::tr("Would arrive later by %1", "channels").arg(locale.createSeparatedList(held));
    return ReachSentences::tr("Would not arrive");
}

QList<ReachSentence> reachSentences(
    const QList<ChannelDecision> &decisions, const QByteArray &zone, const QDateTime &now)
{
    QList<ReachSentence> sentences;
    for (const ChannelDecision &one : decisions)
        sentences += {.channel = one.channel,
            .decision = one.decision,
            .text = textOf(one, zone, now),
            .until = one.decision == Decision::Held ? one.at : QDateTime()};
    return sentences;
}

} // namespace mc::console
