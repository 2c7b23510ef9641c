#include "http/worker_gate.h"

namespace mc::http {

using model::Error;
using model::ErrorCode;

namespace {

// What takes a few milliseconds to read and to store, whatever it is.
constexpr qsizetype mostOnWorker = 16 * 1024;

} // namespace

WorkerGate::WorkerGate(const RequestDispatcher &dispatcher, RequestPools &pools)
    : m_dispatcher(dispatcher)
    , m_pools(pools)
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
    RequestPool *const pool = poolFor(*request);
    if (!pool) {
        m_shown = std::move(request);
        return Next::Forward;
    }
    const auto done = [mailbox = m_mailbox, later = std::move(later)](
                          const Answer &answer) { mailbox->post(threads::Call([later, answer] { later(answer); })); };
    if (pool->post(request, done))
        return Next::Wait;
    return m_dispatcher.refuse(*request,
        Error {.code = ErrorCode::Unavailable,
            .detail
            = QStringLiteral("Too many %1 at once. Try again in a moment.")
                  .arg(pool == &m_pools.signIns ? QStringLiteral("sign-ins") : QStringLiteral("large requests")),
            .retryAfter = 1});
}

RequestPool *WorkerGate::poolFor(const AdmittedRequest &request) const
{
    if (request.route->runs == Runs::WithSignIns)
        return &m_pools.signIns;
    return request.request.body.size() > mostOnWorker ? &m_pools.large : nullptr;
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
