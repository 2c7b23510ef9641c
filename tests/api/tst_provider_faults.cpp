#include "fault_stage.h"

#include <QtTest/QTest>

using namespace mc::test;
using namespace std::chrono_literals;

/// Providers that hang, drop connections, answer garbage, fail for a while or are gone: everything arrives in the end,
/// and what goes to others does not wait for it (issue 4, CONTRACT section 8).
class tst_ProviderFaults : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void cleanup() { m_stage.end(); }

    void sick_inItsMidst_getsEverythingInTheEnd_data();
    void sick_inItsMidst_getsEverythingInTheEnd();
    void tokenEndpoint_sick_getsEverythingInTheEnd();
    void gone_nowAndThen_getsEverythingInTheEnd();
    void sick_others_doNotWait_data();
    void sick_others_doNotWait();

private:
    void addAnn();
    void expectAnnReached();

    FaultStage m_stage {{}, {Fake::Fcm, Fake::Apns, Fake::Sms}};
    User m_ann; // whom others than FCM reach
};

void tst_ProviderFaults::addAnn()
{
    Directory directory(m_stage.api(0));
    m_ann = directory.patient("ann", object({{"phone", "+34600000001"}}));
    m_stage.api(0)
        .as(m_ann)
        .post("/api/notifications/devices/", object({{"device_token", QByteArray(64, 'a')}, {"device_type", "ios"}}))
        .expect(201);
}

void tst_ProviderFaults::expectAnnReached()
{
    const QString id = NotificationBuilder(m_stage.api(0), m_ann)
                           .priority("critical")
                           .set("channels", array({"push", "sms"}))
                           .post();
    const QByteArray sent
        = "SELECT count(*) FROM deliveries WHERE status = 'sent' AND notification_id = '" + id.toUtf8() + "'";
    QTRY_COMPARE_WITH_TIMEOUT(m_stage.database().value(sent), "2", 10'000);
}

void tst_ProviderFaults::sick_inItsMidst_getsEverythingInTheEnd_data()
{
    QTest::addColumn<QJsonObject>("answer");
    QTest::addColumn<int>("times");
    const auto row = [](const char *name, const ProviderAnswer &answer, int times) {
        QTest::newRow(name) << answer.json() << times;
    };
    row("drops", ProviderAnswer::drop(), 40);
    row("HTML", ProviderAnswer::html(), 40);
    row("half a JSON", ProviderAnswer::halfJson(), 40);
    row("500", ProviderAnswer::error("INTERNAL"), 40);
    row("503", ProviderAnswer::error("UNAVAILABLE").retryAfter("1"), 40);
    row("429", ProviderAnswer::error("QUOTA_EXCEEDED").retryAfter("1"), 40);
    row("hangs", ProviderAnswer::hang(), 10); // each for as long as a request's patience
}

// A thousand at once, so that many are under way when it begins.
void tst_ProviderFaults::sick_inItsMidst_getsEverythingInTheEnd()
{
    QFETCH(QJsonObject, answer);
    QFETCH(int, times);
    m_stage.begin(1);
    QVERIFY(!QTest::currentTestFailed());
    m_stage.postToEverybody(1);
    m_stage.providers.answer(Fake::Fcm, ProviderAnswer::of(answer).times(times));
    m_stage.postToEverybody(4);
    m_stage.expectAllArrived();
    QCOMPARE(at(m_stage.providers.figures(Fake::Fcm), "accepted").toInt(), m_stage.deliveries());
    QVERIFY(m_stage.providers.count(Fake::Fcm) >= m_stage.deliveries() + times);
}

void tst_ProviderFaults::tokenEndpoint_sick_getsEverythingInTheEnd()
{
    m_stage.begin(1);
    QVERIFY(!QTest::currentTestFailed());
    m_stage.postToEverybody(1);
    m_stage.providers.revokeAccessTokens();
    for (const ProviderAnswer &answer : {ProviderAnswer::drop(), ProviderAnswer::html(), ProviderAnswer::halfJson()})
        m_stage.providers.answer(Fake::Google, answer.times(2));
    m_stage.postToEverybody(2);
    m_stage.expectAllArrived();
}

void tst_ProviderFaults::gone_nowAndThen_getsEverythingInTheEnd()
{
    m_stage.begin(1);
    QVERIFY(!QTest::currentTestFailed());
    const auto goAndComeBack = [this] {
        m_stage.providers.setReachable(Fake::Fcm, false);
        m_stage.postToEverybody(1);
        m_stage.providers.setReachable(Fake::Fcm, true);
    };
    m_stage.post(500, 4ms, faultsWithin(500 * 4ms, {goAndComeBack, goAndComeBack, goAndComeBack}, 4));
    m_stage.expectAllArrived();
}

void tst_ProviderFaults::sick_others_doNotWait_data()
{
    QTest::addColumn<QJsonObject>("answer"); // none: it is not there
    QTest::newRow("gone") << QJsonObject();
    QTest::newRow("hangs") << ProviderAnswer::hang().json();
    QTest::newRow("fails") << ProviderAnswer::error("UNAVAILABLE").json();
}

// All that FCM is to get is still to be done when what APNs and the SMS provider get is done.
void tst_ProviderFaults::sick_others_doNotWait()
{
    QFETCH(QJsonObject, answer);
    m_stage.begin(1);
    addAnn();
    QVERIFY(!QTest::currentTestFailed());
    if (answer.isEmpty())
        m_stage.providers.setReachable(Fake::Fcm, false);
    else
        m_stage.providers.answer(Fake::Fcm, ProviderAnswer::of(answer));
    m_stage.post(10, 0ms);
    for (int i = 0; i < 20 && !QTest::currentTestFailed(); ++i)
        expectAnnReached();
    QCOMPARE(m_stage.pending(), 20);
    m_stage.providers.setReachable(Fake::Fcm, true);
    m_stage.providers.answer(Fake::Fcm, ProviderAnswer::accept());
    m_stage.expectAllArrived();
}

QTEST_GUILESS_MAIN(tst_ProviderFaults)
#include "tst_provider_faults.moc"
