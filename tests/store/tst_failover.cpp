#include "scratch_database.h"
#include "store/session/transaction.h"
#include "store/session/write_check.h"

using namespace mc;
using namespace mc::test;
using store::DatabaseConnection;

namespace {

const QString isReadOnly = QStringLiteral("SELECT current_setting('transaction_read_only')");
const QString whichServer = QStringLiteral("SELECT current_setting('unix_socket_directories')");

QString folderOf(const QString &uri)
{
    return QUrl::fromPercentEncoding(uri.toUtf8()).section(QStringLiteral("host="), 1).section(u'&', 0, 0);
}

} // namespace

/// A primary that becomes a standby, and another server that takes its place.
class TestFailover : public QObject
{
    Q_OBJECT

    std::unique_ptr<PrivatePostgres> m_first = PrivatePostgres::own();
    std::unique_ptr<PrivatePostgres> m_second = PrivatePostgres::own();
    QString m_firstFolder;
    QString m_secondFolder;
    store::DatabaseUrl m_both;

    static std::unique_ptr<Database> server(const QString &folder, const QString &database)
    {
        return std::make_unique<Database>(
            QStringLiteral("postgresql:///%1?user=postgres&host=%2").arg(database, folder));
    }

private Q_SLOTS:
    void initTestCase()
    {
        const QString uri = m_first->createDatabase();
        const QString name = uri.section(u'/', 3).section(u'?', 0, 0);
        m_firstFolder = folderOf(uri);
        m_secondFolder = folderOf(m_second->createDatabase());
        QVERIFY(!m_firstFolder.isEmpty() && !m_secondFolder.isEmpty());
        server(m_secondFolder, QStringLiteral("postgres"))->run("CREATE DATABASE " + name.toLatin1());
        for (const QString &folder : {m_firstFolder, m_secondFolder})
            server(folder, name)->run("CREATE TABLE written (at text)");
        m_both = must(store::DatabaseUrl::parse(
            QStringLiteral("postgresql:///%1?user=postgres&host=%2,%3").arg(name, m_firstFolder, m_secondFolder)));
    }
    void init()
    {
        m_first->setReadOnly(false);
        m_second->setReadOnly(true);
    }

    void session_ofSeveralHosts_isWithTheOneThatTakesChanges()
    {
        DatabaseConnection connection(m_both, QStringLiteral("first"));
        QTRY_COMPARE(valueOf(connection, whichServer), m_firstFolder);
        m_first->setReadOnly(true);
        m_second->setReadOnly(false);
        DatabaseConnection later(m_both, QStringLiteral("second"));
        QTRY_COMPARE(valueOf(later, whichServer), m_secondFolder);
    }

    void statement_onServerThatBecameStandby_isTriedOnAnother()
    {
        DatabaseConnection connection(m_both, QStringLiteral("moved"));
        QTRY_COMPARE(valueOf(connection, whichServer), m_firstFolder);
        m_second->setReadOnly(false);
        m_first->setReadOnly(true);
        QTRY_COMPARE(valueOf(connection, isReadOnly), QStringLiteral("on"));
        QTRY_VERIFY(connection.run(sql(QStringLiteral("INSERT INTO written VALUES ('statement')"))));
        QCOMPARE(valueOf(connection, whichServer), m_secondFolder);
    }

    void transaction_onServerThatBecameStandby_isTriedOnAnother()
    {
        DatabaseConnection connection(m_both, QStringLiteral("moved transaction"));
        QTRY_COMPARE(valueOf(connection, whichServer), m_firstFolder);
        m_second->setReadOnly(false);
        m_first->setReadOnly(true);
        QTRY_COMPARE(valueOf(connection, isReadOnly), QStringLiteral("on"));
        const auto write = [&]() -> model::Result<void> {
            auto transaction = store::Transaction::begin(connection);
            if (!transaction)
                return transaction.error();
            const auto inserted = connection.run(sql(QStringLiteral("INSERT INTO written VALUES ('transaction')")));
            return inserted ? transaction->commit() : model::Result<void>(inserted.error());
        };
        QVERIFY(QTest::qWaitFor([&] { return bool(connection.retrying(write)); }));
        QCOMPARE(valueOf(connection, whichServer), m_secondFolder);
        QCOMPARE(valueOf(connection, QStringLiteral("SELECT count(*) FROM written WHERE at = 'transaction'")),
            QStringLiteral("1"));
    }

    void statement_whoseTableChanged_isPreparedAnew()
    {
        DatabaseConnection connection(m_both, QStringLiteral("plans"));
        QVERIFY(connection.execute(QStringLiteral("CREATE TABLE shape (one int); INSERT INTO shape VALUES (1)")));
        const store::Statement readAll = sql(QStringLiteral("SELECT * FROM shape"));
        QVERIFY(connection.run(readAll));
        QVERIFY(connection.execute(QStringLiteral("ALTER TABLE shape ADD two int DEFAULT 2")));
        store::Rows rows = must(connection.run(readAll));
        QVERIFY(rows.next());
        rows.skip(1);
        QCOMPARE(rows.integer(), 2);
    }
};

QTEST_GUILESS_MAIN(TestFailover)
#include "tst_failover.moc"
