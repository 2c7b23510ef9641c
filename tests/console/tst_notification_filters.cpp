#include "console/app/workspace.h"
#include "console/clinics/clinic_popup.h"
#include "console/notifications/filter_menu.h"
#include "console/notifications/filter_set_button.h"
#include "console/notifications/notification_list_model.h"
#include "console/notifications/notifications_page.h"
#include "console/people/person_popup.h"
#include "console_stage.h"
#include "support/database.h"

#include <QtTest/QTest>
#include <QtWidgets/QApplication>
#include <QtWidgets/QLabel>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QListWidget>
#include <QtWidgets/QMenu>

using namespace mc;
using namespace mc::test;

/// Saved filters, and those that ask for a person or a clinic, on the page of notifications in front of the real service.
class TestNotificationFilters : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();

    void givenSet_chosen_holdsAndIsNamed();
    void set_saved_isKeptForTheSamePersonOnly();
    void set_renamedAndRemoved();
    void set_ofTheSameName_isReplaced();
    void clinic_known_isOffered();
    void person_searched_isFound();

private:
    console::NotificationsPage &page() { return *m_stage.console().window().findChild<console::NotificationsPage *>(); }
    console::FilterSetButton &button() { return *page().findChild<console::FilterSetButton *>(); }
    console::FilterMenu &filters() { return *page().findChild<console::FilterMenu *>(); }
    QStringList titles();
    /// What the menu of saved filters offers.
    QStringList offered();
    /// Chooses it there.
    void choose(const QString &text);
    /// Makes it hold, as if it was chosen in the menu of filters.
    void hold(model::Priority priority);
    void typeName(const QString &name);
    void signIn(const User &user);

    ConsoleStage m_stage;
    User m_admin;
    User m_other;
    User m_ann;
};

void TestNotificationFilters::initTestCase()
{
    m_stage.start();
    QVERIFY(!QTest::currentTestFailed());
    m_admin = m_stage.service().directory().admin("admin");
    m_other = m_stage.service().directory().admin("other");
    m_ann = m_stage.service().directory().patient("ann", object({{"clinic_id", 42}}));
    m_stage.givePassword(m_admin);
    m_stage.givePassword(m_other);
}

void TestNotificationFilters::init()
{
    m_stage.service().notification(m_ann).title("low").priority("low").post();
    m_stage.service().notification(m_ann).title("high").priority("high").post();
    const QString failed = m_stage.service().notification(m_ann).title("failed").priority("critical").post();
    Database(m_stage.service().databaseUri())
        .run("UPDATE notifications SET delivery_status = 'failed' WHERE id = '" + failed.toLatin1() + "'");
    m_stage.open();
    signIn(m_admin);
}

void TestNotificationFilters::cleanup()
{
    m_stage.forgetEverything();
    m_stage.service().showLogWhenFailed();
    Database(m_stage.service().databaseUri()).run("DELETE FROM notifications");
}

void TestNotificationFilters::signIn(const User &user)
{
    m_stage.signIn(user);
    QTRY_COMPARE(titles().size(), 3);
}

QStringList TestNotificationFilters::titles()
{
    QStringList titles;
    const auto &model = *page().findChild<QTableView *>()->model();
    for (int row = 0; row < model.rowCount(); ++row)
        titles += model.index(row, int(console::ListColumn::Title)).data().toString();
    return titles;
}

QStringList TestNotificationFilters::offered()
{
    Q_EMIT button().menu()->aboutToShow();
    QStringList texts;
    const QList<QAction *> actions = button().menu()->actions();
    for (const QAction *action : actions) {
        if (!action->isSeparator() && action->isEnabled())
            texts += action->text();
    }
    return texts;
}

void TestNotificationFilters::choose(const QString &text)
{
    QVERIFY2(offered().contains(text), qPrintable(offered().join(u'\n')));
    const QList<QAction *> actions = button().menu()->actions();
    for (QAction *action : actions) {
        if (action->text() == text)
            return action->trigger();
    }
}

void TestNotificationFilters::hold(model::Priority priority)
{
    console::ListFilter filter;
    filter.priority = priority;
    Q_EMIT filters().filterChosen(filter);
}

void TestNotificationFilters::typeName(const QString &name)
{
    auto *field = m_stage.named<QLineEdit>(QStringLiteral("Name of the filters"));
    QVERIFY(field);
    field->selectAll();
    QTest::keyClicks(field, name);
    QTest::keyClick(field, Qt::Key_Return);
}

void TestNotificationFilters::givenSet_chosen_holdsAndIsNamed()
{
    QCOMPARE(button().text(), QStringLiteral("Saved filters"));
    QCOMPARE(offered(),
        (QStringList {QStringLiteral("Failed today"), QStringLiteral("Held or waiting"),
            QStringLiteral("Critical, failed")})); // nothing holds that could be saved
    choose(QStringLiteral("Failed today"));
    QTRY_COMPARE(titles(), QStringList(QStringLiteral("failed")));
    QCOMPARE(button().text(), QStringLiteral("Failed today"));
    choose(QStringLiteral("Critical, failed"));
    QCOMPARE(button().text(), QStringLiteral("Critical, failed"));
}

void TestNotificationFilters::set_saved_isKeptForTheSamePersonOnly()
{
    hold(model::Priority::High);
    QTRY_COMPARE(titles(), QStringList(QStringLiteral("high")));
    choose(QStringLiteral("Save these filters …"));
    typeName(QStringLiteral("My & own"));
    QCOMPARE(button().text(), QStringLiteral("My && own"));
    QVERIFY(!offered().contains(QStringLiteral("Save these filters …"))); // it is
    Q_EMIT filters().filterChosen({});
    QTRY_COMPARE(titles().size(), 3);
    m_stage.secrets().secrets.clear(); // another start, and the sign-in again
    m_stage.open();
    signIn(m_admin);
    choose(QStringLiteral("My && own"));
    QTRY_COMPARE(titles(), QStringList(QStringLiteral("high")));
    Q_EMIT filters().filterChosen({});
    m_stage.secrets().secrets.clear();
    m_stage.open();
    signIn(m_other);
    QVERIFY(!offered().contains(QStringLiteral("My && own")));
}

void TestNotificationFilters::set_renamedAndRemoved()
{
    hold(model::Priority::High);
    choose(QStringLiteral("Save these filters …"));
    typeName(QStringLiteral("first"));
    choose(QStringLiteral("Rename “first” …"));
    typeName(QStringLiteral("second"));
    QVERIFY(offered().contains(QStringLiteral("second")));
    QVERIFY(!offered().contains(QStringLiteral("first")));
    choose(QStringLiteral("Remove “second”"));
    QVERIFY(!offered().contains(QStringLiteral("second")));
    QCOMPARE(button().text(), QStringLiteral("Saved filters"));
    QTRY_COMPARE(titles(), QStringList(QStringLiteral("high")));
}

void TestNotificationFilters::set_ofTheSameName_isReplaced()
{
    hold(model::Priority::High);
    choose(QStringLiteral("Save these filters …"));
    typeName(QStringLiteral("mine"));
    hold(model::Priority::Low);
    choose(QStringLiteral("Save these filters …"));
    typeName(QStringLiteral("mine"));
    QCOMPARE(offered().count(QStringLiteral("mine")), 1);
    Q_EMIT filters().filterChosen({});
    choose(QStringLiteral("mine"));
    QTRY_COMPARE(titles(), QStringList(QStringLiteral("low")));
}

void TestNotificationFilters::clinic_known_isOffered()
{
    filters().open(console::FilterPart::Clinic, button());
    QListWidget *known = nullptr;
    QTRY_VERIFY((known = m_stage.named<QListWidget>(QStringLiteral("Known clinics"))));
    QCOMPARE(known->count(), 1);
    QVERIFY2(known->item(0)->text().startsWith(QStringLiteral("Clinic 42 · ")), qPrintable(known->item(0)->text()));
    QTest::mouseClick(known->viewport(), Qt::LeftButton, {}, known->visualItemRect(known->item(0)).center());
    QTRY_COMPARE(titles().size(), 3);
    QVERIFY(m_stage.named(QStringLiteral("Clinic: 42")));
    // One that had none can be typed.
    filters().open(console::FilterPart::Clinic, button());
    auto *field = m_stage.named<QLineEdit>(QStringLiteral("Number of the clinic"));
    QVERIFY(field);
    QCOMPARE(field->text(), QStringLiteral("42"));
    field->selectAll();
    QTest::keyClicks(field, QStringLiteral("43"));
    QTest::keyClick(field, Qt::Key_Return);
    QTRY_COMPARE(titles().size(), 0);
}

void TestNotificationFilters::person_searched_isFound()
{
    const User bob = m_stage.service().directory().patient("bob", object({{"is_active", false}}));
    filters().open(console::FilterPart::Recipient, button());
    auto *popup = page().findChild<console::PersonPopup *>();
    QVERIFY(popup);
    auto *field = popup->findChild<QLineEdit *>();
    QTest::keyClicks(field, QStringLiteral("nobody at all"));
    QTRY_VERIFY(std::any_of(popup->children().begin(), popup->children().end(), [](QObject *child) {
        const auto *note = qobject_cast<QLabel *>(child);
        return note && note->text() == QLatin1String("Nobody is called that.");
    }));
    field->clear();
    QTest::keyClicks(field, QString::fromUtf8(bob.name));
    QTRY_VERIFY(QApplication::activePopupWidget() && QApplication::activePopupWidget() != popup);
    QTest::keyClick(field, Qt::Key_Return);
    QTRY_COMPARE(titles().size(), 0);
    QTRY_VERIFY(m_stage.named(QStringLiteral("Recipient: bob Example (%1)").arg(QString::fromUtf8(bob.name))));
}

QTEST_MAIN(TestNotificationFilters)
#include "tst_notification_filters.moc"
