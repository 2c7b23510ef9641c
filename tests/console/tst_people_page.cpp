#include "console/app/workspace.h"
#include "console/person/brief_table.h"
#include "console/person/day_band.h"
#include "console/person/people_page.h"
#include "console/person/person_details.h"
#include "console/person/person_list_model.h"
#include "console/widgets/inline_message.h"
#include "console/widgets/switch.h"
#include "console/widgets/table_view.h"
#include "console/widgets/wording.h"
#include "console_stage.h"
#include "support/database.h"
#include "support/fake_providers.h"

#include <QtTest/QAbstractItemModelTester>
#include <QtTest/QSignalSpy>

using namespace mc;
using namespace mc::test;
using console::PersonListModel;

namespace {

const QByteArray preferencesPath = "/api/notifications/preferences/?user_id=";

QString nameOf(const User &user)
{
    const QJsonObject person = Directory::person(user);
    return QStringLiteral("%1 %2 (%3)")
        .arg(person.value(QLatin1String("first_name")).toString(), person.value(QLatin1String("last_name")).toString(),
            QString::fromUtf8(user.name));
}

} // namespace

/// The page of people, used by mouse and keys in front of the real service.
class TestPeoplePage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        m_stage.start();
        QVERIFY(!QTest::currentTestFailed());
        m_admin = directory().admin("admin");
        m_stage.givePassword(m_admin);
    }
    void init()
    {
        m_ann = directory().patient("ann");
        m_stage.open();
        m_stage.console().window().resize(1280, 800);
        m_stage.signIn(m_admin);
        showPage();
        QVERIFY(m_page);
    }
    void cleanup()
    {
        m_tester.reset();
        m_stage.forgetEverything();
        m_stage.service().showLogWhenFailed();
    }

    void search_findsWhileTyping_data();
    void search_findsWhileTyping();
    void search_inactiveOnesToo();
    void search_nobody_saysWhatToDo();
    void list_isLoadedAsTheViewAsksForIt();
    void details_showTheChosenOne();
    void details_ofAnotherOne_areNotMixedUp();
    void matrix_byKeyboard_changesWhatTheServiceSays();
    void matrix_refusedChange_isTakenBackAndSaid();
    void undo_takesTheLastChangesBack();
    void quietHours_overMidnight_areStoredAndShown();
    void quietHours_refused_areSaidBelowTheField();
    void limits_refused_areSaidBelowTheField();
    void reach_saysWhatArrivesAndWhyNot();
    void reach_followsThePreferences();
    void records_leadToTheirPages();
    void signOut_everywhere_endsTheirSocket();
    void deactivate_asksFirst_andActivateBringsBack();
    void ownAccount_isLeftAlone();
    void otherPages_leadToThePerson();
    void doctor_hasNoSuchPage();
    void away_nothingCanBeChanged_andEachPartSaysWhy(); // the last: the service is another one then

private:
    Directory &directory() { return m_stage.service().directory(); }
    Caller as(const User &user) { return m_stage.service().api().as(user); }
    Answer preferencesOf(const User &user) { return as(m_admin).get(preferencesPath + QByteArray::number(user.id)); }
    bool allows(const User &user, const char *type, const char *channel)
    {
        return preferencesOf(user)["notification_types"][QLatin1String(type)][QLatin1String(channel)].toBool();
    }

    void showPage();
    console::TableView &table();
    PersonListModel &model() { return static_cast<PersonListModel &>(*table().model()); }
    QLineEdit &search() { return *m_stage.named<QLineEdit>(QStringLiteral("Search for a person")); }
    console::PersonDetails &details() { return *m_page->findChild<console::PersonDetails *>(); }
    console::DayBand &band() { return *m_page->findChild<console::DayBand *>(); }
    console::Switch *toggle(const QString &name) { return m_stage.named<console::Switch>(name); }
    QString message() { return m_page->findChild<console::InlineMessage *>()->text(); }
    /// The texts of labels that are to be seen.
    QStringList shown();
    bool shows(const QString &text) { return !shown().filter(text).isEmpty(); }
    QStringList names();
    /// Types it in place of what is there.
    void type(QLineEdit &field, const QString &text);
    /// Opens somebody, and waits until all parts are there.
    void choose(const User &user);
    QAction *action(const QString &text);
    void press(const QString &text) { action(text)->trigger(); }
    /// Answers the question by the button that says so.
    void answer(const QString &text);
    QAbstractButton *button(const QString &text);

    FakeProviders m_providers {FakeProviders::Options {{Fake::Fcm}}};
    ConsoleStage m_stage {m_providers.environment()};
    User m_admin;
    User m_ann;
    console::PeoplePage *m_page = nullptr;
    std::unique_ptr<QAbstractItemModelTester> m_tester;
};

void TestPeoplePage::showPage()
{
    m_page = m_stage.console().window().findChild<console::PeoplePage *>();
    if (!m_page)
        return;
    m_stage.console().workspace()->showPage(m_page);
    m_tester = std::make_unique<QAbstractItemModelTester>(&model());
    QTRY_VERIFY_WITH_TIMEOUT(model().rowCount() > 0, stagePatience);
}

// There are tables in the details too.
console::TableView &TestPeoplePage::table()
{
    const auto tables = m_page->findChildren<console::TableView *>();
    return **std::find_if(tables.begin(), tables.end(),
        [this](const console::TableView *one) { return one->accessibleName() == m_page->title(); });
}

QStringList TestPeoplePage::shown()
{
    QStringList texts;
    const QList<QLabel *> labels = m_page->findChildren<QLabel *>();
    for (const QLabel *label : labels) {
        if (label->isVisible() && !label->text().isEmpty())
            texts += QString(label->text()).remove(QChar(0x200B));
    }
    return texts;
}

QStringList TestPeoplePage::names()
{
    QStringList names;
    for (int row = 0; row < model().rowCount(); ++row)
        names += model().index(row).data().toString();
    return names;
}

void TestPeoplePage::type(QLineEdit &field, const QString &text)
{
    field.setFocus();
    field.selectAll();
    QTest::keyClicks(&field, text);
}

void TestPeoplePage::choose(const User &user)
{
    QVERIFY(m_page->open(console::OpenPerson {model::UserId {user.id}}));
    QTRY_VERIFY_WITH_TIMEOUT(details().person() && details().person()->id.value == user.id, stagePatience);
    QTRY_VERIFY_WITH_TIMEOUT(toggle(QStringLiteral("App for “Appointment”")), stagePatience);
    QTRY_VERIFY_WITH_TIMEOUT(shows(QStringLiteral("^Would ")) || shows(QStringLiteral("Would ")), stagePatience);
}

QAction *TestPeoplePage::action(const QString &text)
{
    const QList<QAction *> actions = m_page->findChildren<QAction *>();
    for (QAction *one : actions) {
        if (one->text() == text)
            return one;
    }
    qFatal("No action %s", qPrintable(text));
    return nullptr;
}

QAbstractButton *TestPeoplePage::button(const QString &text)
{
    const QList<QAbstractButton *> buttons = m_page->findChildren<QAbstractButton *>();
    for (QAbstractButton *one : buttons) {
        if (one->isVisible() && one->text().remove(u'&') == text)
            return one;
    }
    return nullptr;
}

void TestPeoplePage::answer(const QString &text)
{
    QTRY_VERIFY_WITH_TIMEOUT(m_page->findChild<QMessageBox *>(), stagePatience);
    auto *const question = m_page->findChild<QMessageBox *>();
    QTRY_VERIFY_WITH_TIMEOUT(question->isVisible(), stagePatience);
    QVERIFY(button(text));
    QTest::mouseClick(button(text), Qt::LeftButton);
    QTRY_VERIFY_WITH_TIMEOUT(!m_page->findChild<QMessageBox *>(), stagePatience);
    m_stage.console().window().activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&m_stage.console().window()));
}

void TestPeoplePage::search_findsWhileTyping_data()
{
    QTest::addColumn<QString>("what");
    for (const char *what : {"first name", "user name", "email", "id"})
        QTest::newRow(what) << QString::fromLatin1(what);
}

void TestPeoplePage::search_findsWhileTyping()
{
    QFETCH(QString, what);
    const User zoe = directory().patient("zoe",
        object({{"first_name", "Zoë-" + what.toUtf8()}, {"last_name", "Example"},
            {"email", "zoe." + QByteArray::number(qHash(what)) + "@clinic.example"}}));
    if (what == QLatin1String("id")) // which is part of the user name otherwise
        directory().replace(zoe,
            object({{"username", "somebody"}, {"email", "somebody@clinic.example"}, {"first_name", "Zoë-id"},
                {"last_name", "Example"}}));
    const QString text = what == QLatin1String("first name") ? QStringLiteral("-FIRST NAME")
        : what == QLatin1String("user name")                 ? QString::fromUtf8(zoe.name)
        : what == QLatin1String("email")                     ? QStringLiteral("zoe.%1@").arg(qHash(what))
                                                             : QString::number(zoe.id);
    QTest::keyClick(&table(), Qt::Key_Slash);
    QTRY_COMPARE(QApplication::focusWidget(), &search());
    type(search(), text);
    QTRY_VERIFY_WITH_TIMEOUT(!model().isLoading() && model().rowOf({zoe.id}) == 0, stagePatience);
    QTest::keyClick(&search(), Qt::Key_Return);
    QCOMPARE(QApplication::focusWidget(), &table());
    QTRY_COMPARE(details().person().value_or(model::User()).id.value, zoe.id);
    QTRY_VERIFY(shows(QStringLiteral("Zoë-") + what));
}

void TestPeoplePage::search_inactiveOnesToo()
{
    const User gone = directory().patient("gone", object({{"is_active", false}}));
    type(search(), QString::fromUtf8(gone.name));
    QTRY_COMPARE_WITH_TIMEOUT(model().rowCount(), 1, stagePatience);
    QVERIFY(model().index(0).data(Qt::AccessibleTextRole).toString().endsWith(QStringLiteral("Inactive")));
    QTest::keyClick(&search(), Qt::Key_Down);
    QTRY_VERIFY_WITH_TIMEOUT(shows(QStringLiteral("Would not arrive")), stagePatience);
    QVERIFY(shows(QStringLiteral("App: left out, the recipient is inactive")));
    QVERIFY(!action(QStringLiteral("Write to this person"))->isEnabled());
}

void TestPeoplePage::search_nobody_saysWhatToDo()
{
    type(search(), QStringLiteral("nobody is called that"));
    QTRY_VERIFY_WITH_TIMEOUT(button(QStringLiteral("Show everybody")), stagePatience);
    QTest::mouseClick(button(QStringLiteral("Show everybody")), Qt::LeftButton);
    QTRY_VERIFY_WITH_TIMEOUT(model().rowCount() > 0, stagePatience);
    QVERIFY(search().text().isEmpty());
}

void TestPeoplePage::list_isLoadedAsTheViewAsksForIt()
{
    QJsonArray people;
    for (int i = 0; i < 120; ++i) {
        const qint64 id = directory().unusedId();
        people += object(
            {{"id", id}, {"username", "crowd" + QByteArray::number(id)}, {"role", "patient"}, {"last_name", "Crowd"}});
    }
    as(m_admin).post("/api/users/bulk-upsert/", object({{"users", people}})).expect(200);
    type(search(), QStringLiteral("crowd"));
    QTRY_COMPARE_WITH_TIMEOUT(model().count(), std::optional<qint64>(120), stagePatience);
    while (model().rowCount() < 120) {
        const int before = model().rowCount();
        table().scrollToBottom();
        QTRY_VERIFY_WITH_TIMEOUT(model().rowCount() > before, stagePatience);
    }
    const QStringList all = names();
    QCOMPARE(QSet<QString>(all.begin(), all.end()).size(), 120);
    QVERIFY(!model().canFetchMore({}));
    QVERIFY(shows(QStringLiteral("120 people")));
}

void TestPeoplePage::details_showTheChosenOne()
{
    as(m_ann)
        .post("/api/notifications/devices/",
            object({{"device_token", "token-of-ann"}, {"device_type", "android"}, {"device_name", "Ann's phone"}}))
        .expect(201);
    m_stage.service().notification(m_ann).title("Come at nine").post();
    choose(m_ann);
    for (const QString &text :
        {nameOf(m_ann), QString::number(m_ann.id), QStringLiteral("Patient"), QStringLiteral("english")})
        QVERIFY2(shown().join(u'\n').contains(text, Qt::CaseInsensitive), qPrintable(text));
    const QList<console::BriefTable *> tables = details().findChildren<console::BriefTable *>();
    QCOMPARE(tables.size(), 2);
    QTRY_COMPARE_WITH_TIMEOUT(
        tables[0]->model()->index(0, 0).data().toString(), QStringLiteral("Come at nine"), stagePatience);
    QTRY_COMPARE_WITH_TIMEOUT(
        tables[1]->model()->index(0, 0).data().toString(), QStringLiteral("Ann's phone"), stagePatience);
    QCOMPARE(tables[1]->model()->index(0, 2).data().toString(), QStringLiteral("Active"));
}

// On the way down the list: what is shown in the end is whoever was chosen last.
void TestPeoplePage::details_ofAnotherOne_areNotMixedUp()
{
    const User off = directory().patient("twin");
    const User on = directory().patient("twin");
    as(off)
        .patch("/api/notifications/preferences/",
            object({{"notification_types", object({{"billing", object({{"sms", false}})}})}}))
        .expect(200);
    type(search(), QStringLiteral("twin"));
    QTRY_COMPARE_WITH_TIMEOUT(model().rowCount(), 2, stagePatience);
    table().setFocus();
    for (const Qt::Key key : {Qt::Key_J, Qt::Key_J, Qt::Key_K})
        QTest::keyClick(&table(), key);
    QCOMPARE(details().person()->id.value, off.id);
    QTRY_VERIFY_WITH_TIMEOUT(toggle(QStringLiteral("SMS for “Billing”")), stagePatience);
    QVERIFY(!toggle(QStringLiteral("SMS for “Billing”"))->isChecked());
    QTest::keyClick(&table(), Qt::Key_J);
    QCOMPARE(details().person()->id.value, on.id);
    QVERIFY(!toggle(QStringLiteral("SMS for “Billing”"))); // the other one's are gone at once
    QTRY_VERIFY_WITH_TIMEOUT(toggle(QStringLiteral("SMS for “Billing”")), stagePatience);
    QVERIFY(toggle(QStringLiteral("SMS for “Billing”"))->isChecked());
}

void TestPeoplePage::matrix_byKeyboard_changesWhatTheServiceSays()
{
    choose(m_ann);
    QTest::mouseClick(toggle(QStringLiteral("App for “Appointment”")), Qt::LeftButton);
    QTRY_VERIFY_WITH_TIMEOUT(!allows(m_ann, "appointment", "in_app"), stagePatience);
    // Down to billing, along to email.
    for (const Qt::Key key : {Qt::Key_Down, Qt::Key_Right, Qt::Key_Right})
        QTest::keyClick(QApplication::focusWidget(), key);
    QCOMPARE(QApplication::focusWidget()->accessibleName(), QStringLiteral("Email for “Billing”"));
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Space);
    QVERIFY(!toggle(QStringLiteral("Email for “Billing”"))->isChecked()); // before there is an answer
    QTRY_VERIFY_WITH_TIMEOUT(!allows(m_ann, "billing", "email"), stagePatience);
    QTRY_VERIFY_WITH_TIMEOUT(shows(QStringLiteral("Saved")), stagePatience);
    QVERIFY(allows(m_ann, "billing", "sms"));
    // Tab leaves it: none of the other switches is next.
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
    QCOMPARE(QApplication::focusWidget()->accessibleName(), QStringLiteral("Quiet hours"));
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab, Qt::ShiftModifier);
    QCOMPARE(QApplication::focusWidget()->accessibleName(), QStringLiteral("Email for “Billing”"));
}

void TestPeoplePage::matrix_refusedChange_isTakenBackAndSaid()
{
    choose(m_ann);
    Database(m_stage.service().databaseUri())
        .run("ALTER TABLE preferences ADD CONSTRAINT no_change CHECK (user_id <> " + QByteArray::number(m_ann.id)
            + ") NOT VALID");
    console::Switch *one = toggle(QStringLiteral("Email for “Billing”"));
    QTest::mouseClick(one, Qt::LeftButton);
    QVERIFY(!one->isChecked());
    QTRY_VERIFY_WITH_TIMEOUT(shows(QStringLiteral("“Email” for “Billing” was not changed. ")), stagePatience);
    QTRY_VERIFY(one->isChecked());
    QVERIFY(!action(QStringLiteral("Undo change of preferences"))->isEnabled());
    Database(m_stage.service().databaseUri()).run("ALTER TABLE preferences DROP CONSTRAINT no_change");
    QTest::mouseClick(one, Qt::LeftButton);
    QTRY_VERIFY_WITH_TIMEOUT(!allows(m_ann, "billing", "email"), stagePatience);
    QVERIFY(!shows(QStringLiteral("was not changed")));
}

void TestPeoplePage::undo_takesTheLastChangesBack()
{
    choose(m_ann);
    for (const QString &name : {QStringLiteral("Email for “Billing”"), QStringLiteral("SMS for “System”")})
        QTest::mouseClick(toggle(name), Qt::LeftButton);
    QTRY_VERIFY_WITH_TIMEOUT(!allows(m_ann, "system", "sms"), stagePatience);
    QVERIFY(!allows(m_ann, "billing", "email"));
    QTest::keyClick(&m_stage.console().window(), Qt::Key_Z, Qt::ControlModifier);
    QTRY_VERIFY_WITH_TIMEOUT(allows(m_ann, "system", "sms"), stagePatience);
    QVERIFY(!allows(m_ann, "billing", "email"));
    QTest::keyClick(&m_stage.console().window(), Qt::Key_Z, Qt::ControlModifier);
    QTRY_VERIFY_WITH_TIMEOUT(allows(m_ann, "billing", "email"), stagePatience);
    QTRY_VERIFY(toggle(QStringLiteral("Email for “Billing”"))->isChecked());
    QVERIFY(!action(QStringLiteral("Undo change of preferences"))->isEnabled());
}

void TestPeoplePage::quietHours_overMidnight_areStoredAndShown()
{
    choose(m_ann);
    QVERIFY(band().picture().quiet.isEmpty());
    QTest::mouseClick(toggle(QStringLiteral("Quiet hours")), Qt::LeftButton);
    QTRY_COMPARE(band().picture().quiet.size(), 2);
    auto *from = m_stage.named<QTimeEdit>(QStringLiteral("From"));
    auto *to = m_stage.named<QTimeEdit>(QStringLiteral("To"));
    QVERIFY(from && to);
    from->setFocus();
    from->setSelectedSection(QDateTimeEdit::HourSection);
    QTest::keyClick(from, Qt::Key_Up); // 22 to 23
    to->setFocus();
    to->setSelectedSection(QDateTimeEdit::HourSection);
    QTest::keyClick(to, Qt::Key_Down); // 8 to 7
    QTRY_COMPARE_WITH_TIMEOUT(preferencesOf(m_ann)["quiet_hours"][QLatin1String("end_time")].toString(),
        QStringLiteral("07:00:00"), stagePatience);
    const QJsonObject hours = preferencesOf(m_ann)["quiet_hours"].toObject();
    QCOMPARE(hours.value(QLatin1String("enabled")).toBool(), true);
    QCOMPARE(hours.value(QLatin1String("start_time")).toString(), QStringLiteral("23:00:00"));
    QTRY_VERIFY(shows(QStringLiteral("Quiet from %1 to %2")
                          .arg(QLocale().toString(QTime(23, 0), QLocale::ShortFormat),
                              QLocale().toString(QTime(7, 0), QLocale::ShortFormat))));
    // The zone is still the person's own.
    directory().replace(m_ann, object({{"timezone", "Asia/Tokyo"}}));
    QCOMPARE(preferencesOf(m_ann)["quiet_hours"][QLatin1String("timezone")].toString(), QStringLiteral("Asia/Tokyo"));
}

void TestPeoplePage::quietHours_refused_areSaidBelowTheField()
{
    as(m_ann)
        .patch("/api/notifications/preferences/",
            object({{"quiet_hours", object({{"enabled", true}, {"start_time", "07:00"}, {"end_time", "08:00"}})}}))
        .expect(200);
    choose(m_ann);
    auto *from = m_stage.named<QTimeEdit>(QStringLiteral("From"));
    from->setFocus();
    from->setSelectedSection(QDateTimeEdit::HourSection);
    QTest::keyClick(from, Qt::Key_Up);
    QTRY_COMPARE_WITH_TIMEOUT(noteBelow(m_stage.field(QStringLiteral("To"))),
        QStringLiteral("They must not end when they begin."), stagePatience);
    QCOMPARE(from->time(), QTime(8, 0)); // what was typed stays
    QCOMPARE(preferencesOf(m_ann)["quiet_hours"][QLatin1String("start_time")].toString(), QStringLiteral("07:00:00"));
    auto *to = m_stage.named<QTimeEdit>(QStringLiteral("To"));
    to->setFocus();
    to->setSelectedSection(QDateTimeEdit::HourSection);
    QTest::keyClick(to, Qt::Key_Up);
    QTRY_COMPARE_WITH_TIMEOUT(preferencesOf(m_ann)["quiet_hours"][QLatin1String("start_time")].toString(),
        QStringLiteral("08:00:00"), stagePatience);
    QCOMPARE(noteBelow(m_stage.field(QStringLiteral("To"))), QString());
}

void TestPeoplePage::limits_refused_areSaidBelowTheField()
{
    choose(m_ann);
    auto *day = m_stage.named<QSpinBox>(QStringLiteral("In a day"));
    auto *hour = m_stage.named<QSpinBox>(QStringLiteral("In an hour"));
    QVERIFY(day && hour);
    QWheelEvent wheel({4, 4}, day->mapToGlobal(QPointF(4, 4)), {}, {0, 120}, {}, {}, Qt::NoScrollPhase, false);
    QApplication::sendEvent(day, &wheel); // of somebody who scrolls past it
    QCOMPARE(day->value(), 0);
    QTest::keyClick(day, Qt::Key_Up);
    QTRY_COMPARE_WITH_TIMEOUT(
        preferencesOf(m_ann)["frequency_limits"][QLatin1String("max_per_day")].toInt(), 1, stagePatience);
    QTest::keyClick(hour, Qt::Key_Up);
    QTest::keyClick(hour, Qt::Key_Up);
    QTRY_COMPARE_WITH_TIMEOUT(noteBelow(m_stage.field(QStringLiteral("In an hour"))),
        QStringLiteral("No more in an hour than in a day."), stagePatience);
    QCOMPARE(preferencesOf(m_ann)["frequency_limits"][QLatin1String("max_per_hour")].toInt(), 0);
    QTest::keyClick(hour, Qt::Key_Down);
    QTRY_COMPARE_WITH_TIMEOUT(
        preferencesOf(m_ann)["frequency_limits"][QLatin1String("max_per_hour")].toInt(), 1, stagePatience);
    QTRY_COMPARE(noteBelow(m_stage.field(QStringLiteral("In an hour"))), QString());
}

void TestPeoplePage::reach_saysWhatArrivesAndWhyNot()
{
    as(m_ann)
        .post("/api/notifications/devices/", object({{"device_token", "token-reach"}, {"device_type", "android"}}))
        .expect(201);
    choose(m_ann);
    QTRY_VERIFY_WITH_TIMEOUT(shows(QStringLiteral("Would arrive now by App and Push")), stagePatience);
    QVERIFY(shows(QStringLiteral("Push: at once")));
    QVERIFY(shows(QStringLiteral("SMS: left out, only for critical ones")));
    auto *priority = m_stage.named<QComboBox>(QStringLiteral("Priority"));
    QVERIFY(priority);
    priority->setFocus();
    QTest::keyClick(priority, Qt::Key_Down);
    QTest::keyClick(priority, Qt::Key_Down);
    QCOMPARE(priority->currentText(), QStringLiteral("Critical"));
    QTRY_VERIFY_WITH_TIMEOUT(!shows(QStringLiteral("only for critical ones")), stagePatience);
    QVERIFY(shows(QStringLiteral("SMS: left out, ")));
}

void TestPeoplePage::reach_followsThePreferences()
{
    directory().replace(m_ann, object({{"timezone", "UTC"}}));
    as(m_ann)
        .post("/api/notifications/devices/", object({{"device_token", "token-quiet"}, {"device_type", "android"}}))
        .expect(201);
    const QTime clock = QDateTime::currentDateTimeUtc().time();
    as(m_ann)
        .patch("/api/notifications/preferences/",
            object({{"quiet_hours",
                object({{"enabled", false}, {"start_time", clock.addSecs(-3600).toString(u"HH:mm").toUtf8()},
                    {"end_time", clock.addSecs(3600).toString(u"HH:mm").toUtf8()}})}}))
        .expect(200);
    choose(m_ann);
    QTRY_VERIFY_WITH_TIMEOUT(shows(QStringLiteral("Push: at once")), stagePatience);
    QTest::mouseClick(toggle(QStringLiteral("Quiet hours")), Qt::LeftButton);
    QTRY_VERIFY_WITH_TIMEOUT(shows(QStringLiteral("Push: waits until ")), stagePatience);
    QVERIFY(shows(QStringLiteral("Would arrive now by App")));
    QTest::mouseClick(toggle(QStringLiteral("Push for “Appointment”")), Qt::LeftButton);
    QTRY_VERIFY_WITH_TIMEOUT(shows(QStringLiteral("Push: left out, turned off by the recipient")), stagePatience);
}

void TestPeoplePage::records_leadToTheirPages()
{
    const QString id = m_stage.service().notification(m_ann).title("Come at nine").post();
    choose(m_ann);
    QSignalSpy asked(m_page, &console::Page::navigate);
    const auto last = [&asked] { return asked.takeLast().first().value<console::Destination>(); };
    press(QStringLiteral("Show all notifications"));
    QCOMPARE(std::get<console::OpenNotificationsOf>(last()).recipient.value, m_ann.id);
    press(QStringLiteral("Show their devices"));
    QCOMPARE(std::get<console::OpenDevicesOf>(last()).owner.value, m_ann.id);
    press(QStringLiteral("Write to this person"));
    QCOMPARE(std::get<console::ComposeFor>(last()).recipients.first().value, m_ann.id);
    m_stage.console().workspace()->showPage(m_page);
    auto *recent = m_stage.named<console::BriefTable>(QStringLiteral("Recent notifications"));
    QVERIFY(recent);
    recent->setFocus();
    QTest::keyClick(recent, Qt::Key_Down);
    recent->setCurrentIndex(recent->model()->index(0, 0));
    QTest::keyClick(recent, Qt::Key_Return);
    QCOMPARE(model::toString(std::get<console::OpenNotification>(last()).id), id);
}

void TestPeoplePage::signOut_everywhere_endsTheirSocket()
{
    const std::unique_ptr<WsClient> socket = m_stage.service().socket(m_ann);
    choose(m_ann);
    press(QStringLiteral("Sign this person out everywhere…"));
    answer(QStringLiteral("Leave signed in"));
    QVERIFY(socket->isOpen());
    press(QStringLiteral("Sign this person out everywhere…"));
    answer(QStringLiteral("Sign out everywhere"));
    QTRY_COMPARE_WITH_TIMEOUT(
        message(), QStringLiteral("%1 is signed out everywhere.").arg(nameOf(m_ann)), stagePatience);
    QCOMPARE(socket->closeCode(), 4401);
    QVERIFY(details().person()->isActive);
}

void TestPeoplePage::deactivate_asksFirst_andActivateBringsBack()
{
    const std::unique_ptr<WsClient> socket = m_stage.service().socket(m_ann);
    choose(m_ann);
    press(QStringLiteral("Deactivate account…"));
    answer(QStringLiteral("Leave active"));
    QVERIFY(as(m_admin).get("/api/users/" + QByteArray::number(m_ann.id) + '/')["is_active"].toBool());
    press(QStringLiteral("Deactivate account…"));
    answer(QStringLiteral("Deactivate account"));
    QTRY_COMPARE_WITH_TIMEOUT(message(), QStringLiteral("%1 is deactivated.").arg(nameOf(m_ann)), stagePatience);
    QCOMPARE(socket->closeCode(), 4403);
    const Answer entry = as(m_admin).get("/api/users/" + QByteArray::number(m_ann.id) + '/');
    QVERIFY(!entry["is_active"].toBool());
    QCOMPARE(entry.text("email"), Directory::person(m_ann).value(QLatin1String("email")).toString()); // the rest stays
    QTRY_VERIFY_WITH_TIMEOUT(shows(QStringLiteral("Would not arrive")), stagePatience);
    QVERIFY(!action(QStringLiteral("Sign this person out everywhere…"))->isEnabled());
    press(QStringLiteral("Activate account"));
    QTRY_COMPARE_WITH_TIMEOUT(message(), QStringLiteral("%1 is active again.").arg(nameOf(m_ann)), stagePatience);
    QTRY_VERIFY_WITH_TIMEOUT(shows(QStringLiteral("Would arrive now")), stagePatience);
}

void TestPeoplePage::ownAccount_isLeftAlone()
{
    choose(m_admin);
    QVERIFY(!action(QStringLiteral("Deactivate account…"))->isEnabled());
    QVERIFY(!action(QStringLiteral("Sign this person out everywhere…"))->isEnabled());
    choose(m_ann);
    QVERIFY(action(QStringLiteral("Deactivate account…"))->isEnabled());
}

void TestPeoplePage::otherPages_leadToThePerson()
{
    m_stage.service().notification(m_ann).title("For Ann").post();
    as(m_ann)
        .post("/api/notifications/devices/", object({{"device_token", "token-lead"}, {"device_type", "web"}}))
        .expect(201);
    const User ben = directory().patient("ben");
    choose(ben);
    const QList<console::Page *> pages = m_stage.console().workspace()->pages();
    for (console::Page *page : pages) {
        const bool isAsked = page->open(console::OpenDevicesOf {model::UserId {m_ann.id}})
            || page->open(console::OpenNotificationsOf {model::UserId {m_ann.id}});
        if (!isAsked)
            continue;
        m_stage.console().workspace()->showPage(page);
        auto *list = page->findChild<console::TableView *>();
        QTRY_COMPARE_WITH_TIMEOUT(list->model()->rowCount(), 1, stagePatience);
        list->setFocus();
        QTest::keyClick(list, Qt::Key_J);
        QAction *show = nullptr;
        for (QAction *one : page->pageActions()) {
            if (one->shortcut() == QKeySequence(QStringLiteral("P")))
                show = one;
        }
        QTRY_VERIFY_WITH_TIMEOUT(show && show->isEnabled(), stagePatience);
        QTest::keyClick(list, Qt::Key_P);
        QTRY_VERIFY_WITH_TIMEOUT(m_page->isVisible(), stagePatience);
        QTRY_COMPARE_WITH_TIMEOUT(details().person()->id.value, m_ann.id, stagePatience);
        choose(ben);
    }
}

void TestPeoplePage::doctor_hasNoSuchPage()
{
    const User doctor = directory().doctor("doctor");
    m_stage.givePassword(doctor);
    m_tester.reset();
    m_stage.forgetEverything();
    m_stage.open();
    m_stage.signIn(doctor);
    QVERIFY(!m_stage.console().window().findChild<console::PeoplePage *>());
    const QList<console::Page *> pages = m_stage.console().workspace()->pages();
    for (console::Page *page : pages) {
        QVERIFY(!page->open(console::OpenPerson {model::UserId {m_ann.id}}));
        for (const QAction *one : page->pageActions())
            QVERIFY(!one->isVisible() || one->shortcut() != QKeySequence(QStringLiteral("P")));
    }
}

void TestPeoplePage::away_nothingCanBeChanged_andEachPartSaysWhy()
{
    choose(m_ann);
    const QByteArray port = QByteArray::number(m_stage.service().process().port());
    m_stage.service().process().terminate();
    m_stage.console().workspace()->connection().checkNow();
    QTRY_VERIFY_WITH_TIMEOUT(!toggle(QStringLiteral("Email for “Billing”"))->isEnabled(), stagePatience);
    for (const QString &text :
        {QStringLiteral("Deactivate account…"), QStringLiteral("Sign this person out everywhere…")})
        QVERIFY(!action(text)->isEnabled());

    table().setCurrentIndex(model().index(model().rowOf({m_admin.id})));
    const QStringList again {QStringLiteral("Load preferences again"), QStringLiteral("Load the notifications again"),
        QStringLiteral("Load the devices again"), QStringLiteral("Ask again what would arrive")};
    for (const QString &text : again)
        QTRY_VERIFY2_WITH_TIMEOUT(button(text), qPrintable(text), stagePatience);
    QVERIFY(shows(QStringLiteral("The preferences did not arrive. The server was not reached.")));
    ServiceProcess back(m_stage.service().databaseUri(), {{"MEDICONNECT_LISTEN", "127.0.0.1:" + port}});
    back.start();
    if (QAbstractButton *first = button(again.first())) // unless the connection was quicker
        QTest::mouseClick(first, Qt::LeftButton);
    QTRY_VERIFY_WITH_TIMEOUT(toggle(QStringLiteral("Email for “Billing”")), stagePatience);
    QTRY_VERIFY_WITH_TIMEOUT(toggle(QStringLiteral("Email for “Billing”"))->isEnabled(), stagePatience);
    QTRY_VERIFY_WITH_TIMEOUT(!button(again.last()), stagePatience); // by itself, with the connection
    back.terminate();
}

QTEST_MAIN(TestPeoplePage)
#include "tst_people_page.moc"
