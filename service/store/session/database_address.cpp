#include "store/session/database_address.h"

#include <QtSql/QSqlDriver>

#include <libpq-fe.h>

namespace mc::store {

QString databaseAddress(const DatabaseConnection &connection)
{
    const QVariant handle = connection.database().driver()->handle();
    const PGconn *session = handle.isValid() ? *static_cast<PGconn *const *>(handle.constData()) : nullptr;
    return QStringLiteral("%1 at %2:%3")
        .arg(QString::fromUtf8(PQdb(session)), QString::fromUtf8(PQhost(session)), QString::fromUtf8(PQport(session)));
}

} // namespace mc::store
