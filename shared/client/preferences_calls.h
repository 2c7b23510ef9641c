#pragma once

#include "client/transport.h"
#include "model/preferences.h"

namespace mc::client {

/// What is to change of somebody's preferences; what is absent stays.
struct PreferencesPatch
{
    struct Switch
    {
        model::NotificationType type;
        model::Channel channel;
        bool isOn;
    };
    QList<Switch> switches;
    std::optional<model::QuietHours> quietHours; ///< without a time zone: the user's own
    std::optional<model::FrequencyLimits> limits;
};

/// /api/notifications/preferences/: one's own, or as an admin those of a named user. Part of a Client.
class PreferencesCalls
{
public:
    explicit PreferencesCalls(Transport &transport)
        : m_transport(transport)
    {
    }

    Pending<model::Preferences> show(std::optional<model::UserId> user = {});
    /// Everything anew. Errors: NOTIF_006 naming the wrong fields.
    Pending<model::Preferences> replace(const model::Preferences &preferences, std::optional<model::UserId> user = {});
    /// Errors: NOTIF_006 naming the wrong fields.
    Pending<model::Preferences> merge(const PreferencesPatch &patch, std::optional<model::UserId> user = {});

private:
    Transport &m_transport;
};

} // namespace mc::client
