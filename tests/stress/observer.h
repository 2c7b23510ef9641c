#pragma once

#include "../api/delivery_stage.h"
#include "bench/samples.h"
#include "support/bystander.h"
#include "support/raw_web_socket.h"

namespace mc::test {

/// What the others got during a phase; times in milliseconds.
struct Observation
{
    bench::Samples answers; ///< of their lists and of /healthz
    bench::Samples inApp; ///< from the POST of a critical notification until it is on the recipient's WebSocket
    bench::Samples pushed; ///< from that POST until FCM has it
    int refused = 0; ///< answers other than 200 and 201
    int missing = 0; ///< critical ones that FCM was not sent within the patience
};

/// Those who use the service as always while somebody misbehaves: one asks for a list and for /healthz, one is sent critical
/// notifications, to an app that is open and to a device.
///
/// Blocks for the time of a phase. Lives on the thread of its stage, whose providers keep light records.
class Observer
{
public:
    explicit Observer(DeliveryStage &stage);

    Observation observe(std::chrono::seconds duration);

private:
    void sendCritical(Observation &seen);
    void readPushed(Observation &seen);
    // Of the phase: what was posted when, milliseconds since 1970 as the stand-ins tell them.
    QHash<QString, double> m_posted;

    DeliveryStage &m_stage;
    User m_recipient;
    RawWebSocket m_app;
    Bystander m_reader;
};

} // namespace mc::test
