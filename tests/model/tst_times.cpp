#include "model/times.h"

#include <QtTest/QTest>

using namespace mc::model;

class TestTimes : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void fromRfc3339_text_isReadInUtc_data();
    void fromRfc3339_text_isReadInUtc();
    void fromRfc3339_garbage_isNothing_data();
    void fromRfc3339_garbage_isNothing();
    void toRfc3339_time_isUtcWithMilliseconds();
    void toRfc3339_invalidTime_isEmpty();
    void toRfc3339_beyondFourDigits_isTheLastThatCanBeTold();
    void bothWays_everyDay_isTheSame();
};

void TestTimes::fromRfc3339_text_isReadInUtc_data()
{
    QTest::addColumn<QString>("expected");
    const auto row
        = [](const char *text, const char *expected) { QTest::newRow(text) << QString::fromLatin1(expected); };
    row("2024-01-15T10:30:00Z", "2024-01-15T10:30:00.000Z");
    row("2024-01-15t10:30:00z", "2024-01-15T10:30:00.000Z");
    row("2024-01-15 10:30:00Z", "2024-01-15T10:30:00.000Z");
    row("2024-01-15T10:30:00.1Z", "2024-01-15T10:30:00.100Z");
    row("2024-01-15T10:30:00.120Z", "2024-01-15T10:30:00.120Z");
    row("2024-01-15T10:30:00.123999999Z", "2024-01-15T10:30:00.123Z");
    row("2024-01-15T10:30:00+00:00", "2024-01-15T10:30:00.000Z");
    row("2024-01-15T10:30:00-00:00", "2024-01-15T10:30:00.000Z");
    row("2024-01-15T10:30:00+05:30", "2024-01-15T05:00:00.000Z");
    row("2024-01-15T10:30:00-03:30", "2024-01-15T14:00:00.000Z");
    row("2024-01-01T00:30:00+01:00", "2023-12-31T23:30:00.000Z"); // over midnight, month and year
    row("2023-12-31T23:30:00-01:00", "2024-01-01T00:30:00.000Z");
    row("2024-02-28T23:30:00-01:00", "2024-02-29T00:30:00.000Z"); // a leap day
    row("2023-02-28T23:30:00-01:00", "2023-03-01T00:30:00.000Z");
    row("2000-02-29T00:00:00Z", "2000-02-29T00:00:00.000Z");
    row("2024-06-01T00:00:00+23:59", "2024-05-31T00:01:00.000Z");
    row("1969-12-31T23:59:59.999Z", "1969-12-31T23:59:59.999Z");
    row("0001-01-01T00:00:00Z", "0001-01-01T00:00:00.000Z");
    row("9999-12-31T23:59:59.999Z", "9999-12-31T23:59:59.999Z");
    row("0001-01-01T14:00:00+14:00", "0001-01-01T00:00:00.000Z");
    row("9999-12-31T22:59:59.999-01:00", "9999-12-31T23:59:59.999Z");
    // What an offset takes out of the years that can be told is their end.
    row("0001-01-01T00:00:00+14:00", "0001-01-01T00:00:00.000Z");
    row("0001-01-01T00:00:00+00:01", "0001-01-01T00:00:00.000Z");
    row("9999-12-31T23:59:59-01:00", "9999-12-31T23:59:59.999Z");
    row("9999-12-31T23:59:59-23:59", "9999-12-31T23:59:59.999Z");
}

void TestTimes::fromRfc3339_text_isReadInUtc()
{
    QFETCH(QString, expected);
    const std::optional<QDateTime> time = fromRfc3339(QString::fromLatin1(QTest::currentDataTag()));
    QVERIFY(time);
    QCOMPARE(QString::fromLatin1(toRfc3339(*time)), expected);
    QCOMPARE(time->timeSpec(), Qt::UTC);
    QCOMPARE(fromRfc3339(expected), time);
}

void TestTimes::fromRfc3339_garbage_isNothing_data()
{
    QTest::addColumn<QString>("text");
    const auto row
        = [](const QString &text) { QTest::addRow("%s", qPrintable(text.left(50).toHtmlEscaped())) << text; };
    for (const char *text : {"", " ", "now", "2024-01-15", "2024-01-15T10:30", "2024-01-15T10:30Z",
             "2024-01-15T10:30:00", "20240115T103000Z", "2024-1-15T10:30:00Z", "24-01-15T10:30:00Z",
             "2024-01-15T10:30:00 Z", " 2024-01-15T10:30:00Z", "2024-01-15T10:30:00Z ", "2024-01-15T10:30:00Z\n",
             "2024-01-15T10:30:00.Z", "2024-01-15T10:30:00,5Z", "2024-01-15T10:30:00.1234567890Z",
             "2024-01-15T10:30:00+0100", "2024-01-15T10:30:00+01", "2024-01-15T10:30:00+1:00",
             "2024-01-15T10:30:00+24:00", "2024-01-15T10:30:00+01:60", "2024-01-15T10:30:00*01:00",
             "2024-13-01T00:00:00Z", "2024-00-01T00:00:00Z", "2024-01-00T00:00:00Z", "2024-01-32T00:00:00Z",
             "2024-02-30T00:00:00Z", "2023-02-29T00:00:00Z", "1900-02-29T00:00:00Z", "2024-04-31T00:00:00Z",
             "2024-01-15T24:00:00Z", "2024-01-15T10:60:00Z", "2024-01-15T10:30:61Z", "2016-12-31T23:59:60Z",
             "0000-01-01T00:00:00Z", "-001-01-01T00:00:00Z", "+2024-01-15T10:30:00Z", "10000-01-01T00:00:00Z",
             "2024-01-15TT10:30:00Z", "2024/01/15T10:30:00Z", "2024-01-15T10-30-00Z", "1705314600"})
        row(QString::fromLatin1(text));
    row(QStringLiteral("2024-01-15T10:30:0\u0660Z")); // another script's digit
    row(QStringLiteral("2024-01-15T10:30:00Z") + QChar(0));
    row(QStringLiteral("2").repeated(100'000));
}

void TestTimes::fromRfc3339_garbage_isNothing()
{
    QFETCH(QString, text);
    QVERIFY(!fromRfc3339(text));
}

void TestTimes::toRfc3339_time_isUtcWithMilliseconds()
{
    QCOMPARE(toRfc3339(utc(0)), QByteArray("1970-01-01T00:00:00.000Z"));
    QCOMPARE(toRfc3339(utc(-1)), QByteArray("1969-12-31T23:59:59.999Z"));
    QCOMPARE(toRfc3339(QDateTime(QDate(2024, 1, 1), QTime(0, 30), Qt::OffsetFromUTC, 3'600)),
        QByteArray("2023-12-31T23:30:00.000Z"));
    QCOMPARE(
        toRfc3339(QDateTime(QDate(2024, 2, 29), QTime(1, 2, 3, 4), Qt::UTC)), QByteArray("2024-02-29T01:02:03.004Z"));
}

void TestTimes::toRfc3339_invalidTime_isEmpty()
{
    QCOMPARE(toRfc3339(QDateTime()), QByteArray());
    QCOMPARE(toRfc3339(QDateTime(QDate(2023, 2, 29), QTime(0, 0), Qt::UTC)), QByteArray());
}

void TestTimes::toRfc3339_beyondFourDigits_isTheLastThatCanBeTold()
{
    const QDateTime first(QDate(1, 1, 1), QTime(0, 0), Qt::UTC),
        last(QDate(9999, 12, 31), QTime(23, 59, 59, 999), Qt::UTC);
    QCOMPARE(toRfc3339(first), QByteArray("0001-01-01T00:00:00.000Z"));
    QCOMPARE(toRfc3339(last), QByteArray("9999-12-31T23:59:59.999Z"));
    for (const QDateTime &before :
        {first.addMSecs(-1), first.addMonths(-119), QDateTime(QDate(-4000, 1, 1), QTime(0, 0), Qt::UTC)})
        QCOMPARE(toRfc3339(before), toRfc3339(first));
    for (const QDateTime &behind :
        {last.addMSecs(1), last.addMonths(1), QDateTime(QDate(100'000, 1, 1), QTime(0, 0), Qt::UTC)})
        QCOMPARE(toRfc3339(behind), toRfc3339(last));
}

void TestTimes::bothWays_everyDay_isTheSame()
{
    for (QDate day(1996, 1, 1); day < QDate(2032, 1, 1); day = day.addDays(1)) {
        const QDateTime time(day, QTime(0, 0).addMSecs(int(day.toJulianDay() * 7'919 % 86'400'000)), Qt::UTC);
        QCOMPARE(QString::fromLatin1(toRfc3339(time)), time.toString(Qt::ISODateWithMs));
        QCOMPARE(fromRfc3339(QString::fromLatin1(toRfc3339(time))), std::optional(time));
    }
}

QTEST_APPLESS_MAIN(TestTimes)
#include "tst_times.moc"
