#include "console_stage.h"

#include "console/app/workspace.h"
#include "console/notifications/notifications_page.h"

#include <QtTest/QTest>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QLineEdit>

namespace mc::test {

namespace {

QLineEdit &lineEditOf(QWidget &widget)
{
    if (auto choice = qobject_cast<QComboBox *>(&widget))
        return *choice->lineEdit();
    return dynamic_cast<QLineEdit &>(widget);
}

void typeInto(QWidget &widget, const QString &text)
{
    QLineEdit &edit = lineEditOf(widget);
    edit.setFocus();
    edit.selectAll();
    QTest::keyClick(&edit, Qt::Key_Delete);
    QTest::keyClicks(&edit, text);
}

} // namespace

console::Console &ConsoleStage::open(const console::Options &options)
{
    m_console.reset();
    m_settings = std::make_unique<QSettings>(m_folder.filePath(QStringLiteral("console.ini")), QSettings::IniFormat);
    m_console = std::make_unique<console::Console>(options, *m_settings, m_secrets);
    m_console->start();
    m_console->window().activateWindow();
    [&] { QVERIFY(QTest::qWaitForWindowActive(&m_console->window(), stagePatience)); }();
    return *m_console;
}

void ConsoleStage::forgetEverything()
{
    close();
    m_secrets = {};
    if (m_settings)
        m_settings->clear();
}

void ConsoleStage::typeSignIn(const QString &server, const QString &username, const QString &typedPassword)
{
    typeInto(*named(QStringLiteral("Server")), server);
    typeInto(*named(QStringLiteral("User name")), username);
    typeInto(*named(QStringLiteral("Password")), typedPassword);
    QTest::keyClick(named(QStringLiteral("Password")), Qt::Key_Return);
}

void ConsoleStage::signInAtFirst(const User &user)
{
    typeSignIn(url().toString(), QString::fromUtf8(user.name), QLatin1String(password));
    [&] { QTRY_VERIFY_WITH_TIMEOUT(m_console->workspace() && m_console->workspace()->isVisible(), stagePatience); }();
}

void ConsoleStage::signIn(const User &user)
{
    signInAtFirst(user);
    if (!m_console->workspace())
        return; // the suite has failed already
    for (console::Page *page : m_console->workspace()->pages()) {
        if (qobject_cast<console::NotificationsPage *>(page))
            m_console->workspace()->showPage(page);
    }
}

QWidget *ConsoleStage::named(const QString &accessibleName) const
{
    QList<QWidget *> widgets = m_console->window().findChildren<QWidget *>();
    if (isOpen()) // a field may have the name of another page, which is on the rail
        widgets = m_console->workspace()->currentPage()->findChildren<QWidget *>() + widgets;
    for (QWidget *widget : std::as_const(widgets)) {
        if (widget->isVisible() && widget->accessibleName() == accessibleName && widget->focusPolicy() != Qt::NoFocus)
            return widget;
    }
    return nullptr;
}

const console::FormField *ConsoleStage::field(const QString &label) const
{
    const QList<console::FormField *> fields = m_console->window().findChildren<console::FormField *>();
    for (const console::FormField *field : fields) {
        if (field->isVisible() && field->editor()->accessibleName() == label)
            return field;
    }
    return nullptr;
}

QString noteBelow(const console::FormField *field)
{
    if (!field)
        return QStringLiteral("There is no such field.");
    return field->error().isEmpty() ? field->hint() : field->error();
}

} // namespace mc::test
