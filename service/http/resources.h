#pragma once

#include "http/resources/auth_resource.h"
#include "http/resources/batches_resource.h"
#include "http/resources/bulk_resource.h"
#include "http/resources/delivery_resource.h"
#include "http/resources/devices_resource.h"
#include "http/resources/docs_resource.h"
#include "http/resources/events_resource.h"
#include "http/resources/health_resource.h"
#include "http/resources/notifications_resource.h"
#include "http/resources/personal_data_resource.h"
#include "http/resources/preferences_resource.h"
#include "http/resources/scim_documents_resource.h"
#include "http/resources/scim_users_resource.h"
#include "http/resources/sms_callbacks_resource.h"
#include "http/resources/statistics_resource.h"
#include "http/resources/unsubscribe_resource.h"
#include "http/resources/users_resource.h"
#include "http/shared.h"

namespace mc::http {

/// What answers the requests of one thread, with that thread's session. A new resource is a member here, and its rows in
/// routes.cpp.
struct Resources
{
    /// Both outlive this.
    Resources(const Shared &ofAll, store::Store &ofThread)
        : shared(ofAll)
        , store(ofThread)
    {
    }
    Q_DISABLE_COPY_MOVE(Resources)

    const Shared &shared;
    store::Store &store;
    intake::Intake intake {store, shared.clock, shared.channelPolicy};
    wording::OutsideTexts outsideTexts {shared.words, shared.baseUrl};
    intake::Previewer previewer {store, shared.clock, shared.channelPolicy, outsideTexts};
    events::Texts texts {shared.events};
    events::Ingestion ingestion {{.store = store,
        .intake = intake,
        .clock = shared.clock,
        .policy = shared.channelPolicy,
        .texts = texts,
        .leads = shared.events.leads}};

    AuthResource auth {store, shared.issuer, shared.hasher, shared.throttle, shared.signIns, shared.clock};
    BatchesResource batches {store, intake, previewer, shared.clock};
    BulkResource bulk {store, shared.clock};
    DeliveryResource deliveries {store, shared.clock, shared.baseUrl};
    DevicesResource devices {store, intake, shared.vault, shared.devices, shared.clock, shared.baseUrl};
    DocsResource docs {shared.documentation};
    EventsResource events {ingestion, shared.metrics};
    HealthResource health {store, shared.readiness, shared.metrics, shared.clock};
    NotificationsResource notifications {store, intake, shared.clock, shared.baseUrl};
    PersonalDataResource personalData {store, shared.clock, shared.baseUrl};
    PreferencesResource preferences {store, shared.clock};
    ScimDocumentsResource scimDocuments {shared.baseUrl};
    ScimUsersResource scimUsers {store, shared.baseUrl, shared.tokens.value()->provider.roleValues};
    SmsCallbacksResource smsCallbacks {store, shared.clock, shared.smsCallbacks};
    StatisticsResource statistics {store, shared.hub, shared.clock};
    UnsubscribeResource unsubscribe {store, shared.unsubscribeTokens, shared.events.languages, shared.clock};
    UsersResource users {store, shared.baseUrl};
};

} // namespace mc::http
