#include "console/app/workspace.h"
#include "console/dashboard/figure_tile.h"
#include "console/dashboard/news_line.h"
#include "console/dashboard/status_rows.h"
#include "console/dashboard/wall_window.h"
#include "dashboard_stage.h"

using namespace mc;
using namespace mc::test;
using console::WallWindow;

/// The dashboard on a monitor in the room: who may read it, how it is left, and that it is there again.
class TestWall : public QObject
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

    void key_showsItAndEscLeaves();
    void itsKeyAgain_leaves();
    void look_isDarkAndLarge();
    void texts_areForEverybody();
    void pausedProvider_isToldByItsCode();
    void program_startedAgain_showsIt();
    void program_startedAgain_afterItWasLeft_doesNot();
    void signOut_endsIt();

private:
    QWidget &window() { return m_stage.console.console().window(); }
    static WallWindow *wall()
    {
        const QWidgetList windows = QApplication::topLevelWidgets();
        for (QWidget *window : windows) {
            if (auto wall = qobject_cast<WallWindow *>(window); wall && wall->isVisible())
                return wall;
        }
        return nullptr;
    }
    void show()
    {
        QTest::keyClick(&m_stage.failures(), Qt::Key_F11);
        QVERIFY(wall());
        QTRY_COMPARE_WITH_TIMEOUT(QApplication::activeWindow(), wall(), stagePatience);
    }
    // All that can be read, tooltips too.
    static QString everything(const QWidget &window)
    {
        QStringList texts {window.windowTitle()};
        const QList<QWidget *> widgets = window.findChildren<QWidget *>();
        for (const QWidget *widget : widgets) {
            texts += {widget->toolTip(), widget->accessibleName(), widget->accessibleDescription()};
            if (auto label = qobject_cast<const QLabel *>(widget))
                texts += label->text();
        }
        return texts.join(u'\n');
    }

    DashboardStage m_stage;
};

void TestWall::key_showsItAndEscLeaves()
{
    show();
    QVERIFY(wall()->isFullScreen());
    QTest::keyClick(wall(), Qt::Key_Escape);
    QTRY_VERIFY(!wall());
    QVERIFY(window().isVisible());
}

void TestWall::itsKeyAgain_leaves()
{
    show();
    QTest::keyClick(wall(), Qt::Key_F11);
    QTRY_VERIFY(!wall());
    QVERIFY(m_stage.page().isVisible());
}

void TestWall::look_isDarkAndLarge()
{
    m_stage.console.console().theme().setScheme(console::Theme::Scheme::Light);
    show();
    const console::Colours &dark = console::darkColours();
    QCOMPARE(wall()->palette().color(QPalette::Window), dark.window);
    const auto tile = wall()->findChild<console::FigureTile *>();
    QCOMPARE(tile->grab().toImage().pixelColor(tile->width() / 2, 3), dark.surface);
    QCOMPARE(QApplication::palette().color(QPalette::Window), console::lightColours().window);
    QCOMPARE(m_stage.page().palette().color(QPalette::Window), console::lightColours().window);
}

void TestWall::texts_areForEverybody()
{
    const QString id = m_stage.failingPush();
    QTRY_COMPARE_WITH_TIMEOUT(m_stage.rows().size(), 1, stagePatience);
    Q_EMIT m_stage.console.console().workspace()->live().deliveryArrived(
        failureAt(QDateTime::currentDateTimeUtc(), QStringLiteral("SMTP ann@clinic.example: Mailbox of ann is full.")));
    show();
    QTRY_VERIFY2(
        everything(*wall()).contains(QLatin1String("Push, INVALID_ARGUMENT: 1")), qPrintable(everything(*wall())));
    QTRY_VERIFY2(everything(*wall()).contains(QStringLiteral("Push, …: 1")), qPrintable(everything(*wall())));
    const QString all = everything(*wall());
    for (const QString &secret :
        {id, QStringLiteral("Secret"), QStringLiteral("ann@"), QStringLiteral("clinic.example"),
            QStringLiteral("127.0.0.1"), QStringLiteral("Mailbox"), QStringLiteral("admin")})
        QVERIFY2(!all.contains(secret, Qt::CaseInsensitive), qPrintable(secret + u'\n' + all));
}

void TestWall::pausedProvider_isToldByItsCode()
{
    console::LiveFeed &live = m_stage.console.console().workspace()->live();
    model::LiveStatistics paused = statisticsAt(QDateTime::currentDateTimeUtc(), 0);
    paused.providers[0].state = model::ProviderHealth::State::Paused;
    paused.providers[0].until = QDateTime::currentDateTimeUtc().addSecs(600);
    bool isTelling = false;
    QObject context; // for as long as the test
    connect(&live, &console::LiveFeed::statisticsArrived, &context, [&] {
        if (!std::exchange(isTelling, true))
            Q_EMIT live.statisticsArrived(paused); // at once after what the service told
        isTelling = false;
    });
    show();
    paused.providers[0].reason = QStringLiteral("FCM INTERNAL");
    QTRY_VERIFY2(everything(*wall()).contains(QLatin1String(": INTERNAL")), qPrintable(everything(*wall())));
    paused.providers[0].reason = QStringLiteral("FCM push.example refused");
    QTRY_VERIFY2(everything(*wall()).contains(QStringLiteral(": …")), qPrintable(everything(*wall())));
    QVERIFY(!everything(*wall()).contains(QLatin1String("push.example")));
}

void TestWall::program_startedAgain_showsIt()
{
    show();
    m_stage.console.open();
    QTRY_VERIFY_WITH_TIMEOUT(wall(), stagePatience);
    QTRY_COMPARE_WITH_TIMEOUT(wall()->findChild<console::StateChip *>()->text(), QStringLiteral("Live"), stagePatience);
}

void TestWall::program_startedAgain_afterItWasLeft_doesNot()
{
    show();
    QTest::keyClick(wall(), Qt::Key_Escape);
    QTRY_VERIFY(!wall());
    m_stage.console.open();
    QTRY_VERIFY_WITH_TIMEOUT(m_stage.console.console().workspace(), stagePatience);
    QTRY_COMPARE_WITH_TIMEOUT(m_stage.news(), QStringLiteral("Live"), stagePatience);
    QVERIFY(!wall());
}

void TestWall::signOut_endsIt()
{
    show();
    Q_EMIT m_stage.console.console().workspace()->signOutRequested();
    QTRY_VERIFY(!wall());
}

QTEST_MAIN(TestWall)
#include "tst_wall.moc"
