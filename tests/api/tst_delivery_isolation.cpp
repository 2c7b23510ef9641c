#include "delivery_stage.h"
#include "support/scripted_mail_server.h"

#include <QtCore/QElapsedTimer>

using namespace mc::test;
using namespace std::chrono_literals;

/// What bad, slow and throttled recipients do to everybody else's messages, critical ones above all: nothing (CONTRACT
/// section 12, "One recipient's trouble is theirs").
class tst_DeliveryIsolation : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        m_stage.start();
        QVERIFY(!QTest::currentTestFailed());
    }
    void init() { m_pausesBefore = pauses(); }
    void cleanup()
    {
        m_stage.cleanUp();
        m_mails.clear();
    }

    void failingRecipients_criticalGoesOut_data();
    void failingRecipients_criticalGoesOut();
    void failingDomain_isOneTarget();
    void slowRecipients_nobodyWaits_data();
    void slowRecipients_nobodyWaits();
    void slowDomain_manyMails_othersGoOn();
    void slowRecipients_moreThanPlaces_criticalGoesOut();
    void throttledUser_slowsNobody();
    void quotaOfAll_criticalTries(); // the last: FCM is waited for afterwards

private:
    /// Somebody new, whom that provider reaches; Fake::Google stands for the mail server.
    struct Target
    {
        Fake provider;
        User user;
        QByteArray address;
    };
    static constexpr Fake mail = Fake::Google;

    Target target(Fake provider, const QByteArray &domain = "good.example");
    QString post(const Target &target, const char *priority);
    QStringList postToBad(Fake provider, int count, const char *priority, const ProviderAnswer &answer);
    void expectCriticalSent(Fake provider);
    static QByteArray deviceToken(int user, int device)
    {
        return "phone-" + QByteArray::number(user) + '-' + QByteArray::number(device);
    }
    double secondsToReachAll(const QList<User> &users);
    double metric(const QByteArray &name);
    double pauses() { return metric("mediconnect_delivery_pauses_total"); }

    ScriptedMailServer m_mails;
    DeliveryStage m_stage {
        {{"MEDICONNECT_RETRY_DELAYS", "1m,1m,1m"}, {"MEDICONNECT_SMTP_URL", m_mails.url().toEncoded()},
            {"MEDICONNECT_SMTP_FROM", "Clinic <notify@clinic.example>"}}};
    double m_pausesBefore = 0;
};

tst_DeliveryIsolation::Target tst_DeliveryIsolation::target(Fake provider, const QByteArray &domain)
{
    const QByteArray number = QByteArray::number(m_stage.service.directory().unusedId());
    if (provider == Fake::Fcm)
        return {provider, m_stage.patientWith("android", "phone-" + number), "phone-" + number};
    const QByteArray address = provider == mail ? "ann" + number + '@' + domain : "+34" + number.rightJustified(9, '6');
    const char *field = provider == mail ? "email" : "phone";
    return {provider, m_stage.service.directory().patient("ann", object({{field, address}})), address};
}

QString tst_DeliveryIsolation::post(const Target &target, const char *priority)
{
    const char *channel = target.provider == mail ? "email" : target.provider == Fake::Sms ? "sms" : "push";
    return m_stage.service.notification(target.user).priority(priority).set("channels", array({channel})).post();
}

QStringList tst_DeliveryIsolation::postToBad(
    Fake provider, int count, const char *priority, const ProviderAnswer &answer)
{
    QList<Target> targets;
    for (int i = 0; i < count; ++i) {
        targets += target(provider);
        m_stage.providers.answer(provider, targets.last().address, answer);
    }
    QStringList ids;
    for (const Target &bad : std::as_const(targets))
        ids += post(bad, priority);
    return ids;
}

void tst_DeliveryIsolation::expectCriticalSent(Fake provider)
{
    const Target good = target(provider);
    QElapsedTimer timer;
    timer.start();
    QCOMPARE(m_stage.settled(post(good, "critical")), QStringLiteral("sent"));
    qInfo("a critical one to somebody else was sent within %lld ms", static_cast<long long>(timer.elapsed()));
}

// The sum over all providers.
double tst_DeliveryIsolation::metric(const QByteArray &name)
{
    double sum = 0;
    const QList<QByteArray> lines = m_stage.service.api().anonymous().get("/metrics").body.split('\n');
    for (const QByteArray &line : lines) {
        if (line.startsWith(name + '{'))
            sum += line.sliced(line.lastIndexOf(' ') + 1).toDouble();
    }
    return sum;
}

void tst_DeliveryIsolation::failingRecipients_criticalGoesOut_data()
{
    QTest::addColumn<Fake>("provider");
    QTest::addColumn<ProviderAnswer>("answer");
    QTest::newRow("FCM") << Fake::Fcm << ProviderAnswer::error("INTERNAL");
    QTest::newRow("SMS") << Fake::Sms << ProviderAnswer::error("20500");
}

// The bad ones are critical too, and were first.
void tst_DeliveryIsolation::failingRecipients_criticalGoesOut()
{
    QFETCH(Fake, provider);
    QFETCH(ProviderAnswer, answer);
    const QStringList bad = postToBad(provider, 30, "critical", answer);
    expectCriticalSent(provider);
    for (const QString &id : bad)
        QTRY_COMPARE_WITH_TIMEOUT(m_stage.timeline(id).size(), 2, 20'000);
    QCOMPARE(m_stage.providers.count(provider), 31);
}

void tst_DeliveryIsolation::failingDomain_isOneTarget()
{
    m_mails.answer("@bad.example", "451 4.3.0 out of order");
    QStringList bad;
    for (int i = 0; i < 30; ++i)
        bad += post(target(mail, "bad.example"), "critical");
    expectCriticalSent(mail);
    for (const QString &id : std::as_const(bad))
        QTRY_COMPARE_WITH_TIMEOUT(m_stage.timeline(id).size(), 2, 20'000);
    QCOMPARE(pauses(), m_pausesBefore);
}

void tst_DeliveryIsolation::slowRecipients_nobodyWaits_data()
{
    QTest::addColumn<Fake>("provider");
    QTest::addColumn<int>("slow");
    QTest::newRow("twelve mails") << mail << 12;
    QTest::newRow("eight SMS") << Fake::Sms << 8;
}

// They are slow still when the other one is sent.
void tst_DeliveryIsolation::slowRecipients_nobodyWaits()
{
    QFETCH(Fake, provider);
    QFETCH(int, slow);
    QStringList ids;
    if (provider == mail) {
        m_mails.answer("@slow.example", "");
        for (int i = 0; i < slow; ++i)
            ids += post(target(mail, "slow.example"), "high");
        QTRY_VERIFY_WITH_TIMEOUT(m_mails.asked("@slow.example") > 0, 20'000);
    } else {
        ids = postToBad(provider, slow, "critical", ProviderAnswer::hang());
        QVERIFY(m_stage.providers.waitFor(provider, 1));
    }
    expectCriticalSent(provider);
    for (const QString &id : std::as_const(ids))
        QCOMPARE(m_stage.timeline(id).size(), 1);
}

// More than a lane claims ahead.
void tst_DeliveryIsolation::slowDomain_manyMails_othersGoOn()
{
    m_mails.answer("@slow.example", "");
    const Target slow = target(mail, "slow.example");
    for (int i = 0; i < 600; ++i)
        post(slow, "high");
    const Target good = target(mail);
    QElapsedTimer timer;
    timer.start();
    QCOMPARE(m_stage.settled(post(good, "high")), QStringLiteral("sent"));
    qInfo("another mail was sent within %lld ms", static_cast<long long>(timer.elapsed()));
    QVERIFY(m_mails.asked("@slow.example") < 20);
}

// More than may be under way, of as many domains.
void tst_DeliveryIsolation::slowRecipients_moreThanPlaces_criticalGoesOut()
{
    QList<Target> slow;
    for (int i = 0; i < 45; ++i) {
        slow += target(mail, "slow" + QByteArray::number(i) + ".example");
        m_mails.answer(slow.last().address, "");
    }
    QStringList ids;
    for (const Target &each : std::as_const(slow))
        ids += post(each, "high");
    const auto asked = [&] {
        int count = 0;
        for (const Target &each : std::as_const(slow))
            count += m_mails.asked(each.address);
        return count;
    };
    QTRY_VERIFY_WITH_TIMEOUT(asked() >= 40, 20'000);
    expectCriticalSent(mail);
    for (const QString &id : std::as_const(ids))
        QCOMPARE(m_stage.timeline(id).size(), 1);
}

// Forty people with ten devices each get a push, the first of whom has devices that are told to wait.
void tst_DeliveryIsolation::throttledUser_slowsNobody()
{
    QList<User> users;
    for (int user = 0; user < 40; ++user) {
        users += m_stage.service.directory().patient("ann");
        for (int device = 0; device < 10; ++device)
            m_stage.device(users.last(), "android", deviceToken(user, device));
    }
    const double calm = std::max(secondsToReachAll(users), secondsToReachAll(users));
    m_stage.providers.clear();
    for (int device = 0; device < 10; ++device)
        m_stage.providers.answer(Fake::Fcm, deviceToken(0, device),
            ProviderAnswer::error("QUOTA_EXCEEDED").quota("device").retryAfter("40"));
    const double meanwhile = secondsToReachAll(users);
    qInfo("400 pushes took %.2f s, and %.2f when nobody was throttled", meanwhile, calm);
    QVERIFY(meanwhile <= std::max(2 * calm, 1.0));
    QCOMPARE(metric("mediconnect_delivery_pause_seconds"), 0.0);
}

double tst_DeliveryIsolation::secondsToReachAll(const QList<User> &users)
{
    const int before = m_stage.providers.count(Fake::Fcm);
    QElapsedTimer timer;
    timer.start();
    for (const User &user : users)
        m_stage.service.notification(user).priority("high").set("channels", array({"push"})).post();
    [&] { QVERIFY(m_stage.providers.waitFor(Fake::Fcm, before + 10 * int(users.size()))); }();
    return double(timer.elapsed()) / 1000;
}

// An hour is a long time, and nobody knows whether it has to be.
void tst_DeliveryIsolation::quotaOfAll_criticalTries()
{
    const Target ann = target(Fake::Fcm);
    m_stage.providers.answer(
        Fake::Fcm, ann.address, ProviderAnswer::error("QUOTA_EXCEEDED").quota("project").retryAfter("86400").times(1));
    const QString first = post(ann, "low");
    QTRY_COMPARE_WITH_TIMEOUT(m_stage.timeline(first).size(), 2, 20'000);
    const double toWait = metric("mediconnect_delivery_pause_seconds");
    QVERIFY2(toWait > 3500 && toWait <= 3600, qPrintable(QString::number(toWait)));
    const QString low = post(target(Fake::Fcm), "low");
    expectCriticalSent(Fake::Fcm);
    expectCriticalSent(Fake::Fcm); // the next ones don't wait any more
    QCOMPARE(m_stage.status(low), QStringLiteral("pending"));
    QCOMPARE(m_stage.timeline(low).size(), 1);
}

QTEST_GUILESS_MAIN(tst_DeliveryIsolation)
#include "tst_delivery_isolation.moc"
