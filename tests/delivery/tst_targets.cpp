#include "delivery/in_flight.h"
#include "delivery/ready_queue.h"
#include "delivery/target_shares.h"

#include <QtTest/QTest>

using namespace mc;
using namespace std::chrono_literals;
using delivery::InFlight;
using delivery::ReadyDelivery;
using delivery::ReadyQueue;
using delivery::TargetShares;
using model::Priority;
using model::Provider;

namespace {

const InFlight::Clock::time_point start = InFlight::Clock::time_point(1h);

ReadyDelivery mailTo(const char *address, Priority priority = Priority::Low)
{
    store::DueDelivery due;
    due.id = QUuid::createUuid();
    due.provider = Provider::Smtp;
    due.notification.priority = priority;
    due.recipient.person.email = QString::fromLatin1(address);
    return ReadyDelivery(due);
}

QString number(int i) { return QString::number(i); }

} // namespace

/// Targets, and what is kept of them.
class TestTargets : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void target_isWhoseTroubleItIs();

    void shares_fewTargets_tellNothing();
    void shares_lastAnswerOfEach_counts();
    void shares_manyTargets_areForgotten();
    void shares_longAgo_isForgotten();

    void ready_criticalOnes_goFirst();
    void ready_thoseThatMayNotBegin_arePassedOver();

    void inFlight_window_countsWhatIsNotSlow();
    void inFlight_critical_hasPlacesOfItsOwn();
    void inFlight_unstoredOutcomes_takePlaces();
    void inFlight_targetInTrouble_getsOneAtATime();
    void inFlight_slowTarget_isInTroubleUntilServed();
    void inFlight_targetInTrouble_takesAQuarterAtMost();
};

void TestTargets::target_isWhoseTroubleItIs()
{
    store::DueDelivery due;
    due.recipient.person.id = {7};
    due.recipient.person.email = QStringLiteral("ann@Clinic.Example");
    due.recipient.phone = QStringLiteral("+34600000000");
    due.provider = Provider::Smtp;
    QCOMPARE(delivery::targetOf(due), QStringLiteral("clinic.example"));
    due.provider = Provider::Sms;
    QCOMPARE(delivery::targetOf(due), QStringLiteral("+34600000000"));
    due.provider = Provider::Apns;
    QCOMPARE(delivery::targetOf(due), QStringLiteral("7")); // whatever the device
}

void TestTargets::shares_fewTargets_tellNothing()
{
    TargetShares shares;
    for (int i = 0; i < 100; ++i)
        shares.add(number(i % 2), QStringLiteral("500"), start);
    QCOMPARE(shares.shareOf(QStringLiteral("500")), 0.0);
    shares.add(number(3), QStringLiteral("500"), start);
    QCOMPARE(shares.shareOf(QStringLiteral("500")), 1.0);
}

void TestTargets::shares_lastAnswerOfEach_counts()
{
    TargetShares shares;
    for (int i = 0; i < 4; ++i)
        shares.add(number(i), QStringLiteral("500"), start);
    shares.add(number(0), {}, start);
    QCOMPARE(shares.shareOf(QStringLiteral("500")), 0.75);
    QVERIFY(!shares.isInTrouble(number(0)));
    QVERIFY(shares.isInTrouble(number(1)));
    shares.add(number(1), QStringLiteral("429"), start);
    QCOMPARE(shares.shareOf(QStringLiteral("500")), 0.0);
}

void TestTargets::shares_manyTargets_areForgotten()
{
    TargetShares shares;
    for (int i = 0; i < 1000; ++i)
        shares.add(number(i), {}, start);
    for (int i = 0; i < TargetShares::mostTargets; ++i)
        shares.add(number(-i), QStringLiteral("500"), start);
    QCOMPARE(shares.shareOf(QStringLiteral("500")), 1.0);
}

void TestTargets::shares_longAgo_isForgotten()
{
    TargetShares shares;
    for (int i = 0; i < 10; ++i)
        shares.add(number(i), {}, start);
    for (int i = 0; i < 3; ++i)
        shares.add(number(-i), QStringLiteral("500"), start + TargetShares::memory + 1s);
    QCOMPARE(shares.shareOf(QStringLiteral("500")), 1.0);
}

void TestTargets::ready_criticalOnes_goFirst()
{
    ReadyQueue ready;
    const ReadyDelivery low = mailTo("a@x"), critical = mailTo("b@x", Priority::Critical), later = mailTo("c@x");
    ready.add({low}, start);
    ready.add({later, critical}, start + 1s);
    QCOMPARE(ready.since(), start);
    const auto any = [](const ReadyDelivery &) { return true; };
    for (const ReadyDelivery &expected : {critical, low, later})
        QCOMPARE(ready.takeFirst(any)->due.id, expected.due.id);
    QVERIFY(ready.isEmpty());
    QVERIFY(!ready.takeFirst(any));
}

void TestTargets::ready_thoseThatMayNotBegin_arePassedOver()
{
    ReadyQueue ready;
    const ReadyDelivery bad = mailTo("a@bad"), good = mailTo("b@good");
    ready.add({bad, good}, start);
    const auto isGood = [](const ReadyDelivery &each) { return each.target == QLatin1String("good"); };
    QCOMPARE(ready.count(isGood), 1);
    QCOMPARE(ready.takeFirst(isGood)->due.id, good.due.id);
    QVERIFY(!ready.takeFirst(isGood));
    QCOMPARE(ready.takeIf([](const ReadyDelivery &) { return true; }), QList<QUuid> {bad.due.id});
}

void TestTargets::inFlight_window_countsWhatIsNotSlow()
{
    InFlight inFlight(20);
    for (int i = 0; i < 8; ++i) {
        QVERIFY(inFlight.hasPlace(false, 8, 0, 8));
        inFlight.add({.delivery = mailTo("a@x"), .since = start + i * 1ms});
    }
    QVERIFY(!inFlight.hasPlace(false, 8, 0, 8));
    inFlight.markSlow(start + 1s, [](InFlight::Clock::duration time) { return time >= 1s; });
    QVERIFY(inFlight.hasPlace(false, 8, 0, 8));
    QVERIFY(!inFlight.hasPlace(false, 7, 0, 8)); // only the first was slow
}

void TestTargets::inFlight_critical_hasPlacesOfItsOwn()
{
    InFlight inFlight(40);
    for (int i = 0; i < 40; ++i)
        inFlight.add({.delivery = mailTo("a@x"), .since = start});
    inFlight.markSlow(start + 1s, [](InFlight::Clock::duration) { return true; });
    QVERIFY(!inFlight.hasPlace(false, 40, 0, 8));
    for (int i = 0; i < InFlight::criticalPlaces(40); ++i) {
        QVERIFY(inFlight.hasPlace(true, 40, 0, 8));
        inFlight.add({.delivery = mailTo("b@x", Priority::Critical), .since = start});
    }
    QVERIFY(!inFlight.hasPlace(true, 40, 0, 8));
}

void TestTargets::inFlight_unstoredOutcomes_takePlaces()
{
    const InFlight inFlight(40);
    QVERIFY(inFlight.hasPlace(false, 8, 15, 8));
    QVERIFY(!inFlight.hasPlace(false, 8, 16, 8));
    QVERIFY(inFlight.hasPlace(true, 8, 16, 8));
    QVERIFY(!inFlight.hasPlace(true, 8, 16 + InFlight::criticalPlaces(8), 8));
}

void TestTargets::inFlight_targetInTrouble_getsOneAtATime()
{
    InFlight inFlight(40);
    const ReadyDelivery first = mailTo("a@bad"), critical = mailTo("b@bad", Priority::Critical);
    inFlight.setTroubled(first.target, true);
    QVERIFY(inFlight.hasPlaceAtTarget(first));
    inFlight.add({.delivery = first, .since = start});
    QVERIFY(!inFlight.hasPlaceAtTarget(mailTo("c@bad")));
    QVERIFY(inFlight.hasPlaceAtTarget(mailTo("c@good")));
    QVERIFY(inFlight.hasPlaceAtTarget(critical));
    inFlight.add({.delivery = critical, .since = start});
    QVERIFY(!inFlight.hasPlaceAtTarget(mailTo("d@bad", Priority::Critical)));
    QCOMPARE(inFlight.take(first.due.id)->delivery.due.id, first.due.id);
    QVERIFY(!inFlight.take(first.due.id));
    QVERIFY(inFlight.hasPlaceAtTarget(mailTo("c@bad")));
    inFlight.setTroubled(first.target, false);
    QVERIFY(inFlight.hasPlaceAtTarget(mailTo("d@bad", Priority::Critical)));
}

void TestTargets::inFlight_slowTarget_isInTroubleUntilServed()
{
    InFlight inFlight(40);
    inFlight.add({.delivery = mailTo("a@slow"), .since = start});
    inFlight.add({.delivery = mailTo("b@slow"), .since = start});
    QVERIFY(inFlight.hasPlaceAtTarget(mailTo("c@slow")));
    inFlight.markSlow(start + 1s, [](InFlight::Clock::duration) { return true; });
    QVERIFY(inFlight.hasTroubledTargets());
    QVERIFY(inFlight.hasPlaceAtTarget(mailTo("c@slow"))); // one more, since slow ones don't count
    inFlight.add({.delivery = mailTo("c@slow"), .since = start + 1s});
    QVERIFY(!inFlight.hasPlaceAtTarget(mailTo("d@slow")));
    inFlight.setTroubled(QStringLiteral("slow"), false);
    QVERIFY(inFlight.hasPlaceAtTarget(mailTo("d@slow")));
}

void TestTargets::inFlight_targetInTrouble_takesAQuarterAtMost()
{
    InFlight inFlight(40);
    for (int i = 0; i < 10; ++i) {
        QVERIFY(inFlight.hasPlaceAtTarget(mailTo("a@slow")));
        inFlight.add({.delivery = mailTo("a@slow"), .since = start});
        inFlight.markSlow(start + 1s, [](InFlight::Clock::duration) { return true; });
    }
    QVERIFY(!inFlight.hasPlaceAtTarget(mailTo("a@slow")));
    QVERIFY(inFlight.hasPlaceAtTarget(mailTo("a@slow", Priority::Critical)));
}

QTEST_APPLESS_MAIN(TestTargets)
#include "tst_targets.moc"
