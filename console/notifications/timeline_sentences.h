#pragma once

#include "console/widgets/theme.h"
#include "model/timeline.h"

#include <QtCore/QDateTime>
#include <QtCore/QList>

namespace mc::console {

/// One line of a timeline as people read it.
struct TimelineLine
{
    QDateTime at; ///< invalid: a gap between two others
    QString text; ///< "SMS was left out: only for critical ones"; of a gap: "4 h of quiet hours"
    QString iconName {};
    StateColour colour = StateColour::Pending;
    bool operator==(const TimelineLine &) const = default;

    bool isGap() const { return !at.isValid(); }
};

/// What happened as sentences in the language of the moment, in the order of the entries. A while without anything is told
/// between them.
QList<TimelineLine> linesOf(const QList<model::TimelineEntry> &entries);

} // namespace mc::console
