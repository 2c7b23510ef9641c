#pragma once

#include "http/request_dispatcher.h"
#include "http/request_pool.h"
#include "http/returns.h"
#include "http/trusted_proxies.h"

namespace mc::http {

/// Judges a worker's requests, and sends each whole one to where it is answered: to a pool, or to QHttpServer on this thread when it
/// waits for nobody. One per worker, on its thread.
class WorkerGate : public admission::RequestGate
{
public:
    /// All of these outlive this.
    WorkerGate(const RequestDispatcher &dispatcher, const TrustedProxies &proxies, RequestPools &pools,
        const Returns &returns);

    std::variant<Answer, std::unique_ptr<admission::AdmittedHead>> admit(
        const admission::RequestHead &head, const QHostAddress &peer) override;
    std::variant<Answer, Next> present(
        std::unique_ptr<admission::AdmittedHead> pass, const QByteArray &body, Later later) override;

    /// For QHttpServer's handler: the answer to the request that is being shown.
    Answer answer();

private:
    RequestPool &poolFor(const AdmittedRequest &request) const;

    const RequestDispatcher &m_dispatcher;
    const TrustedProxies &m_proxies;
    RequestPools &m_pools;
    const Returns &m_returns;
    std::shared_ptr<AdmittedRequest> m_shown;
};

} // namespace mc::http
