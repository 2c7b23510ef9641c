#include "console/session/server_check.h"

#include "client/certificates.h"
#include "console/session/certificate_words.h"
#include "model/json_text.h"

namespace mc::console {

using Kind = ServerVerdict::Kind;

namespace {

QUrl healthOf(QUrl server)
{
    QString path = server.path();
    while (path.endsWith(u'/'))
        path.chop(1);
    server.setPath(path + QStringLiteral("/healthz"));
    return server;
}

// Each of its answers has a request's id, and this one says that all is well.
bool isOurs(QNetworkReply &reply)
{
    const model::Result<QJsonObject> answer = model::jsonObjectFrom(reply.readAll());
    return answer && reply.hasRawHeader("X-Request-Id")
        && answer->value(QLatin1String("status")).toString() == QLatin1String("ok");
}

} // namespace

ServerCheck::ServerCheck(QObject *parent)
    : QObject(parent)
{
}

ServerCheck::~ServerCheck() { cancel(); }

void ServerCheck::start(const client::ClientOptions &options)
{
    cancel();
    m_distrust.clear();
    QNetworkRequest request(healthOf(options.baseUrl));
    request.setSslConfiguration(client::tlsTrusting(options.authorities));
    request.setTransferTimeout(int(options.timeout.count()));
    request.setAttribute(QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::ManualRedirectPolicy);
    request.setAttribute(QNetworkRequest::CacheLoadControlAttribute, QNetworkRequest::AlwaysNetwork);
    request.setRawHeader("Accept", "application/json");
    m_reply = m_network.get(request);
    connect(m_reply, &QNetworkReply::sslErrors, this, [this](const QList<QSslError> &errors) { m_distrust = errors; });
    connect(m_reply, &QNetworkReply::finished, this, &ServerCheck::answered);
}

void ServerCheck::cancel()
{
    QNetworkReply *reply = m_reply;
    if (!reply)
        return;
    m_reply.clear();
    reply->disconnect(this);
    reply->abort();
    reply->deleteLater();
}

void ServerCheck::answered()
{
    QNetworkReply *reply = m_reply;
    m_reply.clear();
    reply->deleteLater();
    Q_EMIT finished(verdictOf(*reply));
}

ServerVerdict ServerCheck::verdictOf(QNetworkReply &reply) const
{
    if (!m_distrust.isEmpty())
        return {Kind::Untrusted, distrustInWords(m_distrust, reply.url().host()), m_distrust.first().certificate()};
    if (reply.attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt() == 200 && isOurs(reply))
        return {Kind::Ours, {}};
    if (reply.attribute(QNetworkRequest::HttpStatusCodeAttribute).isValid()
        || reply.error() == QNetworkReply::ProtocolFailure)
        return {Kind::Stranger, tr("What answers there is not a MediConnect notification service.")};
    switch (reply.error()) {
    case QNetworkReply::ConnectionRefusedError:
        return {Kind::NotReached, tr("No server listens there.")};
    case QNetworkReply::HostNotFoundError:
        return {Kind::NotReached, tr("There is no server of that name.")};
    case QNetworkReply::OperationCanceledError: // as the transfer's timeout ends it
    case QNetworkReply::TimeoutError:
        return {Kind::NotReached, tr("The server did not answer in time.")};
    case QNetworkReply::SslHandshakeFailedError:
        return {Kind::NotReached, tr("The server does not offer a secure connection there.")};
    case QNetworkReply::RemoteHostClosedError:
        return {Kind::NotReached, tr("The server closed the connection.")};
    default:
        return {Kind::NotReached, reply.errorString()};
    }
}

} // namespace mc::console
