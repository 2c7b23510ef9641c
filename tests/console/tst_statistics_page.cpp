#include "console/app/workspace.h"
#include "console/notifications/notifications_page.h"
#include "console/statistics/figure_section.h"
#include "console/statistics/headline_tile.h"
#include "console/statistics/statistics_page.h"
#include "console/statistics/statistics_view.h"
#include "console/widgets/filter_chip.h"
#include "console/widgets/placeholder.h"
#include "console/widgets/table_view.h"
#include "console_stage.h"

#include <QtTest/QAbstractItemModelTester>

#include <csignal>

using namespace mc;
using namespace mc::test;
using console::Figure;
using console::FigureSection;
using console::HeadlineTile;

namespace {

const QByteArray statsPath = "/api/notifications/admin/stats/?";

} // namespace

/// The page of statistics, used by mouse and keys in front of the real service with the demo clinic's history.
class TestStatisticsPage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        m_stage.start();
        QVERIFY(!QTest::currentTestFailed());
        const CommandOutcome demo = ServiceProcess::run(
            {QStringLiteral("demo")}, {{"MEDICONNECT_DATABASE_URL", m_stage.service().databaseUri().toUtf8()}});
        QCOMPARE(demo.exitCode, 0);
        m_admin = directory().admin("boss");
        m_doctor = directory().doctor("doctor");
        m_stage.givePassword(m_admin);
        m_stage.givePassword(m_doctor);
    }
    void init()
    {
        m_stage.open();
        m_stage.signIn(m_admin);
    }
    void cleanup()
    {
        m_stage.forgetEverything();
        m_stage.service().showLogWhenFailed();
    }

    void figures_areTheServices();
    void tables_areTheServices();
    void comparison_isWithTheDaysBefore();
    void period_chosen_asksAnewAndIsKept();
    void days_chosen_areAsked();
    void clinic_opened_isTheOnlyOne();
    void user_chosen_isAsked();
    void nothing_sent_saysWhatToDo();
    void type_opened_showsItsNotifications();
    void sorting_byNumber_works();
    void lateAnswer_isDropped();
    void keysAlone_exportWhatIsShown();
    void doctor_hasNoSuchPage();
    // Last: the service gets another port.
    void failure_keepsTheFiguresAndCanBeRetried();
    void failure_atFirst_canBeRetried();

private:
    Directory &directory() { return m_stage.service().directory(); }
    model::AdminStatistics served(const QByteArray &query)
    {
        const Answer answer = m_stage.service().api().as(m_admin).get(statsPath + query).expect(200);
        return *model::adminStatisticsFromJson(answer.json());
    }
    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = {})
    {
        QWidget *focused = QApplication::focusWidget();
        QTest::keyClick(focused ? focused : &m_stage.console().window(), key, modifiers);
    }
    // As a desktop does when a menu or a dialog is closed.
    void activate()
    {
        m_stage.console().window().activateWindow();
        QTRY_COMPARE(QApplication::activeWindow(), &m_stage.console().window());
    }
    console::StatisticsPage *page() { return m_stage.console().window().findChild<console::StatisticsPage *>(); }
    void showPage() { m_stage.console().workspace()->showPage(page()); }
    // Shows it, and waits for the figures.
    void openPage()
    {
        showPage();
        QTRY_VERIFY_WITH_TIMEOUT(hasFigures(), stagePatience);
    }
    bool hasFigures() { return tile(Figure::Total)->valueText() != QStringLiteral("–"); }
    HeadlineTile *tile(Figure figure) { return page()->findChildren<HeadlineTile *>().at(int(figure)); }
    QString total() { return tile(Figure::Total)->valueText(); }
    static QString totalText(const model::AdminStatistics &statistics)
    {
        return console::figureText(Figure::Total, double(statistics.totals.total));
    }
    QAbstractItemModel *rows(const QString &title) { return m_stage.named<console::TableView>(title)->model(); }
    QAction *action(const QString &text)
    {
        for (QAction *one : page()->pageActions()) {
            if (one->text() == text)
                return one;
        }
        return nullptr;
    }
    QPushButton *button(const QString &text)
    {
        for (QPushButton *one : page()->findChildren<QPushButton *>()) {
            if (one->isVisible() && one->text() == text)
                return one;
        }
        return nullptr;
    }
    console::InlineMessage *message(const QString &text)
    {
        for (console::InlineMessage *one : page()->findChildren<console::InlineMessage *>()) {
            if (one->isVisible() && one->text() == text)
                return one;
        }
        return nullptr;
    }

    ConsoleStage m_stage;
    User m_admin;
    User m_doctor;
};

void TestStatisticsPage::figures_areTheServices()
{
    openPage();
    const model::AdminStatistics month = served("period=month");
    QVERIFY(month.totals.total > 0);
    for (const Figure figure : console::allFigures) {
        QCOMPARE(tile(figure)->valueText(), console::figureText(figure, console::valueOf(figure, month)));
        QVERIFY(!tile(figure)->toolTip().isEmpty());
    }
}

void TestStatisticsPage::tables_areTheServices()
{
    openPage();
    const model::AdminStatistics month = served("period=month");
    QAbstractItemModel *const types = rows(QStringLiteral("Notifications by type"));
    QAbstractItemModelTester tester(types);
    QCOMPARE(types->rowCount(), 6);
    for (int row = 0; row < 6; ++row)
        QCOMPARE(types->index(row, 1).data().toString(), QLocale().toString(month.totals.byType[std::size_t(row)]));
    QAbstractItemModel *const channels = rows(QStringLiteral("Deliveries by channel"));
    for (int row = 0; row < 4; ++row) {
        const model::ChannelStatistics &channel = month.byChannel[std::size_t(row)];
        const QList<qint64> counts {
            channel.sent, channel.delivered, channel.failed, channel.pending, channel.suppressed};
        for (int column = 0; column < counts.size(); ++column)
            QCOMPARE(channels->index(row, column + 1).data().toString(), QLocale().toString(counts[column]));
    }
    QVERIFY(month.byClinic.size() > 1);
    QCOMPARE(rows(QStringLiteral("Notifications by clinic"))->rowCount(), int(month.byClinic.size()));
    QVERIFY(!month.topErrors.isEmpty());
    const QAbstractItemModel *const errors = rows(QStringLiteral("Most frequent errors"));
    double shown = 0, counted = 0;
    for (int row = 0; row < errors->rowCount(); ++row)
        shown += errors->index(row, 1).data(console::FigureModel::SortRole).toDouble();
    for (const model::ErrorStatistics &error : month.topErrors)
        counted += double(error.count);
    QCOMPARE(shown, counted);
}

void TestStatisticsPage::comparison_isWithTheDaysBefore()
{
    openPage();
    action(QStringLiteral("Last 24 hours"))->trigger();
    const QByteArray day = QDateTime::currentDateTimeUtc().date().addDays(-2).toString(Qt::ISODate).toLatin1();
    const model::AdminStatistics now = served("period=day"), before = served("from_date=" + day + "&to_date=" + day);
    QVERIFY(before.totals.total > 0);
    QTRY_COMPARE_WITH_TIMEOUT(total(), totalText(now), stagePatience);
    const auto percent
        = std::llround(100.0 * double(now.totals.total - before.totals.total) / double(before.totals.total));
    const QString change = percent == 0 ? QStringLiteral("no change")
        : percent > 0                   ? QStringLiteral("+%1 %").arg(percent)
                                        : QStringLiteral("%1 %").arg(percent);
    QCOMPARE(tile(Figure::Total)->changeText(), change);
    const QString told = QStringLiteral("%1 against the day before: %2").arg(change, totalText(before));
    QVERIFY2(tile(Figure::Total)->toolTip().contains(told), qPrintable(tile(Figure::Total)->toolTip()));
}

void TestStatisticsPage::period_chosen_asksAnewAndIsKept()
{
    openPage();
    action(QStringLiteral("Last 24 hours"))->trigger();
    QVERIFY(m_stage.named(QStringLiteral("Time: Last 24 hours")));
    QTRY_COMPARE_WITH_TIMEOUT(total(), totalText(served("period=day")), stagePatience);
    m_stage.close();
    m_stage.open();
    m_stage.signIn(m_admin);
    openPage();
    QVERIFY(m_stage.named(QStringLiteral("Time: Last 24 hours")));
    QCOMPARE(total(), totalText(served("period=day")));
}

void TestStatisticsPage::days_chosen_areAsked()
{
    openPage();
    action(QStringLiteral("Other days…"))->trigger();
    auto *const first = m_stage.named<QDateEdit>(QStringLiteral("First day"));
    QVERIFY(first);
    for (auto *box : first->window()->findChildren<QCheckBox *>())
        box->click();
    const QDate today = QDateTime::currentDateTimeUtc().date(), from = today.addDays(-5), to = today.addDays(-2);
    first->setDate(from);
    m_stage.named<QDateEdit>(QStringLiteral("Last day"))->setDate(to);
    first->window()->findChild<QPushButton *>()->click();
    const QByteArray days
        = "from_date=" + from.toString(Qt::ISODate).toLatin1() + "&to_date=" + to.toString(Qt::ISODate).toLatin1();
    QTRY_COMPARE_WITH_TIMEOUT(total(), totalText(served(days)), stagePatience);
    QVERIFY(action(QStringLiteral("Other days…"))->isChecked());
    QVERIFY(!action(QStringLiteral("Last 30 days"))->isChecked());
}

void TestStatisticsPage::clinic_opened_isTheOnlyOne()
{
    openPage();
    auto *const table = m_stage.named<console::TableView>(QStringLiteral("Notifications by clinic"));
    table->setFocus();
    table->setCurrentIndex(table->model()->index(0, 0));
    const qint64 clinic = *served("period=month").byClinic.first().clinicId;
    const QString all = total();
    press(Qt::Key_Return);
    const model::AdminStatistics its = served("period=month&clinic_id=" + QByteArray::number(clinic));
    QTRY_COMPARE_WITH_TIMEOUT(total(), totalText(its), stagePatience);
    auto *const remove = m_stage.named<QToolButton>(QStringLiteral("Remove the filter “Clinic”"));
    QVERIFY(remove);
    QTest::mouseClick(remove, Qt::LeftButton);
    QTRY_COMPARE_WITH_TIMEOUT(total(), all, stagePatience);
}

void TestStatisticsPage::user_chosen_isAsked()
{
    const User ann = directory().patient("ann");
    m_stage.service().notification(ann).post();
    openPage();
    action(QStringLiteral("User…"))->trigger();
    QLineEdit *search = nullptr;
    QTRY_VERIFY((search = qobject_cast<QLineEdit *>(QApplication::focusWidget())));
    QCOMPARE(search->accessibleName(), QStringLiteral("User whose notifications are counted"));
    QTest::keyClicks(search, QString::fromUtf8(ann.name));
    QTRY_VERIFY_WITH_TIMEOUT(
        QApplication::activePopupWidget() && QApplication::activePopupWidget() != search->window(), stagePatience);
    QTest::keyClick(search, Qt::Key_Return);
    QTRY_COMPARE_WITH_TIMEOUT(total(), QStringLiteral("1"), stagePatience);
    QCOMPARE(tile(Figure::LatencyP50)->valueText(), QStringLiteral("–")); // not told of one person
    QVERIFY(tile(Figure::Total)->changeText().isEmpty()); // nothing before
}

void TestStatisticsPage::nothing_sent_saysWhatToDo()
{
    m_stage.settings().setValue(QStringLiteral("statistics/clinic"), 987'654);
    m_stage.close();
    m_stage.open();
    m_stage.signIn(m_admin);
    showPage();
    const auto said = [this] {
        for (const auto *one : page()->findChildren<console::Placeholder *>()) {
            if (one->isVisible() && one->accessibleName() == QStringLiteral("Nothing was sent in this time"))
                return true;
        }
        return false;
    };
    QTRY_VERIFY_WITH_TIMEOUT(said(), stagePatience);
    QVERIFY(!action(QStringLiteral("Export CSV"))->isEnabled());
}

void TestStatisticsPage::type_opened_showsItsNotifications()
{
    openPage();
    auto *const table = m_stage.named<console::TableView>(QStringLiteral("Notifications by type"));
    table->setFocus();
    table->setCurrentIndex(table->model()->index(1, 0));
    press(Qt::Key_Return);
    auto *const list = m_stage.console().window().findChild<console::NotificationsPage *>();
    QTRY_VERIFY(list->isVisible());
    QVERIFY(m_stage.named(QStringLiteral("Remove the filter “Type”")));
    QVERIFY(m_stage.named(QStringLiteral("Remove the filter “Created”")));
}

void TestStatisticsPage::sorting_byNumber_works()
{
    openPage();
    auto *const table = m_stage.named<console::TableView>(QStringLiteral("Notifications by type"));
    QHeaderView *const header = table->horizontalHeader();
    page()->findChild<QScrollArea *>()->ensureWidgetVisible(table);
    QTest::mouseClick(
        header->viewport(), Qt::LeftButton, {}, {header->sectionViewportPosition(1) + 20, header->height() / 2});
    const auto number
        = [table](int row) { return table->model()->index(row, 1).data(console::FigureModel::SortRole).toDouble(); };
    QTRY_VERIFY(number(0) >= number(1) && number(1) >= number(2) && number(4) >= number(5) && number(0) > number(5));
}

void TestStatisticsPage::lateAnswer_isDropped()
{
    openPage();
    const QString week = totalText(served("period=week")), day = totalText(served("period=day"));
    QVERIFY(week != day);
    const auto process = pid_t(m_stage.service().process().processId());
    ::kill(process, SIGSTOP);
    action(QStringLiteral("Last 7 days"))->trigger();
    QTest::qWait(50); // the question is on its way
    action(QStringLiteral("Last 24 hours"))->trigger();
    QStringList seen;
    connect(page()->findChild<console::LoadedStatistics *>(), &console::LoadedStatistics::changed, this,
        [this, &seen] { seen += total(); });
    ::kill(process, SIGCONT);
    QTRY_COMPARE_WITH_TIMEOUT(total(), day, stagePatience);
    QVERIFY(!seen.contains(week));
}

void TestStatisticsPage::failure_keepsTheFiguresAndCanBeRetried()
{
    openPage();
    const QString before = total();
    const quint16 port = m_stage.service().process().port();
    m_stage.service().process().terminate();
    press(Qt::Key_F5);
    const QString said = QStringLiteral("The statistics could not be loaded.");
    QTRY_VERIFY_WITH_TIMEOUT(message(said), stagePatience);
    QCOMPARE(total(), before);
    ServiceProcess back(
        m_stage.service().databaseUri(), {{"MEDICONNECT_LISTEN", "127.0.0.1:" + QByteArray::number(port)}});
    back.start();
    auto *const again = button(QStringLiteral("Load statistics again"));
    if (again) // unless the console was faster
        QTest::mouseClick(again, Qt::LeftButton);
    QTRY_VERIFY_WITH_TIMEOUT(!message(said), stagePatience);
    back.terminate();
    m_stage.service().process().start();
}

void TestStatisticsPage::failure_atFirst_canBeRetried()
{
    const quint16 port = m_stage.service().process().port();
    m_stage.service().process().terminate();
    showPage();
    QPushButton *again = nullptr;
    QTRY_VERIFY_WITH_TIMEOUT((again = button(QStringLiteral("Load statistics again"))), stagePatience);
    ServiceProcess back(
        m_stage.service().databaseUri(), {{"MEDICONNECT_LISTEN", "127.0.0.1:" + QByteArray::number(port)}});
    back.start();
    if (again->isVisible())
        QTest::mouseClick(again, Qt::LeftButton);
    QTRY_VERIFY_WITH_TIMEOUT(hasFigures(), stagePatience);
    QVERIFY(!button(QStringLiteral("Load statistics again")));
    back.terminate();
    m_stage.service().process().start();
}

// To the page, to another time, and out to a file.
void TestStatisticsPage::keysAlone_exportWhatIsShown()
{
    const auto number = int(m_stage.console().workspace()->pages().indexOf(page())) + 1;
    press(Qt::Key(Qt::Key_0 + number), Qt::ControlModifier);
    QTRY_VERIFY_WITH_TIMEOUT(page()->isVisible() && hasFigures(), stagePatience);
    press(Qt::Key_Slash);
    press(Qt::Key_Space); // opens the times
    QTRY_VERIFY(QApplication::activePopupWidget());
    QTest::keyClick(QApplication::activePopupWidget(), Qt::Key_Down);
    QTest::keyClick(QApplication::activePopupWidget(), Qt::Key_Down);
    QTest::keyClick(QApplication::activePopupWidget(), Qt::Key_Return);
    QTRY_COMPARE_WITH_TIMEOUT(total(), totalText(served("period=week")), stagePatience);

    QTRY_VERIFY_WITH_TIMEOUT(action(QStringLiteral("Export CSV"))->isEnabled(), stagePatience);
    activate();
    const QTemporaryDir folder;
    m_stage.settings().setValue(QStringLiteral("statistics/folder"), folder.path()); // where the last one went
    const QString today = QDateTime::currentDateTimeUtc().date().toString(Qt::ISODate);
    const QString weekAgo = QDateTime::currentDateTimeUtc().date().addDays(-7).toString(Qt::ISODate);
    QString name;
    for (const auto &[key, suffix] : {std::pair(Qt::Key_P, "pdf"), std::pair(Qt::Key_E, "csv")}) {
        name = QStringLiteral("statistics_%1_%2.%3").arg(weekAgo, today, QLatin1String(suffix));
        press(key, Qt::ControlModifier);
        QTRY_VERIFY(QApplication::activeModalWidget());
        auto *const field = QApplication::activeModalWidget()->findChild<QLineEdit *>();
        QTRY_COMPARE(field->text(), name);
        QTest::keyClick(field, Qt::Key_Return);
        QTRY_VERIFY_WITH_TIMEOUT(message(name + QStringLiteral(" was saved.")), stagePatience);
        QVERIFY(button(QStringLiteral("Open folder")));
        QVERIFY(QFileInfo(folder.filePath(name)).size() > 1000);
        activate();
    }
    QFile csv(folder.filePath(name));
    QVERIFY(csv.open(QIODevice::ReadOnly));
    const QByteArray wanted
        = "figures,,total_notifications," + QByteArray::number(served("period=week").totals.total) + "\r\n";
    QVERIFY(csv.readAll().contains(wanted));
}

void TestStatisticsPage::doctor_hasNoSuchPage()
{
    m_stage.forgetEverything();
    m_stage.open();
    m_stage.signIn(m_doctor);
    QVERIFY(!page());
}

QTEST_MAIN(TestStatisticsPage)
#include "tst_statistics_page.moc"
