#include "client/client.h"
#include "client/inbox_socket.h"
#include "model/notification.h"
#include "support/fake_providers.h"
#include "support/running_service.h"

#include <QtCore/QMap>
#include <QtNetwork/QTcpServer>
#include <QtTest/QTest>

#include <future>
#include <thread>

using namespace mc;
using namespace mc::test;
using namespace std::chrono_literals;

namespace {

constexpr int rounds = 2;
constexpr int patience = 60'000;
constexpr int least = 50; // notifications between two restarts

const QByteArray notifications = "/api/notifications/";
const client::SocketOptions quick {.firstPause = 20ms, .longestPause = 200ms};

quint16 freePort()
{
    QTcpServer taker;
    taker.listen(QHostAddress::LocalHost);
    return taker.serverPort();
}

/// An instance that comes back at the same address.
class Instance
{
public:
    Instance(const QString &uri, const Environment &environment)
        : m_port(freePort())
        , m_process(uri, environment + Environment {{"MEDICONNECT_LISTEN", "127.0.0.1:" + QByteArray::number(m_port)}})
    {
        start();
    }

    quint16 port() const { return m_port; }
    QByteArray baseUrl() const { return m_process.baseUrl(); }
    void restart()
    {
        QCOMPARE(m_process.terminate(), 0);
        start();
    }
    void showLogWhenFailed() const { m_process.showLogWhenFailed(); }

private:
    void start() { m_process.start(); }

    const quint16 m_port;
    ServiceProcess m_process;
};

} // namespace

/// Two instances, restarted one after the other while everybody works (README, "Two instances").
class tst_RollingRestart : public QObject
{
    Q_OBJECT

    struct Listener
    {
        Listener(const Instance &instance, const User &user)
            : client({.baseUrl = QUrl(QString::fromLatin1(instance.baseUrl()))})
            , socket(client.session(), client.options(), {user.id}, quick)
        {
            QObject::connect(&socket, &client::InboxSocket::notificationArrived, &socket,
                [this](const model::Notification &notification) { heard += toString(notification.id); });
            QObject::connect(&socket, &client::InboxSocket::reset, &socket, [this] { ++resets; });
            client.session().open({tokenOf(user), {}});
            socket.start();
        }

        client::Client client;
        client::InboxSocket socket;
        QStringList heard;
        int resets = 0;
    };

    // As a module does behind a proxy: a request that one instance does not take goes to the other, under the same key.
    QStringList postUntil(const std::atomic<bool> &isOver, std::atomic<int> &accepted, std::atomic<int> &turnedAway)
    {
        const QByteArray module = tokenOf({0, "billing", "service"});
        std::array<quint16, 2> ports {m_one->port(), m_other->port()};
        QStringList ids;
        for (int n = 0; !isOver; ++n) {
            Answer answer;
            for (int attempt = 0; answer.status != 201; ++attempt) {
                Api api(ports[std::size_t(n + attempt) % ports.size()]);
                answer = api.withToken(module)
                             .with("Idempotency-Key", "post-" + QByteArray::number(n))
                             .post(notifications, bodyOf(n));
                if (answer.status != 201)
                    ++turnedAway;
            }
            ids += answer.text("id");
            accepted = int(ids.size());
        }
        return ids;
    }
    QJsonObject bodyOf(int n) const
    {
        return object({{"recipient_id", m_ann.id}, {"notification_type", "billing"},
            {"title", "Invoice " + QByteArray::number(n)}, {"message", "Due."}});
    }

private Q_SLOTS:
    void initTestCase()
    {
        m_uri = m_postgres->createDatabase();
        m_one = std::make_unique<Instance>(m_uri, m_providers.environment());
        m_other = std::make_unique<Instance>(m_uri, m_providers.environment());
        QVERIFY(!QTest::currentTestFailed());
        Api api(m_one->port());
        m_ann = Directory(api).patient("ann");
        api.as(m_ann)
            .post("/api/notifications/devices/", object({{"device_token", "of-ann"}, {"device_type", "web"}}))
            .expect(201);
    }
    void cleanup()
    {
        m_one->showLogWhenFailed();
        m_other->showLogWhenFailed();
    }

    void restartedInTurn_nothingIsLost_andNobodyHearsTwice()
    {
        Listener here(*m_one, m_ann), there(*m_other, m_ann);
        const auto isConnected = [&] {
            return here.socket.state() == client::InboxSocket::State::Connected
                && there.socket.state() == client::InboxSocket::State::Connected;
        };
        QTRY_VERIFY_WITH_TIMEOUT(isConnected(), patience);

        std::atomic<bool> isOver = false;
        std::atomic<int> accepted = 0, turnedAway = 0;
        auto posting = std::async(std::launch::async, [&] { return postUntil(isOver, accepted, turnedAway); });
        for (int round = 0; round < rounds; ++round) {
            for (Instance *instance : {m_one.get(), m_other.get()}) {
                const int before = accepted;
                QTRY_VERIFY_WITH_TIMEOUT(accepted >= before + least, patience);
                instance->restart();
                QTRY_VERIFY_WITH_TIMEOUT(isConnected(), patience);
            }
        }
        const int before = accepted;
        QTRY_VERIFY_WITH_TIMEOUT(accepted >= before + least, patience);
        isOver = true;
        const QStringList ids = posting.get();
        qInfo("%lld accepted over %d restarts, %d requests turned away", qlonglong(ids.size()), 2 * rounds,
            turnedAway.load());

        // Each once, in the order in which they were accepted, at a client of either instance, which had no need to load anew.
        for (const Listener *listener : {&here, &there}) {
            QTRY_COMPARE_WITH_TIMEOUT(listener->heard.size(), ids.size(), patience);
            QCOMPARE(listener->heard, ids);
            QCOMPARE(listener->resets, 0);
        }
        Api(m_one->port()).as(m_ann).get(notifications).expect("count", qint64(ids.size()));
    }

    // What an instance has under way when it is stopped is answered and recorded before it ends.
    void restartedInTurn_pushesAreSentOnce()
    {
        const QString last = Api(m_one->port()).asService().post(notifications, bodyOf(-1)).expect(201).text("id");
        QMap<QString, int> sent;
        const auto isAllSent = [&] {
            sent.clear();
            const QJsonArray requests = m_providers.received(Fake::Fcm);
            for (const QJsonValue &request : requests)
                ++sent[at(request, "id").toString()];
            return sent.contains(last)
                && sent.size() == Api(m_one->port()).as(m_ann).get(notifications)["count"].toInt();
        };
        QTRY_VERIFY_WITH_TIMEOUT(isAllSent(), patience);
        for (auto it = sent.cbegin(); it != sent.cend(); ++it)
            QVERIFY2(it.value() == 1, qUtf8Printable(it.key()));
        QCOMPARE(m_providers.violations(), QStringList());
    }

private:
    std::unique_ptr<PrivatePostgres> m_postgres = PrivatePostgres::ofRun();
    FakeProviders m_providers {{.providers = {Fake::Fcm}}};
    QString m_uri;
    std::unique_ptr<Instance> m_one, m_other;
    User m_ann;
};

QTEST_GUILESS_MAIN(tst_RollingRestart)
#include "tst_rolling_restart.moc"
