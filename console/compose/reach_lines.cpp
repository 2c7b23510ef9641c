#include "console/compose/reach_lines.h"

#include "console/widgets/relative_time.h"
#include "console/widgets/wording.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QLocale>

namespace mc::console {

using model::Channel;
using model::Decision;
using model::Preview;

namespace {

struct Reach
{
    Q_DECLARE_TR_FUNCTIONS(mc::console::Reach)
};

// The first time in the sample at which what is held goes out; empty when the sample has none.
QDateTime heldUntil(const Preview &preview, Channel channel)
{
    QDateTime first;
    for (const Preview::Sample &sample : preview.sample) {
        for (const model::ChannelDecision &decision : sample.channels) {
            const bool isHeld = decision.channel == channel && decision.decision == Decision::Held;
            if (isHeld && decision.at.isValid() && (!first.isValid() || decision.at < first))
                first = decision.at;
        }
    }
    return first;
}

// Quiet hours end at each one's own time: the sample holds the first few of them.
bool isHeldUntilThenForAll(const Preview &preview, Channel channel, const QDateTime &until, int count)
{
    int known = 0;
    for (const Preview::Sample &sample : preview.sample) {
        for (const model::ChannelDecision &decision : sample.channels) {
            if (decision.channel != channel || decision.decision != Decision::Held)
                continue;
            ++known;
            if (decision.at != until)
                return false;
        }
    }
    return known == count;
}

QString heldText(const Preview &preview, const Preview::Reasoned &reasoned)
{
    const QString count = QLocale().toString(reasoned.count);
    const QDateTime until = heldUntil(preview, reasoned.channel);
    if (!until.isValid())
        return Reach::tr("%1 held: %2", "number of people, reason").arg(count, displayText(reasoned.reason));
    const QString time = dayTime(until, QDateTime::currentDateTimeUtc());
    const bool isExact
        = isHeldUntilThenForAll(preview, reasoned.channel, until, preview.channels.at(reasoned.channel).held);
    return (isExact ? Reach::tr("%1 held until %2: %3", "number of people, time, reason")
                    : Reach::tr("%1 held until %2 or later: %3", "number of people, time, reason"))
        .arg(count, time, displayText(reasoned.reason));
}

QString suppressedText(const Preview::Reasoned &reasoned)
{
    return Reach::tr("%1 left out: %2", "number of people, reason")
        .arg(QLocale().toString(reasoned.count), displayText(reasoned.reason));
}

ReachLine lineOf(const Preview &preview, Channel channel)
{
    const Preview::Counts &counts = preview.channels.at(channel);
    ReachLine line {.channel = channel,
        .figure = counts.now > 0 ? QLocale().toString(counts.now) : Reach::tr("none", "people"),
        .reasons = {},
        .isNobody = counts.now + counts.held == 0};
    QList<Preview::Reasoned> reasons;
    for (const Preview::Reasoned &reasoned : preview.reasons) {
        if (reasoned.channel == channel)
            reasons += reasoned;
    }
    if (line.isNobody && reasons.size() == 1)
        line.reasons = {displayText(reasons.first().reason)};
    else
        for (const Preview::Reasoned &reasoned : std::as_const(reasons))
            line.reasons
                += reasoned.decision == Decision::Held ? heldText(preview, reasoned) : suppressedText(reasoned);
    return line;
}

} // namespace

QString reachTitle(const Preview &preview)
{
    return preview.recipients == 0 ? Reach::tr("Reaches nobody")
                                   : Reach::tr("Reaches %Ln person(s)", nullptr, preview.recipients);
}

QList<ReachLine> reachLines(const Preview &preview)
{
    QList<ReachLine> lines;
    for (const Channel channel : model::allChannels)
        lines += lineOf(preview, channel);
    return lines;
}

} // namespace mc::console
