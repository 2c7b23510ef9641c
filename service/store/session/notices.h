#pragma once

#include "store/session/database_connection.h"

#include <QtCore/QObject>
#include <QtCore/QPointer>

class QSqlDriver;

namespace mc::store {

/// Notices between the programs on one database: PostgreSQL's LISTEN and NOTIFY. They are hints: lost with a session, and when
/// nobody listens.
///
/// Has two sessions, since one that is used for anything else may read notices without telling. Belongs to a thread with an
/// event loop.
class Notices : public QObject
{
    Q_OBJECT
public:
    static constexpr int mostBytes = 7900; ///< of a notice; PostgreSQL takes less than 8,000

    /// `channels` to listen to, SQL identifiers; `name` as for DatabaseConnection.
    Notices(const DatabaseUrl &url, const QString &name, const QStringList &channels);

    /// Tells everybody who listens, this object too. Error: Unavailable, when it is unknown whether it was sent too.
    model::Result<void> send(const QString &channel, const QByteArray &notice);
    /// Sees to it that there is a session that listens: to be called regularly. True: it is new, and what was sent before
    /// may have been missed. Error: Unavailable.
    model::Result<bool> tend();

Q_SIGNALS:
    void received(const QString &channel, const QByteArray &notice);

private:
    DatabaseConnection m_listening;
    DatabaseConnection m_sending;
    QStringList m_channels;
    QPointer<QSqlDriver> m_subscribed; ///< the driver that listens; gone with its session
};

} // namespace mc::store
