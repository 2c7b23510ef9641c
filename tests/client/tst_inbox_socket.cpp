#include "answer_of.h"
#include "client/certificates.h"
#include "client/client.h"
#include "client/inbox_socket.h"
#include "inbox_log.h"
#include "support/database.h"
#include "support/private_ca.h"
#include "support/running_service.h"

#include <QtTest/QSignalSpy>

using namespace mc;
using namespace mc::test;
using namespace std::chrono_literals;
using client::Client;
using client::InboxSocket;
using State = client::InboxSocket::State;

namespace {

const client::SocketOptions quick {.firstPause = 20ms, .longestPause = 200ms};
const QByteArray password = "a long pass phrase of the tests";

// A service that can be stopped and started again at the same address.
struct Instance
{
    explicit Instance(const QString &databaseUri)
        : uri(databaseUri)
    {
        process = std::make_unique<ServiceProcess>(uri);
        process->start();
        listen = "127.0.0.1:" + QByteArray::number(process->port());
    }
    void startAgain()
    {
        process = std::make_unique<ServiceProcess>(uri, Environment {{"MEDICONNECT_LISTEN", listen}});
        process->start();
    }

    QString uri;
    QByteArray listen;
    std::unique_ptr<ServiceProcess> process;
};

} // namespace

/// The client's socket with the real service behind it.
class tst_InboxSocket : public QObject
{
    Q_OBJECT

    static client::ClientOptions optionsFor(const ServiceProcess &process)
    {
        return {.baseUrl = QUrl(QString::fromLatin1(process.baseUrl()))};
    }

    struct Listener
    {
        explicit Listener(
            const ServiceProcess &process, const User &user, const client::Tokens &tokens, qint64 inbox = 0)
            : client(optionsFor(process))
            , socket(client.session(), client.options(), {inbox ? inbox : user.id}, quick)
        {
            client.session().open(tokens);
        }

        Client client;
        InboxSocket socket;
        InboxLog log {socket};
    };

    std::unique_ptr<Listener> listener(const ServiceProcess &process, const User &user)
    {
        auto made = std::make_unique<Listener>(process, user, client::Tokens {tokenOf(user), {}});
        made->socket.start();
        [&] { QTRY_COMPARE_WITH_TIMEOUT(made->socket.state(), State::Connected, 15'000); }();
        return made;
    }
    std::unique_ptr<Listener> listener(const User &user) { return listener(m_service.process(), user); }

private Q_SLOTS:
    void initTestCase()
    {
        m_service.start();
        QVERIFY(!QTest::currentTestFailed());
    }
    void init() { m_ann = m_service.directory().patient("ann"); }
    void cleanup() { m_service.showLogWhenFailed(); }

    void ownAuthority_isTrustedByBoth()
    {
        const PrivateCa ca;
        ServiceProcess secure(m_service.databaseUri(),
            {{"MEDICONNECT_TLS_CERTIFICATE", ca.certificate().toUtf8()}, {"MEDICONNECT_TLS_KEY", ca.key().toUtf8()}});
        secure.start();
        client::ClientOptions options {.baseUrl = QUrl(QStringLiteral("https://localhost:%1").arg(secure.port()))};
        Client stranger(options);
        stranger.session().open({tokenOf(m_ann), {}});
        QCOMPARE(codeOf(answerOf(stranger.notifications().list({}))), QStringLiteral("unavailable"));

        options.authorities = *client::authoritiesFromFile(ca.authority());
        Client client(options);
        client.session().open({tokenOf(m_ann), {}});
        QCOMPARE(told(answerOf(client.notifications().list({}))), QStringLiteral("ok"));
        InboxSocket socket(client.session(), client.options(), {m_ann.id}, quick);
        socket.start();
        QTRY_COMPARE_WITH_TIMEOUT(socket.state(), State::Connected, 15'000);
    }

    void everyChange_isTold()
    {
        const auto ann = listener(m_ann);
        QCOMPARE(ann->socket.unreadCount(), 0);
        const QString one = m_service.notification(m_ann).title("One").post();
        const QString two = m_service.notification(m_ann).title("Two").post();
        QTRY_COMPARE(ann->socket.unreadCount(), 2);
        const Caller api = m_service.api().as(m_ann);
        api.patch(notificationPath(one), object({{"is_read", true}})).expect(200);
        api.patch(notificationPath(one), object({{"is_read", false}})).expect(200);
        api.post("/api/notifications/mark-multiple-read/", object({{"notification_ids", array({one})}})).expect(200);
        api.post("/api/notifications/mark-all-read/", {}).expect(200);
        api.remove("/api/notifications/bulk-delete/", object({{"notification_ids", array({one})}})).expect(200);
        api.remove(notificationPath(two)).expect(204);
        QTRY_COMPARE(ann->log.events,
            QStringList({QStringLiteral("arrived One"), QStringLiteral("arrived Two"), QStringLiteral("read ") + one,
                QStringLiteral("unread ") + one, QStringLiteral("multiple_read 1"), QStringLiteral("all_read 1"),
                QStringLiteral("bulk_deleted 1"), QStringLiteral("deleted ") + two}));
        QCOMPARE(ann->socket.unreadCount(), 0);
    }

    void markRead_isAnnouncedOrRefused()
    {
        const auto ann = listener(m_ann);
        const QString id = m_service.notification(m_ann).title("One").post();
        QTRY_COMPARE(ann->log.events.size(), 1);
        QVERIFY(ann->socket.markRead(*model::notificationIdFromString(id)));
        QTRY_COMPARE(ann->log.events.value(1), QStringLiteral("read ") + id);
        m_service.api().as(m_ann).get(notificationPath(id)).expect(200).expect("is_read", true);
        QVERIFY(ann->socket.markRead({QUuid(QStringLiteral("018d0c6e-5a40-7abc-8def-0123456789ab"))}));
        QTRY_COMPARE(ann->log.events.value(2), QStringLiteral("refused NOTIF_001"));
        ann->socket.stop();
        QVERIFY(!ann->socket.markRead(*model::notificationIdFromString(id)));
    }

    void subscribe_narrowsAlsoAfterAReconnect()
    {
        Instance instance(m_service.databaseUri());
        const auto ann = listener(*instance.process, m_ann);
        ann->socket.subscribe({model::NotificationType::Billing});
        // Sent behind it on the same connection, so that its answer tells that the other one has counted.
        QVERIFY(ann->socket.markRead({QUuid(QStringLiteral("018d0c6e-5a40-7abc-8def-0123456789ab"))}));
        QTRY_COMPARE_WITH_TIMEOUT(ann->log.events.size(), 1, 15'000);
        m_service.notification(m_ann).type("message").title("Not wanted").post();
        m_service.notification(m_ann).type("billing").title("Wanted").post();
        QTRY_COMPARE_WITH_TIMEOUT(ann->log.events.value(1), QStringLiteral("arrived Wanted"), 15'000);
        instance.process->kill();
        m_service.notification(m_ann).type("message").title("Not wanted").post();
        m_service.notification(m_ann).type("billing").title("Missed").post();
        instance.startAgain();
        QTRY_COMPARE_WITH_TIMEOUT(ann->log.events.value(2), QStringLiteral("arrived Missed"), 15'000);
        m_service.notification(m_ann).type("message").title("Not wanted").post();
        m_service.notification(m_ann).type("billing").title("Last").post();
        QTRY_COMPARE_WITH_TIMEOUT(ann->log.events.mid(3), QStringList(QStringLiteral("arrived Last")), 15'000);
    }

    void service_restarted_missedArriveOnceAndInOrder()
    {
        Instance instance(m_service.databaseUri());
        const auto ann = listener(*instance.process, m_ann);
        QStringList expected;
        const auto post = [&](int number) {
            const QByteArray title = "Number " + QByteArray::number(number);
            m_service.notification(m_ann).title(title).post();
            expected += QStringLiteral("arrived ") + QString::fromLatin1(title);
        };
        int number = 0;
        for (int round = 0; round < 3; ++round) {
            post(++number);
            QTRY_COMPARE_WITH_TIMEOUT(ann->log.events, expected, 15'000);
            instance.process->kill();
            QTRY_VERIFY(ann->socket.state() != State::Connected);
            for (int i = 0; i < 5; ++i)
                post(++number);
            instance.startAgain();
            // While it connects, catches up, and after.
            while (ann->socket.state() != State::Connected) {
                post(++number);
                QTest::qWait(0);
            }
            post(++number);
        }
        QTRY_COMPARE_WITH_TIMEOUT(ann->log.events, expected, 15'000);
        QCOMPARE(ann->socket.unreadCount(), number);
    }

    void service_stopping_isConnectedToAgain()
    {
        Instance instance(m_service.databaseUri());
        const auto ann = listener(*instance.process, m_ann);
        instance.process->requestStop();
        QTRY_VERIFY_WITH_TIMEOUT(ann->socket.state() != State::Connected, 15'000);
        QTRY_VERIFY_WITH_TIMEOUT(!instance.process->isRunning(), 15'000);
        m_service.notification(m_ann).title("Missed").post();
        instance.startAgain();
        QTRY_COMPARE_WITH_TIMEOUT(ann->log.events, QStringList(QStringLiteral("arrived Missed")), 15'000);
    }

    // The old connection ends while the new one's handshake is being answered.
    void start_rightAfterStop_isToldOfChanges()
    {
        const auto ann = listener(m_ann);
        for (int i = 0; i < 20; ++i) {
            ann->socket.stop();
            m_service.notification(m_ann).title("Missed").post();
            ann->socket.start();
            QTRY_COMPARE_WITH_TIMEOUT(ann->log.events.size(), 2 * i + 1, 15'000);
            m_service.notification(m_ann).title("Heard").post();
            QTRY_COMPARE_WITH_TIMEOUT(ann->log.events.size(), 2 * i + 2, 15'000);
        }
    }

    void service_notThereYet_isWaitedFor()
    {
        Instance instance(m_service.databaseUri());
        const client::ClientOptions options = optionsFor(*instance.process);
        instance.process->kill();
        Client client(options);
        client.session().open({tokenOf(m_ann), {}});
        InboxSocket socket(client.session(), options, {m_ann.id}, quick);
        QSignalSpy states(&socket, &InboxSocket::stateChanged);
        socket.start();
        QTRY_VERIFY(states.count() >= 6); // connecting and waiting in turn
        QVERIFY(!socket.unreadCount());
        instance.startAgain();
        QTRY_COMPARE_WITH_TIMEOUT(socket.state(), State::Connected, 15'000);
        QCOMPARE(socket.unreadCount(), 0);
    }

    void sync_whatIsNoLongerKnown_resets()
    {
        Instance instance(m_service.databaseUri());
        const auto ann = listener(*instance.process, m_ann);
        m_service.notification(m_ann).title("Known").post();
        QTRY_COMPARE_WITH_TIMEOUT(ann->log.events.size(), 1, 15'000);
        instance.process->kill();
        m_service.notification(m_ann).title("Forgotten").post();
        m_service.notification(m_ann).title("Forgotten").post();
        Database(m_service.databaseUri()).run("DELETE FROM journal WHERE user_id = " + QByteArray::number(m_ann.id));
        instance.startAgain();
        QTRY_COMPARE_WITH_TIMEOUT(ann->log.events.mid(1), QStringList(QStringLiteral("reset")), 15'000);
        QCOMPARE(ann->socket.unreadCount(), 3);
        m_service.notification(m_ann).title("After").post();
        QTRY_COMPARE_WITH_TIMEOUT(ann->log.events.mid(2), QStringList(QStringLiteral("arrived After")), 15'000);
    }

    void token_expired_isRenewed()
    {
        const CommandOutcome outcome = ServiceProcess::run(
            {QStringLiteral("user"), QStringLiteral("set-password"), QString::fromUtf8(m_ann.name)},
            {{"MEDICONNECT_DATABASE_URL", m_service.databaseUri().toUtf8()}}, password + '\n');
        QVERIFY2(outcome.exitCode == 0, outcome.err.constData());
        Listener ann(m_service.process(), m_ann, {});
        QCOMPARE(told(answerOf(ann.client.signIn(QString::fromUtf8(m_ann.name), QString::fromUtf8(password)))),
            QStringLiteral("ok"));
        const QByteArray refresh = ann.client.session().tokens().refresh;
        QSignalSpy renewed(&ann.client.session(), &client::Session::renewed);

        // At the handshake.
        ann.client.session().open({token(merged(claimsOf(m_ann), object({{"exp", secondsFromNow(-60)}}))), refresh});
        ann.socket.start();
        QTRY_COMPARE_WITH_TIMEOUT(ann.socket.state(), State::Connected, 15'000);
        QCOMPARE(renewed.count(), 1);

        // While the socket is open.
        ann.socket.stop();
        ann.client.session().open({token(merged(claimsOf(m_ann), object({{"exp", secondsFromNow(1)}}))), refresh});
        ann.socket.start();
        QTRY_COMPARE_WITH_TIMEOUT(ann.socket.state(), State::Connected, 15'000);
        QTRY_COMPARE_WITH_TIMEOUT(renewed.count(), 2, 15'000);
        QTRY_COMPARE_WITH_TIMEOUT(ann.socket.state(), State::Connected, 15'000);
        QVERIFY(ann.log.events.isEmpty());
    }

    void token_expiredForGood_stops()
    {
        Listener ann(
            m_service.process(), m_ann, {token(merged(claimsOf(m_ann), object({{"exp", secondsFromNow(-60)}}))), {}});
        QSignalSpy ended(&ann.client.session(), &client::Session::ended);
        ann.socket.start();
        QTRY_COMPARE_WITH_TIMEOUT(ann.log.events, QStringList(QStringLiteral("stopped unauthenticated")), 15'000);
        QCOMPARE(ann.socket.state(), State::Stopped);
        QCOMPARE(ended.count(), 1);
    }

    void inbox_ofAnother_stops()
    {
        const User ben = m_service.directory().doctor("ben");
        Listener nosy(m_service.process(), ben, {tokenOf(ben), {}}, m_ann.id);
        nosy.socket.start();
        QTRY_COMPARE_WITH_TIMEOUT(nosy.log.events, QStringList(QStringLiteral("stopped forbidden")), 15'000);
        QCOMPARE(nosy.socket.state(), State::Stopped);
    }

    void user_madeInactive_stops()
    {
        const auto ann = listener(m_ann);
        m_service.directory().replace(m_ann, object({{"is_active", false}}));
        QTRY_COMPARE_WITH_TIMEOUT(ann->log.events, QStringList(QStringLiteral("stopped forbidden")), 15'000);
        QCOMPARE(ann->socket.state(), State::Stopped);
    }

    void stop_inASignal_isFine()
    {
        const auto ann = listener(m_ann);
        connect(&ann->socket, &InboxSocket::notificationArrived, this, [&ann] { ann->socket.stop(); });
        m_service.notification(m_ann).title("One").post();
        QTRY_COMPARE(ann->socket.state(), State::Stopped);
        m_service.notification(m_ann).title("Two").post();
        ann->socket.start();
        QTRY_COMPARE(ann->log.events, QStringList({QStringLiteral("arrived One"), QStringLiteral("arrived Two")}));
    }

private:
    RunningService m_service;
    User m_ann;
};

QTEST_GUILESS_MAIN(tst_InboxSocket)
#include "tst_inbox_socket.moc"
