#pragma once

#include <QtCore/QByteArray>
#include <QtCore/QList>
#include <QtCore/QString>

struct pg_conn;

namespace mc::test {

/// A libpq connection of the test's own, to look at what the service wrote and to put it into states no API makes.
/// Blocking; lives on the test's thread. A statement that fails ends the test program with its error: the tests' SQL
/// is theirs to keep right.
class Database
{
public:
    explicit Database(const QString &uri);
    ~Database();
    Database(const Database &) = delete;
    Database &operator=(const Database &) = delete;

    using Row = QList<QByteArray>;
    /// Runs one statement; its rows as text, null as empty.
    QList<Row> run(const QByteArray &sql);
    /// The first column of the first row.
    QByteArray value(const QByteArray &sql) { return run(sql).value(0).value(0); }

    /// Whether a server takes connections there.
    static bool answers(const QString &uri);

private:
    pg_conn *m_connection;
};

/// The same server's URI with another database.
QString withDatabase(const QString &uri, const QString &database);

} // namespace mc::test
