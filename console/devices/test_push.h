#pragma once

#include "client/client.h"
#include "console/devices/device_job.h"

#include <QtCore/QTimer>

namespace mc::console {

/// Sends a test push to one device, and watches the notification's timeline until it tells what became of it. Ends with its
/// parent, or by itself when it knows.
class TestPush : public QObject
{
    Q_OBJECT

public:
    /// `done` gets the device itself once a provider has accepted the push, else an error that says why not.
    TestPush(client::Client &client, const model::Device &device, const DeviceJob::Done &done, QObject *parent);

    void start();

private:
    void watch();
    void judge(const QList<model::TimelineEntry> &timeline);
    void end(const model::Result<model::Device> &outcome);

    client::Client &m_client;
    const model::Device m_device;
    const DeviceJob::Done m_done;
    model::NotificationId m_notification;
    QTimer m_pause;
    QDateTime m_giveUpAt;
};

} // namespace mc::console
