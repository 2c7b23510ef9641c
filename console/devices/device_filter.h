#pragma once

#include "client/device_calls.h"
#include "model/user.h"

class QSettings;

namespace mc::console {

/// Which devices the page shows. What is empty or absent: any.
struct DeviceFilter
{
    std::optional<model::DeviceType> type {};
    std::optional<bool> isActive {};
    std::optional<model::UserId> owner {};
    QString ownerName {}; ///< as it is shown
    QString search {};
    bool operator==(const DeviceFilter &) const = default;

    bool isEmpty() const { return *this == DeviceFilter(); }
    client::DeviceQuery query(int page, int pageSize) const;
};

/// Keeps type and state. Whose devices, and what was searched, is forgotten: it may name people.
void save(const DeviceFilter &filter, QSettings &settings);
DeviceFilter savedDeviceFilter(const QSettings &settings);

} // namespace mc::console
