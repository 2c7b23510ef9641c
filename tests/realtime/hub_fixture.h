#pragma once

#include "realtime/hub.h"
#include "store/store.h"
#include "support/json.h"
#include "support/manual_clock.h"
#include "support/ws_client.h"

#include <QtCore/QThread>
#include <QtNetwork/QTcpServer>

namespace mc::test {

/// Stands for admission: listens on a port of its own, reads the handshake's head, and gives the connection to a hub.
/// `/7` asks for user 7's inbox as user 7, `/deliveries` for all deliveries; `?caller=3` calls as another, `?service` as nobody, `?ttl=` in seconds sets
/// the token's life. Works on a thread of its own.
class HubListener
{
public:
    HubListener(realtime::Hub &hub, const ops::Clock &clock);
    ~HubListener();

    quint16 port() const { return m_port; }
    QUrl url(const QString &path) const;

private:
    QThread m_thread;
    QTcpServer *m_server = nullptr; // lives on the thread
    quint16 m_port = 0;
};

/// A migrated database with a few users and the store to change it, on the test's thread.
class Clinic
{
public:
    explicit Clinic(const QString &uri);

    /// A new active user with an inbox.
    model::UserId user(model::Role role = model::Role::Patient);
    void setActive(model::UserId user, bool isActive);
    /// Commits a notification; its change is to be published.
    model::InboxChange create(model::UserId recipient, model::NotificationType type = model::NotificationType::System,
        const QString &message = QStringLiteral("Hello."));
    /// The same, by another store, on whatever thread has it.
    static model::InboxChange createIn(store::Store &store, model::UserId recipient,
        model::NotificationType type = model::NotificationType::System,
        const QString &message = QStringLiteral("Hello."));
    /// Empty while the database is away.
    QString deliveryStatus(model::NotificationId id);
    bool isRead(model::UserId recipient, model::NotificationId id);

    store::DatabaseUrl url;
    store::Store store;

private:
    qint64 m_nextUser = 100;
};

/// A hub in front of a clinic, with a listener.
class HubFixture
{
public:
    explicit HubFixture(Clinic &clinic, const realtime::HubLimits &limits = quick());
    ~HubFixture();

    /// The limits of production, with those times shortened that tests wait for.
    static realtime::HubLimits quick();

    /// Creates and publishes.
    model::InboxChange tell(model::UserId recipient, model::NotificationType type = model::NotificationType::System,
        const QString &message = QStringLiteral("Hello."));
    std::unique_ptr<WsClient> connect(model::UserId user, const QString &query = {});

    Clinic &clinic;
    ManualClock clock;
    bus::Bus bus;
    realtime::Hub hub;
    HubListener listener;
};

/// {"type": "mark_read", …}
QJsonObject markRead(model::NotificationId id);
QJsonObject sync(const QString &since);

} // namespace mc::test
