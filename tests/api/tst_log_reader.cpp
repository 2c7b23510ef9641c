#include "support/bystander.h"
#include "support/database.h"
#include "support/log_pipe.h"
#include "support/running_service.h"

#include <QtTest/QTest>

using namespace mc::test;

namespace {

constexpr int rounds = 1000;

/// Makes requests that are refused, each for a line of 8,000 characters in the log.
class Refused
{
public:
    explicit Refused(quint16 port)
        : m_socket(port)
    {
    }
    bool next()
    {
        m_socket.send("GET /" + QByteArray(8000, 'x') + " HTTP/1.1\r\nHost: x\r\n\r\n");
        return m_socket.readUntil("\r\n\r\n").contains("HTTP/1.1 404 "); // behind the body of the one before
    }

private:
    RawSocket m_socket;
};

/// How many dropped lines the log tells of.
quint64 toldIn(const QByteArray &log)
{
    const QByteArray mark = "did not keep up: ";
    quint64 told = 0;
    for (qsizetype at = log.indexOf(mark); at >= 0; at = log.indexOf(mark, at + 1)) {
        const QByteArray count = log.mid(at + mark.size(), 20);
        told += count.left(count.indexOf('.')).toULongLong();
    }
    return told;
}

quint64 droppedBy(Api &api)
{
    const QByteArray name = "\nmediconnect_log_lines_dropped_total ";
    const QByteArray text = api.anonymous().get("/metrics").expect(200).body;
    const qsizetype at = text.indexOf(name);
    return at < 0 ? 0 : text.mid(at + name.size(), 20).split('\n').first().toULongLong();
}

} // namespace

/// Whoever reads the log holds nobody up, nor the end of the service.
class tst_LogReader : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        m_postgres = PrivatePostgres::ofRun();
        m_databaseUri = m_postgres->createDatabase();
    }

    void reader_stopped_holdsNobodyUp_andIsToldWhatItMissed()
    {
        LogPipe log;
        ServiceProcess service(m_databaseUri);
        service.logTo(log.fileName());
        service.start();
        Api api(service.port());
        Directory directory(api);
        const User ann = directory.patient("ann");

        Refused refused(service.port());
        quint64 made = 0;
        const auto refuse = [&] { made += refused.next(); };
        Bystander other(service.port(), ann);
        const auto calm = other.p95(2 * rounds, [&] {
            log.read();
            refuse();
        });
        QCOMPARE(droppedBy(api), 0);
        QVERIFY(other.isUndisturbed(calm, 2 * rounds, refuse));
        const quint64 dropped = droppedBy(api);
        QVERIFY2(dropped > rounds / 3, QByteArray::number(dropped).constData());

        QTRY_COMPARE(toldIn(log.read()), dropped);
        api.anonymous().get("/the-end").expect(404);
        QTRY_VERIFY(log.read().contains("GET /the-end 404\n"));
        QCOMPARE(quint64(log.read().count(" 404\n")), made + 1 - dropped);
        QCOMPARE(droppedBy(api), dropped);
        QCOMPARE(service.terminate(), 0);
    }

    void stop_readerStopped_isInTime()
    {
        LogPipe log;
        ServiceProcess service(m_databaseUri);
        service.logTo(log.fileName());
        service.start();
        Refused refused(service.port());
        for (int i = 0; i < rounds; ++i)
            QVERIFY(refused.next());
        Api api(service.port());
        QVERIFY(droppedBy(api) > 0);
        QCOMPARE(service.terminate(), 0);
    }

    // As every database does to a session after an upgrade of the system's locales.
    void database_warnsAtConnecting_isALineOfTheLog()
    {
        const QString uri = m_postgres->createDatabase();
        ServiceProcess service(uri);
        service.start();
        QCOMPARE(service.terminate(), 0);
        Database(uri).run("UPDATE pg_database SET datcollversion = '0' WHERE datname = current_database()");
        service.start();
        QCOMPARE(service.terminate(), 0);
        const QByteArray log = service.log();
        QVERIFY2(log.contains(" warning ops stderr: WARNING:  database "), log.constData());
        for (const QByteArray &line : log.split('\n'))
            QVERIFY2(line.isEmpty()
                    || QDateTime::fromString(QString::fromLatin1(line.left(24)), Qt::ISODateWithMs).isValid(),
                line.constData());
    }

private:
    std::unique_ptr<PrivatePostgres> m_postgres;
    QString m_databaseUri;
};

QTEST_GUILESS_MAIN(tst_LogReader)
#include "tst_log_reader.moc"
