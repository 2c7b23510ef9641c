#pragma once

#include "model/device.h"
#include "model/result.h"

#include <QtCore/QList>
#include <QtCore/QObject>

#include <functional>

namespace mc::console {

/// Does one thing to each of several devices, a few at a time: what fails for one stops none of the others.
///
/// Lives on the main thread. Its end leaves what is under way to itself.
class DeviceJob : public QObject
{
    Q_OBJECT

public:
    using Done = std::function<void(const model::Result<model::Device> &)>;
    /// Does it to one, and says later what the device has become; not when the context is gone by then.
    using Step = std::function<void(const model::Device &device, QObject *context, const Done &done)>;
    struct Failure
    {
        model::Device device;
        model::Error error;
    };

    DeviceJob(const QList<model::Device> &devices, Step &&step, QObject *parent = nullptr);

    void start();
    int size() const { return int(m_devices.size()); }
    int finishedCount() const { return int(m_done.size() + m_failures.size()); }
    bool isFinished() const { return finishedCount() == size(); }
    /// As they were before.
    const QList<model::Device> &done() const { return m_done; }
    const QList<Failure> &failures() const { return m_failures; }

Q_SIGNALS:
    void changed(const mc::model::Device &device);
    /// One more of them is done or has failed; the last time all are.
    void progressed();

private:
    void beginNext();
    void settle(const model::Device &device, const model::Result<model::Device> &outcome);

    const QList<model::Device> m_devices;
    const Step m_step;
    qsizetype m_begun = 0;
    QList<model::Device> m_done;
    QList<Failure> m_failures;
};

} // namespace mc::console
