#include "model/admin_statistics.h"
#include "model/json_reader.h"
#include "outcome.h"

#include <QtCore/QFile>
#include <QtTest/QTest>

using namespace mc::model;

namespace {

QJsonObject golden(const char *name)
{
    QFile file(QStringLiteral(MC_GOLDEN "/%1.json").arg(QLatin1String(name)));
    return file.open(QIODevice::ReadOnly) ? QJsonDocument::fromJson(file.readAll()).object() : QJsonObject();
}

template<typename T>
QJsonObject written(const T &value)
{
    JsonWriter json;
    write(json, value);
    return QJsonDocument::fromJson(json.take()).object();
}

} // namespace

class TestStatistics : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void durationText_seconds_areInTheBestUnit_data();
    void durationText_seconds_areInTheBestUnit();
    void percentage_nothingToDivideBy_isZero();
    void percentage_shares_haveOneDecimal();
    void fromJson_goldenText_isTheSameAgain();
    void fromJson_fieldMissingOrWrong_isNamed();
    void fromJson_unknownField_isPassedOver();
    void period_words_areReadStrictly();
};

void TestStatistics::durationText_seconds_areInTheBestUnit_data()
{
    QTest::addColumn<double>("seconds");
    QTest::addColumn<QString>("text");
    QTest::newRow("nothing") << 0.0 << QStringLiteral("0 seconds");
    QTest::newRow("seconds") << 45.0 << QStringLiteral("45 seconds");
    QTest::newRow("nearly a minute") << 59.4 << QStringLiteral("59 seconds");
    QTest::newRow("rounds to a minute") << 59.6 << QStringLiteral("1.0 minutes");
    QTest::newRow("minutes") << 180.0 << QStringLiteral("3.0 minutes");
    QTest::newRow("nearly an hour") << 3590.0 << QStringLiteral("59.8 minutes");
    QTest::newRow("rounds to an hour") << 3598.0 << QStringLiteral("1.0 hours");
    QTest::newRow("the specification's") << 9000.0 << QStringLiteral("2.5 hours");
    QTest::newRow("nearly two days") << 47.9 * 3600 << QStringLiteral("47.9 hours");
    QTest::newRow("days") << 84 * 3600.0 << QStringLiteral("3.5 days");
}

void TestStatistics::durationText_seconds_areInTheBestUnit()
{
    QFETCH(double, seconds);
    QFETCH(QString, text);
    QCOMPARE(durationText(seconds), text);
}

void TestStatistics::percentage_nothingToDivideBy_isZero() { QCOMPARE(percentage(0, 0), 0.0); }

void TestStatistics::percentage_shares_haveOneDecimal()
{
    QCOMPARE(percentage(2, 3), 66.7);
    QCOMPARE(percentage(1, 3), 33.3);
    QCOMPARE(percentage(7, 7), 100.0);
    QCOMPARE(percentage(9'999'999'999, 10'000'000'000), 100.0);
}

void TestStatistics::fromJson_goldenText_isTheSameAgain()
{
    const QJsonObject own = golden("statistics"), admin = golden("admin_statistics"),
                      bare = golden("admin_statistics_bare");
    QVERIFY(!own.isEmpty() && !admin.isEmpty() && !bare.isEmpty());
    QCOMPARE(written(*statisticsFromJson(own)), own);
    QCOMPARE(written(*adminStatisticsFromJson(admin)), admin);
    QCOMPARE(written(*adminStatisticsFromJson(bare)), bare);
}

void TestStatistics::fromJson_fieldMissingOrWrong_isNamed()
{
    const auto wrongIn = [](QJsonObject object, const char *name, const QJsonValue &value) {
        object.insert(QLatin1String(name), value);
        const Result<AdminStatistics> read = adminStatisticsFromJson(object);
        return read ? QString() : read.error().fields.value(0).field;
    };
    const QJsonObject whole = golden("admin_statistics");
    QCOMPARE(wrongIn(whole, "total_notifications", QStringLiteral("5")), QStringLiteral("total_notifications"));
    QCOMPARE(wrongIn(whole, "total_notifications", 1.5), QStringLiteral("total_notifications"));
    QCOMPARE(wrongIn(whole, "by_type", QJsonObject()), QStringLiteral("by_type.appointment"));
    QCOMPARE(wrongIn(whole, "queue", QJsonValue()), QStringLiteral("queue"));
    QCOMPARE(wrongIn(whole, "timeline", QJsonArray {5}), QStringLiteral("timeline[0]"));
    QJsonArray errors = whole.value(QLatin1String("top_errors")).toArray();
    errors += QJsonObject {{QStringLiteral("error"), 5}};
    QCOMPARE(wrongIn(whole, "top_errors", errors), QStringLiteral("top_errors[%1].error").arg(errors.size() - 1));
}

void TestStatistics::fromJson_unknownField_isPassedOver()
{
    QJsonObject more = golden("statistics");
    more.insert(QStringLiteral("something_new"), 5);
    QVERIFY(statisticsFromJson(more));
}

void TestStatistics::period_words_areReadStrictly()
{
    QCOMPARE(word(StatisticsPeriod::Month), QLatin1String("month"));
    QCOMPARE(statisticsPeriodFromWord(u"year"), StatisticsPeriod::Year);
    QVERIFY(!statisticsPeriodFromWord(u"Year"));
    QVERIFY(!statisticsPeriodFromWord(u"century"));
}

QTEST_APPLESS_MAIN(TestStatistics)
#include "tst_statistics.moc"
