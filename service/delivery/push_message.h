#pragma once

#include "delivery/sender.h"
#include "wording/wording.h"

#include <QtCore/QJsonObject>

namespace mc::delivery {

/// A push message, whoever carries it.
struct PushMessage
{
    wording::Wording wording;
    QString id; ///< the notification's: a second copy replaces the first one on the device
    QString deepLink; ///< empty: none
    QString actionUrl; ///< the same
    bool isUrgent = false; ///< wakes the device
    std::chrono::seconds lifetime {0}; ///< how long it waits for a device that is off
};

PushMessage pushMessageOf(const Attempt &attempt, const wording::Words &words);

/// What apps read beside the text, as texts (FCM takes no others).
QJsonObject pushData(const PushMessage &message);

/// The JSON that `build` makes of the message, in at most so many bytes: the text is cut as far as necessary, then the links are
/// left out.
QByteArray fittedJson(
    PushMessage message, qsizetype mostBytes, const std::function<QJsonObject(const PushMessage &)> &build);

} // namespace mc::delivery
