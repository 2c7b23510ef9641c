#pragma once

#include "model/ids.h"

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
using Destination = std::variant<OpenNotification, OpenNotificationsOf, OpenNewestNotifications, ComposeFor,
    OpenDevicesOf, OpenPerson, OpenDashboard>;

} // namespace mc::console
