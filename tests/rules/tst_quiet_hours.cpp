#include "rules/quiet_hours.h"

#include "model/times.h"

#include <QtTest/QTest>

using namespace mc;

class TestQuietHours : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void quietUntil_moment_tellsTheEnd_data();
    void quietUntil_moment_tellsTheEnd();
    void quietUntil_off_isNever();
    void quietUntil_everyMinuteOfAYear_endsAfterNowAndOutside();
};

namespace {

model::QuietHours hours(const char *start, const char *end)
{
    return {.enabled = true,
        .start = QTime::fromString(QLatin1String(start)),
        .end = QTime::fromString(QLatin1String(end))};
}

QDateTime moment(const char *text) { return model::fromRfc3339(QString::fromLatin1(text)).value_or(QDateTime()); }

} // namespace

void TestQuietHours::quietUntil_moment_tellsTheEnd_data()
{
    QTest::addColumn<model::QuietHours>("hours");
    QTest::addColumn<QByteArray>("zone");
    QTest::addColumn<QString>("now");
    QTest::addColumn<QString>("end"); // empty: not quiet

    const auto row
        = [](const char *name, const model::QuietHours &quiet, const char *zone, const char *now, const char *end) {
              QTest::newRow(name) << quiet << QByteArray(zone) << QString::fromLatin1(now) << QString::fromLatin1(end);
          };
    const model::QuietHours night = hours("22:00:00", "08:00:00");
    row("before the night", night, "UTC", "2024-05-01T21:59:59.999Z", "");
    row("as it begins", night, "UTC", "2024-05-01T22:00:00Z", "2024-05-02T08:00:00Z");
    row("before midnight", night, "UTC", "2024-05-01T23:59:59Z", "2024-05-02T08:00:00Z");
    row("after midnight", night, "UTC", "2024-05-02T00:00:00Z", "2024-05-02T08:00:00Z");
    row("its last moment", night, "UTC", "2024-05-02T07:59:59.999Z", "2024-05-02T08:00:00Z");
    row("as it ends", night, "UTC", "2024-05-02T08:00:00Z", "");
    row("last day of the year", night, "UTC", "2024-12-31T23:00:00Z", "2025-01-01T08:00:00Z");

    const model::QuietHours noon = hours("12:00:00", "14:00:00");
    row("within a day: before", noon, "UTC", "2024-05-01T11:59:59Z", "");
    row("within a day: in it", noon, "UTC", "2024-05-01T13:30:00Z", "2024-05-01T14:00:00Z");
    row("within a day: after", noon, "UTC", "2024-05-01T14:00:00Z", "");

    row("summer in Madrid", night, "Europe/Madrid", "2024-07-01T20:00:00Z", "2024-07-02T06:00:00Z");
    row("winter in Madrid", night, "Europe/Madrid", "2024-01-10T20:59:00Z", "");
    row("half an hour off", night, "Asia/Kolkata", "2024-05-01T16:30:00Z", "2024-05-02T02:30:00Z");
    row("a link", night, "Asia/Calcutta", "2024-05-01T16:30:00Z", "2024-05-02T02:30:00Z");
    row("a link, summer", night, "US/Eastern", "2024-07-02T02:00:00Z", "2024-07-02T12:00:00Z");
    row("a link, winter", night, "US/Eastern", "2024-01-11T03:00:00Z", "2024-01-11T13:00:00Z");
    row("a link, the night the clock goes forward", night, "US/Eastern", "2024-03-10T04:00:00Z",
        "2024-03-10T12:00:00Z");
    row("the other side of the date line", night, "Pacific/Kiritimati", "2024-05-01T08:00:00Z", "2024-05-01T18:00:00Z");
    row("no such zone", night, "Europe/Nowhere", "2024-05-01T23:00:00Z", "");

    // Madrid's clock jumps from 02:00 to 03:00 at 01:00Z on 31 March, and back from 03:00 to 02:00 at 01:00Z on 27 October.
    row("the night the clock goes forward", night, "Europe/Madrid", "2024-03-30T22:00:00Z", "2024-03-31T06:00:00Z");
    row("an end that is jumped over", hours("22:00:00", "02:30:00"), "Europe/Madrid", "2024-03-30T23:00:00Z",
        "2024-03-31T01:00:00Z");
    row("a start that is jumped over", hours("02:30:00", "05:00:00"), "Europe/Madrid", "2024-03-31T01:00:00Z",
        "2024-03-31T03:00:00Z");
    row("the night the clock goes back", night, "Europe/Madrid", "2024-10-26T21:00:00Z", "2024-10-27T07:00:00Z");
    row("an end that comes twice: first", hours("22:00:00", "02:30:00"), "Europe/Madrid", "2024-10-26T23:00:00Z",
        "2024-10-27T00:30:00Z");
    row("an end that comes twice: between", hours("22:00:00", "02:30:00"), "Europe/Madrid", "2024-10-27T00:45:00Z", "");
    row("an end that comes twice: again", hours("22:00:00", "02:30:00"), "Europe/Madrid", "2024-10-27T01:10:00Z",
        "2024-10-27T01:30:00Z");
    // Lord Howe's clock changes by half an hour: from 02:00 to 02:30 at 15:30Z on 5 October.
    row("half an hour forward", hours("22:00:00", "02:15:00"), "Australia/Lord_Howe", "2024-10-05T14:00:00Z",
        "2024-10-05T15:30:00Z");
}

void TestQuietHours::quietUntil_moment_tellsTheEnd()
{
    QFETCH(model::QuietHours, hours);
    QFETCH(QByteArray, zone);
    QFETCH(QString, now);
    QFETCH(QString, end);
    const std::optional<QDateTime> until = rules::quietUntil(hours, zone, moment(now.toLatin1().constData()));
    QCOMPARE(until.value_or(QDateTime()), moment(end.toLatin1().constData()));
}

void TestQuietHours::quietUntil_off_isNever()
{
    model::QuietHours quiet = hours("22:00:00", "08:00:00");
    quiet.enabled = false;
    QVERIFY(!rules::quietUntil(quiet, "UTC", moment("2024-05-01T23:00:00Z")));
    QVERIFY(!rules::quietUntil(hours("08:00:00", "08:00:00"), "UTC", moment("2024-05-01T08:00:00Z")));
}

void TestQuietHours::quietUntil_everyMinuteOfAYear_endsAfterNowAndOutside()
{
    const model::QuietHours night = hours("22:10:00", "02:40:00");
    for (const char *zone : {"Europe/Madrid", "America/St_Johns", "Australia/Lord_Howe", "Africa/Casablanca"}) {
        QDateTime now = moment("2024-01-01T00:00:00Z");
        for (int step = 0; step < 366 * 24 * 4; ++step, now = now.addSecs(900)) {
            const std::optional<QDateTime> until = rules::quietUntil(night, zone, now);
            if (!until)
                continue;
            QVERIFY2(*until > now && now.secsTo(*until) <= 6 * 3600, qPrintable(now.toString(Qt::ISODate)));
            QVERIFY2(!rules::quietUntil(night, zone, *until), qPrintable(now.toString(Qt::ISODate)));
        }
    }
}

QTEST_APPLESS_MAIN(TestQuietHours)
#include "tst_quiet_hours.moc"
