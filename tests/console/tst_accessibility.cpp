#include "console/app/command_palette.h"
#include "console/app/rail_button.h"
#include "console/app/status_line.h"
#include "console/app/workspace.h"
#include "console/person/people_page.h"
#include "console/widgets/state_chip.h"
#include "console_stage.h"

#include <QtGui/QAccessible>

using namespace mc;
using namespace mc::test;

namespace {

QString described(QAccessibleInterface &interface)
{
    const QObject *object = interface.object();
    return QStringLiteral("%1 (%2)").arg(QString::fromLatin1(object ? object->metaObject()->className() : "no object"),
        object ? object->objectName() : QString());
}

// Everything below that can have the focus and is to be seen, but has no name.
void collectNameless(QAccessibleInterface &interface, QStringList &nameless)
{
    const QAccessible::State state = interface.state();
    if (state.focusable && !state.invisible && interface.role() != QAccessible::Window
        && interface.text(QAccessible::Name).isEmpty())
        nameless += described(interface);
    // A cell, and the window's own children of a list, are named by their text.
    if (interface.role() == QAccessible::Table || interface.role() == QAccessible::List
        || interface.role() == QAccessible::Tree)
        return;
    for (int i = 0; i < interface.childCount(); ++i) {
        if (QAccessibleInterface *child = interface.child(i))
            collectNameless(*child, nameless);
    }
}

QStringList namelessIn(QWidget &widget)
{
    QStringList nameless;
    collectNameless(*QAccessible::queryAccessibleInterface(&widget), nameless);
    return nameless;
}

} // namespace

/// What a screen reader finds: a name for everything that can have the focus, and roles that say what it is.
class TestAccessibility : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QAccessible::setActive(true);
        m_stage.start();
        QVERIFY(!QTest::currentTestFailed());
        m_admin = m_stage.service().directory().admin("admin");
        m_stage.givePassword(m_admin);
        m_stage.open();
    }
    void cleanup() { m_stage.service().showLogWhenFailed(); }

    void signInPage_names() { QCOMPARE(namelessIn(window()), QStringList()); }
    void pages_names();
    void person_names();
    void rail_isOfPageTabs();
    void state_isALabel();
    void palette_names();
    void staleBar_names();
    void keysDialog_names();

private:
    QWidget &window() { return m_stage.console().window(); }
    console::Workspace &workspace() { return *m_stage.console().workspace(); }

    ConsoleStage m_stage;
    User m_admin;
};

void TestAccessibility::pages_names()
{
    m_stage.signIn(m_admin);
    for (console::Page *page : workspace().pages()) {
        workspace().showPage(page);
        QTRY_VERIFY_WITH_TIMEOUT(page->isVisible(), stagePatience);
        QCOMPARE(namelessIn(window()), QStringList());
    }
}

// Whose parts are there when somebody is chosen.
void TestAccessibility::person_names()
{
    const auto page = window().findChild<console::PeoplePage *>();
    workspace().showPage(page);
    QVERIFY(page->open(console::OpenPerson {model::UserId {m_admin.id}}));
    QTRY_VERIFY_WITH_TIMEOUT(m_stage.named(QStringLiteral("Email for “Billing”")), stagePatience);
    QTRY_VERIFY_WITH_TIMEOUT(m_stage.named(QStringLiteral("Priority")), stagePatience);
    QCOMPARE(namelessIn(window()), QStringList());
}

void TestAccessibility::rail_isOfPageTabs()
{
    const QList<console::RailButton *> buttons = window().findChildren<console::RailButton *>();
    QCOMPARE(buttons.size(), workspace().pages().size() + 1); // and the account
    for (console::RailButton *button : buttons) {
        QAccessibleInterface *const interface = QAccessible::queryAccessibleInterface(button);
        QCOMPARE(interface->role(), button->isCheckable() ? QAccessible::PageTab : QAccessible::PushButton);
        QCOMPARE(bool(interface->state().selected), button->isChecked());
    }
    const auto unchecked = std::find_if(buttons.begin(), buttons.end(),
        [](const console::RailButton *button) { return button->isCheckable() && !button->isChecked(); });
    QVERIFY(unchecked != buttons.end());
    QAccessible::queryAccessibleInterface(*unchecked)
        ->actionInterface()
        ->doAction(QAccessibleActionInterface::pressAction());
    QVERIFY((*unchecked)->isChecked());
}

void TestAccessibility::state_isALabel()
{
    const auto chip = window().findChild<console::StatusLine *>()->findChild<console::StateChip *>();
    QAccessibleInterface *const interface = QAccessible::queryAccessibleInterface(chip);
    QCOMPARE(interface->role(), QAccessible::StaticText);
    QCOMPARE(interface->text(QAccessible::Name), chip->look().text);
    QVERIFY(!chip->look().text.isEmpty());
}

void TestAccessibility::palette_names()
{
    QTest::keyClick(&window(), Qt::Key_K, Qt::ControlModifier);
    QVERIFY(window().findChild<console::CommandPalette *>()->isVisible());
    QCOMPARE(namelessIn(window()), QStringList());
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Escape);
}

void TestAccessibility::keysDialog_names()
{
    QTest::keyClick(&window(), Qt::Key_Question);
    QTRY_VERIFY_WITH_TIMEOUT(QApplication::activeModalWidget(), stagePatience);
    QCOMPARE(namelessIn(*QApplication::activeModalWidget()), QStringList());
    QApplication::activeModalWidget()->close();
}

void TestAccessibility::staleBar_names()
{
    m_stage.service().process().terminate();
    workspace().connection().checkNow();
    QTRY_VERIFY_WITH_TIMEOUT(!workspace().connection().isConnected(), stagePatience);
    QCOMPARE(namelessIn(window()), QStringList());
}

QTEST_MAIN(TestAccessibility)
#include "tst_accessibility.moc"
