#include "delivery/outcomes.h"

#include <QtTest/QTest>

using namespace mc;
using namespace std::chrono_literals;
using delivery::AttemptResult;
using store::DeliveryOutcome;
using Kind = DeliveryOutcome::Kind;

namespace {

const QDateTime now(QDate(2024, 1, 15), QTime(10, 30), Qt::UTC);

DeliveryOutcome outcomeOf(const AttemptResult &result, int attempts = 0)
{
    store::DueDelivery due;
    due.id = QUuid::createUuid();
    due.attempts = attempts;
    return delivery::outcomeOf(due, result, {1min, 5min}, now);
}

} // namespace

/// What becomes of deliveries, and what is stored of it.
class TestOutcomes : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void controlCharacters_areBlanks();
    void longTexts_areCut();
    void attempt_ends_asItsResultSays();
    void retryAfter_isTold();
    void least_isWithoutTheProvidersWords();
};

void TestOutcomes::controlCharacters_areBlanks()
{
    AttemptResult result {.detail = QStringLiteral("a") + QChar(u'\0') + QStringLiteral("b\u001b\u0085\r\n c")};
    QCOMPARE(outcomeOf(result).detail, QStringLiteral("a b c"));
    result.error = QString(QChar(u'\0'));
    QCOMPARE(outcomeOf(result).error, QString());
}

void TestOutcomes::longTexts_areCut()
{
    const AttemptResult result {.error = QString(10'000, u'e'), .detail = QString(10'000, u'd')};
    QCOMPARE(outcomeOf(result).error.size(), 100);
    QCOMPARE(outcomeOf(result).detail.size(), 300);
}

void TestOutcomes::attempt_ends_asItsResultSays()
{
    QCOMPARE(outcomeOf({.kind = AttemptResult::Kind::Accepted}).kind, Kind::Sent);
    QCOMPARE(outcomeOf({.kind = AttemptResult::Kind::Refused}).kind, Kind::Failed);
    const AttemptResult retryable {.kind = AttemptResult::Kind::Retryable};
    QCOMPARE(outcomeOf(retryable).kind, Kind::Postponed);
    const qint64 wait = now.secsTo(outcomeOf(retryable, 1).dueAt);
    QVERIFY2(wait >= 270 && wait <= 330, qPrintable(QString::number(wait)));
    QCOMPARE(outcomeOf(retryable, 2).kind, Kind::Failed);
}

void TestOutcomes::retryAfter_isTold()
{
    AttemptResult result {
        .kind = AttemptResult::Kind::Retryable, .detail = QStringLiteral("Full."), .retryAfter = 1500ms};
    QCOMPARE(outcomeOf(result).detail, QStringLiteral("Full. It asks to wait 2 s."));
    result.retryAfter = 24h;
    QCOMPARE(outcomeOf(result).detail, QStringLiteral("Full. It asks to wait 86400 s, which is taken as an hour."));
    QCOMPARE(outcomeOf(result).dueAt, now.addSecs(3600));
    result.retryAfter = 0ms;
    QCOMPARE(outcomeOf(result).detail, QStringLiteral("Full."));
}

void TestOutcomes::least_isWithoutTheProvidersWords()
{
    const DeliveryOutcome outcome = outcomeOf({.kind = AttemptResult::Kind::Refused,
        .error = QStringLiteral("FCM UNREGISTERED"),
        .detail = QStringLiteral("gone"),
        .tokenDeadSince = now});
    DeliveryOutcome least = outcome;
    least.error = QStringLiteral("unstorable answer");
    least.detail.clear();
    least.tokenDeadSince = {};
    QCOMPARE(delivery::leastOf(outcome), least);
    QCOMPARE(delivery::leastOf(least), least);
}

QTEST_APPLESS_MAIN(TestOutcomes)
#include "tst_outcomes.moc"
