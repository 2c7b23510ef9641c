#include "http/worker.h"

#include "http/handshake_gate.h"
#include "http/http_server.h"
#include "http/request_room.h"
#include "loop/epoll_dispatcher.h"

#include <future>

namespace mc::http {

namespace {

void serve(const Shared &shared, RequestPools &pools, const admission::ListeningSocket &listener, int number,
    std::promise<admission::Admission *> &opened)
{
    RequestRoom room(shared, QStringLiteral("worker %1").arg(number));
    const Returns returns;
    HandshakeGate handshakes(
        room.authenticator, shared.proxies, shared.limiter, pools, returns, shared.hub, room.metrics);
    WorkerGate requests(room.dispatcher, shared.proxies, pools, returns);
    HttpServer server(requests);
    auto admission = new admission::Admission(shared.admission, {&requests, &handshakes, &shared.bodies}, listener);
    server.bind(admission); // which takes it over
    // Directly: the thread's object lives on the main thread, which waits for this one to end.
    QObject::connect(
        admission, &admission::Admission::emptied, QThread::currentThread(), &QThread::quit, Qt::DirectConnection);
    opened.set_value(admission);
    QEventLoop().exec();
}

} // namespace

Worker::Worker(const Shared &shared, RequestPools &pools, const admission::ListeningSocket &listener, int number)
{
    std::promise<admission::Admission *> opened;
    m_thread.reset(QThread::create([&, number] { serve(shared, pools, listener, number, opened); }));
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

void Worker::stop() { QMetaObject::invokeMethod(m_admission, &admission::Admission::stop, Qt::QueuedConnection); }

bool Worker::wait(std::chrono::milliseconds patience) { return m_thread->wait(QDeadlineTimer(patience)); }

} // namespace mc::http
