#include "admitted_server.h"

#include <QtHttpServer/QAbstractHttpServer>
#include <QtHttpServer/QHttpServerRequest>
#include <QtHttpServer/QHttpServerResponder>

#include <future>

namespace mc::test {

namespace {

/// Calls on the object's thread and waits. Not BlockingQueuedConnection, whose lock the thread sanitizer can't see.
template<typename Call>
void callThere(QObject *object, const Call &call)
{
    std::promise<void> done;
    QMetaObject::invokeMethod(object, [&] {
        call();
        done.set_value();
    });
    done.get_future().wait();
}

class EchoServer : public QAbstractHttpServer
{
public:
    explicit EchoServer(std::atomic<int> &shown)
        : m_shown(shown)
    {
    }

protected:
#if QT_VERSION < QT_VERSION_CHECK(6, 8, 0)
    bool handleRequest(const QHttpServerRequest &request, QTcpSocket *socket) override
    {
        QHttpServerResponder responder = makeResponder(request, socket);
        respond(request, responder);
        return true;
    }
    void missingHandler(const QHttpServerRequest &, QTcpSocket *) override { }
#else
    bool handleRequest(const QHttpServerRequest &request, QHttpServerResponder &responder) override
    {
        respond(request, responder);
        return true;
    }
    void missingHandler(const QHttpServerRequest &, QHttpServerResponder &) override { }
#endif

private:
    void respond(const QHttpServerRequest &request, QHttpServerResponder &responder)
    {
        ++m_shown;
        const QString path = request.url().path();
        if (path.startsWith(QLatin1String("/large/")))
            responder.write(QByteArray(path.mid(7).toInt(), 'x'), "application/octet-stream");
        else if (path == QLatin1String("/empty"))
            responder.write(QHttpServerResponder::StatusCode::NoContent);
        else if (path.startsWith(QLatin1String("/echo")))
            responder.write(described(request), "text/plain");
        else if (path != QLatin1String("/silent"))
            responder.write("nothing here", "text/plain", QHttpServerResponder::StatusCode::NotFound);
    }

    static QByteArray described(const QHttpServerRequest &request)
    {
        QByteArray text = QByteArray::number(int(request.method())) + ' ' + request.url().path().toUtf8() + '?'
            + request.url().query().toUtf8() + '\n';
        for (const char *const name : {"Host", "X-Test", "X-Request-Id", "Connection", "Transfer-Encoding", "Expect",
                 "Content-Length", "Upgrade"})
            text += QByteArray(name) + '=' + request.value(name) + '\n';
        return text + request.body();
    }

    std::atomic<int> &m_shown;
};

} // namespace

AdmittedServer::AdmittedServer(const admission::AdmissionOptions &options, admission::WebSocketGate *gate, int workers)
{
    model::Result<admission::ListeningSocket> socket
        = admission::ListeningSocket::open(QHostAddress(QHostAddress::LocalHost), 0);
    m_port = socket->port();
    for (int i = 0; i < workers; ++i) {
        std::promise<admission::Admission *> made;
        QThread *const thread = QThread::create([this, &made, &options, gate, &socket] {
            EchoServer server(m_shown);
            auto *const admission = new admission::Admission(options, {.webSockets = gate}, *socket);
            server.bind(admission);
            QObject::connect(admission, &admission::Admission::emptied, admission, [this] { ++m_emptied; });
            made.set_value(admission);
            QEventLoop().exec();
        });
        m_threads.emplace_back(thread);
        thread->start();
        m_workers += made.get_future().get();
    }
    m_acceptor = std::make_unique<admission::Acceptor>(std::move(*socket), m_workers);
    m_acceptor->moveToThread(m_threads.front().get());
    callThere(m_workers.front(), [this] { m_acceptor->start(); });
}

AdmittedServer::~AdmittedServer()
{
    callThere(m_workers.front(), [this] { m_acceptor.reset(); });
    for (const auto &thread : m_threads) {
        thread->quit();
        thread->wait();
    }
}

int AdmittedServer::load() const
{
    int load = 0;
    for (const admission::Admission *const worker : m_workers)
        load += worker->load();
    return load;
}

void AdmittedServer::stop()
{
    callThere(m_workers.front(), [this] { m_acceptor->stop(); });
    for (admission::Admission *const worker : m_workers)
        callThere(worker, [worker] { worker->stop(); });
}

} // namespace mc::test
