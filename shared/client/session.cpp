#include "client/session.h"

#include "client/http_call.h"

#include <QtCore/QJsonDocument>
#include <QtNetwork/QNetworkReply>

namespace mc::client {

using model::Error;
using model::ErrorCode;
using model::Result;

Session::Session(QNetworkAccessManager &network, const ClientOptions &options)
    : m_network(network)
    , m_options(options)
{
}

void Session::open(const Tokens &tokens)
{
    ++m_generation;
    m_tokens = tokens;
    tellWaiting(isOpen() ? Result<void>() : Error {ErrorCode::Unauthenticated, QStringLiteral("Signed out.")});
}

void Session::close() { open({}); }

void Session::renew(const QByteArray &refused, QObject *context, const Renewed &renewed)
{
    const auto later = [context, renewed](const Result<void> &outcome) {
        QMetaObject::invokeMethod(
            context, [renewed, outcome] { renewed(outcome); }, Qt::QueuedConnection);
    };
    if (m_tokens.access != refused && isOpen())
        return later({}); // somebody else was quicker
    if (m_tokens.refresh.isEmpty()) {
        const Error reason {ErrorCode::Unauthenticated, QStringLiteral("The access token is not valid any more.")};
        if (isOpen())
            endWith(reason);
        return later(reason);
    }
    m_waiting.push_back({context, renewed});
    if (m_waiting.size() == 1)
        refresh();
}

void Session::refresh()
{
    const QJsonObject body {{QStringLiteral("refresh"), QString::fromLatin1(m_tokens.refresh)}};
    const HttpCall call {.method = "POST",
        .path = QStringLiteral("/api/auth/token/refresh/"),
        .body = QJsonDocument(body).toJson(QJsonDocument::Compact),
        .token = HttpCall::Token::None};
    QNetworkReply *reply = send(m_network, m_options, call, {});
    connect(reply, &QNetworkReply::finished, this, [this, reply, generation = m_generation] {
        reply->deleteLater();
        if (generation != m_generation)
            return;
        const Result<JsonReply> answer = replyFrom(*reply);
        if (!answer)
            return settle(answer.error());
        m_tokens.access = answer->json.value(QLatin1String("access")).toString().toLatin1();
        if (const QString next = answer->json.value(QLatin1String("refresh")).toString(); !next.isEmpty())
            m_tokens.refresh = next.toLatin1();
        Q_EMIT renewed();
        settle({});
    });
}

void Session::settle(const Result<void> &outcome)
{
    // A refusal, whatever its words; anything else may be better the next time.
    const bool isRefused = !outcome
        && (outcome.error().code == ErrorCode::Unauthenticated || outcome.error().code == ErrorCode::ValidationError);
    tellWaiting(outcome);
    if (isRefused)
        endWith(outcome.error());
}

void Session::tellWaiting(const Result<void> &outcome)
{
    const std::vector<Waiter> waiting = std::exchange(m_waiting, {});
    for (const Waiter &waiter : waiting) {
        if (waiter.context)
            waiter.renewed(outcome);
    }
}

void Session::endWith(const Error &reason)
{
    close();
    Q_EMIT ended(reason);
}

} // namespace mc::client
