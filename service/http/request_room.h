#pragma once

#include "auth/token_verifier.h"
#include "http/request_dispatcher.h"
#include "http/resources/auth_resource.h"
#include "http/resources/batches_resource.h"
#include "http/resources/bulk_resource.h"
#include "http/resources/delivery_resource.h"
#include "http/resources/devices_resource.h"
#include "http/resources/docs_resource.h"
#include "http/resources/health_resource.h"
#include "http/resources/notifications_resource.h"
#include "http/resources/preferences_resource.h"
#include "http/resources/sms_callbacks_resource.h"
#include "http/resources/statistics_resource.h"
#include "http/resources/unsubscribe_resource.h"
#include "http/resources/users_resource.h"
#include "http/shared.h"

namespace mc::http {

/// What one thread needs to answer requests: a session with the database, every resource, and the dispatcher over them. Made,
/// used and destroyed on that thread.
struct RequestRoom
{
    /// `name`: of the thread, which the session bears too.
    RequestRoom(const Shared &shared, const QString &name);

    store::Store store;
    auth::TokenVerifier verifier;
    Authenticator authenticator;
    RequestMetrics metrics;
    intake::Intake intake;
    intake::Previewer previewer;
    NotificationsResource notifications;
    BatchesResource batches;
    DeliveryResource deliveries;
    BulkResource bulk;
    DevicesResource devices;
    PreferencesResource preferences;
    SmsCallbacksResource smsCallbacks;
    StatisticsResource statistics;
    UnsubscribeResource unsubscribe;
    UsersResource users;
    AuthResource auth;
    DocsResource docs;
    HealthResource health;
    RequestDispatcher dispatcher;
};

} // namespace mc::http
