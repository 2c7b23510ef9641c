#include "http/worker_gate.h"

namespace mc::http {

using model::ErrorCode;

WorkerGate::WorkerGate(const RequestDispatcher &dispatcher)
    : m_dispatcher(dispatcher)
{
}

std::variant<Answer, std::unique_ptr<Pass>> WorkerGate::admit(const RequestHead &head, const QHostAddress &peer)
{
    auto judged = m_dispatcher.admit(head, peer);
    if (Answer *const refusal = std::get_if<Answer>(&judged))
        return std::move(*refusal);
    return std::unique_ptr<Pass>(std::get<RequestDispatcher::Admitted>(std::move(judged)));
}

void WorkerGate::present(std::unique_ptr<Pass> pass, const QByteArray &body)
{
    m_shown.reset(static_cast<AdmittedRequest *>(pass.release()));
    m_shown->request.body = body;
}

Answer WorkerGate::answer()
{
    const std::unique_ptr<AdmittedRequest> shown = std::move(m_shown);
    return shown ? m_dispatcher.answer(*shown)
                 : problem({ErrorCode::InternalError, QStringLiteral("The request could not be answered.")});
}

} // namespace mc::http
