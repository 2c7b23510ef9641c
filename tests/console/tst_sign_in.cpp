#include "console/app/workspace.h"
#include "console/session/sign_in_page.h"
#include "console/widgets/inline_message.h"
#include "console_stage.h"
#include "support/private_ca.h"

#include "client/certificates.h"

#include <QtNetwork/QTcpServer>
#include <QtNetwork/QTcpSocket>

using namespace mc;
using namespace mc::test;
using console::InlineMessage;

namespace {

const QString server = QStringLiteral("Server");
const QString username = QStringLiteral("User name");
const QString password = QStringLiteral("Password");
const QString anyPassword = QStringLiteral("any password");

/// Something else than the service: answers every connection with the same bytes; with none, it only listens.
class OtherServer
{
public:
    explicit OtherServer(const QByteArray &answer)
    {
        m_server.listen(QHostAddress::LocalHost);
        QObject::connect(&m_server, &QTcpServer::newConnection, &m_server, [this, answer] {
            QTcpSocket *socket = m_server.nextPendingConnection();
            QObject::connect(socket, &QTcpSocket::readyRead, socket, [socket, answer] { socket->write(answer); });
        });
    }
    QString address() const { return QStringLiteral("http://127.0.0.1:%1").arg(m_server.serverPort()); }

private:
    QTcpServer m_server;
};

} // namespace

/// Signing in by keys, against the real service, and what becomes of mistakes.
class TestSignIn : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        m_stage.start();
        QVERIFY(!QTest::currentTestFailed());
        m_admin = m_stage.service().directory().admin("admin");
        m_stage.givePassword(m_admin);
        m_patient = m_stage.service().directory().patient("patient");
        m_stage.givePassword(m_patient);
        m_doctor = m_stage.service().directory().doctor("doctor");
        m_stage.givePassword(m_doctor);
    }
    void init() { m_stage.open(); }
    void cleanup()
    {
        m_stage.forgetEverything();
        m_stage.service().showLogWhenFailed();
    }

    void rightPassword_opensThePages();
    void doctor_maySignIn();
    void wrongPassword_isToldUnderThePassword();
    void patient_isToldUnderTheName();
    void nothingListens_isToldUnderTheServer();
    void unknownHost_isToldUnderTheServer();
    void stranger_isToldBeforeAPasswordIsSent_data();
    void stranger_isToldBeforeAPasswordIsSent();
    void emptyField_isToldThere_data();
    void emptyField_isToldThere();
    void silentServer_escLeavesTheAttempt();
    void untrustedCertificate_isShownAndNotAccepted();
    void ownAuthority_isTrustedByItsFile();
    void readableConnection_isSaid();
    void server_isRememberedWithItsUser();
    void token_signsInAgainWithoutAPassword();
    void token_exchanged_isKept();
    void token_refused_asksForThePassword();
    void keychain_absent_isSaidAndKeepsNothing();
    void signOut_forgetsTheToken();
    void signOut_endsTheSessionAtTheService();
    void session_ended_leadsBackAndSaysWhy();
    void options_fillTheForm();

private:
    QWidget &window() { return m_stage.console().window(); }
    QString note(const QString &field) { return noteBelow(m_stage.field(field)); }
    QString notice()
    {
        const auto messages = window().findChildren<InlineMessage *>();
        for (const InlineMessage *message : messages) {
            if (message->isVisible())
                return message->text();
        }
        return {};
    }
    bool isSignInShown() { return m_stage.named(password) && !m_stage.console().workspace(); }

    ConsoleStage m_stage;
    User m_admin;
    User m_doctor;
    User m_patient;
};

void TestSignIn::rightPassword_opensThePages()
{
    m_stage.signIn(m_admin);
    QCOMPARE(m_stage.secrets().secrets.size(), 1);
    QVERIFY(m_stage.console().workspace()->connection().isConnected());
}

void TestSignIn::doctor_maySignIn() { m_stage.signIn(m_doctor); }

void TestSignIn::wrongPassword_isToldUnderThePassword()
{
    m_stage.typeSignIn(m_stage.url().toString(), QString::fromUtf8(m_admin.name), QStringLiteral("wrong"));
    QTRY_COMPARE_WITH_TIMEOUT(note(password), QStringLiteral("User name or password is wrong."), stagePatience);
    QCOMPARE(QApplication::focusWidget(), m_stage.named(password));
    m_stage.signIn(m_admin);
}

void TestSignIn::patient_isToldUnderTheName()
{
    m_stage.typeSignIn(
        m_stage.url().toString(), QString::fromUtf8(m_patient.name), QLatin1String(ConsoleStage::password));
    QTRY_VERIFY2_WITH_TIMEOUT(note(username).contains(QLatin1String("for clinic staff and admins")),
        qPrintable(note(username)), stagePatience);
    QVERIFY(m_stage.secrets().secrets.isEmpty());
    QVERIFY(!m_stage.console().workspace());
}

void TestSignIn::nothingListens_isToldUnderTheServer()
{
    QTcpServer closed;
    QVERIFY(closed.listen(QHostAddress::LocalHost));
    const QString address = QStringLiteral("127.0.0.1:%1").arg(closed.serverPort());
    closed.close();
    m_stage.typeSignIn(address, QString::fromUtf8(m_admin.name), anyPassword);
    QTRY_COMPARE_WITH_TIMEOUT(
        note(server), QStringLiteral("%1 was not reached. No server listens there.").arg(address), stagePatience);
    QVERIFY(window().isAncestorOf(QApplication::focusWidget()));
}

void TestSignIn::unknownHost_isToldUnderTheServer()
{
    m_stage.typeSignIn(QStringLiteral("clinic.invalid"), QString::fromUtf8(m_admin.name), anyPassword);
    QTRY_COMPARE_WITH_TIMEOUT(note(server),
        QStringLiteral("clinic.invalid was not reached. There is no server of that name."), stagePatience);
}

void TestSignIn::stranger_isToldBeforeAPasswordIsSent_data()
{
    QTest::addColumn<QByteArray>("answer");
    QTest::newRow("a page") << QByteArray("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nHello");
    QTest::newRow("another API") << QByteArray(
        "HTTP/1.1 200 OK\r\nContent-Length: 15\r\nContent-Type: application/json\r\n\r\n{\"status\":\"ok\"}");
    QTest::newRow("nothing there") << QByteArray("HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n");
    QTest::newRow("a redirection") << QByteArray(
        "HTTP/1.1 302 Found\r\nLocation: http://127.0.0.1/\r\nContent-Length: 0\r\n\r\n");
}

void TestSignIn::stranger_isToldBeforeAPasswordIsSent()
{
    QFETCH(QByteArray, answer);
    const OtherServer other(answer);
    m_stage.typeSignIn(other.address(), QString::fromUtf8(m_admin.name), anyPassword);
    QTRY_VERIFY2_WITH_TIMEOUT(note(server).contains(QLatin1String("is not a MediConnect notification service")),
        qPrintable(note(server)), stagePatience);
}

void TestSignIn::emptyField_isToldThere_data()
{
    QTest::addColumn<QString>("address");
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("field");
    QTest::addColumn<QString>("text");
    const QString some = QStringLiteral("x");
    QTest::newRow("server") << QString() << some << some << server
                            << QStringLiteral("Enter the server's address, such as clinic.example.");
    QTest::newRow("no address") << QStringLiteral("no address") << some << some << server
                                << QStringLiteral("Enter the server's address, such as clinic.example.");
    QTest::newRow("name") << some << QString() << some << username << QStringLiteral("Enter your user name.");
    QTest::newRow("password") << some << some << QString() << password << QStringLiteral("Enter your password.");
}

void TestSignIn::emptyField_isToldThere()
{
    QFETCH(QString, address);
    QFETCH(QString, name);
    QFETCH(QString, typed);
    QFETCH(QString, field);
    QFETCH(QString, text);
    m_stage.typeSignIn(address, name, typed);
    QCOMPARE(note(field), text);
}

void TestSignIn::silentServer_escLeavesTheAttempt()
{
    const OtherServer silent({});
    m_stage.typeSignIn(silent.address(), QString::fromUtf8(m_admin.name), anyPassword);
    QVERIFY(!m_stage.named(password)->isEnabled());
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Escape);
    QTRY_VERIFY_WITH_TIMEOUT(m_stage.named(password)->isEnabled(), stagePatience);
    QCOMPARE(note(server), QString());
}

void TestSignIn::untrustedCertificate_isShownAndNotAccepted()
{
    const PrivateCa ca;
    ServiceProcess secure(m_stage.service().databaseUri(),
        {{"MEDICONNECT_TLS_CERTIFICATE", ca.certificate().toUtf8()}, {"MEDICONNECT_TLS_KEY", ca.key().toUtf8()}});
    secure.start();
    m_stage.typeSignIn(QStringLiteral("https://localhost:%1").arg(secure.port()), QString::fromUtf8(m_admin.name),
        QLatin1String(ConsoleStage::password));
    QTRY_VERIFY2_WITH_TIMEOUT(
        note(server).startsWith(QLatin1String("The server's certificate is not trusted. Its issuer, ")),
        qPrintable(note(server)), stagePatience);
    const QString details = m_stage.field(server)->details();
    QVERIFY2(details.contains(QLatin1String("For: localhost")), qPrintable(details));
    QVERIFY2(details.contains(QRegularExpression(QStringLiteral("SHA-256: ([0-9A-F]{2}:){31}[0-9A-F]{2}"))),
        qPrintable(details));
    QVERIFY(!m_stage.console().workspace());
}

void TestSignIn::ownAuthority_isTrustedByItsFile()
{
    const PrivateCa ca;
    ServiceProcess secure(m_stage.service().databaseUri(),
        {{"MEDICONNECT_TLS_CERTIFICATE", ca.certificate().toUtf8()}, {"MEDICONNECT_TLS_KEY", ca.key().toUtf8()}});
    secure.start();
    m_stage.open({.authorities = *client::authoritiesFromFile(ca.authority())});
    m_stage.typeSignIn(QStringLiteral("https://localhost:%1").arg(secure.port()), QString::fromUtf8(m_admin.name),
        QLatin1String(ConsoleStage::password));
    QTRY_VERIFY2_WITH_TIMEOUT(m_stage.console().workspace(), qPrintable(note(server)), stagePatience);
}

void TestSignIn::readableConnection_isSaid()
{
    m_stage.typeSignIn(QStringLiteral("http://clinic.invalid"), {}, {});
    QVERIFY2(note(server).contains(QLatin1String("not encrypted")), qPrintable(note(server)));
    m_stage.typeSignIn(QStringLiteral("https://clinic.invalid"), {}, {});
    QCOMPARE(note(server), QString());
}

void TestSignIn::server_isRememberedWithItsUser()
{
    m_stage.signIn(m_admin);
    m_stage.close();
    m_stage.secrets().secrets.clear();
    m_stage.open();
    QVERIFY(isSignInShown());
    QCOMPARE(m_stage.named<QComboBox>(server)->currentText(), m_stage.url().authority());
    QCOMPARE(m_stage.named<QLineEdit>(username)->text(), QString::fromUtf8(m_admin.name));
    QCOMPARE(QApplication::focusWidget(), m_stage.named(password));
}

void TestSignIn::token_signsInAgainWithoutAPassword()
{
    m_stage.signIn(m_admin);
    m_stage.open();
    QTRY_VERIFY_WITH_TIMEOUT(m_stage.console().workspace(), stagePatience);
    QCOMPARE(m_stage.console().workspace()->server().username, QString::fromUtf8(m_admin.name));
}

// Each is good for one use: the next run needs the newest.
void TestSignIn::token_exchanged_isKept()
{
    m_stage.signIn(m_admin);
    const auto kept = [this] { return m_stage.secrets().secrets.values(); };
    QList<QByteArray> seen = kept();
    for (int run = 0; run < 3; ++run) {
        m_stage.open();
        QTRY_VERIFY_WITH_TIMEOUT(m_stage.console().workspace(), stagePatience);
        QCOMPARE(kept().size(), 1);
        QVERIFY(!seen.contains(kept().first()));
        seen += kept();
    }
    // While the pages are open, too.
    client::Session &session = m_stage.console().workspace()->session();
    session.renew(session.tokens().access, &session, [](const auto &) {});
    QTRY_VERIFY_WITH_TIMEOUT(!seen.contains(kept().first()), stagePatience);
    QCOMPARE(kept().first(), session.tokens().refresh);
}

void TestSignIn::token_refused_asksForThePassword()
{
    m_stage.signIn(m_admin);
    m_stage.close();
    for (QByteArray &secret : m_stage.secrets().secrets)
        secret = "not a token of the service's";
    m_stage.open();
    QTRY_VERIFY_WITH_TIMEOUT(m_stage.secrets().secrets.isEmpty(), stagePatience); // it is good for nothing
    QVERIFY(isSignInShown());
    QTRY_COMPARE_WITH_TIMEOUT(QApplication::focusWidget(), m_stage.named(password), stagePatience);
    m_stage.signIn(m_admin);
}

void TestSignIn::keychain_absent_isSaidAndKeepsNothing()
{
    m_stage.secrets().isThere = false;
    m_stage.signIn(m_admin);
    QTRY_VERIFY2_WITH_TIMEOUT(notice().contains(QLatin1String("no keychain")), qPrintable(notice()), stagePatience);
    m_stage.open();
    QVERIFY(isSignInShown());
    const QString token = QStringLiteral("token");
    for (const QString &key : m_stage.settings().allKeys())
        QVERIFY2(!key.contains(token), qPrintable(key));
}

void TestSignIn::signOut_forgetsTheToken()
{
    m_stage.signIn(m_admin);
    QVERIFY(!m_stage.secrets().secrets.isEmpty());
    Q_EMIT m_stage.console().workspace()->signOutRequested();
    QTRY_VERIFY_WITH_TIMEOUT(isSignInShown(), stagePatience);
    QVERIFY(m_stage.secrets().secrets.isEmpty());
    QCOMPARE(m_stage.named<QLineEdit>(password)->text(), QString());
    m_stage.signIn(m_admin);
}

void TestSignIn::signOut_endsTheSessionAtTheService()
{
    m_stage.signIn(m_admin);
    const client::Tokens tokens = m_stage.console().workspace()->session().tokens();
    Q_EMIT m_stage.console().workspace()->signOutRequested();
    const auto status = [&] {
        return m_stage.service()
            .api()
            .anonymous()
            .post("/api/auth/token/refresh/", object({{"refresh", tokens.refresh}}))
            .status;
    };
    QTRY_COMPARE_WITH_TIMEOUT(status(), 401, stagePatience);
}

void TestSignIn::session_ended_leadsBackAndSaysWhy()
{
    m_stage.signIn(m_admin);
    Q_EMIT m_stage.console().workspace()->sessionEnded();
    QTRY_VERIFY_WITH_TIMEOUT(isSignInShown(), stagePatience);
    QCOMPARE(notice(), QStringLiteral("Your session has ended. Sign in again."));
    QVERIFY(m_stage.secrets().secrets.isEmpty());
}

void TestSignIn::options_fillTheForm()
{
    m_stage.open({.server = QUrl(QStringLiteral("https://clinic.example")), .username = QStringLiteral("ann")});
    QCOMPARE(m_stage.named<QComboBox>(server)->currentText(), QStringLiteral("clinic.example"));
    QCOMPARE(m_stage.named<QLineEdit>(username)->text(), QStringLiteral("ann"));
}

QTEST_MAIN(TestSignIn)
#include "tst_sign_in.moc"
