#include "console/app/command_palette.h"
#include "console/app/keys_dialog.h"
#include "console/app/rail_button.h"
#include "console/app/stale_bar.h"
#include "console/app/status_line.h"
#include "console/app/workspace.h"
#include "console_stage.h"

using namespace mc;
using namespace mc::test;
using console::CommandPalette;
using console::KeysDialog;
using console::Workspace;

/// The window around the pages: palette, keys, languages, the account's menu, and what is shown while the server is away.
class TestFrame : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        m_stage.start();
        QVERIFY(!QTest::currentTestFailed());
        m_admin = m_stage.service().directory().admin("admin");
        m_stage.givePassword(m_admin);
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

    void palette_ctrlK_findsAnActionByItsBeginnings();

private:
    QWidget &window() { return m_stage.console().window(); }
    Workspace &workspace() { return *m_stage.console().workspace(); }
    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = {})
    {
        QWidget *focused = QApplication::focusWidget();
        QTest::keyClick(focused ? focused : &window(), key, modifiers);
    }

    ConsoleStage m_stage;
    User m_admin;
};

void TestFrame::palette_ctrlK_findsAnActionByItsBeginnings()
{
    press(Qt::Key_K, Qt::ControlModifier);
    auto palette = window().findChild<CommandPalette *>();
    QTRY_VERIFY(palette->isVisible());
}

QTEST_MAIN(TestFrame)
#include "tst_frame.moc"
