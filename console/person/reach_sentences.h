#pragma once

#include "model/delivery.h"

#include <QtCore/QList>

namespace mc::console {

/// What would become of a notification on one channel, and why.
struct ReachSentence
{
    model::Channel channel = model::Channel::InApp;
    model::Decision decision = model::Decision::Now;
    QString text; ///< "Email: waits until 07:00, quiet hours"
    QDateTime until {}; ///< of what waits
    bool operator==(const ReachSentence &) const = default;
};

// In the language of the moment.

/// Whether it would reach somebody, and by what: "Would arrive now by App and Push".
QString reachTitle(const QList<model::ChannelDecision> &decisions);
/// Channel by channel. `zone`: whoever it is for lives by its clock, which is told where it differs from this computer's.
QList<ReachSentence> reachSentences(
    const QList<model::ChannelDecision> &decisions, const QByteArray &zone, const QDateTime &now);

} // namespace mc::console
