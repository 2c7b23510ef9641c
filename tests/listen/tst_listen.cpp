#include "../client/scripted_server.h"
#include "support/private_ca.h"
#include "support/running_service.h"

#include <QtCore/QProcess>
#include <QtNetwork/QTcpServer>
#include <QtTest/QTest>
#include <QtWebSockets/QWebSocketServer>

using namespace mc::test;

namespace {

/// mediconnect-listen, in a process of its own that ends with the test.
class Listening
{
public:
    explicit Listening(const QStringList &arguments) { m_process.start(QStringLiteral(MC_LISTEN), arguments); }
    ~Listening()
    {
        m_process.kill();
        m_process.waitForFinished();
    }

    /// Waits for its end, bounded; -1 when it crashed or goes on.
    int exitCode()
    {
        const bool ended = m_process.state() == QProcess::NotRunning || m_process.waitForFinished();
        return ended && m_process.exitStatus() == QProcess::NormalExit ? m_process.exitCode() : -1;
    }
    bool isRunning() const { return m_process.state() != QProcess::NotRunning; }
    /// What it has printed so far: messages, a line each.
    QByteArray out() { return m_out += m_process.readAllStandardOutput(); }
    /// What it has said so far about the connection.
    QByteArray err() { return m_err += m_process.readAllStandardError(); }

private:
    QProcess m_process;
    QByteArray m_out;
    QByteArray m_err;
};

quint16 freePort()
{
    QTcpServer server;
    server.listen(QHostAddress::LocalHost);
    return server.serverPort();
}

// How a message has that title in it.
QByteArray titled(const char *title) { return QByteArray("\"title\":\"") + title + '"'; }

QStringList words(const QByteArray &line) { return QString::fromUtf8(line).split(u' ', Qt::SkipEmptyParts); }

} // namespace

/// The program mediconnect-listen against real services, one of them with the certificate of a private CA.
class TestListen : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init() { m_ann = m_service.directory().patient("ann"); }
    void cleanup() { m_service.showLogWhenFailed(); }

    void messages_arePrintedAsTheyCame_untilTheCount();
    void tls_ofAPrivateCa_isTrustedByItsFile();
    void service_restarted_missedAreAskedFor();
    void catchingUp_interrupted_beginsAnew();
    void user_deactivated_endsIt();
    void connection_notToBeHad_isSaid_data();
    void connection_notToBeHad_isSaid();
    void commandLine_wrong_isSaidBeforeConnecting_data();
    void commandLine_wrong_isSaidBeforeConnecting();
    void help_tellsTheExitStatus();
    void version_isPrinted();

private:
    QByteArray inboxOf(const User &user, quint16 port = 0) const
    {
        return "127.0.0.1:" + QByteArray::number(port ? port : m_plainPort) + socketPath(user.id);
    }
    QByteArray secureInboxOf(const User &user, const QByteArray &host = "localhost") const
    {
        return "wss://" + host + ':' + QByteArray::number(m_secure->port()) + socketPath(user.id);
    }

    RunningService m_service;
    quint16 m_plainPort = 0;
    std::unique_ptr<PrivateCa> m_ca;
    std::unique_ptr<ServiceProcess> m_secure; ///< the same inboxes, over TLS
    ScriptedServer m_webServer; ///< answers one request
    User m_ann;
};

void TestListen::initTestCase()
{
    m_service.start();
    m_plainPort = m_service.process().port();
    m_ca = std::make_unique<PrivateCa>();
    m_secure = std::make_unique<ServiceProcess>(m_service.databaseUri(),
        Environment {{"MEDICONNECT_TLS_CERTIFICATE", m_ca->certificate().toUtf8()},
            {"MEDICONNECT_TLS_KEY", m_ca->key().toUtf8()}});
    m_secure->start();
    m_webServer.then(answer(200, "<html>"));
    QVERIFY(!QTest::currentTestFailed());
}

void TestListen::messages_arePrintedAsTheyCame_untilTheCount()
{
    Listening ann(words("--url ws://" + inboxOf(m_ann) + " --count 2 --token " + tokenOf(m_ann)));
    const QByteArray status
        = R"({"type":"connection_status","data":{"status":"connected","unread_count":0,"last_sync":"0"}})";
    QTRY_COMPARE(ann.out(), status + '\n');
    m_service.notification(m_ann).title("One").post();
    QCOMPARE(ann.exitCode(), 0);
    const QByteArrayList lines = ann.out().trimmed().split('\n');
    QCOMPARE(lines.size(), 2);
    const QByteArray beginning = R"({"type":"new_notification","data":{"id":")";
    QVERIFY2(lines[1].startsWith(beginning), lines[1].constData());
    QVERIFY2(lines[1].contains(titled("One")), lines[1].constData());
    QCOMPARE(ann.err(), QByteArray("connected\n"));
}

void TestListen::tls_ofAPrivateCa_isTrustedByItsFile()
{
    Listening ann(words("--url " + secureInboxOf(m_ann) + " --count 2 --token " + tokenOf(m_ann))
        << QStringLiteral("--ca") << m_ca->authority());
    QTRY_VERIFY2(ann.out().contains("connection_status"), ann.err().constData());
    m_service.notification(m_ann).title("Secret").post(); // at the other instance
    QCOMPARE(ann.exitCode(), 0);
    QVERIFY2(ann.out().contains(titled("Secret")), ann.out().constData());
}

void TestListen::service_restarted_missedAreAskedFor()
{
    auto instance = std::make_unique<ServiceProcess>(m_service.databaseUri());
    instance->start();
    const QByteArray address = "127.0.0.1:" + QByteArray::number(instance->port());
    Listening ann(words("--url ws://" + address + socketPath(m_ann.id) + " --token " + tokenOf(m_ann)));
    QTRY_VERIFY(ann.out().contains("connection_status"));
    instance->kill();
    QTRY_VERIFY2(ann.err().contains("trying again in"), ann.err().constData());
    m_service.notification(m_ann).title("Missed").post();
    instance = std::make_unique<ServiceProcess>(m_service.databaseUri(), Environment {{"MEDICONNECT_LISTEN", address}});
    instance->start();
    QTRY_VERIFY2_WITH_TIMEOUT(ann.out().contains("sync_complete"), ann.err().constData(), 15'000);
    QCOMPARE(ann.out().count(titled("Missed")), 1);
    // From where the catching up ended: nothing is asked for twice.
    m_service.notification(m_ann).title("Seen").post();
    QTRY_VERIFY(ann.out().contains(titled("Seen")));
    instance->kill();
    instance = std::make_unique<ServiceProcess>(m_service.databaseUri(), Environment {{"MEDICONNECT_LISTEN", address}});
    instance->start();
    QTRY_COMPARE_WITH_TIMEOUT(ann.out().count("sync_complete"), 2, 15'000);
    QCOMPARE(ann.out().count(titled("Missed")), 1);
    QCOMPARE(ann.out().count(titled("Seen")), 1);
}

void TestListen::catchingUp_interrupted_beginsAnew()
{
    QWebSocketServer server(QStringLiteral("a service that never finishes"), QWebSocketServer::NonSecureMode);
    QVERIFY(server.listen(QHostAddress::LocalHost));
    QStringList asked;
    int connections = 0;
    connect(&server, &QWebSocketServer::newConnection, this, [&] {
        QWebSocket *peer = server.nextPendingConnection();
        peer->setParent(&server);
        peer->sendTextMessage(
            QStringLiteral(R"({"type":"connection_status","data":{"last_sync":"%1"}})").arg(++connections));
        if (connections == 1)
            return peer->close();
        connect(peer, &QWebSocket::textMessageReceived, this, [&asked, peer](const QString &text) {
            asked += text;
            peer->close();
        });
    });
    Listening listening(words("--url " + server.serverUrl().toEncoded()));
    QTRY_COMPARE_WITH_TIMEOUT(asked.size(), 2, 15'000);
    const QString sync = QStringLiteral(R"({"since":"1","type":"sync"})");
    QCOMPARE(asked, QStringList({sync, sync}));
}

void TestListen::user_deactivated_endsIt()
{
    Listening ann(words("--url ws://" + inboxOf(m_ann) + " --token " + tokenOf(m_ann)));
    QTRY_VERIFY(ann.out().contains("connection_status"));
    m_service.directory().replace(m_ann, object({{"is_active", false}}));
    QCOMPARE(ann.exitCode(), 1);
    QVERIFY2(ann.err().startsWith("connected\nmediconnect-listen: ws://"), ann.err().constData());
}

void TestListen::connection_notToBeHad_isSaid_data()
{
    QTest::addColumn<QByteArray>("arguments");
    QTest::addColumn<int>("exitCode");
    QTest::addColumn<QByteArray>("said");
    const User ann = m_service.directory().patient("ann");
    const User ben = m_service.directory().doctor("ben");
    const QByteArray token = " --token " + tokenOf(ann);
    const QByteArray expired = mc::test::token(merged(claimsOf(ann), object({{"exp", secondsFromNow(-60)}})));
    const QByteArray plain = "127.0.0.1:" + QByteArray::number(m_plainPort);
    const auto row = [](const char *name, const QByteArray &arguments, int exitCode, const QByteArray &said) {
        QTest::newRow(name) << arguments << exitCode << said;
    };
    row("nobody there", "--url ws://" + inboxOf(ann, freePort()) + token, 3, "Nothing listens there.");
    row("nobody there, over TLS", "--url wss://" + inboxOf(ann, freePort()) + token, 3, "Nothing listens there.");
    row("unknown CA", "--url " + secureInboxOf(ann) + token, 3,
        "The server's certificate is not trusted: its issuer, CA of the tests, is not trusted here.");
    row("another host's certificate",
        "--url " + secureInboxOf(ann, "127.0.0.1") + token + " --ca " + m_ca->authority().toUtf8(), 3,
        "The server's certificate is not trusted: it is for localhost, not for 127.0.0.1.");
    row("no TLS there", "--url wss://" + inboxOf(ann) + token, 3,
        "The server speaks no TLS there. Does it want ws://?");
    row("TLS there", "--url " + secureInboxOf(ann).replace("wss", "ws") + token, 3,
        "The server ended the connection instead of opening a WebSocket. Does it want wss://?");
    row("no token", "--url ws://" + inboxOf(ann), 1, "The service does not take the token.");
    row("noise as token", "--url ws://" + inboxOf(ann) + " --token noise", 1, "The service does not take the token.");
    row("token expired", "--url ws://" + inboxOf(ann) + " --token " + expired, 1,
        "The service does not take the token.");
    row("somebody else's inbox", "--url ws://" + inboxOf(ben) + token, 1,
        "The service does not open this inbox to you.");
    row("unknown parameter", "--url ws://" + inboxOf(ann) + "?since=5" + token, 1,
        "The service does not understand the URL's parameters.");
    const QByteArray hint = " A user's inbox is at /ws/notifications/{user_id}/.";
    row("unknown path", "--url ws://" + plain + "/ws/appointments/" + token, 1,
        "The service has no WebSocket there." + hint);
    row("path of the API", "--url ws://" + plain + "/api/notifications/" + token, 1,
        "The service has no WebSocket there." + hint);
    row("web server", "--url ws://127.0.0.1:" + QByteArray::number(m_webServer.url().port()) + '/', 1,
        "What is there speaks no WebSocket: it answered with HTTP status 200." + hint);
}

void TestListen::connection_notToBeHad_isSaid()
{
    QFETCH(QByteArray, arguments);
    QFETCH(int, exitCode);
    QFETCH(QByteArray, said);
    Listening listening(words(arguments));
    QTRY_VERIFY_WITH_TIMEOUT(!listening.isRunning(), 30'000);
    QCOMPARE(listening.exitCode(), exitCode);
    QVERIFY2(listening.err().startsWith("mediconnect-listen: ") && listening.err().endsWith(": " + said + '\n'),
        listening.err().constData());
    QCOMPARE(listening.err().count('\n'), 1);
    QVERIFY(!listening.err().contains(tokenOf(m_ann)));
    QCOMPARE(listening.out(), QByteArray());
}

void TestListen::commandLine_wrong_isSaidBeforeConnecting_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QByteArray>("said");
    const QByteArray url = "--url wss://localhost:1/ ";
    const auto row = [](const QByteArray &arguments, const QByteArray &said) {
        QTest::addRow("%s", arguments.constData()) << words(arguments) << said;
    };
    row("", "--url is needed: the URL of a WebSocket, such as ws://127.0.0.1:8000/ws/notifications/4/.");
    row(url + "--tokn x", "There is no option --tokn. Did you mean --token?");
    row(url + "-cont 3", "There is no option --cont. Did you mean --count?");
    row(url + "--colour", "There is no option --colour.");
    row("wss://localhost:1/", "wss://localhost:1/ follows no option. Did you mean --url wss://localhost:1/?");
    row("--url", "Missing value after '--url'.");
    row("--url https://localhost:1/x",
        "--url https://localhost:1/x: A WebSocket's URL begins with ws:// or wss://. Did you mean "
        "wss://localhost:1/x?");
    row("--url somewhere",
        "--url somewhere is no URL of a WebSocket, such as ws://127.0.0.1:8000/ws/notifications/4/.");
    row(url + "--count many", "--count many: It takes a number from 1 on.");
    row(url + "--count 0", "--count 0: It takes a number from 1 on.");
    row(url + "--ca /nonexistent/ca.pem", "--ca /nonexistent/ca.pem: No such file or directory.");
    row(url + "--ca " + m_ca->key().toUtf8(), "--ca " + m_ca->key().toUtf8() + ": holds no certificate in PEM.");
    row("--url ws://localhost:1/ --ca " + m_ca->authority().toUtf8(),
        "--ca is for wss:// only: ws:// knows no certificates.");
    QTest::addRow("empty token") << words(url + "--token=")
                                 << QByteArray("--token is empty. Did the command that makes it fail?");
    QTest::addRow("two lines as token") << (words(url + "--token") << QStringLiteral("a\nb"))
                                        << QByteArray("--token holds something that no token has, such as a space.");
}

void TestListen::commandLine_wrong_isSaidBeforeConnecting()
{
    QFETCH(QStringList, arguments);
    QFETCH(QByteArray, said);
    Listening listening(arguments);
    QCOMPARE(listening.exitCode(), 2);
    QCOMPARE(listening.err(), "mediconnect-listen: " + said + " (see --help)\n");
}

void TestListen::help_tellsTheExitStatus()
{
    Listening listening(words("--help"));
    QCOMPARE(listening.exitCode(), 0);
    for (const char *shown : {"--url URL", "--token JWT", "--count N", "--ca FILE", "Exit status:"})
        QVERIFY2(listening.out().contains(shown), shown);
}

void TestListen::version_isPrinted()
{
    Listening listening(words("--version"));
    QCOMPARE(listening.exitCode(), 0);
    QCOMPARE(listening.out(), QByteArray("mediconnect-listen " MC_VERSION "\n"));
}

QTEST_GUILESS_MAIN(TestListen)
#include "tst_listen.moc"
