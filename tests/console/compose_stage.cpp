#include "compose_stage.h"

#include "console/app/workspace.h"
#include "console/compose/recipient_chips.h"
#include "console/people/person_model.h"
#include "console/widgets/inline_message.h"

#include <QtTest/QTest>

namespace mc::test {

namespace {

void typeInto(QWidget &widget, const QString &text)
{
    widget.setFocus();
    QTest::keyClick(&widget, Qt::Key_A, Qt::ControlModifier);
    QTest::keyClick(&widget, Qt::Key_Delete);
    QTest::keyClicks(&widget, text);
}

} // namespace

void ComposeStage::forgetEverything()
{
    ConsoleStage::forgetEverything();
    QDir(QStandardPaths::writableLocation(QStandardPaths::AppDataLocation)).removeRecursively();
}

void ComposeStage::begin(const User &admin, const QUrl &server)
{
    open();
    console().window().resize(1280, 800);
    typeSignIn((server.isEmpty() ? url() : server).toString(), QString::fromUtf8(admin.name), QLatin1String(password));
    [&] { QTRY_VERIFY_WITH_TIMEOUT(console().workspace() && console().workspace()->isVisible(), stagePatience); }();
    if (!console().workspace())
        return; // the suite has failed already
    console().window().activateWindow();
    [&] { QVERIFY(QTest::qWaitForWindowActive(&console().window(), stagePatience)); }();
    QTest::keyClick(&console().window(), Qt::Key_N, Qt::ControlModifier);
    [&] { QTRY_VERIFY_WITH_TIMEOUT(page().isVisible(), stagePatience); }();
    [&] { QTRY_COMPARE_WITH_TIMEOUT(QApplication::focusWidget(), named(QStringLiteral("People")), stagePatience); }();
}

void ComposeStage::type(const QString &label, const QString &text) const
{
    QWidget *widget = named(label);
    [&] { QVERIFY2(widget, qPrintable(label)); }();
    if (widget)
        typeInto(*widget, text);
}

void ComposeStage::choosePerson(const User &user) const
{
    QWidget *field = named(QStringLiteral("People"));
    typeInto(*field, QString::fromUtf8(user.name));
    const auto completer = field->findChild<QCompleter *>();
    [&] { QTRY_COMPARE_WITH_TIMEOUT(completer->model()->rowCount(), 1, stagePatience); }();
    QTest::keyClick(field, Qt::Key_Return);
}

void ComposeStage::pick(const QString &label, const QString &choice) const
{
    const auto box = named<QComboBox>(label);
    const int row = box ? box->findText(choice) : -1;
    [&] { QVERIFY2(row >= 0, qPrintable(choice)); }();
    box->setFocus();
    while (box->currentIndex() != row)
        QTest::keyClick(box, box->currentIndex() < row ? Qt::Key_Down : Qt::Key_Up);
}

void ComposeStage::click(const QString &text) const
{
    QAbstractButton *found = button(text);
    [&] { QVERIFY2(found, qPrintable(text)); }();
    if (found)
        QTest::mouseClick(found, Qt::LeftButton, {}, QPoint(8, found->height() / 2));
}

QAbstractButton *ComposeStage::button(const QString &text) const
{
    const QList<QAbstractButton *> all = page().findChildren<QAbstractButton *>();
    for (QAbstractButton *one : all) {
        if (one->isVisible() && QString(one->text()).remove(u'&').startsWith(text))
            return one;
    }
    return nullptr;
}

QString ComposeStage::sendText() const
{
    const QList<QPushButton *> all = page().findChildren<QPushButton *>();
    const auto found = std::find_if(all.begin(), all.end(), [](const QPushButton *one) { return one->isDefault(); });
    return found == all.end() ? QString() : (*found)->text();
}

void ComposeStage::send(const QString &text) const
{
    [&] { QTRY_COMPARE_WITH_TIMEOUT(sendText(), text, stagePatience); }();
    click(text);
}

QStringList ComposeStage::people() const
{
    QStringList names;
    const QAbstractItemModel &model = *part<console::RecipientChips>().model();
    for (int row = 0; row < model.rowCount(); ++row)
        names += model.index(row, 0).data().toString();
    return names;
}

QString ComposeStage::nameOf(const User &user)
{
    const QJsonObject person = Directory::person(user);
    return QStringLiteral("%1 %2 (%3)")
        .arg(person.value(QLatin1String("first_name")).toString(), person.value(QLatin1String("last_name")).toString(),
            QString::fromUtf8(user.name));
}

QStringList ComposeStage::texts() const
{
    QStringList texts;
    const QList<QLabel *> labels = page().findChildren<QLabel *>();
    for (const QLabel *label : labels) {
        if (label->isVisible() && !label->text().isEmpty())
            texts += label->text();
    }
    return texts;
}

QStringList ComposeStage::messages() const
{
    QStringList texts;
    const QList<console::InlineMessage *> all = page().findChildren<console::InlineMessage *>();
    for (const console::InlineMessage *message : all) {
        if (message->isVisible())
            texts += message->text() + u'\n' + message->details();
    }
    return texts;
}

} // namespace mc::test
