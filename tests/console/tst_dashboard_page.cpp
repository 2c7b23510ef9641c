#include "console/app/workspace.h"
#include "console/dashboard/dashboard_view.h"
#include "console/dashboard/figure_tile.h"
#include "console/dashboard/status_rows.h"
#include "console/notifications/notification_details.h"
#include "console/notifications/notifications_page.h"
#include "console/widgets/inline_message.h"
#include "console/widgets/time_chart.h"
#include "dashboard_stage.h"

#include <ctime>

using namespace mc;
using namespace mc::test;
using console::FailureGroups;
using console::FigureTile;
using console::InlineMessage;
using console::ProviderRow;
using console::SuccessRow;

namespace {

// GLib's event loop does not tell when it waits. Before there is an application.
const bool isWithoutGlib = qputenv("QT_NO_GLIB", "1");

/// How long the turns of this thread's event loop take, and how much of the processor: on a busy machine the first is more.
class TurnWatch : public QObject
{
public:
    TurnWatch()
    {
        const QAbstractEventDispatcher *const dispatcher = QAbstractEventDispatcher::instance();
        connect(dispatcher, &QAbstractEventDispatcher::awake, this, [this] {
            if (std::exchange(m_isInTurn, true))
                return;
            m_begin = now(CLOCK_MONOTONIC);
            m_beginOfWork = now(CLOCK_THREAD_CPUTIME_ID);
        });
        connect(dispatcher, &QAbstractEventDispatcher::aboutToBlock, this, [this] {
            if (!std::exchange(m_isInTurn, false))
                return;
            m_turns += now(CLOCK_MONOTONIC) - m_begin;
            m_works += now(CLOCK_THREAD_CPUTIME_ID) - m_beginOfWork;
        });
    }

    qsizetype count() const { return m_turns.size(); }
    /// "p50 0.1 ms, p99 8.0 ms, longest 20.0 ms".
    QString turns() const { return textOf(m_turns); }
    QString works() const { return textOf(m_works); }

private:
    static double now(clockid_t clock)
    {
        timespec time {};
        clock_gettime(clock, &time);
        return double(time.tv_sec) * 1e3 + double(time.tv_nsec) / 1e6;
    }
    static QString textOf(QList<double> all)
    {
        std::sort(all.begin(), all.end());
        const auto at = [&all](double share) { return all.value(qsizetype(double(all.size() - 1) * share)); };
        return QString::asprintf("p50 %.1f ms, p99 %.1f ms, longest %.1f ms", at(0.5), at(0.99), at(1));
    }

    bool m_isInTurn = false;
    double m_begin = 0; ///< in milliseconds, as all of these
    double m_beginOfWork = 0;
    QList<double> m_turns;
    QList<double> m_works;
};

} // namespace

/// The dashboard by mouse and keys, in front of the real service and providers that refuse.
class TestDashboardPage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        m_stage.start();
        QVERIFY(!QTest::currentTestFailed());
    }
    void init() { m_stage.open(); }
    void cleanup() { m_stage.cleanUp(); }

    void admin_opensWithIt();
    void doctor_hasNone();
    void tiles_tellWhatHappens();
    void providers_areListed();
    void success_isThatOfTheLastDay();
    void failures_ofOneReason_areOneRow();
    void failure_enter_opensTheNewest();
    void failure_retried_isToldOf();
    void failure_retriedTwice_isToldOf();
    void range_chosen_isKept();
    void news_serviceAway_isSaidUntilItIsBack();
    void rows_underThePointer_stay();
    void manyOutcomes_keepTheWindowSmooth();

private:
    console::Workspace &workspace() { return *m_stage.console.console().workspace(); }
    console::LiveFeed &live() { return workspace().live(); }
    QStringList tiles() { return DashboardStage::texts<FigureTile>(m_stage.page()); }
    QString message()
    {
        const QList<InlineMessage *> messages = m_stage.page().findChildren<InlineMessage *>();
        for (const InlineMessage *message : messages) {
            if (message->isVisible())
                return message->text();
        }
        return {};
    }
    void select(int row)
    {
        QTableView &table = m_stage.failures();
        QTest::mouseClick(
            table.viewport(), Qt::LeftButton, {}, table.visualRect(table.model()->index(row, 0)).center());
    }

    DashboardStage m_stage;
};

void TestDashboardPage::admin_opensWithIt()
{
    QCOMPARE(workspace().currentPage(), &m_stage.page());
    QCOMPARE(workspace().pages().first(), &m_stage.page());
    QTest::keyClick(&m_stage.console.console().window(), Qt::Key_2, Qt::ControlModifier);
    QVERIFY(!m_stage.page().isVisible());
    QTest::keyClick(&m_stage.console.console().window(), Qt::Key_1, Qt::ControlModifier);
    QVERIFY(m_stage.page().isVisible());
    QCOMPARE(QApplication::focusWidget(), &m_stage.failures());
}

void TestDashboardPage::doctor_hasNone()
{
    const User doctor = m_stage.console.service().directory().doctor("house");
    m_stage.console.givePassword(doctor);
    m_stage.console.forgetEverything();
    m_stage.console.open();
    m_stage.console.signInAtFirst(doctor);
    QVERIFY(!m_stage.console.console().window().findChild<console::DashboardPage *>());
    QVERIFY(qobject_cast<console::NotificationsPage *>(workspace().currentPage()));
    QVERIFY(!live().isLive());
}

void TestDashboardPage::tiles_tellWhatHappens()
{
    QTRY_COMPARE_WITH_TIMEOUT(tiles().value(0), QStringLiteral("Sent: 0 in the last minute"), stagePatience);
    QCOMPARE(tiles().size(), 6);
    m_stage.push(); // that is shown in the app, too
    m_stage.push();
    QTRY_COMPARE_WITH_TIMEOUT(tiles().value(0), QStringLiteral("Sent: 4 in the last minute"), stagePatience);
    QCOMPARE(tiles().value(2), QStringLiteral("Failed: 0 in the last minute"));
    const auto tile = m_stage.page().findChild<FigureTile *>();
    QVERIFY2(tile->toolTip().startsWith(QLatin1String("Sent: 4 in the minute up to ")), qPrintable(tile->toolTip()));
    const auto clients = [this] { return tiles().value(4).section(u' ', 1, 1).toInt(); };
    const int before = clients();
    QVERIFY(before >= 1); // this one
    const auto socket = m_stage.console.service().socket(m_stage.ann);
    QTRY_COMPARE_WITH_TIMEOUT(clients(), before + 1, stagePatience);
}

void TestDashboardPage::providers_areListed()
{
    const auto texts = [this] { return DashboardStage::texts<ProviderRow>(m_stage.page()); };
    QTRY_COMPARE_WITH_TIMEOUT(texts(),
        (QStringList {QStringLiteral("FCM: Working"), QStringLiteral("APNs: Working"),
            QStringLiteral("Email: Not set up"), QStringLiteral("SMS: Working")}),
        stagePatience);
    m_stage.providers.answer(
        Fake::Fcm, ProviderAnswer::error("QUOTA_EXCEEDED").quota("project").retryAfter("5").times(1));
    m_stage.push();
    QTRY_VERIFY2_WITH_TIMEOUT(texts().value(0).startsWith(QLatin1String("FCM: Paused until "))
            && texts().value(0).contains(QLatin1String(": RESOURCE_EXHAUSTED")),
        qPrintable(texts().value(0)), stagePatience);
    QTRY_COMPARE_WITH_TIMEOUT(texts().value(0), QStringLiteral("FCM: Working"), stagePatience); // by itself
}

void TestDashboardPage::success_isThatOfTheLastDay()
{
    const auto texts = [this] { return DashboardStage::texts<SuccessRow>(m_stage.page()); };
    QTRY_COMPARE_WITH_TIMEOUT(texts().size(), 4, stagePatience);
    m_stage.push();
    m_stage.failingPush();
    QTRY_VERIFY_WITH_TIMEOUT(!m_stage.rows().isEmpty(), stagePatience);
    QTest::keyClick(&m_stage.failures(), Qt::Key_F5);
    QTRY_VERIFY2_WITH_TIMEOUT(texts().value(1).startsWith(QLatin1String("Push: ")) && texts().value(1).endsWith(u'%')
            && !texts().value(1).contains(QLatin1String("100.0")),
        qPrintable(texts().join(u'\n')), stagePatience);
    QCOMPARE(texts().value(3), QStringLiteral("SMS: –"));
}

void TestDashboardPage::failures_ofOneReason_areOneRow()
{
    m_stage.failingPush();
    QTRY_COMPARE_WITH_TIMEOUT(
        m_stage.rows(), QStringList {QStringLiteral("FCM INVALID_ARGUMENT, Push, 1")}, stagePatience);
    m_stage.failingPush();
    QTRY_COMPARE_WITH_TIMEOUT(
        m_stage.rows(), QStringList {QStringLiteral("FCM INVALID_ARGUMENT, Push, 2")}, stagePatience);
}

void TestDashboardPage::failure_enter_opensTheNewest()
{
    m_stage.failingPush();
    QTRY_COMPARE_WITH_TIMEOUT(m_stage.rows().size(), 1, stagePatience);
    QVERIFY(!m_stage.action(QStringLiteral("Open notification"))->isEnabled());
    m_stage.failures().setFocus();
    QTest::keyClick(&m_stage.failures(), Qt::Key_J);
    QTest::keyClick(&m_stage.failures(), Qt::Key_Return);
    auto notifications = workspace().findChild<console::NotificationsPage *>();
    QCOMPARE(workspace().currentPage(), notifications);
    QTRY_VERIFY_WITH_TIMEOUT(DashboardStage::texts<QLabel>(*notifications->findChild<console::NotificationDetails *>())
                                 .contains(QStringLiteral("Secret title")),
        stagePatience);
}

void TestDashboardPage::failure_retried_isToldOf()
{
    m_stage.failingPush();
    QTRY_COMPARE_WITH_TIMEOUT(m_stage.rows().size(), 1, stagePatience);
    select(0);
    QTest::keyClick(&m_stage.failures(), Qt::Key_R);
    QTRY_COMPARE_WITH_TIMEOUT(message(), QStringLiteral("Queued 1 delivery again."), stagePatience);
    QVERIFY(m_stage.providers.waitFor(Fake::Fcm, 2));
}

void TestDashboardPage::failure_retriedTwice_isToldOf()
{
    m_stage.failingPush();
    QTRY_COMPARE_WITH_TIMEOUT(m_stage.rows().size(), 1, stagePatience);
    select(0);
    QTest::keyClick(&m_stage.failures(), Qt::Key_R);
    QTRY_COMPARE_WITH_TIMEOUT(message(), QStringLiteral("Queued 1 delivery again."), stagePatience);
    QVERIFY(m_stage.providers.waitFor(Fake::Fcm, 2));
    QTest::keyClick(&m_stage.failures(), Qt::Key_R);
    QTRY_COMPARE_WITH_TIMEOUT(message(), QStringLiteral("Nothing was queued again."), stagePatience);
}

void TestDashboardPage::range_chosen_isKept()
{
    QVERIFY(m_stage.action(QStringLiteral("Show the last 15 minutes"))->isChecked());
    QTest::mouseClick(m_stage.console.named(QStringLiteral("Show the last hour")), Qt::LeftButton);
    QVERIFY(m_stage.action(QStringLiteral("Show the last hour"))->isChecked());
    m_stage.console.open();
    QTRY_VERIFY_WITH_TIMEOUT(m_stage.console.console().workspace(), stagePatience);
    QVERIFY(m_stage.action(QStringLiteral("Show the last hour"))->isChecked());
}

void TestDashboardPage::news_serviceAway_isSaidUntilItIsBack()
{
    QTRY_VERIFY_WITH_TIMEOUT(tiles().value(0).startsWith(QLatin1String("Sent: ")), stagePatience);
    ServiceProcess &service = m_stage.console.service().process();
    const quint16 port = service.port();
    service.terminate();
    QTRY_VERIFY2_WITH_TIMEOUT(
        m_stage.news().startsWith(QLatin1String("No news since ")), qPrintable(m_stage.news()), stagePatience);
    QVERIFY(!tiles().value(0).contains(u'–')); // as they were told last
    ServiceProcess again(m_stage.console.service().databaseUri(),
        Environment {{"MEDICONNECT_LISTEN", "127.0.0.1:" + QByteArray::number(port)}});
    again.start();
    QTRY_COMPARE_WITH_TIMEOUT(m_stage.news(), QStringLiteral("Live"), stagePatience);
    again.terminate();
    service.start();
}

void TestDashboardPage::rows_underThePointer_stay()
{
    const QDateTime now = QDateTime::currentDateTimeUtc();
    Q_EMIT live().deliveryArrived(failureAt(now, QStringLiteral("one: One.")));
    Q_EMIT live().deliveryArrived(failureAt(now.addSecs(1), QStringLiteral("two: Two.")));
    QTRY_COMPARE(m_stage.rows(), (QStringList {QStringLiteral("two, Push, 1"), QStringLiteral("one, Push, 1")}));
    QEvent enter(QEvent::Enter);
    QCoreApplication::sendEvent(m_stage.failures().viewport(), &enter);
    Q_EMIT live().deliveryArrived(failureAt(now.addSecs(2), QStringLiteral("one: One.")));
    QTRY_COMPARE(m_stage.rows(), (QStringList {QStringLiteral("two, Push, 1"), QStringLiteral("one, Push, 2")}));
    QEvent leave(QEvent::Leave);
    QCoreApplication::sendEvent(m_stage.failures().viewport(), &leave);
    QTRY_COMPARE(m_stage.rows(), (QStringList {QStringLiteral("one, Push, 2"), QStringLiteral("two, Push, 1")}));
}

// What a turn takes depends on the machine: it is printed.
void TestDashboardPage::manyOutcomes_keepTheWindowSmooth()
{
    constexpr int perSecond = 1000, seconds = 5;
    m_stage.console.console().window().resize(1920, 1080);
    QTest::qWait(1000); // the window is drawn at its size
    TurnWatch watch;
    QTimer source;
    QElapsedTimer clock;
    QEventLoop loop; // that waits between its turns, as the program's does
    int told = 0, second = 0;
    connect(&source, &QTimer::timeout, this, [&] {
        const QDateTime now = QDateTime::currentDateTimeUtc();
        for (; told < std::min(perSecond * seconds, int(clock.elapsed()) * perSecond / 1000); ++told)
            Q_EMIT live().deliveryArrived(failureAt(now, QStringLiteral("FCM CODE_%1: It failed.").arg(told % 40)));
        if (std::exchange(second, told / perSecond) != told / perSecond)
            Q_EMIT live().statisticsArrived(statisticsAt(now, perSecond, perSecond / 2));
        if (told == perSecond * seconds)
            loop.quit();
    });
    clock.start();
    source.start(10);
    loop.exec();
    source.stop();
    const qsizetype turns = watch.count();
    const auto shown = [this] {
        qint64 sum = 0;
        const QStringList rows = m_stage.rows();
        for (const QString &row : rows)
            sum += row.section(QStringLiteral(", "), -1).toLongLong();
        return sum;
    };
    QTRY_COMPARE_WITH_TIMEOUT(shown(), qint64(perSecond * seconds), stagePatience);
    QVERIFY(turns > seconds * 20);
    QCOMPARE(m_stage.rows().size(), 40);
    qInfo("%d outcomes a second for %d s, %lld turns of the event loop: %s; of the processor's time: %s", perSecond,
        seconds, qlonglong(turns), qPrintable(watch.turns()), qPrintable(watch.works()));
}

QTEST_MAIN(TestDashboardPage)
#include "tst_dashboard_page.moc"
