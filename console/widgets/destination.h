#pragma once

#include "model/notification.h"

#include <QtCore/QDate>
#include <QtCore/QList>
#include <QtCore/QString>

#include <optional>
#include <variant>

namespace mc::console {

/// One notification and its timeline.
struct OpenNotification
{
    model::NotificationId id;
};

/// The notifications of one person.
struct OpenNotificationsOf
{
    model::UserId recipient;
};

/// The newest notifications of everybody.
struct OpenNewestNotifications
{
};

/// The notifications for which all of this holds; what is absent or empty: any.
struct OpenMatchingNotifications
{
    std::optional<model::UserId> recipient {};
    QString recipientName {}; ///< as it is shown
    std::optional<qint64> clinicId {};
    std::optional<model::NotificationType> type {};
    std::optional<model::Priority> priority {};
    std::optional<model::DeliveryStatus> status {};
    QDate from {};
    QDate to {}; ///< included
};

/// A new notification for these people; for whomever the page has in mind without any.
struct ComposeFor
{
    QList<model::UserId> recipients;
};

/// The devices of one person.
struct OpenDevicesOf
{
    model::UserId owner;
};

/// One person: what they want to get, and what they got.
struct OpenPerson
{
    model::UserId id;
};

/// How deliveries go at this moment.
struct OpenDashboard
{
};

/// What a page may ask to be opened, wherever that is.
using Destination = std::variant<OpenNotification, OpenNotificationsOf, OpenNewestNotifications,
    OpenMatchingNotifications, ComposeFor, OpenDevicesOf, OpenPerson, OpenDashboard>;

} // namespace mc::console
