#include "http/worker.h"

#include "auth/token_verifier.h"
#include "http/http_server.h"
#include "http/routes.h"
#include "loop/epoll_dispatcher.h"

#include <QtNetwork/QTcpServer>

#include <unistd.h>

namespace mc::http {

namespace {

// Everything of one worker, made and destroyed on its thread.
struct WorkerRoom
{
    WorkerRoom(const Shared &shared, int number)
        : store(shared.database, QStringLiteral("mediconnect-notifyd worker %1").arg(number))
        , verifier(TokenVerifier::create(shared.tokens).value())
        , authenticator(verifier, shared.knownUsers, store, shared.clock)
        , notifications(store, shared.bus, shared.clock, shared.baseUrl)
        , bulk(store, shared.bus, shared.clock)
        , users(store, shared.bus, shared.clock, shared.baseUrl)
        , auth(store, shared.issuer, shared.hasher, shared.throttle, shared.clock)
        , health(store)
        , dispatcher(Router(routes({notifications, bulk, users, auth, health})), authenticator)
        , server(dispatcher)
    {
    }

    store::Store store;
    TokenVerifier verifier;
    Authenticator authenticator;
    NotificationsResource notifications;
    BulkResource bulk;
    UsersResource users;
    AuthResource auth;
    HealthResource health;
    RequestDispatcher dispatcher;
    HttpServer server;
};

} // namespace

Worker::Worker(const Shared &shared, int number)
    : m_shared(shared)
    , m_number(number)
{
}

Worker::~Worker() { stop(); }

void Worker::start(int listeningDescriptor)
{
    if (m_thread)
        return;
    m_thread.reset(QThread::create([this, listeningDescriptor] {
        WorkerRoom room(m_shared, m_number);
        auto listener = new QTcpServer;
        listener->setSocketDescriptor(dup(listeningDescriptor));
        room.server.bind(listener);
        QEventLoop().exec();
    }));
    m_thread->setObjectName(QStringLiteral("worker %1").arg(m_number));
    m_thread->setEventDispatcher(new loop::EpollDispatcher);
    m_thread->start();
}

void Worker::stop()
{
    if (!m_thread)
        return;
    m_thread->quit();
    m_thread->wait();
    m_thread.reset();
}

} // namespace mc::http
