#pragma once

#include "http/request_dispatcher.h"
#include "http/request_pool.h"
#include "threads/mailbox.h"

#include <QtCore/QObject>

namespace mc::http {

/// Judges a worker's requests, and sends each whole one to where it is answered: to QHttpServer on this thread, or to a pool. One
/// per worker, on its thread.
class WorkerGate : public QObject, public admission::RequestGate
{
public:
    /// `pools` answer what would hold up the worker's other connections. Both outlive this.
    WorkerGate(const RequestDispatcher &dispatcher, RequestPools &pools);
    ~WorkerGate() override;

    std::variant<Answer, std::unique_ptr<admission::AdmittedHead>> admit(
        const admission::RequestHead &head, const QHostAddress &peer) override;
    std::variant<Answer, Next> present(
        std::unique_ptr<admission::AdmittedHead> pass, const QByteArray &body, Later later) override;

    /// For QHttpServer's handler: the answer to the request that is being shown.
    Answer answer();

protected:
    void customEvent(QEvent *event) override;

private:
    const RequestDispatcher &m_dispatcher;
    RequestPool *poolFor(const AdmittedRequest &request) const;

    RequestPools &m_pools;
    std::shared_ptr<threads::Mailbox<threads::Call>> m_mailbox; ///< for the pool, whose answers may outlive this
    std::unique_ptr<AdmittedRequest> m_shown;
};

} // namespace mc::http
