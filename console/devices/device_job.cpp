#include "console/devices/device_job.h"

namespace mc::console {

namespace {

constexpr int mostAtOnce = 4;

} // namespace

DeviceJob::DeviceJob(const QList<model::Device> &devices, Step &&step, QObject *parent)
    : QObject(parent)
    , m_devices(devices)
    , m_step(std::move(step))
{
}

void DeviceJob::start()
{
    for (int i = 0; i < mostAtOnce; ++i)
        beginNext();
}

void DeviceJob::beginNext()
{
    if (m_begun == m_devices.size())
        return;
    const model::Device &device = m_devices[m_begun++];
    m_step(device, this, [this, device](const model::Result<model::Device> &outcome) { settle(device, outcome); });
}

void DeviceJob::settle(const model::Device &device, const model::Result<model::Device> &outcome)
{
    if (outcome) {
        m_done += device;
        Q_EMIT changed(*outcome);
    } else {
        m_failures += {device, outcome.error()};
    }
    beginNext();
    Q_EMIT progressed();
}

} // namespace mc::console
