#include "client/live_socket.h"

#include "client/certificates.h"
#include "model/problem.h"

namespace mc::client {

using model::Error;
using model::ErrorCode;
using model::Result;

namespace {

constexpr int tokenExpired = 4401;
constexpr int userInactive = 4403;

QUrl urlOf(const ClientOptions &options, const QString &path)
{
    QUrl url = options.baseUrl;
    url.setScheme(url.scheme() == QLatin1String("https") ? QStringLiteral("wss") : QStringLiteral("ws"));
    QString base = url.path();
    while (base.endsWith(u'/'))
        base.chop(1);
    url.setPath(base + path);
    return url;
}

} // namespace

LiveSocket::LiveSocket(
    Session &session, const ClientOptions &options, const QString &path, const SocketOptions &socketOptions)
    : m_session(session)
    , m_options(options)
    , m_url(urlOf(options, path))
    , m_socketOptions(socketOptions)
    , m_backoff(socketOptions.firstPause, socketOptions.longestPause)
{
    m_pause.setSingleShot(true);
    connect(&m_pause, &QTimer::timeout, this, &LiveSocket::open);
}

LiveSocket::~LiveSocket() { dropLink(); }

void LiveSocket::start()
{
    if (m_state == State::Stopped)
        open();
}

void LiveSocket::stop()
{
    m_pause.stop();
    dropLink();
    enter(State::Stopped);
}

void LiveSocket::enter(State state)
{
    if (std::exchange(m_state, state) != state)
        Q_EMIT stateChanged(state);
}

void LiveSocket::enterConnected()
{
    m_backoff.reset();
    enter(State::Connected);
}

void LiveSocket::open()
{
    m_sentToken = m_session.tokens().access;
    QNetworkRequest request(m_url);
    if (!m_options.authorities.isEmpty())
        request.setSslConfiguration(tlsTrusting(m_options.authorities));
    request.setRawHeader("Authorization", "Bearer " + m_sentToken);
    m_link = std::make_unique<SocketLink>(request, m_options.timeout, m_socketOptions.pingInterval);
    connect(m_link.get(), &SocketLink::opened, this, &LiveSocket::onOpened);
    connect(m_link.get(), &SocketLink::received, this, [this](const QJsonObject &message) { received(message); });
    connect(m_link.get(), &SocketLink::closed, this, &LiveSocket::closed);
    enter(State::Connecting);
}

void LiveSocket::onOpened()
{
    m_wasRenewed = false;
    opened();
}

void LiveSocket::reconnect()
{
    dropLink();
    retryLater();
}

void LiveSocket::closed(const LinkEnd &end)
{
    dropLink();
    if (end.refusal == 401 || end.closeCode == tokenExpired)
        return renewToken();
    if (end.refusal == 403 || end.closeCode == userInactive)
        return stopForGood(ErrorCode::Forbidden, end.text);
    if (end.refusal == 404)
        return stopForGood(ErrorCode::NotFound, end.text);
    retryLater();
}

void LiveSocket::retryLater()
{
    m_pause.start(m_backoff.next());
    enter(State::Waiting);
}

void LiveSocket::renewToken()
{
    const QString refusal = QStringLiteral("The service does not take the token.");
    if (std::exchange(m_wasRenewed, true))
        return stopForGood(ErrorCode::Unauthenticated, refusal);
    enter(State::Connecting);
    m_session.renew(m_sentToken, this, [this, refusal](const Result<void> &renewed) {
        if (m_state != State::Connecting || m_link)
            return; // stopped meanwhile
        if (renewed)
            open();
        else if (renewed.error().code == ErrorCode::Unauthenticated
            || renewed.error().code == ErrorCode::ValidationError)
            stopForGood(ErrorCode::Unauthenticated, refusal);
        else
            retryLater();
    });
}

void LiveSocket::stopForGood(ErrorCode code, const QString &detail)
{
    stop();
    Q_EMIT stopped({code, detail});
}

void LiveSocket::dropLink()
{
    if (!m_link)
        return;
    m_link->disconnect(this);
    // It may be telling us something just now. The session takes it over, in case no event loop comes to delete it.
    SocketLink *link = m_link.release();
    link->setParent(&m_session);
    link->deleteLater();
}

Error errorFromMessage(const QJsonObject &data)
{
    Error error = model::errorFromProblem(data, 0);
    error.status = 0;
    error.detail = data.value(QLatin1String("message")).toString();
    return error;
}

} // namespace mc::client
