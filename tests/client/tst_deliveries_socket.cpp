#include "client/client.h"
#include "client/deliveries_socket.h"
#include "support/running_service.h"

#include <QtTest/QSignalSpy>

using namespace mc;
using namespace mc::test;
using namespace std::chrono_literals;
using client::DeliveriesSocket;
using State = client::LiveSocket::State;

/// The client's side of the stream of deliveries, with the real service behind it.
class tst_DeliveriesSocket : public QObject
{
    Q_OBJECT

    RunningService m_service;

    struct Watcher
    {
        Watcher(const ServiceProcess &process, const User &user)
            : client({.baseUrl = QUrl(QString::fromLatin1(process.baseUrl()))})
            , socket(client.session(), client.options(), {.firstPause = 20ms, .longestPause = 200ms})
        {
            client.session().open({tokenOf(user), {}});
            QObject::connect(&socket, &DeliveriesSocket::historyArrived, &socket,
                [this](const QList<model::LiveMinute> &told) { histories += told; });
            QObject::connect(&socket, &DeliveriesSocket::statisticsArrived, &socket,
                [this](const model::LiveStatistics &told) { statistics += told; });
            QObject::connect(&socket, &DeliveriesSocket::deliveryArrived, &socket,
                [this](const model::LiveDelivery &told) { deliveries += told; });
            socket.start();
        }
        bool hears(const QString &notification) const
        {
            return std::any_of(deliveries.begin(), deliveries.end(),
                [&](const model::LiveDelivery &one) { return toString(one.notificationId) == notification; });
        }

        client::Client client;
        DeliveriesSocket socket;
        QList<QList<model::LiveMinute>> histories;
        QList<model::LiveStatistics> statistics;
        QList<model::LiveDelivery> deliveries;
    };

private Q_SLOTS:
    void initTestCase()
    {
        m_service.start();
        QVERIFY(!QTest::currentTestFailed());
    }
    void cleanup() { m_service.showLogWhenFailed(); }

    void admin_isToldStateAndOutcomes()
    {
        Watcher watcher(m_service.process(), m_service.directory().admin("boss"));
        QTRY_VERIFY_WITH_TIMEOUT(!watcher.statistics.isEmpty(), 15'000);
        QCOMPARE(watcher.socket.state(), State::Connected);
        const QString id = m_service.notification(m_service.directory().patient("ann"))
                               .type("billing")
                               .priority("high")
                               .set("channels", array({"in_app"}))
                               .post();
        QTRY_VERIFY_WITH_TIMEOUT(watcher.hears(id), 15'000);
        const model::LiveDelivery &told = watcher.deliveries.last();
        QCOMPARE(told.type, model::NotificationType::Billing);
        QCOMPARE(told.priority, model::Priority::High);
        QCOMPARE(told.channel, model::Channel::InApp);
        QVERIFY(told.outcome == model::LiveOutcome::Sent);
        const model::LiveStatistics &state = watcher.statistics.last();
        QVERIFY(state.connectedClients >= 1);
        QCOMPARE(state.providers.size(), 4);
        QVERIFY(state.providers.first().state == model::ProviderHealth::State::NotConfigured);
    }

    void newcomer_isToldOfTheMinutesBefore()
    {
        const User boss = m_service.directory().admin("boss");
        m_service.notification(m_service.directory().patient("ann")).set("channels", array({"in_app"})).post();
        {
            Watcher earlier(m_service.process(), boss);
            QTRY_VERIFY_WITH_TIMEOUT(earlier.statistics.size() >= 2, 15'000);
        }
        Watcher watcher(m_service.process(), boss);
        QTRY_VERIFY_WITH_TIMEOUT(!watcher.statistics.isEmpty(), 15'000);
        QCOMPARE(watcher.histories.size(), 1);
        qint64 sent = 0;
        for (const model::LiveMinute &minute : std::as_const(watcher.histories.first())) {
            sent += minute.counts[0].sent; // in the app
            QVERIFY(minute.at <= watcher.statistics.first().at);
            QVERIFY(minute.seconds <= 60);
        }
        QVERIFY2(sent >= 1, qPrintable(QString::number(sent)));
    }

    void connection_lost_isMadeAgain()
    {
        const User boss = m_service.directory().admin("boss");
        ServiceProcess process(m_service.databaseUri());
        process.start();
        const QByteArray listen = "127.0.0.1:" + QByteArray::number(process.port());
        Watcher watcher(process, boss);
        QTRY_VERIFY_WITH_TIMEOUT(!watcher.statistics.isEmpty(), 15'000);
        process.kill();
        QTRY_VERIFY_WITH_TIMEOUT(watcher.socket.state() != State::Connected, 15'000);
        watcher.statistics.clear();
        ServiceProcess again(m_service.databaseUri(), {{"MEDICONNECT_LISTEN", listen}});
        again.start();
        QTRY_VERIFY_WITH_TIMEOUT(!watcher.statistics.isEmpty(), 15'000);
        QCOMPARE(watcher.socket.state(), State::Connected);
        QCOMPARE(watcher.histories.size(), 2);
    }

    void patient_isRefusedForGood()
    {
        Watcher watcher(m_service.process(), m_service.directory().patient("ann"));
        QSignalSpy stopped(&watcher.socket, &DeliveriesSocket::stopped);
        QTRY_COMPARE_WITH_TIMEOUT(stopped.size(), 1, 15'000);
        QCOMPARE(stopped[0][0].value<model::Error>().code, model::ErrorCode::Forbidden);
        QCOMPARE(watcher.socket.state(), State::Stopped);
    }
};

QTEST_GUILESS_MAIN(tst_DeliveriesSocket)
#include "tst_deliveries_socket.moc"
