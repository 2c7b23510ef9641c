#include "console/session/live_feed.h"
#include "support/running_service.h"

#include <QtTest/QSignalSpy>
#include <QtTest/QTest>

using namespace mc;
using namespace mc::test;

namespace {

constexpr int patience = 30'000;

} // namespace

/// The console's one stream of deliveries, in front of the real service.
class TestLiveFeed : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        m_service.start();
        QVERIFY(!QTest::currentTestFailed());
        m_admin = m_service.directory().admin("admin");
        client::ClientOptions options;
        options.baseUrl = QUrl(QString::fromLatin1(m_service.process().baseUrl()));
        m_client = std::make_unique<client::Client>(options);
        m_client->session().open({.access = tokenOf(m_admin), .refresh = {}});
    }
    void cleanup() { m_service.showLogWhenFailed(); }

    void feed_notStarted_isSilent();
    void feed_started_isLiveAndTells();
    void feed_serviceAway_isSilentUntilItIsBack();

private:
    RunningService m_service;
    User m_admin;
    std::unique_ptr<client::Client> m_client;
};

void TestLiveFeed::feed_notStarted_isSilent()
{
    const console::LiveFeed feed(*m_client);
    QVERIFY(!feed.isLive());
    QVERIFY(!feed.latest());
}

void TestLiveFeed::feed_started_isLiveAndTells()
{
    console::LiveFeed feed(*m_client);
    QSignalSpy statistics(&feed, &console::LiveFeed::statisticsArrived);
    QSignalSpy history(&feed, &console::LiveFeed::historyArrived);
    connect(&feed, &console::LiveFeed::historyArrived, this, [&] { QVERIFY(statistics.isEmpty()); });
    QList<model::LiveDelivery> told;
    connect(&feed, &console::LiveFeed::deliveryArrived, this,
        [&told](const model::LiveDelivery &delivery) { told += delivery; });
    feed.start();
    QTRY_VERIFY_WITH_TIMEOUT(feed.isLive(), patience);
    QTRY_VERIFY_WITH_TIMEOUT(statistics.size() >= 2, patience);
    QCOMPARE(feed.latest()->connectedClients, 1);
    QCOMPARE(history.size(), 1);
    const QString id
        = m_service.notification(m_service.directory().patient("ann")).set("channels", array({"in_app"})).post();
    QTRY_VERIFY_WITH_TIMEOUT(!told.isEmpty(), patience);
    QCOMPARE(told.first().notificationId.value, QUuid::fromString(id));
    QCOMPARE(told.first().outcome, model::LiveOutcome::Sent);
}

void TestLiveFeed::feed_serviceAway_isSilentUntilItIsBack()
{
    console::LiveFeed feed(*m_client);
    feed.start();
    QTRY_VERIFY_WITH_TIMEOUT(feed.isLive(), patience);
    QSignalSpy changes(&feed, &console::LiveFeed::liveChanged);
    const quint16 port = m_service.process().port();
    m_service.process().terminate();
    QTRY_VERIFY_WITH_TIMEOUT(!feed.isLive(), patience);
    QVERIFY(feed.latest()); // as it was told last
    ServiceProcess again(m_service.databaseUri(), {{"MEDICONNECT_LISTEN", "127.0.0.1:" + QByteArray::number(port)}});
    again.start();
    QTRY_VERIFY_WITH_TIMEOUT(feed.isLive(), patience); // by itself
    QCOMPARE(changes.size(), 2);
}

QTEST_MAIN(TestLiveFeed)
#include "tst_live_feed.moc"
