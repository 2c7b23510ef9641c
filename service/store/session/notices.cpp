#include "store/session/notices.h"

#include <QtSql/QSqlDriver>

namespace mc::store {

using model::Result;

namespace {
const Statement notify {QStringLiteral("notify"), QStringLiteral("SELECT pg_notify($1, $2)")};
} // namespace

Notices::Notices(const DatabaseUrl &url, const QString &name, const QStringList &channels)
    : m_listening(url, name + QStringLiteral(" listening"))
    , m_sending(url, name + QStringLiteral(" sending"))
    , m_channels(channels)
{
}

Result<void> Notices::send(const QString &channel, const QByteArray &notice)
{
    const Result<Rows> sent = m_sending.run(notify, {channel, QString::fromUtf8(notice)});
    return sent ? Result<void>() : sent.error();
}

Result<bool> Notices::tend()
{
    // The driver looks for notices after what it executes: none that arrives with this answer is overlooked.
    if (const Result<void> alive = m_listening.execute(QStringLiteral("SELECT 1")); !alive)
        return alive.error();
    QSqlDriver *const driver = m_listening.database().driver();
    if (driver == m_subscribed)
        return false;
    connect(driver, &QSqlDriver::notification, this,
        [this](const QString &channel, QSqlDriver::NotificationSource, const QVariant &payload) {
            Q_EMIT received(channel, payload.toString().toUtf8());
        });
    for (const QString &channel : std::as_const(m_channels)) {
        if (driver->subscribeToNotification(channel))
            continue;
        driver->disconnect(this);
        return model::Error {model::ErrorCode::Unavailable, QStringLiteral("The database can't be listened to.")};
    }
    m_subscribed = driver;
    return true;
}

} // namespace mc::store
