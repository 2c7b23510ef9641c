#include "console/app/languages.h"
#include "console/statistics/figure_model.h"
#include "console/statistics/plain_error.h"
#include "console/statistics/report_files.h"
#include "console/statistics/statistics_csv.h"
#include "console/widgets/durations.h"
#include "text_recorder.h"

#include <QtCore/QSettings>
#include <QtCore/QTemporaryDir>
#include <QtCore/QTimeZone>
#include <QtGui/QImage>
#include <QtGui/QPainter>
#include <QtTest/QAbstractItemModelTester>
#include <QtTest/QTest>
#include <QtWidgets/QApplication>

using namespace mc;
using namespace mc::console;
using mc::test::TextRecorder;

namespace {

const QDate today(2026, 11, 30);

QDateTime utc(const QDate &day, int hour = 0) { return {day, QTime(hour, 0), QTimeZone::utc()}; }

model::AdminStatistics someStatistics()
{
    model::AdminStatistics statistics;
    statistics.totals = {.total = 1204,
        .unread = 301,
        .byType = {600, 100, 4, 300, 200, 0},
        .byPriority = {200, 900, 100, 4},
        .successRate = 98.5,
        .failedDeliveries = 12,
        .pendingDeliveries = 3,
        .readRate = 75.0,
        .averageReadSeconds = 5'430.5,
        .clickThroughRate = 12.5};
    statistics.byChannel = {model::ChannelStatistics {.sent = 1000, .delivered = 204, .suppressed = 1},
        {.sent = 300, .delivered = 0, .failed = 10, .pending = 3, .suppressed = 20}, {.sent = 50, .failed = 2}, {}};
    statistics.byClinic = {{.clinicId = 7, .total = 1200, .unread = 300, .readRate = 75.0, .successRate = 98.5},
        {.clinicId = {}, .total = 4, .unread = 1, .readRate = 75.0, .successRate = 100.0}};
    statistics.timeline = {{.from = utc({2026, 11, 29}), .to = utc(today), .total = 700, .read = 600},
        {.from = utc(today), .to = utc(today.addDays(1)), .total = 504, .read = 303}};
    statistics.latency = {.p50 = 35, .p95 = 1'250.5, .p99 = 90'000};
    statistics.queue = {.due = 5, .scheduled = 6, .retrying = 1, .oldestDueSeconds = 42};
    statistics.devices = {.android = 10, .ios = 20, .web = 3};
    statistics.connectedClients = 8;
    statistics.topErrors = {{.error = QStringLiteral("=cmd, \"x\""), .channel = model::Channel::Push, .count = 10},
        {.error = QStringLiteral("SMTP 550 5.1.1"), .channel = model::Channel::Email, .count = 2}};
    return statistics;
}

StatisticsReport::Contents someContents()
{
    model::AdminStatistics before = someStatistics();
    before.totals.total = 1000;
    before.totals.readRate = 72.9;
    StatisticsQuery query;
    query.clinicId = 7;
    return {.query = query, .now = someStatistics(), .before = before, .generatedAt = utc(today, 12)};
}

} // namespace

/// What is asked, how it is written, and what is exported, without a server.
class TestStatisticsExport : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { speak(QStringLiteral("en"), QStringLiteral("en_GB")); }

    void before_isAsLongAndEndsRightBefore_data();
    void before_isAsLongAndEndsRightBefore();
    void query_isKeptWithoutThePerson();
    void change_isToldWhereItCanBe_data();
    void change_isToldWhereItCanBe();
    void figure_ofNothing_isADash();
    void latency_hasTheUnitThatFits();
    void error_isSaidPlainly_data();
    void error_isSaidPlainly();
    void model_isSound();
    void errors_ofOneMeaning_areOne();
    void bars_compareWithinTheirColumn();
    void cell_isQuotedAndDefused_data();
    void cell_isQuotedAndDefused();
    void csv_isExact();
    void report_tellsTheFigures();
    void report_ofAMillion_isNotCutOff();
    void report_fromRightToLeft_isMirrored();
    void report_withoutAnything_isPainted();
    void pdf_hasItsPagesAndFonts();
    void png_hasBothPages();
    void file_thatCannotBeWritten_isSaid();

private:
    void speak(const QString &language, const QString &locale)
    {
        m_languages.choose(language);
        QLocale::setDefault(QLocale(locale));
        QGuiApplication::setLayoutDirection(QLocale().textDirection());
    }
    static void paintAll(const StatisticsReport &report, TextRecorder &recorder)
    {
        QPainter painter(&recorder);
        for (int page = 0; page < StatisticsReport::pageCount; ++page)
            report.paint(painter, page);
    }

    Languages m_languages;
};

void TestStatisticsExport::before_isAsLongAndEndsRightBefore_data()
{
    QTest::addColumn<StatisticsQuery>("query");
    QTest::addColumn<QDate>("from");
    QTest::addColumn<QDate>("to");
    using model::StatisticsPeriod;
    QTest::newRow("day") << StatisticsQuery {.period = StatisticsPeriod::Day} << QDate(2026, 11, 28)
                         << QDate(2026, 11, 28);
    QTest::newRow("week") << StatisticsQuery {.period = StatisticsPeriod::Week} << QDate(2026, 11, 16)
                          << QDate(2026, 11, 22);
    QTest::newRow("month") << StatisticsQuery {} << QDate(2026, 10, 1) << QDate(2026, 10, 30);
    QTest::newRow("days") << StatisticsQuery {.from = {2026, 11, 10}, .to = {2026, 11, 12}} << QDate(2026, 11, 7)
                          << QDate(2026, 11, 9);
    QTest::newRow("one day") << StatisticsQuery {.from = {2026, 3, 1}, .to = {2026, 3, 1}} << QDate(2026, 2, 28)
                             << QDate(2026, 2, 28);
    QTest::newRow("up to now") << StatisticsQuery {.from = {2026, 11, 29}} << QDate(2026, 11, 27)
                               << QDate(2026, 11, 28);
    QTest::newRow("into the future") << StatisticsQuery {.from = {2026, 11, 30}, .to = {2027, 1, 1}}
                                     << QDate(2026, 11, 29) << QDate(2026, 11, 29);
    QTest::newRow("since ever") << StatisticsQuery {.to = {2026, 11, 12}} << QDate() << QDate();
    QTest::newRow("later") << StatisticsQuery {.from = {2026, 12, 12}} << QDate() << QDate();
}

void TestStatisticsExport::before_isAsLongAndEndsRightBefore()
{
    QFETCH(StatisticsQuery, query);
    QFETCH(QDate, from);
    QFETCH(QDate, to);
    const auto before = query.before(today);
    QCOMPARE(before.has_value(), from.isValid());
    QCOMPARE(beforeText(query, today).isEmpty(), !from.isValid());
    if (before) {
        QCOMPARE(before->from, from);
        QCOMPARE(before->to, to);
        QVERIFY(daysBefore(query, today).endsWith(QLocale().toString(to, QStringLiteral("d MMMM yyyy"))));
    }
}

void TestStatisticsExport::query_isKeptWithoutThePerson()
{
    QTemporaryDir folder;
    QSettings settings(folder.filePath(QStringLiteral("kept.ini")), QSettings::IniFormat);
    QCOMPARE(savedStatisticsQuery(settings), StatisticsQuery());
    StatisticsQuery query {.period = model::StatisticsPeriod::Year, .from = {2026, 1, 1}, .clinicId = 7};
    query.user = model::UserId {5};
    query.userName = QStringLiteral("Ann");
    save(query, settings);
    query.user.reset();
    query.userName.clear();
    QCOMPARE(savedStatisticsQuery(settings), query);
    QVERIFY(!settings.allKeys().join(u' ').contains(QLatin1String("user")));
}

void TestStatisticsExport::change_isToldWhereItCanBe_data()
{
    QTest::addColumn<qint64>("before");
    QTest::addColumn<qint64>("now");
    QTest::addColumn<QString>("text");
    const auto row = [](qint64 before, qint64 now, const char *text) {
        QTest::addRow("%lld to %lld", before, now) << before << now << QString::fromUtf8(text);
    };
    row(100, 112, "+12 %");
    row(100, 88, "-12 %");
    row(100, 100, "no change");
    row(1000, 1001, "no change");
    row(100, 200, "+100 %");
    row(10, 100, "10 times as much");
    row(10, 0, "-100 %");
    row(0, 10, "");
}

void TestStatisticsExport::change_isToldWhereItCanBe()
{
    QFETCH(qint64, before);
    QFETCH(qint64, now);
    QFETCH(QString, text);
    model::AdminStatistics one, other;
    one.totals.total = before;
    other.totals.total = now;
    QCOMPARE(changeText(Figure::Total, other, one), text);
    QCOMPARE(changeText(Figure::Total, other, {}), QString());
    // Rates are compared by points, and only where both are of something.
    other.totals.readRate = 75;
    one.totals.readRate = 72.9;
    QCOMPARE(
        changeText(Figure::ReadRate, other, one), before > 0 && now > 0 ? QStringLiteral("+2.1 points") : QString());
}

void TestStatisticsExport::figure_ofNothing_isADash()
{
    const model::AdminStatistics nothing;
    for (const Figure figure :
        {Figure::ReadRate, Figure::ReadTime, Figure::ClickThrough, Figure::SuccessRate, Figure::LatencyP50})
        QCOMPARE(figureText(figure, valueOf(figure, nothing)), QStringLiteral("–"));
    QCOMPARE(figureText(Figure::Total, valueOf(Figure::Total, nothing)), QStringLiteral("0"));
    QCOMPARE(figureText(Figure::Total, 1'000'000), QStringLiteral("1,000,000"));
    QCOMPARE(figureText(Figure::ReadRate, 98.5), QStringLiteral("98.5 %"));
    QCOMPARE(figureText(Figure::ReadRate, 100), QStringLiteral("100 %"));
}

void TestStatisticsExport::latency_hasTheUnitThatFits()
{
    QCOMPARE(latencyText(35.4), QStringLiteral("35 ms"));
    QCOMPARE(latencyText(1'250), QStringLiteral("1.3 s"));
    QCOMPARE(latencyText(180'000), QStringLiteral("3 min"));
}

void TestStatisticsExport::error_isSaidPlainly_data()
{
    QTest::addColumn<QString>("error");
    QTest::addColumn<QString>("text");
    const auto row = [](const char *error, const char *text) {
        QTest::newRow(error) << QString::fromLatin1(error) << QString::fromUtf8(text);
    };
    row("FCM UNREGISTERED", "The app is no longer installed on the device");
    row("APNs Unregistered", "The app is no longer installed on the device");
    row("APNs BadDeviceToken", "The device is registered wrongly");
    row("FCM UNAVAILABLE", "The provider was out of order");
    row("SMTP 550 5.1.1", "The email address does not exist");
    row("SMTP 452 4.2.2", "The recipient’s mailbox is full");
    row("SMTP 451 4.3.0", "The mail server was busy for too long");
    row("SMTP 554", "The mail server refused the message");
    row("SMS 21614", "The number can’t receive text messages");
    row("SMS 30003", "The phone was off or out of reach");
    row("SMS 21610", "The recipient wants no text messages");
    row("SMS 429", "The provider took no more messages");
    row("something new", "something new");
}

void TestStatisticsExport::error_isSaidPlainly()
{
    QFETCH(QString, error);
    QTEST(plainError(error), "text");
}

void TestStatisticsExport::model_isSound()
{
    FigureModel model;
    QAbstractItemModelTester tester(&model);
    model.setTable(figuresByChannel(someStatistics()));
    QCOMPARE(model.rowCount(), 4);
    QCOMPARE(model.columnCount(), 7);
    const QModelIndex email = model.index(2, 0);
    QCOMPARE(email.data().toString(), QStringLiteral("Email"));
    QCOMPARE(email.siblingAtColumn(1).data().toString(), QStringLiteral("50"));
    QCOMPARE(email.siblingAtColumn(6).data().toString(), QStringLiteral("96.2 %"));
    QCOMPARE(model.index(3, 6).data().toString(), QStringLiteral("–")); // nothing was tried
    model.setTable(figuresOfErrors(someStatistics()));
    QCOMPARE(model.index(1, 0).data().toString(), QStringLiteral("Email: The email address does not exist"));
    QCOMPARE(model.index(1, 0).data(Qt::ToolTipRole).toString(), QStringLiteral("SMTP 550 5.1.1"));
}

void TestStatisticsExport::errors_ofOneMeaning_areOne()
{
    model::AdminStatistics statistics;
    statistics.topErrors = {{.error = QStringLiteral("SMTP 550 5.1.1"), .channel = model::Channel::Email, .count = 5},
        {.error = QStringLiteral("APNs Unregistered"), .channel = model::Channel::Push, .count = 4},
        {.error = QStringLiteral("FCM UNREGISTERED"), .channel = model::Channel::Push, .count = 3}};
    const FigureTable table = figuresOfErrors(statistics);
    QCOMPARE(table.rows.size(), 2);
    QCOMPARE(table.rows.first().word, QStringLiteral("APNs Unregistered, FCM UNREGISTERED"));
    QCOMPARE(table.rows.first().numbers, QList<double> {7});
}

void TestStatisticsExport::bars_compareWithinTheirColumn()
{
    QCOMPARE(barShare(figuresOfErrors(someStatistics()), 0, 0), 1.0);
    QCOMPARE(barShare(figuresOfErrors(someStatistics()), 1, 0), 0.2);
    QCOMPARE(barShare(figuresByType(someStatistics()), 0, 1), 0.498);
    QCOMPARE(barShare(figuresByType(model::AdminStatistics()), 0, 1), 0.0);
}

void TestStatisticsExport::cell_isQuotedAndDefused_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QByteArray>("cell");
    const auto row = [](const char *text, const char *cell) {
        QTest::newRow(text) << QString::fromUtf8(text) << QByteArray(cell);
    };
    row("plain", "plain");
    row("", "");
    row("two, words", "\"two, words\"");
    row("a \"word\"", "\"a \"\"word\"\"\"");
    row("two\nlines", "\"two\nlines\"");
    row("=1+1", "'=1+1");
    row("+49 30", "'+49 30");
    row("-1", "'-1");
    row("@SUM(A1)", "'@SUM(A1)");
    row("\t=1", "'\t=1");
    row("=HYPERLINK(\"http://x\",\"y\")", "\"'=HYPERLINK(\"\"http://x\"\",\"\"y\"\")\"");
    row("a=b", "a=b");
    row("عيادة", "عيادة");
}

void TestStatisticsExport::cell_isQuotedAndDefused()
{
    QFETCH(QString, text);
    QTEST(csvCell(text), "cell");
}

void TestStatisticsExport::csv_isExact()
{
    speak(QStringLiteral("es"), QStringLiteral("es_ES")); // says nothing to machines
    const QByteArray csv = statisticsCsv(someContents());
    const char *const expected = R"(section,name,measure,value
query,,period,month
query,,from_date,2026-10-31
query,,to_date,2026-11-30
query,,clinic_id,7
query,,generated_at,2026-11-30T12:00:00Z
figures,,total_notifications,1204
figures,,unread_count,301
figures,,read_rate_percent,75
figures,,average_read_seconds,5430.5
figures,,click_through_rate_percent,12.5
figures,,success_rate_percent,98.5
figures,,failed_deliveries,12
figures,,delivery_latency_p50_ms,35
figures,,delivery_latency_p95_ms,1250.5
figures,,delivery_latency_p99_ms,90000
figures_before,,from_date,2026-10-01
figures_before,,to_date,2026-10-30
figures_before,,total_notifications,1000
figures_before,,unread_count,301
figures_before,,read_rate_percent,72.9
figures_before,,average_read_seconds,5430.5
figures_before,,click_through_rate_percent,12.5
figures_before,,success_rate_percent,98.5
figures_before,,failed_deliveries,12
figures_before,,delivery_latency_p50_ms,35
figures_before,,delivery_latency_p95_ms,1250.5
figures_before,,delivery_latency_p99_ms,90000
by_type,appointment,total,600
by_type,appointment,share_percent,49.8
by_type,billing,total,100
by_type,billing,share_percent,8.3
by_type,medical_record,total,4
by_type,medical_record,share_percent,0.3
by_type,message,total,300
by_type,message,share_percent,24.9
by_type,reminder,total,200
by_type,reminder,share_percent,16.6
by_type,system,total,0
by_type,system,share_percent,0
by_priority,critical,total,4
by_priority,critical,share_percent,0.3
by_priority,high,total,100
by_priority,high,share_percent,8.3
by_priority,medium,total,900
by_priority,medium,share_percent,74.8
by_priority,low,total,200
by_priority,low,share_percent,16.6
by_channel,in_app,sent,1000
by_channel,in_app,delivered,204
by_channel,in_app,failed,0
by_channel,in_app,pending,0
by_channel,in_app,suppressed,1
by_channel,in_app,success_rate_percent,100
by_channel,push,sent,300
by_channel,push,delivered,0
by_channel,push,failed,10
by_channel,push,pending,3
by_channel,push,suppressed,20
by_channel,push,success_rate_percent,96.8
by_channel,email,sent,50
by_channel,email,delivered,0
by_channel,email,failed,2
by_channel,email,pending,0
by_channel,email,suppressed,0
by_channel,email,success_rate_percent,96.2
by_channel,sms,sent,0
by_channel,sms,delivered,0
by_channel,sms,failed,0
by_channel,sms,pending,0
by_channel,sms,suppressed,0
by_channel,sms,success_rate_percent,
by_clinic,7,total,1200
by_clinic,7,unread,300
by_clinic,7,read_rate_percent,75
by_clinic,7,success_rate_percent,98.5
by_clinic,none,total,4
by_clinic,none,unread,1
by_clinic,none,read_rate_percent,75
by_clinic,none,success_rate_percent,100
timeline,2026-11-29T00:00:00Z,total,700
timeline,2026-11-29T00:00:00Z,read,600
timeline,2026-11-30T00:00:00Z,total,504
timeline,2026-11-30T00:00:00Z,read,303
top_errors,"'=cmd, ""x""",push_count,10
top_errors,SMTP 550 5.1.1,email_count,2
queue,,due,5
queue,,scheduled,6
queue,,retrying,1
queue,,oldest_due_seconds,42
devices,,android,10
devices,,ios,20
devices,,web,3
clients,,connected_clients,8
)";
    const QList<QByteArray> lines = csv.split('\n'), wanted = ("\xEF\xBB\xBF" + QByteArray(expected)).split('\n');
    for (int i = 0; i < std::min(lines.size(), wanted.size()) - 1; ++i)
        QCOMPARE(lines[i], wanted[i] + '\r');
    QCOMPARE(lines.size(), wanted.size());
    QCOMPARE(lines.last(), QByteArray());
}

void TestStatisticsExport::report_tellsTheFigures()
{
    TextRecorder recorder;
    paintAll(StatisticsReport(someContents()), recorder);
    for (const char *text : {"Notification report", "Clinic 7", "31 October 2026 to 30 November 2026", "1,204",
             "+20 % against the 30 days before", "75 %", "+2.1 points", "98.5 %", "1 h 30 min", "12.5 %",
             "Notifications over time", "29 Nov", "Appointment", "600", "49.8 %", "Email", "50 arrived, 2 failed",
             "96.2 %", "Email: The email address does not exist", "SMTP 550 5.1.1", "Page 1 of 2", "Page 2 of 2"})
        QVERIFY2(recorder.has(QString::fromUtf8(text)),
            qPrintable(QString::fromUtf8(text) + u'\n' + recorder.texts().join(u'\n')));
}

void TestStatisticsExport::report_ofAMillion_isNotCutOff()
{
    StatisticsReport::Contents contents = someContents();
    contents.now.totals.total = 123'456'789;
    TextRecorder recorder;
    paintAll(StatisticsReport(contents), recorder);
    QVERIFY(recorder.has(QStringLiteral("123,456,789")));
}

void TestStatisticsExport::report_fromRightToLeft_isMirrored()
{
    TextRecorder usual, mirrored;
    paintAll(StatisticsReport(someContents()), usual);
    QGuiApplication::setLayoutDirection(Qt::RightToLeft);
    paintAll(StatisticsReport(someContents()), mirrored);
    const QString title = QStringLiteral("Notification report"), page = QStringLiteral("Page 1 of 2");
    const double middle = StatisticsReport::pageSize.width() / 2;
    QVERIFY(usual.placeOf(title).x() < middle);
    QVERIFY(mirrored.placeOf(title).x() > usual.placeOf(title).x());
    QVERIFY(usual.placeOf(page).x() > middle);
    QVERIFY(mirrored.placeOf(page).x() < middle);
}

void TestStatisticsExport::report_withoutAnything_isPainted()
{
    TextRecorder recorder;
    paintAll(StatisticsReport({.query = {}, .now = {}, .before = {}, .generatedAt = utc(today)}), recorder);
    QVERIFY(recorder.has(QStringLiteral("All clinics")));
    QVERIFY2(recorder.has(QStringLiteral("Nothing: no delivery failed.")), qPrintable(recorder.texts().join(u'\n')));
    QVERIFY(!recorder.has(QStringLiteral("nan")));
}

void TestStatisticsExport::pdf_hasItsPagesAndFonts()
{
    QTemporaryDir folder;
    const QString name = folder.filePath(QStringLiteral("report.pdf"));
    QVERIFY(writePdf(name, StatisticsReport(someContents())));
    QFile file(name);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray pdf = file.readAll();
    QVERIFY(pdf.startsWith("%PDF-"));
    QCOMPARE(pdf.count("/Type /Page\n"), qsizetype(StatisticsReport::pageCount));
    QVERIFY(pdf.contains("/FontFile2"));
    QVERIFY(pdf.contains("/ToUnicode")); // texts can be searched
}

void TestStatisticsExport::png_hasBothPages()
{
    QTemporaryDir folder;
    const QString name = folder.filePath(QStringLiteral("report.png"));
    QVERIFY(writePng(name, StatisticsReport(someContents())));
    const QImage image(name);
    QCOMPARE(image.width(), 1653);
    QCOMPARE(image.height(), 2 * 2339 + 24);
    QCOMPARE(image.pixelColor(20, 300), QColor(Qt::white)); // paper, whatever the theme
    QCOMPARE(image.pixelColor(20, 2339 + 24 + 300), QColor(Qt::white));
}

void TestStatisticsExport::file_thatCannotBeWritten_isSaid()
{
    const QString nowhere = QStringLiteral("/no/such/folder/report");
    for (const auto &outcome : {writeFile(nowhere, "x"), writePdf(nowhere, StatisticsReport(someContents())),
             writePng(nowhere, StatisticsReport(someContents()))}) {
        QVERIFY(!outcome);
        QVERIFY(!outcome.error().detail.isEmpty());
    }
}

QTEST_MAIN(TestStatisticsExport)
#include "tst_statistics_export.moc"
