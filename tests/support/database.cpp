#include "support/database.h"

#include <QtCore/QUrl>

#include <libpq-fe.h>

namespace mc::test {

Database::Database(const QString &uri)
    : m_connection(PQconnectdb(uri.toUtf8().constData()))
{
    if (PQstatus(m_connection) != CONNECTION_OK)
        qFatal("%s", PQerrorMessage(m_connection));
}

Database::~Database() { PQfinish(m_connection); }

QList<Database::Row> Database::run(const QByteArray &sql)
{
    PGresult *result = PQexec(m_connection, sql.constData());
    const ExecStatusType status = PQresultStatus(result);
    if (status != PGRES_COMMAND_OK && status != PGRES_TUPLES_OK)
        qFatal("%s: %s", sql.constData(), PQresultErrorMessage(result));
    QList<Row> rows;
    for (int row = 0; row < PQntuples(result); ++row) {
        Row values;
        for (int column = 0; column < PQnfields(result); ++column)
            values.append(PQgetvalue(result, row, column));
        rows.append(values);
    }
    PQclear(result);
    return rows;
}

bool Database::answers(const QString &uri) { return PQping(uri.toUtf8().constData()) == PQPING_OK; }

QString withDatabase(const QString &uri, const QString &database)
{
    QUrl url(uri);
    url.setPath(u'/' + database);
    return url.toString(QUrl::FullyEncoded);
}

} // namespace mc::test
