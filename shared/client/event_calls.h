#pragma once

#include "client/transport.h"

namespace mc::client {

/// What a module of the platform tells (CONTRACT section 7).
struct PlatformEvent
{
    QString source; ///< the module, a URI reference: "/billing"
    QString id; ///< unique for its source
    QString type; ///< "mediconnect.billing.payment_failed"
    QDateTime time {}; ///< when it happened; invalid: when it comes in
    QByteArray data; ///< a JSON object with the fields of its type
};

/// An event that was refused, or accepted though some of its recipients are unknown.
struct EventTrouble
{
    int index = 0; ///< in what was sent
    bool isAccepted = false;
    QString code;
    QString message;
};

/// What became of events.
struct AcceptedEvents
{
    int accepted = 0;
    int duplicates = 0; ///< were accepted before; nothing is done again
    int notifications = 0;
    QList<EventTrouble> troubles {};
};

/// /api/events/: for modules and admins. Part of a Client.
class EventCalls
{
public:
    explicit EventCalls(Transport &transport)
        : m_transport(transport)
    {
    }

    /// Up to 500, each taken or refused by itself. A repetition of the same events does nothing.
    Pending<AcceptedEvents> send(const QList<PlatformEvent> &events);

private:
    Transport &m_transport;
};

} // namespace mc::client
