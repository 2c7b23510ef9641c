#include "rules/sms_keyword.h"

#include <QtTest/QTest>

using namespace mc;

namespace {

const char *told(const QString &answer)
{
    const std::optional<rules::SmsKeyword> keyword = rules::smsKeyword(answer);
    return !keyword ? "nothing" : keyword->optsIn ? "start" : "stop";
}

} // namespace

class TestSmsKeyword : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void smsKeyword_answer_isTold_data();
    void smsKeyword_answer_isTold();
    void smsKeyword_word_isTheKnownOne();
};

void TestSmsKeyword::smsKeyword_answer_isTold_data()
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

void TestSmsKeyword::smsKeyword_answer_isTold()
{
    QFETCH(QString, answer);
    QFETCH(QByteArray, expected);
    QCOMPARE(QByteArray(told(answer)), expected);
}

void TestSmsKeyword::smsKeyword_word_isTheKnownOne()
{
    QCOMPARE(rules::smsKeyword(QStringLiteral(" arrêt !"))->word, QStringLiteral("ARRET"));
}

QTEST_APPLESS_MAIN(TestSmsKeyword)
#include "tst_sms_keyword.moc"
