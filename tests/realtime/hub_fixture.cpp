#include "hub_fixture.h"

#include "loop/tcp_connection.h"
#include "store/session/migrations.h"

#include <QtCore/QUrlQuery>
#include <QtNetwork/QTcpSocket>

#include <latch>

namespace mc::test {

namespace {

QByteArray headerOf(const QByteArray &head, const QByteArray &name)
{
    for (const QByteArray &line : head.split('\n')) {
        if (line.toLower().startsWith(name.toLower() + ':'))
            return line.mid(name.size() + 1).trimmed();
    }
    return {};
}

realtime::Handshake handshakeFrom(const QByteArray &head, const ops::Clock &clock)
{
    const QUrl url(QString::fromLatin1(head.split(' ').value(1)));
    const QUrlQuery query(url);
    realtime::Handshake handshake;
    if (url.path() != QLatin1String("/deliveries"))
        handshake.inbox = model::UserId {url.path().mid(1).toLongLong()};
    handshake.key = headerOf(head, "Sec-WebSocket-Key");
    if (query.hasQueryItem(QStringLiteral("caller")))
        handshake.caller = model::UserId {query.queryItemValue(QStringLiteral("caller")).toLongLong()};
    else if (!query.hasQueryItem(QStringLiteral("service")))
        handshake.caller = handshake.inbox;
    if (query.hasQueryItem(QStringLiteral("ttl")))
        handshake.expiresAt = clock.now().addSecs(query.queryItemValue(QStringLiteral("ttl")).toLongLong());
    return handshake;
}

class Listener : public QTcpServer
{
public:
    Listener(realtime::Hub &hub, const ops::Clock &clock)
        : m_hub(hub)
        , m_clock(clock)
    {
    }

protected:
    void incomingConnection(qintptr descriptor) override
    {
        auto *const connection = new loop::TcpConnection(int(descriptor));
        connection->setParent(this);
        connection->setReading(true);
        auto head = std::make_shared<QByteArray>();
        connect(connection, &loop::Connection::readable, this, [this, connection, head] { read(connection, *head); });
    }

private:
    void read(loop::Connection *connection, QByteArray &head)
    {
        head += connection->read(16384);
        const qsizetype end = head.indexOf("\r\n\r\n");
        if (end < 0) {
            if (connection->hasEnded())
                connection->deleteLater();
            return;
        }
        connection->disconnect(this);
        connection->setReading(false);
        connection->unread(head.mid(end + 4));
        const realtime::Handshake handshake = handshakeFrom(head, m_clock);
        // Not from inside its own signal.
        QMetaObject::invokeMethod(
            this,
            [this, connection, handshake] {
                connection->setParent(nullptr);
                m_hub.adopt(std::unique_ptr<loop::Connection>(connection), handshake);
            },
            Qt::QueuedConnection);
    }

    realtime::Hub &m_hub;
    const ops::Clock &m_clock;
};

} // namespace

HubListener::HubListener(realtime::Hub &hub, const ops::Clock &clock)
{
    std::latch ready(1);
    QObject::connect(
        &m_thread, &QThread::started, &m_thread,
        [this, &hub, &clock, &ready] {
            m_server = new Listener(hub, clock);
            m_server->setListenBacklogSize(4096);
            m_server->listen(QHostAddress::LocalHost);
            m_port = m_server->serverPort();
            ready.count_down();
        },
        Qt::DirectConnection);
    m_thread.start();
    ready.wait();
}

HubListener::~HubListener()
{
    m_server->deleteLater();
    m_thread.quit();
    m_thread.wait();
}

QUrl HubListener::url(const QString &path) const
{
    return QUrl(QStringLiteral("ws://127.0.0.1:%1/%2").arg(m_port).arg(path));
}

Clinic::Clinic(const QString &uri)
    : url(store::DatabaseUrl::parse(uri).value())
    , store(url, QStringLiteral("test"))
{
    const auto migrated = store::Migrations(store.connection).run();
    if (!migrated)
        qFatal("%s", qPrintable(migrated.error().detail));
}

model::UserId Clinic::user(model::Role role)
{
    model::User user;
    user.id = {m_nextUser++};
    user.username = QStringLiteral("user%1").arg(user.id.value);
    user.role = role;
    if (!store.users.put(user))
        qFatal("The user was not stored.");
    return user.id;
}

void Clinic::setActive(model::UserId id, bool isActive)
{
    model::User user = store.users.find(id).value();
    user.isActive = isActive;
    if (!store.users.put(user))
        qFatal("The user was not stored.");
}

model::InboxChange Clinic::create(model::UserId recipient, model::NotificationType type, const QString &message)
{
    return createIn(store, recipient, type, message);
}

model::InboxChange Clinic::createIn(
    store::Store &store, model::UserId recipient, model::NotificationType type, const QString &message)
{
    store::NewNotification fresh;
    fresh.draft.recipientId = recipient;
    fresh.draft.type = type;
    fresh.draft.title = QStringLiteral("Title");
    fresh.draft.message = message;
    fresh.createdAt = QDateTime::currentDateTimeUtc();
    fresh.id = {model::uuidV7(fresh.createdAt)};
    fresh.plan.channels = model::Channel::InApp;
    return store.notifications.create(fresh).value().change.value();
}

QString Clinic::deliveryStatus(model::NotificationId id)
{
    const auto found = store.notifications.find(id, {{}, true});
    return found ? QString(word(found->deliveryStatus)) : QString();
}

bool Clinic::isRead(model::UserId recipient, model::NotificationId id)
{
    return store.notifications.find(id, {recipient, false}).value().isRead;
}

HubFixture::HubFixture(Clinic &place, const realtime::HubLimits &limits)
    : clinic(place)
    , clock(QDateTime::currentDateTimeUtc())
    , hub(place.url, bus, clock, limits)
    , listener((bus.addListener(&hub), hub.start(), hub), clock)
{
}

HubFixture::~HubFixture() { hub.stop(); }

realtime::HubLimits HubFixture::quick()
{
    realtime::HubLimits limits;
    limits.threads = 2;
    limits.sweepInterval = std::chrono::milliseconds(50);
    limits.firstRetry = std::chrono::milliseconds(20);
    limits.lastRetry = std::chrono::milliseconds(100);
    limits.deliveredDelay = std::chrono::milliseconds(20);
    limits.closeTimeout = std::chrono::milliseconds(500);
    limits.messagesPerSecond = 100'000;
    return limits;
}

model::InboxChange HubFixture::tell(model::UserId recipient, model::NotificationType type, const QString &message)
{
    const model::InboxChange change = clinic.create(recipient, type, message);
    bus.publish(change);
    return change;
}

std::unique_ptr<WsClient> HubFixture::connect(model::UserId user, const QString &query)
{
    return std::make_unique<WsClient>(listener.url(QString::number(user.value) + query));
}

QJsonObject markRead(model::NotificationId id)
{
    return object({{"type", "mark_read"}, {"notification_id", toString(id)}});
}

QJsonObject sync(const QString &since) { return object({{"type", "sync"}, {"since", since}}); }

} // namespace mc::test
