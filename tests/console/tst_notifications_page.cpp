#include "console/app/workspace.h"
#include "console/notifications/filter_menu.h"
#include "console/notifications/notification_details.h"
#include "console/notifications/notification_table.h"
#include "console/notifications/notifications_page.h"
#include "console/notifications/timeline_view.h"
#include "console/widgets/filter_chip.h"
#include "console_stage.h"
#include "support/database.h"

#include <QtGui/QClipboard>
#include <QtTest/QTest>
#include <QtWidgets/QApplication>
#include <QtWidgets/QDateTimeEdit>
#include <QtWidgets/QHeaderView>
#include <QtWidgets/QLabel>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QMenu>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QToolButton>

using namespace mc;
using namespace mc::test;

/// The page of notifications by mouse and keys, in front of the real service.
class TestNotificationsPage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();

    void table_begins_newestFirst();
    void row_clicked_showsWhatBecameOfIt();
    void keys_moveAndOpenAndLeave();
    void search_findsByTitleAndSaysWhenThereIsNone();
    void filter_chosen_isAChipUntilItIsRemoved();
    void filters_areKept();
    void header_clicked_sortsAsTheApiDoes();
    void arrival_isAnnouncedWithoutMovingRows();
    void mark_isUndone();
    void remove_undone_isThereAgain();
    void remove_settled_isGoneAtTheServer();
    void retry_failed_isQueuedAgain();
    void cancel_asksFirst();
    void reschedule_isUndone();
    void copy_isPlainText();
    void destinations_areOpened();
    void everyFocusableWidget_hasAName();

private:
    console::NotificationsPage &page() { return *m_stage.console().window().findChild<console::NotificationsPage *>(); }
    template<typename T>
    T &part()
    {
        return *page().findChild<T *>();
    }
    console::NotificationTable &table() { return part<console::NotificationTable>(); }
    QStringList titles();
    QStringList sentences();
    QStringList chips();
    void click(int row);
    void activate();
    QAbstractButton *button(const QString &text);
    QAction *action(const QString &text);
    Answer atServer(const QString &id) { return m_stage.service().api().as(m_admin).get(notificationPath(id)); }
    /// The page as it begins, with these notifications of one person; the last one is the newest.
    void show(const QList<QByteArray> &titles);

    ConsoleStage m_stage;
    User m_admin;
    User m_ann;
    QStringList m_ids; ///< of those that show() made
};

void TestNotificationsPage::initTestCase()
{
    m_stage.start();
    QVERIFY(!QTest::currentTestFailed());
    m_admin = m_stage.service().directory().admin("admin");
    m_stage.givePassword(m_admin);
}

void TestNotificationsPage::init()
{
    m_ids.clear();
    m_ann = m_stage.service().directory().patient("ann", object({{"first_name", "Ann"}, {"last_name", "Example"}}));
}

void TestNotificationsPage::cleanup()
{
    m_stage.forgetEverything();
    m_stage.service().showLogWhenFailed();
    Database(m_stage.service().databaseUri()).run("DELETE FROM notifications");
}

void TestNotificationsPage::show(const QList<QByteArray> &titles)
{
    for (const QByteArray &title : titles)
        m_ids += m_stage.service().notification(m_ann).title(title).post();
    m_stage.open();
    m_stage.console().window().resize(1280, 800);
    m_stage.signIn(m_admin);
    QTRY_COMPARE(table().model()->rowCount(), titles.size());
    activate();
}

// Keys are shortcuts in an active window only.
void TestNotificationsPage::activate()
{
    m_stage.console().window().activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&m_stage.console().window()));
}

QStringList TestNotificationsPage::titles()
{
    QStringList titles;
    const auto &model = static_cast<console::NotificationListModel &>(*table().model());
    for (int row = 0; row < model.rowCount(); ++row)
        titles += model.rowAt(row).title;
    return titles;
}

QStringList TestNotificationsPage::sentences()
{
    QStringList texts;
    for (const console::TimelineLine &line : part<console::TimelineView>().lines())
        texts += line.text;
    return texts;
}

QStringList TestNotificationsPage::chips()
{
    QStringList texts;
    const QList<console::FilterChip *> all = page().findChildren<console::FilterChip *>();
    for (const console::FilterChip *chip : all)
        texts += chip->findChild<QToolButton *>()->text();
    return texts;
}

void TestNotificationsPage::click(int row)
{
    const QModelIndex index = table().model()->index(row, int(console::ListColumn::Title));
    QTest::mouseClick(table().viewport(), Qt::LeftButton, {}, table().visualRect(index).center());
    QTRY_VERIFY(!sentences().isEmpty());
}

QAbstractButton *TestNotificationsPage::button(const QString &text)
{
    const QList<QAbstractButton *> all = page().findChildren<QAbstractButton *>();
    for (QAbstractButton *one : all) {
        if (one->isVisible() && one->text().startsWith(text))
            return one;
    }
    return nullptr;
}

QAction *TestNotificationsPage::action(const QString &text)
{
    const QList<QAction *> all = page().pageActions();
    const auto found
        = std::find_if(all.begin(), all.end(), [&text](const QAction *one) { return one->text() == text; });
    return found == all.end() ? nullptr : *found;
}

void TestNotificationsPage::table_begins_newestFirst()
{
    show({"first", "second"});
    QCOMPARE(titles(), (QStringList {QStringLiteral("second"), QStringLiteral("first")}));
    const auto recipient = table().model()->index(0, int(console::ListColumn::Recipient));
    QCOMPARE(recipient.data().toString(), QStringLiteral("Ann Example"));
    QVERIFY(recipient.data(Qt::ToolTipRole).toString().contains(QString::fromUtf8(m_ann.name)));
}

void TestNotificationsPage::row_clicked_showsWhatBecameOfIt()
{
    show({"first", "second"});
    click(1);
    QTRY_VERIFY(sentences().contains(QStringLiteral("Push was left out: the recipient has no active device")));
    QCOMPARE(sentences().first(), QStringLiteral("Created"));
    const QList<QLabel *> labels = part<console::NotificationDetails>().findChildren<QLabel *>();
    QVERIFY(std::any_of(labels.begin(), labels.end(),
        [](const QLabel *label) { return label->isVisible() && label->text() == QLatin1String("first"); }));
}

void TestNotificationsPage::keys_moveAndOpenAndLeave()
{
    show({"first", "second"});
    table().setFocus();
    QTest::keyClick(&table(), Qt::Key_J);
    QCOMPARE(table().currentIndex().row(), 0);
    QTest::keyClick(&table(), Qt::Key_J);
    QCOMPARE(table().currentIndex().row(), 1);
    QTest::keyClick(&table(), Qt::Key_J); // the last one
    QCOMPARE(table().currentIndex().row(), 1);
    QTest::keyClick(&table(), Qt::Key_K);
    QCOMPARE(table().currentIndex().row(), 0);
    QTRY_VERIFY(!sentences().isEmpty());
    QTest::keyClick(&table(), Qt::Key_Return);
    QVERIFY(part<console::NotificationDetails>().isAncestorOf(QApplication::focusWidget()));
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Escape);
    QCOMPARE(QApplication::focusWidget(), &table());
}

void TestNotificationsPage::search_findsByTitleAndSaysWhenThereIsNone()
{
    show({"invoice", "appointment"});
    QTest::keyClick(&table(), Qt::Key_Slash);
    auto search = qobject_cast<QLineEdit *>(QApplication::focusWidget());
    QVERIFY(search);
    QTest::keyClicks(search, QStringLiteral("invoice")); // letters are no actions here
    QTRY_COMPARE(titles(), QStringList {QStringLiteral("invoice")});
    QTest::keyClicks(search, QStringLiteral("s"));
    QTest::keyClick(search, Qt::Key_Return);
    QTRY_VERIFY(button(QStringLiteral("Remove all filters")));
    QTest::mouseClick(button(QStringLiteral("Remove all filters")), Qt::LeftButton);
    QTRY_COMPARE(titles().size(), 2);
    QCOMPARE(search->text(), QString());
}

void TestNotificationsPage::filter_chosen_isAChipUntilItIsRemoved()
{
    show({"low"});
    m_stage.service().notification(m_ann).title("high").priority("high").post();
    const QList<QAction *> parts = part<console::FilterMenu>().menu()->actions();
    const auto priority = std::find_if(
        parts.begin(), parts.end(), [](const QAction *one) { return one->text() == QLatin1String("Priority"); });
    QVERIFY(priority != parts.end());
    (*priority)->menu()->actions().value(1)->trigger();
    QTRY_COMPARE(titles(), QStringList {QStringLiteral("high")});
    QCOMPARE(chips(), QStringList {QStringLiteral("Priority: High")});
    QTest::mouseClick(page().findChild<console::FilterChip *>()->findChildren<QToolButton *>().last(), Qt::LeftButton);
    QTRY_COMPARE(titles().size(), 2);
    QTRY_VERIFY(chips().isEmpty());
}

void TestNotificationsPage::filters_areKept()
{
    show({"one"});
    console::ListFilter filter;
    filter.recipient = model::UserId {m_ann.id};
    filter.type = model::NotificationType::Billing;
    Q_EMIT part<console::FilterMenu>().filterChosen(filter);
    QTRY_VERIFY(titles().isEmpty());
    table().horizontalHeader()->resizeSection(int(console::ListColumn::Status), 222);
    m_stage.close();
    m_stage.open();
    QTRY_VERIFY(m_stage.console().workspace());
    QCOMPARE(chips().size(), 2);
    QCOMPARE(table().columnWidth(int(console::ListColumn::Status)), 222);
}

void TestNotificationsPage::header_clicked_sortsAsTheApiDoes()
{
    show({"old"});
    m_stage.service().notification(m_ann).title("critical").priority("critical").post();
    m_stage.service().notification(m_ann).title("new").post();
    QHeaderView *header = table().horizontalHeader();
    const auto clickHeader = [header](console::ListColumn column) {
        const int x = header->sectionViewportPosition(int(column)) + 20;
        QTest::mouseClick(header->viewport(), Qt::LeftButton, {}, {x, header->height() / 2});
    };
    clickHeader(console::ListColumn::Priority);
    QTRY_COMPARE(titles(), (QStringList {QStringLiteral("critical"), QStringLiteral("new"), QStringLiteral("old")}));
    QCOMPARE(header->sortIndicatorSection(), int(console::ListColumn::Priority));
    clickHeader(console::ListColumn::Title); // the API has no order by it
    QCOMPARE(header->sortIndicatorSection(), int(console::ListColumn::Priority));
    clickHeader(console::ListColumn::Time);
    QTRY_COMPARE(titles().value(0), QStringLiteral("new"));
    clickHeader(console::ListColumn::Time);
    QTRY_COMPARE(titles().value(0), QStringLiteral("old"));
}

void TestNotificationsPage::arrival_isAnnouncedWithoutMovingRows()
{
    show({"first", "second"});
    click(1);
    m_stage.service().notification(m_ann).title("third").post();
    page().hide();
    page().show(); // looks at once
    QTRY_VERIFY(button(QStringLiteral("1 new")));
    QCOMPARE(table().currentIndex().row(), 1);
    QCOMPARE(titles().size(), 2);
    QTest::mouseClick(button(QStringLiteral("1 new")), Qt::LeftButton);
    QTRY_COMPARE(titles().value(0), QStringLiteral("third"));
    QTRY_VERIFY(!button(QStringLiteral("1 new")));
}

void TestNotificationsPage::mark_isUndone()
{
    show({"one"});
    click(0);
    QTest::keyClick(&table(), Qt::Key_U);
    QTRY_VERIFY(button(QStringLiteral("Undo")));
    atServer(m_ids[0]).expect("is_read", true);
    QTest::keyClick(&table(), Qt::Key_Z, Qt::ControlModifier);
    QTRY_COMPARE(action(QStringLiteral("Mark as read")) != nullptr, true);
    atServer(m_ids[0]).expect("is_read", false);
}

void TestNotificationsPage::remove_undone_isThereAgain()
{
    show({"first", "second"});
    click(1);
    QTest::keyClick(&table(), Qt::Key_Delete);
    QCOMPARE(titles(), QStringList {QStringLiteral("second")});
    QTest::mouseClick(button(QStringLiteral("Undo")), Qt::LeftButton);
    QCOMPARE(titles().size(), 2);
    atServer(m_ids[0]).expect(200);
}

void TestNotificationsPage::remove_settled_isGoneAtTheServer()
{
    show({"first", "second"});
    click(1);
    QTest::keyClick(&table(), Qt::Key_Delete);
    part<console::UndoBar>().settle();
    QTRY_COMPARE(atServer(m_ids[0]).status, 404);
}

void TestNotificationsPage::retry_failed_isQueuedAgain()
{
    show({"one"});
    Database database(m_stage.service().databaseUri());
    const QByteArray id = m_ids[0].toLatin1();
    database.run(
        "INSERT INTO deliveries (id, notification_id, recipient_id, priority, channel, provider, status, attempts, "
        "created_at, due_at) SELECT gen_random_uuid(), id, recipient_id, priority, 'email', 'smtp', 'failed', 4, "
        "created_at, created_at FROM notifications WHERE id = '"
        + id + "'");
    database.run("UPDATE notifications SET delivery_status = 'failed' WHERE id = '" + id + "'");
    console::ListFilter filter; // what no longer matches it is not told as new
    filter.status = model::DeliveryStatus::Failed;
    Q_EMIT part<console::FilterMenu>().filterChosen(filter);
    QTRY_COMPARE(titles(), QStringList {QStringLiteral("one")});
    QTRY_COMPARE(chips().size(), 1);
    click(0);
    QTRY_VERIFY(button(QStringLiteral("Retry delivery")));
    QTest::keyClick(&table(), Qt::Key_R);
    QTRY_VERIFY(sentences().contains(QStringLiteral("Email was queued again")));
    QTRY_VERIFY(!button(QStringLiteral("Retry delivery")));
    const QModelIndex state = table().model()->index(0, int(console::ListColumn::Status));
    QVERIFY(state.data().toString() != QStringLiteral("Failed"));
}

void TestNotificationsPage::cancel_asksFirst()
{
    show({});
    const QString id = m_stage.service()
                           .notification(m_ann)
                           .title("later")
                           .scheduledFor(QDateTime::currentDateTimeUtc().addDays(2))
                           .post();
    page().refresh();
    QTRY_COMPARE(titles().size(), 1);
    click(0);
    QTRY_VERIFY(button(QStringLiteral("Cancel notification")));
    action(QStringLiteral("Cancel notification"))->trigger();
    atServer(id).expect("cancelled_at", nullptr);
    const QList<console::InlineMessage *> messages = page().findChildren<console::InlineMessage *>();
    const auto question = std::find_if(messages.begin(), messages.end(),
        [](const console::InlineMessage *one) { return one->isVisible() && one->text().contains(u'?'); });
    QVERIFY(question != messages.end());
    QTest::mouseClick((*question)->findChild<QPushButton *>(), Qt::LeftButton);
    QTRY_VERIFY(sentences().contains(QStringLiteral("Cancelled before it was due")));
    QVERIFY(!button(QStringLiteral("Cancel notification")));
    page().refresh(); // the list tells it too
    QTRY_COMPARE(
        table().model()->index(0, int(console::ListColumn::Status)).data().toString(), QStringLiteral("Cancelled"));
}

void TestNotificationsPage::reschedule_isUndone()
{
    show({});
    const QDateTime first = QDateTime::currentDateTimeUtc().addDays(2);
    const QString id = m_stage.service().notification(m_ann).title("later").scheduledFor(first).post();
    page().refresh();
    QTRY_COMPARE(titles().size(), 1);
    click(0);
    const QString before = atServer(id).text("scheduled_for");
    QTest::mouseClick(button(QStringLiteral("Reschedule")), Qt::LeftButton);
    auto dialog = m_stage.console().window().findChild<QDialog *>();
    QVERIFY(dialog);
    auto time = dialog->findChild<QDateTimeEdit *>();
    auto sends = dialog->findChild<QPushButton *>();
    time->setDateTime(QDateTime::currentDateTime().addDays(-1));
    QVERIFY(!sends->isEnabled()); // the past
    time->setDateTime(first.toLocalTime().addDays(1));
    QTest::mouseClick(sends, Qt::LeftButton);
    QTRY_VERIFY(button(QStringLiteral("Undo")));
    QVERIFY(atServer(id).text("scheduled_for") != before);
    QTest::mouseClick(button(QStringLiteral("Undo")), Qt::LeftButton);
    QTRY_COMPARE(atServer(id).text("scheduled_for"), before);
}

void TestNotificationsPage::copy_isPlainText()
{
    show({"one"});
    click(0);
    QTest::keyClick(&table(), Qt::Key_C);
    const QString text = QApplication::clipboard()->text();
    QVERIFY(text.startsWith(QLatin1String("one\n")));
    QVERIFY(text.contains(QLatin1String("Push was left out: the recipient has no active device")));
    QVERIFY(text.contains(m_ids[0]));
}

void TestNotificationsPage::destinations_areOpened()
{
    show({"first", "second"});
    const User bob = m_stage.service().directory().patient("bob");
    m_stage.service().notification(bob).title("Bob's").post();
    QVERIFY(page().open(console::OpenNotification {*model::notificationIdFromString(m_ids[0])}));
    QTRY_COMPARE(sentences().value(0), QStringLiteral("Created"));
    QCOMPARE(table().currentIndex().row(), 1);
    QVERIFY(page().open(console::OpenNotificationsOf {model::UserId {bob.id}}));
    QTRY_COMPARE(titles(), QStringList {QStringLiteral("Bob's")});
    QVERIFY(!page().open(console::OpenDevicesOf {}));
}

void TestNotificationsPage::everyFocusableWidget_hasAName()
{
    show({"one"});
    click(0);
    const QList<QWidget *> widgets = page().findChildren<QWidget *>();
    for (QWidget *widget : widgets) {
        if (widget->focusPolicy() == Qt::NoFocus || !widget->isVisible())
            continue;
        const QAccessibleInterface *const face = QAccessible::queryAccessibleInterface(widget);
        QVERIFY2(face && !face->text(QAccessible::Name).isEmpty(), widget->metaObject()->className());
    }
}

QTEST_MAIN(TestNotificationsPage)
#include "tst_notifications_page.moc"
