#pragma once

#include "model/preview.h"

#include <QtCore/QStringList>

namespace mc::console {

/// What a preview tells of one channel.
struct ReachLine
{
    model::Channel channel = model::Channel::InApp;
    QString figure; ///< how many get it now, or "none"
    QStringList
        reasons; ///< "343 left out: the recipient has no active device"; of none for one reason the reason alone
    bool isNobody = false; ///< neither now nor later
    bool operator==(const ReachLine &) const = default;
};

/// "Reaches 1,204 people", in the language of the moment.
QString reachTitle(const model::Preview &preview);
/// In the order of the channels.
QList<ReachLine> reachLines(const model::Preview &preview);

} // namespace mc::console
