#pragma once

#include "model/channel.h"
#include "model/ids.h"
#include "model/json_writer.h"
#include "model/notification_type.h"
#include "model/result.h"

#include <QtCore/QJsonObject>

namespace mc::model {

/// When push, email and SMS of non-critical notifications wait, on the clock of a time zone. A window whose start lies
/// after its end crosses midnight.
struct QuietHours
{
    bool enabled = false;
    QTime start {22, 0}; ///< whole seconds, part of the window
    QTime end {8, 0}; ///< whole seconds, no longer part of it
    QByteArray timezone {}; ///< IANA name; empty: the user's own, whatever it becomes
    bool operator==(const QuietHours &) const = default;
};

/// How many external deliveries a user takes. 0: no limit, else up to 10,000.
struct FrequencyLimits
{
    int maxPerHour = 0;
    int maxPerDay = 0;
    bool operator==(const FrequencyLimits &) const = default;
    bool areSet() const { return maxPerHour > 0 || maxPerDay > 0; }
};

/// What a user wants by which channel, and when (specification, "NotificationPreferences Model"). Default-constructed:
/// what holds for those who never chose (CONTRACT section 5).
struct Preferences
{
    static constexpr Channels everyChannel {Channel::InApp, Channel::Push, Channel::Email, Channel::Sms};

    UserId user;
    QString username;
    QByteArray userTimezone = "UTC"; ///< the user's own, as the directory has it
    std::array<Channels, allNotificationTypes.size()> channels = everyChannelOfEveryType(); ///< by NotificationType
    QuietHours quietHours;
    FrequencyLimits limits;

    bool allows(NotificationType type, Channel channel) const { return channels[size_t(type)].testFlag(channel); }
    void allow(NotificationType type, Channel channel, bool on = true) { channels[size_t(type)].setFlag(channel, on); }
    /// The time zone on whose clock the quiet hours are.
    QByteArray quietTimezone() const { return quietHours.timezone.isEmpty() ? userTimezone : quietHours.timezone; }
    bool operator==(const Preferences &) const = default;

private:
    static constexpr std::array<Channels, allNotificationTypes.size()> everyChannelOfEveryType()
    {
        std::array<Channels, allNotificationTypes.size()> all {};
        for (Channels &channels : all)
            channels = everyChannel;
        return all;
    }
};

/// The whole object; its id is the user's.
void write(JsonWriter &json, const Preferences &preferences);
/// The part that the database keeps as it is: every type with every channel.
void writeNotificationTypes(JsonWriter &json, const Preferences &preferences);

/// The body of a PUT: the complete object. `id` and `user` may be left out, else they must be `current`'s. A time zone of
/// null, or the one that `current` shows because it is the user's own, stays the user's own.
///
/// Error, of this and of mergedFromJson(): NOTIF_006 naming every wrong field.
Result<Preferences> replacedFromJson(const QJsonObject &object, const Preferences &current);
/// The body of a PATCH, merged into `current` at every depth.
Result<Preferences> mergedFromJson(const QJsonObject &object, const Preferences &current);
/// What write() wrote, for clients. Which zone is the user's own it does not tell: the one shown is taken for a chosen one.
Result<Preferences> preferencesFromJson(const QJsonObject &object);

} // namespace mc::model
