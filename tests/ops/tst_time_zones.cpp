#include "model/time_zone.h"
#include "ops/time_zones.h"

#include <QtTest/QTest>

using namespace mc;

/// What an operator is told about the machine's time zones.
class tst_TimeZones : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void allThere_isNothing()
    {
        QCOMPARE(ops::missingTimeZones([](const QByteArray &) { return true; }), QString());
    }

    void linksMissing_namesTheirPackage()
    {
        const QString told = ops::missingTimeZones([](const QByteArray &name) { return !name.startsWith("US/"); });
        QVERIFY2(told.contains(QLatin1String("US/Eastern")) && told.contains(QLatin1String("package tzdata-legacy,")),
            qPrintable(told));
    }

    void allMissing_namesTheDatabase()
    {
        const QString told = ops::missingTimeZones([](const QByteArray &) { return false; });
        QVERIFY2(told.contains(QLatin1String("package tzdata,")), qPrintable(told));
    }

    void thisMachine_lacksNothing() { QCOMPARE(ops::missingTimeZones(&model::isTimeZone), QString()); }
};

QTEST_APPLESS_MAIN(tst_TimeZones)
#include "tst_time_zones.moc"
