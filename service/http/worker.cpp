#include "http/worker.h"

#include "auth/token_verifier.h"
#include "http/handshake_gate.h"
#include "http/http_server.h"
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
#include "loop/epoll_dispatcher.h"

#include <future>

namespace mc::http {

namespace {

// Everything of one worker, made and destroyed on its thread.
struct WorkerRoom
{
    WorkerRoom(const Shared &shared, int number)
        : store(shared.database, QStringLiteral("mediconnect-notifyd worker %1").arg(number))
        , verifier(TokenVerifier::create(shared.tokens).value())
        , authenticator(verifier, shared.knownUsers, store, shared.clock)
        , metrics(shared.metrics)
        , gate(authenticator, shared.limiter, store, shared.clock, shared.hub, metrics)
        , intake(store, shared.clock, shared.channelPolicy)
        , previewer(store, shared.clock, shared.channelPolicy)
        , notifications(store, intake, shared.clock, shared.baseUrl)
        , batches(store, intake, previewer, shared.clock, shared.batchAccepted)
        , deliveries(store, shared.clock, shared.deliveriesQueued)
        , bulk(store, shared.clock)
        , devices(store, intake, shared.vault, shared.clock, shared.baseUrl)
        , preferences(store, shared.clock)
        , smsCallbacks(store, shared.clock, shared.smsCallbacks)
        , statistics(store, shared.hub, shared.clock)
        , unsubscribe(store, shared.unsubscribeTokens, shared.clock)
        , users(store, shared.baseUrl)
        , auth(store, shared.issuer, shared.hasher, shared.throttle, shared.clock)
        , docs(shared.documentation)
        , health(store, shared.metrics, shared.clock)
        , dispatcher(
              {
                  &auth,
                  &batches,
                  &bulk,
                  &deliveries,
                  &devices,
                  &docs,
                  &health,
                  &notifications,
                  &preferences,
                  &smsCallbacks,
                  &statistics,
                  &unsubscribe,
                  &users,
              },
              authenticator, store, shared.bus, shared.clock, shared.limiter, shared.cors, metrics)
        , server(dispatcher)
    {
    }

    store::Store store;
    TokenVerifier verifier;
    Authenticator authenticator;
    RequestMetrics metrics;
    HandshakeGate gate;
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
    HttpServer server;
};

void serve(const Shared &shared, const ListeningSocket &listener, int number, std::promise<Admission *> &opened)
{
    WorkerRoom room(shared, number);
    auto admission = new Admission(shared.admission, &room.gate, listener);
    room.server.bind(admission); // which takes it over
    // Directly: the thread's object lives on the main thread, which waits for this one to end.
    QObject::connect(
        admission, &Admission::emptied, QThread::currentThread(), &QThread::quit, Qt::DirectConnection);
    opened.set_value(admission);
    QEventLoop().exec();
}

} // namespace

Worker::Worker(const Shared &shared, const ListeningSocket &listener, int number)
{
    std::promise<Admission *> opened;
    m_thread.reset(QThread::create([&, number] { serve(shared, listener, number, opened); }));
    m_thread->setObjectName(QStringLiteral("worker %1").arg(number));
    m_thread->setEventDispatcher(new loop::EpollDispatcher);
    m_thread->start();
    m_admission = opened.get_future().get();
}

Worker::~Worker()
{
    m_thread->quit();
    m_thread->wait();
}

void Worker::stop() { QMetaObject::invokeMethod(m_admission, &Admission::stop, Qt::QueuedConnection); }

bool Worker::wait(std::chrono::milliseconds patience) { return m_thread->wait(QDeadlineTimer(patience)); }

} // namespace mc::http
