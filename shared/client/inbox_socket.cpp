#include "client/inbox_socket.h"

#include "client/certificates.h"
#include "model/problem.h"

#include <QtCore/QJsonArray>

namespace mc::client {

using model::Error;
using model::ErrorCode;
using model::InboxChange;
using model::Result;

namespace {

constexpr int tokenExpired = 4401;
constexpr int userInactive = 4403;

QUrl urlOf(const ClientOptions &options, model::UserId inbox)
{
    QUrl url = options.baseUrl;
    url.setScheme(url.scheme() == QLatin1String("https") ? QStringLiteral("wss") : QStringLiteral("ws"));
    QString base = url.path();
    while (base.endsWith(u'/'))
        base.chop(1);
    url.setPath(base + QStringLiteral("/ws/notifications/%1/").arg(inbox.value));
    return url;
}

} // namespace

InboxSocket::InboxSocket(
    Session &session, const ClientOptions &options, model::UserId inbox, const InboxOptions &inboxOptions)
    : m_session(session)
    , m_options(options)
    , m_inbox(inbox)
    , m_inboxOptions(inboxOptions)
    , m_backoff(inboxOptions.firstPause, inboxOptions.longestPause)
{
    m_pause.setSingleShot(true);
    connect(&m_pause, &QTimer::timeout, this, &InboxSocket::open);
}

InboxSocket::~InboxSocket() { dropLink(); }

void InboxSocket::start()
{
    if (m_state == State::Stopped)
        open();
}

void InboxSocket::stop()
{
    m_pause.stop();
    dropLink();
    enter(State::Stopped);
}

bool InboxSocket::markRead(model::NotificationId id)
{
    if (m_state != State::Connected)
        return false;
    m_link->send(
        {{QStringLiteral("type"), QStringLiteral("mark_read")}, {QStringLiteral("notification_id"), toString(id)}});
    return true;
}

void InboxSocket::subscribe(const QList<model::NotificationType> &types)
{
    m_types = types;
    if (m_link && m_link->isOpen())
        sendSubscription();
}

void InboxSocket::sendSubscription()
{
    QJsonArray words;
    for (const model::NotificationType type : m_types)
        words += QString(word(type));
    m_link->send(
        {{QStringLiteral("type"), QStringLiteral("subscribe")}, {QStringLiteral("notification_types"), words}});
}

void InboxSocket::enter(State state)
{
    if (std::exchange(m_state, state) != state)
        Q_EMIT stateChanged(state);
}

void InboxSocket::open()
{
    m_sentToken = m_session.tokens().access;
    QNetworkRequest request(urlOf(m_options, m_inbox));
    if (!m_options.authorities.isEmpty())
        request.setSslConfiguration(tlsTrusting(m_options.authorities));
    request.setRawHeader("Authorization", "Bearer " + m_sentToken);
    m_link = std::make_unique<SocketLink>(request, m_options.timeout, m_inboxOptions.pingInterval);
    connect(m_link.get(), &SocketLink::opened, this, &InboxSocket::opened);
    connect(m_link.get(), &SocketLink::received, this, &InboxSocket::received);
    connect(m_link.get(), &SocketLink::closed, this, &InboxSocket::closed);
    enter(State::Connecting);
}

void InboxSocket::opened()
{
    m_wasRenewed = false;
    m_catchUp = {};
    if (!m_types.isEmpty())
        sendSubscription();
    if (m_cursor.isEmpty())
        return; // connection_status tells where the inbox stands
    m_link->send({{QStringLiteral("type"), QStringLiteral("sync")}, {QStringLiteral("since"), m_cursor}});
    enter(State::CatchingUp);
}

void InboxSocket::received(const QJsonObject &message)
{
    const QString type = message.value(QLatin1String("type")).toString();
    const QJsonObject data = message.value(QLatin1String("data")).toObject();
    if (type == QLatin1String("connection_status"))
        receivedStatus(data);
    else if (type == QLatin1String("sync_complete") || type == QLatin1String("sync_reset"))
        receivedSyncEnd(type, data);
    else if (type == QLatin1String("error"))
        receivedError(data);
    else
        receivedChange(message);
}

void InboxSocket::receivedStatus(const QJsonObject &data)
{
    if (m_state == State::CatchingUp)
        return; // all that came since the cursor is still to be told
    m_cursor = data.value(QLatin1String("last_sync")).toString();
    m_backoff.reset();
    enter(State::Connected);
    count(data);
}

void InboxSocket::receivedSyncEnd(const QString &type, const QJsonObject &data)
{
    const QList<AnnouncedChange> missed = m_catchUp.takeInOrder();
    m_backoff.reset();
    if (type == QLatin1String("sync_reset")) {
        m_cursor = data.value(QLatin1String("sync")).toString();
        enter(State::Connected);
        count(data);
        Q_EMIT reset();
        return;
    }
    enter(State::Connected);
    for (const AnnouncedChange &announced : missed)
        announce(announced);
    m_cursor = data.value(QLatin1String("sync")).toString();
    count(data);
}

void InboxSocket::receivedError(const QJsonObject &data)
{
    Error error = model::errorFromProblem(data, 0);
    error.status = 0;
    error.detail = data.value(QLatin1String("message")).toString();
    if (m_state != State::CatchingUp)
        return Q_EMIT refused(error);
    // The sync came to nothing; the next connection asks again.
    dropLink();
    retryLater();
}

void InboxSocket::receivedChange(const QJsonObject &message)
{
    const Result<InboxChange> change = model::inboxChangeFromMessage(message);
    if (!change)
        return; // of a later version, or an answer to subscribe
    const QString cursor = message.value(QLatin1String("data")).toObject().value(QLatin1String("sync")).toString();
    if (m_state == State::CatchingUp)
        m_catchUp.add({*change, cursor});
    else
        announce({*change, cursor});
}

void InboxSocket::announce(const AnnouncedChange &announced)
{
    const InboxChange &change = announced.change;
    m_cursor = announced.cursor;
    count(change.unreadCount);
    switch (change.kind) {
    case InboxChange::Kind::Created:
        if (change.notification)
            Q_EMIT notificationArrived(*change.notification);
        return;
    case InboxChange::Kind::Read:
        return Q_EMIT notificationRead(change.notificationId, change.readAt);
    case InboxChange::Kind::Unread:
        return Q_EMIT notificationUnread(change.notificationId);
    case InboxChange::Kind::Deleted:
        return Q_EMIT notificationDeleted(change.notificationId);
    case InboxChange::Kind::AllRead:
    case InboxChange::Kind::MultipleRead:
    case InboxChange::Kind::BulkDeleted:
        return Q_EMIT bulkUpdated(change);
    }
}

void InboxSocket::count(const QJsonObject &data) { count(data.value(QLatin1String("unread_count")).toInt()); }

void InboxSocket::count(int unread)
{
    if (std::exchange(m_unreadCount, unread) != unread)
        Q_EMIT unreadCountChanged(unread);
}

void InboxSocket::closed(const LinkEnd &end)
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

void InboxSocket::retryLater()
{
    m_pause.start(m_backoff.next());
    enter(State::Waiting);
}

void InboxSocket::renewToken()
{
    const QString refused = QStringLiteral("The service does not take the token.");
    if (std::exchange(m_wasRenewed, true))
        return stopForGood(ErrorCode::Unauthenticated, refused);
    enter(State::Connecting);
    m_session.renew(m_sentToken, this, [this, refused](const Result<void> &renewed) {
        if (m_state != State::Connecting || m_link)
            return; // stopped meanwhile
        if (renewed)
            open();
        else if (renewed.error().code == ErrorCode::Unauthenticated
            || renewed.error().code == ErrorCode::ValidationError)
            stopForGood(ErrorCode::Unauthenticated, refused);
        else
            retryLater();
    });
}

void InboxSocket::stopForGood(ErrorCode code, const QString &detail)
{
    stop();
    Q_EMIT stopped({code, detail});
}

void InboxSocket::dropLink()
{
    if (!m_link)
        return;
    m_link->disconnect(this);
    // It may be telling us something just now. The session takes it over, in case no event loop comes to delete it.
    SocketLink *link = m_link.release();
    link->setParent(&m_session);
    link->deleteLater();
}

} // namespace mc::client
