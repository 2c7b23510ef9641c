#include "http/worker_gate.h"

namespace mc::http {

using model::Error;
using model::ErrorCode;

WorkerGate::WorkerGate(const RequestDispatcher &dispatcher, RequestPool &signIns)
    : m_dispatcher(dispatcher)
    , m_signIns(signIns)
    , m_mailbox(std::make_shared<threads::Mailbox<threads::Call>>())
{
    m_mailbox->open(this);
}

WorkerGate::~WorkerGate() { m_mailbox->close(); }

std::variant<Answer, std::unique_ptr<admission::AdmittedHead>> WorkerGate::admit(
    const admission::RequestHead &head, const QHostAddress &peer)
{
    auto judged = m_dispatcher.admit(head, peer);
    if (Answer *const refusal = std::get_if<Answer>(&judged))
        return std::move(*refusal);
    return std::unique_ptr<admission::AdmittedHead>(std::get<RequestDispatcher::Admitted>(std::move(judged)));
}

std::variant<Answer, admission::RequestGate::Next> WorkerGate::present(
    std::unique_ptr<admission::AdmittedHead> pass, const QByteArray &body, Later later)
{
    std::unique_ptr<AdmittedRequest> request(static_cast<AdmittedRequest *>(pass.release()));
    request->request.body = body;
    if (request->route->runs == Runs::OnWorker) {
        m_shown = std::move(request);
        return Next::Forward;
    }
    const auto done = [mailbox = m_mailbox, later = std::move(later)](
                          const Answer &answer) { mailbox->post(threads::Call([later, answer] { later(answer); })); };
    if (m_signIns.post(request, done))
        return Next::Wait;
    return m_dispatcher.refuse(*request,
        Error {.code = ErrorCode::Unavailable,
            .detail = QStringLiteral("Too many sign-ins at once. Try again in a moment."),
            .retryAfter = 1});
}

Answer WorkerGate::answer()
{
    const std::unique_ptr<AdmittedRequest> shown = std::move(m_shown);
    return shown ? m_dispatcher.answer(*shown)
                 : admission::problem({ErrorCode::InternalError, QStringLiteral("The request could not be answered.")});
}

void WorkerGate::customEvent(QEvent *)
{
    for (const threads::Call &call : m_mailbox->take())
        call();
}

} // namespace mc::http
