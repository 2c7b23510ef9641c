#pragma once

#include "http/request_dispatcher.h"

namespace mc::http {

/// Judges a worker's requests, and keeps the one that QHttpServer is shown. One per worker, on its thread.
class WorkerGate : public RequestGate
{
public:
    explicit WorkerGate(const RequestDispatcher &dispatcher);

    std::variant<Answer, std::unique_ptr<Pass>> admit(const RequestHead &head, const QHostAddress &peer) override;
    void present(std::unique_ptr<Pass> pass, const QByteArray &body) override;

    /// For QHttpServer's handler: the answer to the request that is being shown.
    Answer answer();

private:
    const RequestDispatcher &m_dispatcher;
    std::unique_ptr<AdmittedRequest> m_shown;
};

} // namespace mc::http
