#pragma once

#include "console/devices/device_job.h"

namespace mc::console {

/// What can be done to devices.
enum class DeviceAct { Rename, Activate, Deactivate, Unregister, TestPush };

/// "Deactivating 3 devices", while it is under way.
QString progressText(DeviceAct act, int devices);
/// What a job came to: how many are done, and how many have failed.
QString outcomeText(DeviceAct act, const DeviceJob &job);
/// Each that failed and why, a line each; empty when none did.
QString failureLines(const DeviceJob &job);
/// "Ann's phone (ann)"
QString displayName(const model::Device &device);

} // namespace mc::console
