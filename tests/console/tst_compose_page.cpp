#include "compose_stage.h"
#include "console/app/workspace.h"
#include "console/devices/devices_page.h"
#include "console/notifications/notifications_page.h"
#include "console/widgets/undo_bar.h"
#include "support/database.h"

using namespace mc;
using namespace mc::test;

/// The page Compose by mouse and keys, in front of the real service: who may use it, what it tells, and what is sent.
class TestComposePage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanup();

    void page_isForAdmins();
    void writeKey_fromAnotherPage_opensIt();
    void send_unfinished_tellsWhatIsMissing();
    void counters_countAsTheServiceDoes();
    void link_wrong_isToldBelowItsField();
    void preview_showsTexts();
    void send_one_goesOutAsWritten();
    void send_atATime_isScheduledInItsZone();
    void time_chosen_isInSight();
    void time_passed_isTold();
    void send_toMany_asksForTheNumber();
    void away_nothingCanBeSent();
    void languages_change_everything();

private:
    void write(const QString &title);
    QList<Database::Row> stored(const QByteArray &columns);

    ComposeStage m_stage;
    User m_admin;
    User m_ann;
};

void TestComposePage::initTestCase()
{
    m_stage.start();
    QVERIFY(!QTest::currentTestFailed());
    Directory &directory = m_stage.service().directory();
    m_admin = directory.admin("admin", object({{"timezone", "America/Bogota"}}));
    m_ann = directory.patient("ann", object({{"first_name", "Ann"}, {"last_name", "Example"}}));
    m_stage.givePassword(m_admin);
}

void TestComposePage::cleanup()
{
    m_stage.forgetEverything();
    m_stage.service().showLogWhenFailed();
    Database(m_stage.service().databaseUri()).run("DELETE FROM notifications");
}

void TestComposePage::write(const QString &title)
{
    m_stage.begin(m_admin);
    m_stage.choosePerson(m_ann);
    m_stage.type(QStringLiteral("Title"), title);
    m_stage.type(QStringLiteral("Message"), QStringLiteral("We close at noon."));
}

QList<Database::Row> TestComposePage::stored(const QByteArray &columns)
{
    return Database(m_stage.service().databaseUri()).run("SELECT " + columns + " FROM notifications");
}

void TestComposePage::page_isForAdmins()
{
    const User doctor = m_stage.service().directory().doctor("house");
    m_stage.givePassword(doctor);
    m_stage.open();
    m_stage.signIn(doctor);
    QVERIFY(!m_stage.console().window().findChild<console::ComposePage *>());
    QVERIFY(m_stage.console().window().findChild<console::DevicesPage *>());
}

void TestComposePage::writeKey_fromAnotherPage_opensIt()
{
    m_stage.begin(m_admin);
    QTest::keyClick(&m_stage.console().window(), Qt::Key_1, Qt::ControlModifier);
    QVERIFY(!m_stage.page().isVisible());
    QTest::keyClick(&m_stage.console().window(), Qt::Key_N, Qt::ControlModifier);
    QVERIFY(m_stage.page().isVisible());
    QTRY_COMPARE(QApplication::focusWidget(), m_stage.named(QStringLiteral("People")));
    QTest::keyClick(&m_stage.console().window(), Qt::Key_1, Qt::ControlModifier);
    QTest::keyClick(&m_stage.console().window(), Qt::Key_3, Qt::ControlModifier);
    QVERIFY(m_stage.page().isVisible());
}

void TestComposePage::send_unfinished_tellsWhatIsMissing()
{
    m_stage.begin(m_admin);
    QVERIFY(noteBelow(m_stage.field(QStringLiteral("Title"))).isEmpty());
    m_stage.send(QStringLiteral("Send notification"));
    QCOMPARE(noteBelow(m_stage.field(QStringLiteral("People"))), QStringLiteral("Choose at least one person."));
    QCOMPARE(noteBelow(m_stage.field(QStringLiteral("Title"))), QStringLiteral("Write a title."));
    QCOMPARE(noteBelow(m_stage.field(QStringLiteral("Message"))), QStringLiteral("Write a message."));
    QCOMPARE(QApplication::focusWidget(), m_stage.named(QStringLiteral("People")));
    m_stage.type(QStringLiteral("Title"), QStringLiteral("Closed"));
    QCOMPARE(noteBelow(m_stage.field(QStringLiteral("Title"))), QString());
    QCOMPARE(stored("id").size(), 0);
}

void TestComposePage::counters_countAsTheServiceDoes()
{
    m_stage.begin(m_admin);
    m_stage.named<QLineEdit>(QStringLiteral("Title"))->setText(QStringLiteral("😀").repeated(200));
    QVERIFY(m_stage.texts().contains(QStringLiteral("200 / 200")));
    QCOMPARE(noteBelow(m_stage.field(QStringLiteral("Title"))), QString());
    QTest::keyClicks(m_stage.named(QStringLiteral("Title")), QStringLiteral("xy"));
    QVERIFY(m_stage.texts().contains(QStringLiteral("202 / 200")));
    QCOMPARE(noteBelow(m_stage.field(QStringLiteral("Title"))), QStringLiteral("2 characters too many."));
}

void TestComposePage::link_wrong_isToldBelowItsField()
{
    write(QStringLiteral("Closed"));
    m_stage.type(QStringLiteral("Link (optional)"), QStringLiteral("http://clinic.example"));
    QTRY_COMPARE(noteBelow(m_stage.field(QStringLiteral("Link (optional)"))),
        QStringLiteral("Write a whole https address, or a path that begins with /."));
    m_stage.type(QStringLiteral("Link (optional)"), QStringLiteral("https://clinic.example"));
    QTRY_COMPARE(noteBelow(m_stage.field(QStringLiteral("Link (optional)"))), QString());
    QTRY_VERIFY(m_stage.texts().contains(QStringLiteral("Reaches 1 person")));
}

void TestComposePage::preview_showsTexts()
{
    write(QStringLiteral("Closed on Friday"));
    QTRY_VERIFY(m_stage.texts().contains(QStringLiteral("Reaches 1 person")));
    QVERIFY(m_stage.texts().contains(QStringLiteral("only for critical ones")));
    QVERIFY(m_stage.texts().contains(QStringLiteral("Closed on Friday"))); // the entry
    QTabBar &tabs = m_stage.part<QTabBar>();
    tabs.setFocus();
    QTest::keyClick(&tabs, Qt::Key_Right);
    QVERIFY(m_stage.texts().contains(QStringLiteral("MediConnect · now")));
    QVERIFY(m_stage.texts().contains(QStringLiteral("Closed on Friday"))); // on the lock screen
    m_stage.pick(QStringLiteral("Type"), QStringLiteral("Medical record"));
    QTRY_COMPARE(m_stage.texts().filter(QStringLiteral("Health never shows on a lock screen")).size(), 1);
    QVERIFY(!m_stage.texts().contains(QStringLiteral("Closed on Friday")));
}

void TestComposePage::send_one_goesOutAsWritten()
{
    write(QStringLiteral("Closed"));
    m_stage.pick(QStringLiteral("Priority"), QStringLiteral("High"));
    m_stage.click(QStringLiteral("Automatic"));
    m_stage.click(QStringLiteral("Email"));
    QTRY_VERIFY(m_stage.sendText().startsWith(QLatin1String("Send to Ann Example")));
    const QDateTime before = QDateTime::currentDateTimeUtc();
    QTest::keyClick(m_stage.named(QStringLiteral("Title")), Qt::Key_Return, Qt::ControlModifier);
    QTRY_VERIFY(m_stage.tells(QStringLiteral("Sending to Ann Example")));
    const QList<Database::Row> rows
        = stored("title, message, priority, recipient_id, extract(epoch from scheduled_for)");
    QCOMPARE(rows.size(), 1);
    QCOMPARE(rows[0][0], QByteArray("Closed"));
    QCOMPARE(rows[0][1], QByteArray("We close at noon."));
    QCOMPARE(rows[0][3], QByteArray::number(m_ann.id));
    const double wait = rows[0][4].toDouble() - double(before.toMSecsSinceEpoch()) / 1000;
    QVERIFY2(wait > 9 && wait < 40, qPrintable(QString::number(wait)));
    QCOMPARE(m_stage.named<QLineEdit>(QStringLiteral("Title"))->text(), QString());
    QVERIFY(m_stage.people().isEmpty());

    m_stage.part<console::UndoBar>().settle();
    QVERIFY(m_stage.tells(QStringLiteral("Sent to Ann Example")));
    m_stage.click(QStringLiteral("Show in Notifications"));
    QTRY_VERIFY(m_stage.console().window().findChild<console::NotificationsPage *>()->isVisible());
}

void TestComposePage::send_atATime_isScheduledInItsZone()
{
    write(QStringLiteral("Closed"));
    m_stage.click(QStringLiteral("At a time"));
    QCOMPARE(m_stage.named<QComboBox>(QStringLiteral("Time zone"))->currentText(), QStringLiteral("America/Bogota"));
    const auto zone = m_stage.named<QComboBox>(QStringLiteral("Time zone"));
    m_stage.type(QStringLiteral("Time zone"), QStringLiteral("Nowhere"));
    QCOMPARE(noteBelow(m_stage.field(QStringLiteral("Time zone"))),
        QStringLiteral("There is no such time zone. Choose one of the list."));
    m_stage.type(QStringLiteral("Time zone"), QStringLiteral("Tokyo")); // in the middle of its name
    QTest::keyClick(QApplication::activePopupWidget() ? QApplication::activePopupWidget() : zone, Qt::Key_Down);
    QTest::keyClick(QApplication::activePopupWidget() ? QApplication::activePopupWidget() : zone, Qt::Key_Return);
    QCOMPARE(zone->currentText(), QStringLiteral("Asia/Tokyo"));
    const QDate day = QDate::currentDate().addDays(3); // to come wherever it is now
    m_stage.named<QDateTimeEdit>(QStringLiteral("Date and time"))->setDateTime({day, QTime(8, 0), Qt::UTC});
    QTRY_COMPARE(m_stage.sendText(),
        QStringLiteral("Schedule for %1 %2 (Asia/Tokyo)")
            .arg(QLocale().dayName(day.dayOfWeek()), QLocale().toString(QTime(8, 0), QLocale::ShortFormat)));
    QVERIFY(m_stage.texts().join(u'\n').contains(QLatin1String("on this computer")));
    QTRY_VERIFY(m_stage.texts().contains(QStringLiteral("Reaches 1 person")));
    m_stage.click(QStringLiteral("Schedule for"));
    QTRY_VERIFY(m_stage.tells(QStringLiteral("Scheduled for Ann Example")));
    QCOMPARE(stored("scheduled_for AT TIME ZONE 'Asia/Tokyo'").value(0).value(0),
        day.toString(Qt::ISODate).toLatin1() + " 08:00:00");
}

void TestComposePage::time_chosen_isInSight()
{
    write(QStringLiteral("Closed"));
    m_stage.console().window().resize(m_stage.console().window().minimumSize());
    m_stage.click(QStringLiteral("At a time"));
    QWidget *field = nullptr;
    QTRY_VERIFY((field = m_stage.named(QStringLiteral("Date and time"))));
    QTRY_COMPARE(field->visibleRegion().boundingRect(), field->rect());
}

void TestComposePage::time_passed_isTold()
{
    write(QStringLiteral("Closed"));
    m_stage.click(QStringLiteral("At a time"));
    const auto time = m_stage.named<QDateTimeEdit>(QStringLiteral("Date and time"));
    time->setDateTime(time->dateTime().addDays(-2));
    QCOMPARE(noteBelow(m_stage.field(QStringLiteral("Date and time"))),
        QStringLiteral("This time has passed. Choose a later one."));
}

void TestComposePage::send_toMany_asksForTheNumber()
{
    QJsonArray users;
    for (int i = 0; i < 101; ++i) {
        const User user {m_stage.service().directory().unusedId(), "many" + QByteArray::number(i), "doctor"};
        QJsonObject person = Directory::person(user);
        person.insert(QStringLiteral("id"), user.id);
        person.insert(QStringLiteral("clinic_id"), 12);
        users += person;
    }
    m_stage.service().api().asService().post("/api/users/bulk-upsert/", {{QStringLiteral("users"), users}}).expect(200);
    m_stage.begin(m_admin);
    m_stage.click(QStringLiteral("Role or clinic"));
    m_stage.type(QStringLiteral("Clinic"), QStringLiteral("12"));
    m_stage.type(QStringLiteral("Title"), QStringLiteral("Closed"));
    m_stage.type(QStringLiteral("Message"), QStringLiteral("We close at noon."));
    m_stage.send(QStringLiteral("Send to 101 people"));
    QTRY_VERIFY(QApplication::activeModalWidget());
    QWidget *question = QApplication::activeModalWidget();
    QTest::keyClick(question, Qt::Key_Escape);
    QTRY_VERIFY(!QApplication::activeModalWidget());
    QCOMPARE(m_stage.named<QLineEdit>(QStringLiteral("Title"))->text(), QStringLiteral("Closed"));
    m_stage.send(QStringLiteral("Send to 101 people"));
    QTRY_VERIFY(QApplication::activeModalWidget());
    QTest::keyClicks(QApplication::activeModalWidget()->findChild<QLineEdit *>(), QStringLiteral("101"));
    QTest::keyClick(QApplication::activeModalWidget()->findChild<QLineEdit *>(), Qt::Key_Return);
    QTRY_VERIFY(m_stage.tells(QStringLiteral("Sending to 101 people.")));
    QTRY_VERIFY(m_stage.tells(QStringLiteral("Prepared 101 of 101 notifications.")));
    QCOMPARE(stored("id").size(), 101);
    m_stage.part<console::UndoBar>().settle();
    QTRY_VERIFY(m_stage.tells(QStringLiteral("Sent to 101 people.")));
}

void TestComposePage::away_nothingCanBeSent()
{
    write(QStringLiteral("Closed"));
    QTRY_VERIFY(m_stage.sendText().startsWith(QLatin1String("Send to Ann")));
    m_stage.service().process().terminate();
    m_stage.console().workspace()->connection().checkNow();
    QTRY_VERIFY_WITH_TIMEOUT(!m_stage.button(QStringLiteral("Send to"))->isEnabled(), stagePatience);
    m_stage.service().process().start();
    m_stage.console().workspace()->connection().checkNow();
    m_stage.close(); // it has another port now
}

void TestComposePage::languages_change_everything()
{
    write(QStringLiteral("Closed"));
    QTRY_VERIFY(m_stage.texts().contains(QStringLiteral("Reaches 1 person")));
    const QStringList english = m_stage.texts();
    m_stage.console().languages().choose(QStringLiteral("ar"));
    QTRY_VERIFY(!m_stage.texts().contains(QStringLiteral("Compose")));
    const QString name = m_stage.people().first();
    for (const QString &text : m_stage.texts()) {
        const bool isData = text == QLatin1String("Closed") || text == QLatin1String("We close at noon.")
            || text.contains(QLatin1String("Example"));
        const bool hasWords = text.contains(QRegularExpression(QStringLiteral("[A-Za-z]{4}")));
        QVERIFY2(isData || !hasWords, qPrintable(text));
    }
    m_stage.console().languages().choose(QStringLiteral("en"));
    QTRY_COMPARE(m_stage.texts(), english);
}

QTEST_MAIN(TestComposePage)
#include "tst_compose_page.moc"
