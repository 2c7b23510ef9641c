#include "desktop_script.h"
#include "support/database.h"
#include "support/fake_providers.h"
#include "support/running_service.h"

#include <QtTest/QTest>

using namespace mc::test;

namespace {

const QByteArray password = "a long pass phrase of the tests";
const QByteArray phone = "+34600000001";

} // namespace

/// The console as the people who use it have it: the program, on a desktop with keyring and window, in front of the real service.
/// A script (person.py) uses it by keys and clicks, and knows of it what a screen reader is told.
class TestBlackBox : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanup() { m_service.showLogWhenFailed(); }

    void person_atTheScreen_getsTheirWorkDone_data();
    void person_atTheScreen_getsTheirWorkDone();
    void sent_takenBack_isCancelled();
    void sent_consoleClosed_arrives();
    void alerts_chosen_areShownByTheDesktop();

private:
    void doWork(const QString &work);
    /// What the database says of the notifications with that title: "1" when that holds for exactly one.
    QByteArray count(const char *title, const char *condition)
    {
        return Database(m_service.databaseUri())
            .value(QByteArray("SELECT count(*) FROM notifications WHERE title = '") + title + "' AND " + condition);
    }
    /// Ann's list.
    QByteArray inbox() { return m_service.api().as(m_ann).get("/api/notifications/").expect(200).body; }
    QString status(const QString &id)
    {
        return m_service.api().as(m_admin).get(notificationPath(id)).text("delivery_status");
    }

    FakeProviders m_providers {{.providers = {Fake::Sms}}};
    RunningService m_service {m_providers.environment()};
    User m_admin;
    User m_ann;
};

void TestBlackBox::initTestCase()
{
    m_service.start();
    QVERIFY(!QTest::currentTestFailed());
    m_admin = m_service.directory().admin("admin");
    m_service.givePassword(m_admin, password);
    m_ann = m_service.directory().patient("ann", object({{"phone", phone}}));
    m_providers.answer(Fake::Sms, phone, ProviderAnswer::error("21211"));
    const QString failed = m_service.notification(m_ann)
                               .title("The ward is closed")
                               .priority("critical")
                               .set("channels", array({"sms"}))
                               .post();
    m_service.notification(m_ann).title("The ward is open again").post();
    QTRY_COMPARE_WITH_TIMEOUT(status(failed), QStringLiteral("failed"), 20'000);
}

void TestBlackBox::person_atTheScreen_getsTheirWorkDone_data()
{
    QTest::addColumn<QString>("work");
    for (const char *work : {"sign_in", "look_a_failure_up"})
        QTest::newRow(work) << QString::fromLatin1(work);
}

void TestBlackBox::person_atTheScreen_getsTheirWorkDone()
{
    QFETCH(QString, work);
    doWork(work);
}

void TestBlackBox::sent_takenBack_isCancelled()
{
    doWork(QStringLiteral("take_back"));
    QCOMPARE(count("Closed on Thursday", "cancelled_at IS NOT NULL"), QByteArray("1"));
    QCOMPARE(count("Closed on Thursday", "true"), QByteArray("1"));
    QVERIFY(!inbox().contains("Closed on Thursday"));
}

void TestBlackBox::sent_consoleClosed_arrives()
{
    doWork(QStringLiteral("send"));
    QTRY_COMPARE_WITH_TIMEOUT(count("Closed on Friday", "is_due AND cancelled_at IS NULL"), QByteArray("1"), 20'000);
    QVERIFY(inbox().contains("Closed on Friday"));
}

void TestBlackBox::alerts_chosen_areShownByTheDesktop()
{
    m_providers.answer(Fake::Sms, ProviderAnswer::raw(401, {}, R"({"code": 20003, "message": "Authenticate"})"));
    const User ben = m_service.directory().patient("ben", object({{"phone", "+34600000002"}}));
    for (int i = 0; i < 5; ++i)
        m_service.notification(ben).priority("critical").set("channels", array({"sms"})).post();
    const auto isPaused = [this] {
        const QByteArray metrics = m_service.api().anonymous().get("/metrics").body;
        return metrics.contains("\nmediconnect_delivery_breaker{provider=\"sms\"} 1");
    };
    QTRY_VERIFY_WITH_TIMEOUT(isPaused(), 20'000);
    doWork(QStringLiteral("be_alerted"));
}

void TestBlackBox::doWork(const QString &work)
{
    const QJsonObject person = object({{"console", MC_CONSOLE}, {"server", m_service.process().baseUrl()},
        {"user", m_admin.name}, {"password", password}});
    const CommandOutcome outcome
        = runOnDesktop(QStringLiteral("person.py"), {work, QString::fromUtf8(toBytes(person))});
    QVERIFY2(outcome.exitCode == 0, (outcome.out + outcome.err).constData());
}

QTEST_GUILESS_MAIN(TestBlackBox)
#include "tst_black_box.moc"
