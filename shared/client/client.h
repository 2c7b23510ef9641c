#pragma once

#include "client/batch_calls.h"
#include "client/delivery_calls.h"
#include "client/device_calls.h"
#include "client/directory_calls.h"
#include "client/event_calls.h"
#include "client/notification_calls.h"
#include "client/preferences_calls.h"
#include "client/statistics_calls.h"

namespace mc::client {

/// The service's REST API for programs: `client.preferences().show().then(this, [this](const auto &answer) { … });`
///
/// Lives on one thread with an event loop, as do the contexts given to then(). Its end ends every call under way, unanswered.
/// Errors are the service's own (code, detail, the wrong fields); Unavailable when it was not reached, with the reason.
/// A call is sent again by itself with a renewed token, after a lost connection when that does no harm, and after a short
/// `Retry-After` (ClientOptions).
class Client
{
public:
    explicit Client(const ClientOptions &options);

    /// Opens the session with a local account's password. Errors: Unauthenticated, RateLimited.
    Pending<model::User> signIn(const QString &username, const QString &password);
    /// Ends the session at the service, or all of the user's; the tokens stay here until close(). Done too when it had ended.
    Pending<void> signOut(bool everywhere = false);
    /// The tokens, to be set when they are known from elsewhere; signals of their renewal and end.
    Session &session() { return m_transport.session(); }
    /// The service's, by its answers.
    const ServerClock &clock() const { return m_transport.clock(); }
    const ClientOptions &options() const { return m_transport.options(); }

    BatchCalls &batches() { return m_batches; }
    DeliveryCalls &deliveries() { return m_deliveries; }
    DeviceCalls &devices() { return m_devices; }
    DirectoryCalls &directory() { return m_directory; }
    EventCalls &events() { return m_events; }
    NotificationCalls &notifications() { return m_notifications; }
    PreferencesCalls &preferences() { return m_preferences; }
    StatisticsCalls &statistics() { return m_statistics; }

private:
    Transport m_transport;
    BatchCalls m_batches {m_transport};
    DeliveryCalls m_deliveries {m_transport};
    DeviceCalls m_devices {m_transport};
    DirectoryCalls m_directory {m_transport};
    EventCalls m_events {m_transport};
    NotificationCalls m_notifications {m_transport};
    PreferencesCalls m_preferences {m_transport};
    StatisticsCalls m_statistics {m_transport};
};

} // namespace mc::client
