#include "delivery_stage.h"

#include <QtCore/QMap>

using namespace mc::test;

/// Two instances whose machines' clocks are 65 s apart, more than a lease lasts, on one database and with the same providers: they go
/// by the database's time (CONTRACT section 8).
class tst_WrongClocks : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanup()
    {
        m_stage.cleanUp();
        m_aheadProcess->showLogWhenFailed();
    }

    void sms_atBoth_eachGoesOutOnce();
    void scheduled_atBoth_appearsOnTime();

private:
    // Long enough that a lease holds while the other instance looks for what is due.
    DeliveryStage m_stage {{}, {.providers = {Fake::Sms}, .delay = std::chrono::milliseconds(1500)}};
    std::unique_ptr<ServiceProcess> m_aheadProcess;
    std::unique_ptr<Api> m_ahead;
};

void tst_WrongClocks::initTestCase()
{
    m_stage.start();
    QVERIFY(!QTest::currentTestFailed());
    m_aheadProcess = std::make_unique<ServiceProcess>(m_stage.service.databaseUri(),
        m_stage.providers.environment()
            + Environment {{"LD_PRELOAD", "/usr/$LIB/faketime/libfaketimeMT.so.1"}, {"FAKETIME", "+65s"},
                {"FAKETIME_DONT_FAKE_MONOTONIC", "1"}});
    m_aheadProcess->start();
    QVERIFY(!QTest::currentTestFailed());
    QTRY_VERIFY2(m_aheadProcess->log().contains("ahead of the database's"), m_aheadProcess->log().constData());
    m_ahead = std::make_unique<Api>(m_aheadProcess->port());
}

void tst_WrongClocks::sms_atBoth_eachGoesOutOnce()
{
    constexpr int people = 40;
    QMap<QString, int> expected;
    for (int i = 0; i < people; ++i) {
        const QByteArray phone = "+346000001" + QByteArray::number(10 + i);
        const User user = m_stage.service.directory().patient("ann", object({{"phone", phone}}));
        for (Api *api : {&m_stage.service.api(), m_ahead.get()})
            NotificationBuilder(*api, user).priority("critical").set("channels", array({"sms"})).post();
        expected.insert(QString::fromLatin1(phone), 2);
    }
    Database database = m_stage.database();
    QTRY_COMPARE_WITH_TIMEOUT(
        database.value("SELECT count(*) FROM deliveries WHERE status = 'sent' AND attempts = 1"), "80", 60'000);
    QMap<QString, int> sent;
    for (const QJsonValue &request : m_stage.providers.received(Fake::Sms))
        ++sent[at(request, "body.To").toString()];
    QCOMPARE(sent, expected);
}

void tst_WrongClocks::scheduled_atBoth_appearsOnTime()
{
    const User ann = m_stage.service.directory().patient("ann");
    const QDateTime due = QDateTime::currentDateTimeUtc().addSecs(3);
    for (Api *api : {&m_stage.service.api(), m_ahead.get()}) {
        for (int i = 0; i < 10; ++i)
            NotificationBuilder(*api, ann).set("scheduled_for", due.toString(Qt::ISODateWithMs)).post();
    }
    m_stage.service.api().as(ann).get("/api/notifications/").expect("count", 0);
    QTRY_COMPARE_WITH_TIMEOUT(m_stage.service.api().as(ann).get("/api/notifications/")["count"].toInt(), 20, 30'000);
    // Neither a minute early nor a minute late.
    Database database = m_stage.database();
    QCOMPARE(database.value("SELECT count(*) FROM journal WHERE kind = 'appeared' AND at >= due_at "
                            "AND at < due_at + interval '30 seconds'"),
        "20");
    QCOMPARE(database.value("SELECT count(*) FROM journal WHERE kind = 'appeared'"), "20");
}

QTEST_GUILESS_MAIN(tst_WrongClocks)
#include "tst_wrong_clocks.moc"
