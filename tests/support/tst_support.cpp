#include "support/api.h"
#include "support/database.h"
#include "support/json.h"
#include "support/private_postgres.h"
#include "support/service_process.h"

#include <QtCore/QMessageAuthenticationCode>
#include <QtNetwork/QTcpServer>
#include <QtSql/QSqlDatabase>
#include <QtSql/QSqlQuery>
#include <QtTest/QTest>

#include <future>
#include <thread>

using namespace mc::test;

namespace {

// A server that takes one connection, reads one head and says those bytes, on a thread of its own.
class OneAnswer
{
public:
    explicit OneAnswer(const QByteArray &answer)
        : m_thread([this, answer] { serve(answer); })
        , m_port(m_listening.get_future().get())
    {
    }
    ~OneAnswer() { request(); }
    quint16 port() const { return m_port; }
    QByteArray request()
    {
        if (m_thread.joinable())
            m_thread.join();
        return m_request;
    }

private:
    void serve(const QByteArray &answer)
    {
        QTcpServer server;
        server.listen(QHostAddress::LocalHost);
        m_listening.set_value(server.serverPort());
        if (!server.waitForNewConnection(10'000))
            return;
        QTcpSocket *socket = server.nextPendingConnection();
        while (!m_request.contains("\r\n\r\n") && socket->waitForReadyRead(10'000))
            m_request += socket->readAll();
        socket->write(answer);
        socket->disconnectFromHost();
        if (socket->state() != QAbstractSocket::UnconnectedState)
            socket->waitForDisconnected(10'000);
    }

    QByteArray m_request;
    std::promise<quint16> m_listening;
    std::thread m_thread;
    quint16 m_port;
};

} // namespace

class tst_Support : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void createDatabase_reachedThroughQPsql_answers()
    {
        const auto cluster = PrivatePostgres::own();
        const QString uri = cluster->createDatabase();
        QCOMPARE(Database(uri).value("SELECT 6 * 7"), QByteArray("42"));
        {
            QSqlDatabase database = QSqlDatabase::addDatabase(QStringLiteral("QPSQL"), QStringLiteral("probe"));
            const QUrl url(uri);
            database.setConnectOptions(url.query().replace(u'&', u';'));
            database.setDatabaseName(url.path().mid(1));
            QVERIFY(database.open());
            QSqlQuery query(database);
            QVERIFY(query.exec(QStringLiteral("SELECT current_database()")) && query.next());
            QCOMPARE(query.value(0).toString(), url.path().mid(1));
        }
        QSqlDatabase::removeDatabase(QStringLiteral("probe"));
    }

    void restart_afterCommit_keepsDataAndAnswersAgain()
    {
        const auto cluster = PrivatePostgres::own();
        const QString uri = cluster->createDatabase();
        Database(uri).run("CREATE TABLE kept AS SELECT 1 AS value");
        cluster->stop();
        cluster->stop();
        QVERIFY(!Database::answers(uri));
        cluster->start();
        cluster->restart(PrivatePostgres::Shutdown::Fast);
        QCOMPARE(Database(uri).value("SELECT value FROM kept"), QByteArray("1"));
    }

    void ofRun_givenACluster_dropsItsDatabasesAtTheEnd()
    {
        const auto owner = PrivatePostgres::own();
        const QString uri = owner->createDatabase();
        qputenv("MEDICONNECT_TEST_DATABASE_URL", uri.toUtf8());
        const QByteArray count = "SELECT count(*) FROM pg_database WHERE datname LIKE 'mc_%'";
        {
            const auto borrowed = PrivatePostgres::ofRun();
            QVERIFY(Database::answers(borrowed->createDatabase()));
            QCOMPARE(Database(uri).value(count), QByteArray("2"));
        }
        qunsetenv("MEDICONNECT_TEST_DATABASE_URL");
        QCOMPARE(Database(uri).value(count), QByteArray("1"));
    }

    void exchange_answerOfKnownLength_isReadWhole()
    {
        OneAnswer server("HTTP/1.1 201 Created\r\nX-Request-Id: abc\r\nContent-Length: 12\r\n\r\n{\"id\":\"x-1\"}");
        Api api(server.port());
        const Answer answer = api.as({7, "ann", "admin"}).with("X-Probe", "1").get("/api/?a=b");
        answer.expect(201);
        QCOMPARE(answer.text("id"), QStringLiteral("x-1"));
        QCOMPARE(answer.header("x-request-id"), QByteArray("abc"));
        const QByteArray request = server.request();
        QVERIFY(request.startsWith("GET /api/?a=b HTTP/1.1\r\n"));
        QVERIFY(request.contains("\r\nX-Probe: 1\r\n"));
        QVERIFY(request.contains("\r\nAuthorization: Bearer ey"));
    }

    void exchange_chunkedAnswer_isJoined()
    {
        OneAnswer server("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\n{\"a\r\n4\r\n\":1}\r\n0\r\n\r\n");
        QCOMPARE(Api(server.port()).anonymous().get("/")["a"].toInt(), 1);
    }

    void rawSocket_thatStoppedReading_readsOnLater()
    {
        const QByteArray much(20'000'000, 'x');
        OneAnswer server("HTTP/1.1 200 OK\r\n\r\n" + much);
        RawSocket socket(server.port());
        socket.send("GET / HTTP/1.1\r\n\r\n");
        socket.readUntil("\r\n\r\n");
        socket.stopReading();
        QVERIFY(socket.isOpen());
        QCOMPARE(socket.readToEnd().size(), much.size());
        QVERIFY(!socket.isOpen());
    }

    void expectProblem_wholeProblem_passes()
    {
        const QByteArray body = toBytes(object({{"type", "about:blank"}, {"title", "Not found"}, {"status", 404},
            {"detail", "No."}, {"code", "NOTIF_001"}, {"errors", array({object({{"field", "id"}})})}}));
        OneAnswer server("HTTP/1.1 404 Not Found\r\nContent-Type: application/problem+json\r\n\r\n" + body);
        Api(server.port()).anonymous().get("/").expectProblem(404, "NOTIF_001").expectField("id");
    }

    void token_minted_verifies()
    {
        const QList<QByteArray> parts = tokenOf({7, "ann", "doctor"}).split('.');
        QCOMPARE(parts.size(), 3);
        const QByteArray mac
            = QMessageAuthenticationCode::hash(parts[0] + '.' + parts[1], jwtSecret, QCryptographicHash::Sha256);
        QCOMPARE(QByteArray::fromBase64(parts[2], QByteArray::Base64UrlEncoding), mac);
        const QJsonObject claims = toObject(QByteArray::fromBase64(parts[1], QByteArray::Base64UrlEncoding));
        QCOMPARE(at(claims, "sub").toString(), QStringLiteral("7"));
        QCOMPARE(at(claims, "role").toString(), QStringLiteral("doctor"));
        QVERIFY(at(claims, "exp").toInteger() > secondsFromNow(3500));
    }

    void at_pathsIntoNestedValues_findThem()
    {
        const QJsonObject root = object({{"results", array({object({{"id", "a"}}), object({{"id", "b"}})})}});
        QCOMPARE(at(root, "results.1.id").toString(), QStringLiteral("b"));
        QVERIFY(at(root, "results.2.id").isUndefined());
        QVERIFY(at(root, "nothing.there").isUndefined());
    }
};

QTEST_GUILESS_MAIN(tst_Support)
#include "tst_support.moc"
