#pragma once

#include "model/preferences.h"
#include "model/provider.h"
#include "model/user.h"

#include <QtCore/QDateTime>

namespace mc::model {

/// What is known of a recipient when the channels of a notification are chosen: the facts that the rules go by. Taken from
/// the database in one piece; good for the moment it was asked.
struct Recipient
{
    Person person;
    std::optional<qint64> clinicId;
    bool isActive = true;
    QString phone; ///< empty: none
    QString locale; ///< BCP 47
    bool hasOptedOutOfSms = false; ///< whoever has that phone answered STOP, or the like
    QDateTime lastSeen; ///< when they last used the service, or, never yet, when the directory got to know them
    struct Device
    {
        qint64 id = 0;
        Provider provider = Provider::Fcm; ///< whose token it has
        bool operator==(const Device &) const = default;
    };
    QList<Device> devices; ///< those that are active
    Preferences preferences;
    int sentLastHour = 0; ///< external deliveries; counted only when a limit is set
    int sentLastDay = 0;
    bool operator==(const Recipient &) const = default;
};

} // namespace mc::model
