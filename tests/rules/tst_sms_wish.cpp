#include "rules/sms_wish.h"

#include <QtTest/QTest>

using namespace mc;

namespace {

const char *told(const QString &answer)
{
    const std::optional<rules::SmsWish> wish = rules::smsWish(answer);
    return !wish ? "nothing" : wish->wantsSms ? "start" : "stop";
}

} // namespace

class TestSmsWish : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void smsWish_answer_isTold_data();
    void smsWish_answer_isTold();
    void smsWish_word_isTheKnownOne();
};

void TestSmsWish::smsWish_answer_isTold_data()
{
    QTest::addColumn<QString>("answer");
    QTest::addColumn<QByteArray>("expected");
    for (const char *word : {"STOP", "STOPALL", "UNSUBSCRIBE", "CANCEL", "END", "QUIT", "stop", " Stop. ", "\"STOP\"!",
             "BAJA", "parar", "arrêt", "ARRE\u0302T", "إيقاف", "توقّف", "STOP \xF0\x9F\x99\x8F"})
        QTest::newRow(word) << QString::fromUtf8(word) << QByteArray("stop");
    for (const char *word : {"START", "YES", "UNSTOP", "start!", "alta", "démarrer", "ابدأ"})
        QTest::newRow(word) << QString::fromUtf8(word) << QByteArray("start");
    for (const char *word : {"", "   ", "...", "please stop", "stop it", "no", "STOPP", "Thank you, doctor", "ok"})
        QTest::newRow(word) << QString::fromUtf8(word) << QByteArray("nothing");
    QTest::newRow("far away") << QString(QStringLiteral("STOP") + QString(100, u'!')) << QByteArray("nothing");
}

void TestSmsWish::smsWish_answer_isTold()
{
    QFETCH(QString, answer);
    QFETCH(QByteArray, expected);
    QCOMPARE(QByteArray(told(answer)), expected);
}

void TestSmsWish::smsWish_word_isTheKnownOne()
{
    QCOMPARE(rules::smsWish(QStringLiteral(" arrêt !"))->word, QStringLiteral("ARRET"));
}

QTEST_APPLESS_MAIN(TestSmsWish)
#include "tst_sms_wish.moc"
