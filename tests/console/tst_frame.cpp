#include "console/app/command_palette.h"
#include "console/app/keys_dialog.h"
#include "console/app/rail_button.h"
#include "console/app/settings_page.h"
#include "console/app/stale_bar.h"
#include "console/app/workspace.h"
#include "console/session/write_action.h"
#include "console/widgets/state_chip.h"
#include "console_stage.h"

using namespace mc;
using namespace mc::test;
using console::CommandPalette;
using console::KeysDialog;
using console::StaleBar;
using console::StateChip;
using console::Theme;
using console::Workspace;

/// The window around the pages: palette, keys, languages, colours, and what is shown while the server is away.
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
        windowAction(QStringLiteral("Settings"))->trigger();
    }
    void cleanup()
    {
        m_stage.forgetEverything();
        m_stage.service().showLogWhenFailed();
    }

    void palette_typing_findsAnActionAndEnterTriggersIt();
    void palette_esc_givesTheFocusBack();
    void palette_arrows_choose();
    void palette_disabledAction_isNotTriggered();
    void palette_nothingFound_isSaid();
    void keys_questionMark_listsEveryActionWithKeys();
    void keys_inAField_areTyped();
    void pages_byTheirKeys_areShown();
    void language_chosen_isSpokenAtOnce();
    void language_isKept();
    void scheme_chosen_isSeenAtOnceAndKept();
    void rail_wideWindow_showsNames();
    void server_away_isSaidUntilItIsBack();
    void writeAction_serverAway_isDisabled();
    void account_menu_signsOut();
    void window_placeAndSize_areKept();
    void quit_byItsKey_closesTheWindow();

private:
    console::MainWindow &window() { return m_stage.console().window(); }
    Workspace &workspace() { return *m_stage.console().workspace(); }
    // What Enter chose, by its text; empty while nothing was.
    QStringList &chosen()
    {
        m_chosen.clear();
        connect(&palette(), &CommandPalette::chosen, this,
            [this](const QAction *action) { m_chosen += console::displayText(*action); });
        return m_chosen;
    }
    CommandPalette &palette() { return *window().findChild<CommandPalette *>(); }
    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = {})
    {
        QWidget *focused = QApplication::focusWidget();
        QTest::keyClick(focused ? focused : &window(), key, modifiers);
    }
    void type(const QString &text) { QTest::keyClicks(QApplication::focusWidget(), text); }
    // As a person chooses: by keys in the list that has the focus.
    void choose(const QString &field, int row)
    {
        auto choice = m_stage.named<QComboBox>(field);
        QVERIFY2(choice, qPrintable(field));
        choice->setFocus();
        QTest::keyClick(choice, Qt::Key_Home);
        for (int i = 0; i < row; ++i)
            QTest::keyClick(choice, Qt::Key_Down);
    }
    QAction *windowAction(const QString &text)
    {
        for (QAction *action : workspace().actions()) {
            if (action->text() == text)
                return action;
        }
        return nullptr;
    }

    ConsoleStage m_stage;
    User m_admin;
    QStringList m_chosen;
};

void TestFrame::palette_typing_findsAnActionAndEnterTriggersIt()
{
    press(Qt::Key_K, Qt::ControlModifier);
    QVERIFY(palette().isVisible());
    type(QStringLiteral("KEY sh"));
    press(Qt::Key_Return);
    QVERIFY(!palette().isVisible());
    QTRY_VERIFY_WITH_TIMEOUT(qobject_cast<KeysDialog *>(QApplication::activeModalWidget()), stagePatience);
    QApplication::activeModalWidget()->close();
}

void TestFrame::palette_esc_givesTheFocusBack()
{
    QWidget *field = m_stage.named(QStringLiteral("Language"));
    field->setFocus();
    press(Qt::Key_K, Qt::ControlModifier);
    QVERIFY(QApplication::focusWidget() != field);
    press(Qt::Key_Escape);
    QVERIFY(!palette().isVisible());
    QCOMPARE(QApplication::focusWidget(), field);
}

void TestFrame::palette_arrows_choose()
{
    const QStringList &actions = chosen();
    press(Qt::Key_K, Qt::ControlModifier);
    const QAbstractItemModel *const offered = palette().findChild<QAbstractItemView *>()->model();
    const QString wanted = QStringLiteral("Retry connection");
    const QModelIndexList found = offered->match(offered->index(0, 0), Qt::DisplayRole, wanted, 1, Qt::MatchExactly);
    QCOMPARE(found.size(), 1);
    for (int row = offered->rowCount() - 1; row >= found.first().row(); --row) {
        if (offered->index(row, 0).flags().testFlag(Qt::ItemIsEnabled)) // others are passed over
            press(Qt::Key_Up); // from the first to the last, and on
    }
    press(Qt::Key_Return);
    QCOMPARE(actions, QStringList {wanted});
}

void TestFrame::palette_disabledAction_isNotTriggered()
{
    windowAction(QStringLiteral("Reload"))->setEnabled(false);
    const QStringList &actions = chosen();
    press(Qt::Key_K, Qt::ControlModifier);
    type(QStringLiteral("reload"));
    press(Qt::Key_Return);
    QCOMPARE(actions, QStringList());
    QVERIFY(palette().isVisible());
}

void TestFrame::palette_nothingFound_isSaid()
{
    press(Qt::Key_K, Qt::ControlModifier);
    const auto said = palette().findChild<QLabel *>();
    QVERIFY(!said->isVisible());
    type(QStringLiteral("no such action"));
    QVERIFY(said->isVisible());
    press(Qt::Key_A, Qt::ControlModifier);
    type(QStringLiteral("reload"));
    QVERIFY(!said->isVisible());
    press(Qt::Key_Escape);
}

void TestFrame::keys_questionMark_listsEveryActionWithKeys()
{
    press(Qt::Key_Question);
    QTRY_VERIFY_WITH_TIMEOUT(QApplication::activeModalWidget(), stagePatience);
    const auto tree = QApplication::activeModalWidget()->findChild<QTreeWidget *>();
    for (const QAction *action : workspace().actions() + window().actions()) {
        if (action->shortcut().isEmpty())
            continue;
        const auto rows = tree->findItems(action->text(), Qt::MatchExactly | Qt::MatchRecursive);
        QVERIFY2(!rows.isEmpty(), qPrintable(action->text()));
        QVERIFY2(rows.first()->text(1).contains(action->shortcut().toString(QKeySequence::NativeText)),
            qPrintable(rows.first()->text(1)));
    }
    QTest::keyClick(QApplication::activeModalWidget(), Qt::Key_Escape);
    QTRY_VERIFY_WITH_TIMEOUT(!QApplication::activeModalWidget(), stagePatience);
}

void TestFrame::keys_inAField_areTyped()
{
    press(Qt::Key_K, Qt::ControlModifier);
    auto field = qobject_cast<QLineEdit *>(QApplication::focusWidget());
    type(QStringLiteral("/?"));
    QCOMPARE(field->text(), QStringLiteral("/?"));
    QVERIFY(!QApplication::activeModalWidget());
}

void TestFrame::pages_byTheirKeys_areShown()
{
    for (console::Page *page : workspace().pages()) {
        QAction *action = windowAction(page->title());
        const QKeyCombination keys = action->shortcut()[0];
        press(keys.key(), keys.keyboardModifiers());
        QCOMPARE(workspace().currentPage(), page);
        if (page->initialFocus())
            QCOMPARE(QApplication::focusWidget(), page->initialFocus());
        QVERIFY2(window().windowTitle().startsWith(page->title()), qPrintable(window().windowTitle()));
    }
}

void TestFrame::language_chosen_isSpokenAtOnce()
{
    choose(QStringLiteral("Language"), 4);
    QCOMPARE(m_stage.console().languages().current(), QStringLiteral("ar"));
    QVERIFY(workspace().isRightToLeft());
    QTRY_VERIFY_WITH_TIMEOUT(m_stage.named(QStringLiteral("الإعدادات")), stagePatience);
    QVERIFY(windowAction(QStringLiteral("إعادة التحميل")));
    QVERIFY2(window().windowTitle().startsWith(QStringLiteral("الإعدادات")), qPrintable(window().windowTitle()));
    choose(QStringLiteral("اللغة"), 1);
    QVERIFY(!workspace().isRightToLeft());
    QTRY_VERIFY_WITH_TIMEOUT(m_stage.named(QStringLiteral("Settings")), stagePatience);
}

void TestFrame::language_isKept()
{
    choose(QStringLiteral("Language"), 2);
    m_stage.open();
    QCOMPARE(m_stage.console().languages().current(), QStringLiteral("es"));
    m_stage.console().languages().choose(QStringLiteral("en"));
}

void TestFrame::scheme_chosen_isSeenAtOnceAndKept()
{
    choose(QStringLiteral("Colours"), 2);
    QCOMPARE(QApplication::palette().color(QPalette::Window), console::darkColours().window);
    choose(QStringLiteral("Colours"), 1);
    QCOMPARE(QApplication::palette().color(QPalette::Window), console::lightColours().window);
    m_stage.open();
    QCOMPARE(m_stage.console().theme().scheme(), Theme::Scheme::Light);
}

void TestFrame::rail_wideWindow_showsNames()
{
    const auto button = m_stage.named<console::RailButton>(QStringLiteral("Settings"));
    window().resize(1280, 800);
    QTRY_COMPARE_WITH_TIMEOUT(button->width(), 56, stagePatience);
    window().resize(1920, 1080);
    QTRY_VERIFY_WITH_TIMEOUT(button->width() > 56, stagePatience);
    QCOMPARE(button->toolTip().left(8), QStringLiteral("Settings"));
}

void TestFrame::server_away_isSaidUntilItIsBack()
{
    const auto bar = window().findChild<StaleBar *>();
    QVERIFY(!bar->isVisible());
    // The same port again, as a server that is restarted.
    const quint16 port = m_stage.service().process().port();
    m_stage.service().process().terminate();
    workspace().connection().checkNow();
    QTRY_VERIFY_WITH_TIMEOUT(bar->isVisible(), stagePatience);
    QVERIFY2(bar->text().startsWith(QLatin1String("No connection since ")), qPrintable(bar->text()));
    QCOMPARE(bar->details(), QStringLiteral("No server listens there."));
    ServiceProcess again(
        m_stage.service().databaseUri(), {{"MEDICONNECT_LISTEN", "127.0.0.1:" + QByteArray::number(port)}});
    again.start();
    QTRY_VERIFY_WITH_TIMEOUT(!bar->isVisible(), stagePatience); // by itself
    again.terminate();
    m_stage.service().process().start();
}

void TestFrame::writeAction_serverAway_isDisabled()
{
    console::WriteAction action(workspace().connection());
    QVERIFY(action.isEnabled());
    action.setAllowed(false);
    QVERIFY(!action.isEnabled());
    action.setAllowed(true);
    m_stage.service().process().terminate();
    workspace().connection().checkNow();
    QTRY_VERIFY_WITH_TIMEOUT(!action.isEnabled(), stagePatience);
    action.setAllowed(true);
    QVERIFY(!action.isEnabled());
    m_stage.service().process().start();
}

void TestFrame::account_menu_signsOut()
{
    QTest::mouseClick(m_stage.named(QStringLiteral("Account")), Qt::LeftButton);
    QTRY_VERIFY_WITH_TIMEOUT(QApplication::activePopupWidget(), stagePatience);
    auto *const menu = qobject_cast<QMenu *>(QApplication::activePopupWidget());
    QVERIFY(menu);
    for (int i = 0; i < 4 && !(menu->activeAction() && menu->activeAction()->text().contains(QLatin1String("Sign")));
         ++i)
        QTest::keyClick(menu, Qt::Key_Down);
    QTest::keyClick(menu, Qt::Key_Return);
    QTRY_VERIFY_WITH_TIMEOUT(m_stage.named(QStringLiteral("Password")), stagePatience);
}

void TestFrame::window_placeAndSize_areKept()
{
    window().resize(1111, 777);
    window().close();
    m_stage.open();
    QCOMPARE(window().size(), QSize(1111, 777));
}

void TestFrame::quit_byItsKey_closesTheWindow()
{
    press(Qt::Key_Q, Qt::ControlModifier);
    QVERIFY(!window().isVisible());
}

QTEST_MAIN(TestFrame)
#include "tst_frame.moc"
