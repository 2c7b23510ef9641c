#pragma once

#include "client/list_page.h"
#include "client/transport.h"
#include "model/device.h"
#include "model/notification.h"

namespace mc::client {

/// Which devices a list holds. What is empty or absent: any.
struct DeviceQuery
{
    std::optional<model::DeviceType> type {};
    std::optional<bool> isActive {};
    QString search {}; ///< part of name or app version
    std::optional<model::UserId> owner {}; ///< for admins
    int page = 1;
    int pageSize = 20; ///< up to 100
};

/// /api/notifications/devices/: what takes push messages. Part of a Client.
class DeviceCalls
{
public:
    explicit DeviceCalls(Transport &transport)
        : m_transport(transport)
    {
    }

    Pending<ListPage<model::Device>> list(const DeviceQuery &query);
    Pending<model::Device> show(model::DeviceId id);
    /// A known token is the same device again. Error: NOTIF_003 for a bad token or type.
    Pending<model::Device> add(const model::DeviceDraft &draft);
    Pending<model::Device> update(model::DeviceId id, const model::DevicePatch &patch);
    Pending<void> remove(model::DeviceId id);
    /// Sends a test push to it: the notification, whose timeline tells what becomes of it. Error: conflict, saying why there
    /// would be no push.
    Pending<model::Notification> test(model::DeviceId id);

private:
    Transport &m_transport;
};

} // namespace mc::client
