#include "delivery_stage.h"

using namespace mc::test;
using namespace std::chrono_literals;

/// One recipient's trouble is theirs: what a provider answers about one device or number keeps nobody else's messages
/// back, and what concerns all slows the lane (CONTRACT section 12).
class tst_RecipientTrouble : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        m_stage.start();
        QVERIFY(!QTest::currentTestFailed());
    }
    void cleanup()
    {
        m_stage.providers.setDelay(Fake::Fcm, 0ms);
        m_stage.cleanUp();
    }

    void target_toldToWait_othersAreServedAtOnce_data();
    void target_toldToWait_othersAreServedAtOnce();
    void target_failing_opensNoBreaker_data();
    void target_failing_opensNoBreaker();
    void quota_ofAll_isWaitedFor_data();
    void quota_ofAll_isWaitedFor();
    void sameAnswer_toNearlyAllTargets_isWaitedFor();
    void sameFailure_ofNearlyAllTargets_opensTheBreaker();
    void retryAfter_overAnHour_isAnHourAndNoted();
    void pause_over_criticalComesFirst();
    void queue_ofOthers_criticalOvertakes();
    void connectionsEnd_isNoAttempt();
    void target_thatHangs_keepsNobodyWaiting();

private:
    struct Target
    {
        Fake provider;
        User user;
        QByteArray address; ///< the device's token or the number
    };
    Target target(Fake provider);
    QString post(const Target &target, const char *priority = "critical");
    void postToManyAtOnce();
    void expectAttempted(const QString &id);
    QByteArray pausesOf(Fake provider);
    double secondsBetween(Fake provider, int first, int second);

    DeliveryStage m_stage;
};

// Somebody new, whom that provider reaches.
tst_RecipientTrouble::Target tst_RecipientTrouble::target(Fake provider)
{
    const QByteArray number = QByteArray::number(m_stage.service.directory().unusedId());
    if (provider == Fake::Sms) {
        const QByteArray phone = "+34" + number.rightJustified(9, '6');
        return {provider, m_stage.service.directory().patient("ann", object({{"phone", phone}})), phone};
    }
    const QByteArray token = provider == Fake::Apns ? number.rightJustified(64, '0') : "phone-" + number;
    return {provider, m_stage.patientWith(provider == Fake::Apns ? "ios" : "android", token), token};
}

QString tst_RecipientTrouble::post(const Target &target, const char *priority)
{
    return m_stage.service.notification(target.user)
        .priority(priority)
        .set("channels", array({target.provider == Fake::Sms ? "sms" : "push"}))
        .post();
}

void tst_RecipientTrouble::expectAttempted(const QString &id)
{
    QTRY_VERIFY_WITH_TIMEOUT(m_stage.timeline(id).value(1).startsWith(QLatin1String("attempted")), 20'000);
}

QByteArray tst_RecipientTrouble::pausesOf(Fake provider)
{
    const QByteArray name = provider == Fake::Fcm ? "fcm" : provider == Fake::Apns ? "apns" : "sms";
    const QByteArray metrics = m_stage.service.api().anonymous().get("/metrics").body;
    const QByteArray begin = "mediconnect_delivery_pauses_total{provider=\"" + name + "\"} ";
    const qsizetype at = metrics.indexOf(begin);
    return at < 0 ? QByteArray("no such metric") : metrics.sliced(at + begin.size()).split('\n').first();
}

double tst_RecipientTrouble::secondsBetween(Fake provider, int first, int second)
{
    const QJsonArray received = m_stage.providers.received(provider);
    return (at(received.at(second), "at").toDouble() - at(received.at(first), "at").toDouble()) / 1000;
}

void tst_RecipientTrouble::target_toldToWait_othersAreServedAtOnce_data()
{
    QTest::addColumn<Fake>("provider");
    QTest::addColumn<ProviderAnswer>("answer");
    const auto row = [](const char *name, Fake provider, const ProviderAnswer &answer) {
        QTest::newRow(name) << provider << answer.retryAfter("3000").times(1);
    };
    row("FCM", Fake::Fcm, ProviderAnswer::error("QUOTA_EXCEEDED"));
    row("FCM, the device's quota", Fake::Fcm, ProviderAnswer::error("QUOTA_EXCEEDED").quota("device"));
    row("FCM, unavailable", Fake::Fcm, ProviderAnswer::error("UNAVAILABLE"));
    row("APNs", Fake::Apns, ProviderAnswer::error("TooManyRequests"));
    row("SMS", Fake::Sms, ProviderAnswer::error("14107"));
    row("SMS, out of order", Fake::Sms, ProviderAnswer::error("20503"));
}

void tst_RecipientTrouble::target_toldToWait_othersAreServedAtOnce()
{
    QFETCH(Fake, provider);
    QFETCH(ProviderAnswer, answer);
    const Target ann = target(provider);
    m_stage.providers.answer(provider, ann.address, answer);
    const QString postponed = post(ann);
    expectAttempted(postponed);
    QCOMPARE(m_stage.settled(post(target(provider))), QStringLiteral("sent"));
    QCOMPARE(m_stage.status(postponed), QStringLiteral("pending"));
    QCOMPARE(m_stage.database().value(
                 "SELECT due_at - last_attempt_at >= interval '2999 s' FROM deliveries WHERE notification_id = '"
                 + postponed.toUtf8() + "'"),
        QByteArray("t"));
}

void tst_RecipientTrouble::target_failing_opensNoBreaker_data()
{
    QTest::addColumn<Fake>("provider");
    QTest::addColumn<QByteArray>("error");
    QTest::newRow("FCM") << Fake::Fcm << QByteArray("INTERNAL");
    QTest::newRow("APNs") << Fake::Apns << QByteArray("InternalServerError");
    QTest::newRow("SMS") << Fake::Sms << QByteArray("20500");
}

// Thirty failures in a row, of one device or number.
void tst_RecipientTrouble::target_failing_opensNoBreaker()
{
    QFETCH(Fake, provider);
    QFETCH(QByteArray, error);
    const QByteArray before = pausesOf(provider);
    const Target ann = target(provider);
    m_stage.providers.answer(provider, ann.address, ProviderAnswer::error(error));
    QStringList ids;
    for (int i = 0; i < 5; ++i)
        ids += post(ann);
    for (const QString &id : std::as_const(ids))
        QCOMPARE(m_stage.settled(id), QStringLiteral("failed"));
    QCOMPARE(m_stage.providers.count(provider), 30);
    QCOMPARE(pausesOf(provider), before);
    QCOMPARE(m_stage.settled(post(target(provider))), QStringLiteral("sent"));
}

void tst_RecipientTrouble::quota_ofAll_isWaitedFor_data()
{
    QTest::addColumn<Fake>("provider");
    QTest::addColumn<ProviderAnswer>("answer");
    const auto row = [](const char *name, Fake provider, const ProviderAnswer &answer) {
        QTest::newRow(name) << provider << answer.retryAfter("1").times(1);
    };
    row("FCM, the project's quota", Fake::Fcm, ProviderAnswer::error("QUOTA_EXCEEDED").quota("project"));
    row("FCM, a failure of the project's quota", Fake::Fcm,
        ProviderAnswer::error("QUOTA_EXCEEDED").quota("project failure"));
    row("APNs, our tokens", Fake::Apns, ProviderAnswer::error("TooManyProviderTokenUpdates"));
    row("SMS, the account", Fake::Sms, ProviderAnswer::error("20429"));
}

// The stand-in's clock says that nobody else's came before the wait was over.
void tst_RecipientTrouble::quota_ofAll_isWaitedFor()
{
    QFETCH(Fake, provider);
    QFETCH(ProviderAnswer, answer);
    const Target ann = target(provider);
    const Target bob = target(provider);
    m_stage.providers.answer(provider, ann.address, answer);
    expectAttempted(post(ann));
    QCOMPARE(m_stage.settled(post(bob)), QStringLiteral("sent"));
    QVERIFY(secondsBetween(provider, 0, 1) >= 0.95);
}

void tst_RecipientTrouble::sameAnswer_toNearlyAllTargets_isWaitedFor()
{
    m_stage.providers.answer(Fake::Fcm, ProviderAnswer::error("QUOTA_EXCEEDED").retryAfter("1").times(20));
    postToManyAtOnce();
    double longest = 0;
    for (int i = 1; i < m_stage.providers.count(Fake::Fcm); ++i)
        longest = std::max(longest, secondsBetween(Fake::Fcm, i - 1, i));
    QVERIFY2(longest >= 0.95, qPrintable(QString::number(longest)));
}

void tst_RecipientTrouble::sameFailure_ofNearlyAllTargets_opensTheBreaker()
{
    const QByteArray before = pausesOf(Fake::Fcm);
    m_stage.providers.answer(Fake::Fcm, ProviderAnswer::error("INTERNAL").times(20));
    postToManyAtOnce();
    QVERIFY(pausesOf(Fake::Fcm) != before);
}

// To as many targets as are remembered. The provider takes its time, so that no retry comes between them.
void tst_RecipientTrouble::postToManyAtOnce()
{
    m_stage.providers.setDelay(Fake::Fcm, 400ms);
    QList<Target> targets;
    for (int i = 0; i < 20; ++i)
        targets += target(Fake::Fcm);
    QStringList ids;
    for (const Target &one : std::as_const(targets))
        ids += post(one, "high");
    for (const QString &id : std::as_const(ids))
        QCOMPARE(m_stage.settled(id), QStringLiteral("sent"));
}

void tst_RecipientTrouble::retryAfter_overAnHour_isAnHourAndNoted()
{
    const Target ann = target(Fake::Fcm);
    m_stage.providers.answer(
        Fake::Fcm, ann.address, ProviderAnswer::error("UNAVAILABLE").retryAfter("200000").times(1));
    const QString id = post(ann);
    expectAttempted(id);
    QCOMPARE(m_stage.database().value(
                 "SELECT due_at - last_attempt_at BETWEEN interval '3599 s' AND interval '3601 s' FROM deliveries "
                 "WHERE notification_id = '"
                 + id.toUtf8() + "'"),
        QByteArray("t"));
    m_stage.asAdmin()
        .get(notificationPath(id) + "timeline/")
        .expect("results.1.detail",
            "FCM UNAVAILABLE: FCM is in trouble. It asks to wait 200000 s, which is taken as an hour.");
}

// Twelve low ones are claimed when the project's quota is found to be used up; the critical one is posted while the lane waits.
void tst_RecipientTrouble::pause_over_criticalComesFirst()
{
    const Target ann = target(Fake::Fcm);
    for (int i = 0; i < 3; ++i)
        QCOMPARE(
            m_stage.settled(post(ann, "low")), QStringLiteral("sent")); // it is known to be fast: few may be under way
    m_stage.providers.clear();
    m_stage.providers.setDelay(Fake::Fcm, 400ms);
    m_stage.providers.answer(
        Fake::Fcm, ProviderAnswer::error("QUOTA_EXCEEDED").quota("project").retryAfter("2").times(1));
    QStringList ids;
    for (int i = 0; i < 20; ++i)
        ids += post(ann, "low");
    expectAttempted(ids.first());
    const int before = m_stage.providers.count(Fake::Fcm);
    QVERIFY(before < ids.size());
    const QString critical = post(target(Fake::Fcm));
    QCOMPARE(m_stage.settled(critical), QStringLiteral("sent"));
    m_stage.providers.setDelay(Fake::Fcm, 0ms);
    for (const QString &id : std::as_const(ids))
        QCOMPARE(m_stage.settled(id), QStringLiteral("sent"));
    expectAt(m_stage.providers.received(Fake::Fcm).at(before), "id", critical);
}

// What is claimed ahead is no queue that a critical one has to stand in, least of all when few may be under way: FCM has asked
// for less, again and again.
void tst_RecipientTrouble::queue_ofOthers_criticalOvertakes()
{
    const Target ann = target(Fake::Fcm);
    QCOMPARE(m_stage.settled(post(ann)), QStringLiteral("sent")); // it is known to be fast
    m_stage.providers.clear();
    m_stage.providers.answer(
        Fake::Fcm, ann.address, ProviderAnswer::error("QUOTA_EXCEEDED").quota("project").retryAfter("1").times(4));
    const QString first = post(ann);
    QVERIFY(m_stage.providers.waitFor(Fake::Fcm, 4));
    m_stage.providers.setDelay(Fake::Fcm, 100ms);
    QStringList ids;
    for (int i = 0; i < 60; ++i)
        ids += post(ann, "low");
    QVERIFY(m_stage.providers.waitFor(Fake::Fcm, 8)); // the pause is over, and as many as can be are claimed
    const int before = m_stage.providers.count(Fake::Fcm);
    const QString critical = post(target(Fake::Fcm));
    QCOMPARE(m_stage.settled(critical), QStringLiteral("sent"));
    m_stage.providers.setDelay(Fake::Fcm, 0ms);
    for (const QString &id : std::as_const(ids) + QStringList {first})
        QCOMPARE(m_stage.settled(id), QStringLiteral("sent"));
    const QJsonArray received = m_stage.providers.received(Fake::Fcm);
    int place = 0;
    while (place < received.size() && at(received.at(place), "id") != critical)
        ++place;
    QVERIFY2(place - before <= 12, qPrintable(QStringLiteral("%1 went out before it").arg(place - before)));
}

// More than may be under way of a provider that fast.
void tst_RecipientTrouble::target_thatHangs_keepsNobodyWaiting()
{
    const Target ann = target(Fake::Fcm);
    for (int i = 0; i < 3; ++i)
        QCOMPARE(m_stage.settled(post(target(Fake::Fcm))), QStringLiteral("sent"));
    m_stage.providers.clear();
    m_stage.providers.answer(Fake::Fcm, ann.address, ProviderAnswer::hang());
    QStringList ids;
    for (int i = 0; i < 12; ++i)
        ids += post(ann);
    QVERIFY(m_stage.providers.waitFor(Fake::Fcm, 8));
    QCOMPARE(m_stage.settled(post(target(Fake::Fcm))), QStringLiteral("sent"));
    for (const QString &id : std::as_const(ids))
        QCOMPARE(m_stage.timeline(id).size(), 1); // they hang still, for twelve seconds
    m_stage.providers.clear();
    m_stage.providers.setReachable(Fake::Fcm, false);
    m_stage.providers.setReachable(Fake::Fcm, true);
    for (const QString &id : std::as_const(ids))
        QCOMPARE(m_stage.settled(id), QStringLiteral("sent"));
}

void tst_RecipientTrouble::connectionsEnd_isNoAttempt()
{
    const Target ann = target(Fake::Apns);
    for (const char *reason : {"Shutdown", "IdleTimeout"}) {
        m_stage.providers.answer(Fake::Apns, ann.address, ProviderAnswer::error(reason).times(1));
        const QString id = post(ann);
        QCOMPARE(m_stage.settled(id), QStringLiteral("sent"));
        QCOMPARE(m_stage.timeline(id).value(1), QStringLiteral("sent push 1"));
    }
}

QTEST_GUILESS_MAIN(tst_RecipientTrouble)
#include "tst_recipient_trouble.moc"
