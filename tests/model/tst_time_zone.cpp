#include "model/time_zone.h"

#include <QtCore/QFile>
#include <QtCore/QTimeZone>
#include <QtTest/QTest>

using namespace mc;

/// The names that browsers and phones report (data/time_zones.txt: ICU's, and the links of the IANA database that it takes).
class tst_TimeZone : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void reportedName_isAZone_data()
    {
        QTest::addColumn<QByteArray>("name");
        QFile file(QFINDTESTDATA("data/time_zones.txt"));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QList<QByteArray> names = file.readAll().trimmed().split('\n');
        QVERIFY(names.size() > 590);
        for (const QByteArray &name : names)
            QTest::newRow(name.constData()) << name;
    }
    void reportedName_isAZone()
    {
        QFETCH(QByteArray, name);
        QVERIFY(model::isTimeZone(name));
    }

    void otherName_isNone_data()
    {
        QTest::addColumn<QByteArray>("name");
        for (const char *name : {"", " ", "/", "Europe", "America/Argentina", "Europe/", "/Europe/Madrid",
                 "Europe//Madrid", "Europe/Madrid/", "Europe/Madrid ", "europe/madrid", "EUROPE/MADRID", "us/eastern",
                 "utc", "Mars/Olympus", "posix/Europe/Madrid", "right/Europe/Madrid", "posix", "localtime",
                 "posixrules", "leapseconds", "zone.tab", "tzdata.zi", "../zoneinfo/UTC", "./UTC", "Europe/../UTC",
                 "/etc/localtime", "/usr/share/zoneinfo/UTC", "UTC+02:00", "UTC+2", "GMT+5", "+02:00", "Etc/GMT+15",
                 "CET-1CEST", "EST5EDT4", ":UTC", "España", "Europe/Madrid\n"})
            QTest::newRow(name) << QByteArray(name);
        QTest::newRow("NUL") << QByteArray("UTC\0", 4);
        QTest::newRow("NUL between") << QByteArray("UTC\0/Madrid", 11);
        QTest::newRow("endless") << QByteArray("a/").repeated(100'000);
    }
    void otherName_isNone()
    {
        QFETCH(QByteArray, name);
        QVERIFY(!model::isTimeZone(name));
    }

    void link_hasItsTargetsClock_data()
    {
        QTest::addColumn<QByteArray>("target");
        const auto row = [](const char *link, const char *target) { QTest::newRow(link) << QByteArray(target); };
        row("Asia/Calcutta", "Asia/Kolkata");
        row("Asia/Saigon", "Asia/Ho_Chi_Minh");
        row("Asia/Katmandu", "Asia/Kathmandu");
        row("Europe/Kiev", "Europe/Kyiv");
        row("US/Eastern", "America/New_York");
        row("US/Pacific", "America/Los_Angeles");
        row("America/Buenos_Aires", "America/Argentina/Buenos_Aires");
        row("America/Indianapolis", "America/Indiana/Indianapolis");
        row("Australia/ACT", "Australia/Sydney");
        row("GB", "Europe/London");
        row("NZ-CHAT", "Pacific/Chatham");
        row("GMT0", "Etc/GMT");
        row("GMT+0", "Etc/GMT");
        row("Zulu", "UTC");
    }
    void link_hasItsTargetsClock()
    {
        QFETCH(QByteArray, target);
        const QTimeZone link(QTest::currentDataTag()), zone(target);
        const QDateTime begin(QDate(2024, 1, 1), QTime(0, 0), Qt::UTC);
        for (int hour = 0; hour < 366 * 24; ++hour)
            QCOMPARE(link.offsetFromUtc(begin.addSecs(3600 * hour)), zone.offsetFromUtc(begin.addSecs(3600 * hour)));
    }

    // As POSIX has it: west of Greenwich.
    void etcGmt_sign_isPosix()
    {
        QCOMPARE(QTimeZone("Etc/GMT+5").offsetFromUtc(QDateTime::currentDateTimeUtc()), -5 * 3600);
    }
};

QTEST_APPLESS_MAIN(tst_TimeZone)
#include "tst_time_zone.moc"
