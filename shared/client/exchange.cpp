#include "client/exchange.h"

#include <QtNetwork/QNetworkReply>

namespace mc::client {

using model::Error;
using model::ErrorCode;
using model::Result;

Exchange::Exchange(QNetworkAccessManager &network, Session &session, const ClientOptions &options, const HttpCall &call,
    QObject *parent)
    : QObject(parent)
    , m_network(network)
    , m_session(session)
    , m_options(options)
    , m_call(call)
    , m_waitLeft(options.longestWait)
{
    m_pause.setSingleShot(true);
    connect(&m_pause, &QTimer::timeout, this, &Exchange::sendNow);
    sendNow();
}

Exchange::~Exchange()
{
    if (!m_reply)
        return;
    m_reply->disconnect(this);
    m_reply->abort();
    m_reply->deleteLater();
}

void Exchange::sendNow()
{
    m_sentToken = m_call.token == HttpCall::Token::Sent ? m_session.tokens().access : QByteArray();
    m_reply = send(m_network, m_options, m_call, m_sentToken);
    connect(m_reply, &QNetworkReply::finished, this, &Exchange::answered);
}

void Exchange::answered()
{
    QNetworkReply *reply = std::exchange(m_reply, nullptr);
    reply->deleteLater();
    const Result<JsonReply> result = replyFrom(*reply);
    if (result)
        return finish(result);
    const Error &error = result.error();
    if (wasLost(*reply) && mayRepeatLost())
        return sendAfter(m_options.repeatPause);
    // What is not there after a repetition was deleted by the first attempt, whose answer got lost.
    if (m_wasLost && m_call.method == "DELETE" && httpStatus(error.code) == 404)
        return finish(JsonReply {204, {}});
    if (error.code == ErrorCode::Unauthenticated && !m_sentToken.isEmpty() && !std::exchange(m_wasRenewed, true))
        return renewToken();
    if (mayWaitFor(error))
        return sendAfter(std::chrono::seconds(error.retryAfter));
    finish(result);
}

bool Exchange::mayRepeatLost() { return m_call.isRepeatable() && !std::exchange(m_wasLost, true); }

bool Exchange::mayWaitFor(const Error &error)
{
    const std::chrono::seconds asked(error.retryAfter);
    const int status = error.status != 0 ? error.status : httpStatus(error.code);
    // 429 says that nothing was done; 503 leaves it open.
    const bool isSafe = status == 429 || (status == 503 && m_call.isRepeatable());
    if (!isSafe || asked.count() <= 0 || asked > m_waitLeft)
        return false;
    m_waitLeft -= asked;
    return true;
}

void Exchange::renewToken()
{
    m_session.renew(m_sentToken, this, [this](const Result<void> &renewed) {
        if (renewed)
            sendNow();
        else
            finish(renewed.error());
    });
}

void Exchange::finish(const Result<JsonReply> &result)
{
    deleteLater();
    Q_EMIT finished(result);
}

} // namespace mc::client
