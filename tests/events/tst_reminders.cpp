#include "reminder_story.h"

#include <thread>

using namespace mc;
using namespace mc::test;
using namespace std::chrono_literals;

namespace {

constexpr int patience = 20'000;

const QDateTime noon(QDate(2026, 5, 4), QTime(12, 0), Qt::UTC);

QStringList both(const char *title)
{
    const QString text = QLatin1String(title);
    return {QStringLiteral("1: ") + text, QStringLiteral("2: ") + text};
}

} // namespace

/// Reminders of one appointment, case by case: who is shown which, and when.
class TestReminders : public QObject, private ReminderStory
{
    Q_OBJECT

private Q_SLOTS:
    void init() { begin(noon.addDays(-10)); }

    void scheduled_farAhead_remindsAtEachLead();
    void scheduled_leadsPast_areSkipped_data();
    void scheduled_leadsPast_areSkipped();
    void scheduled_again_changesNothing();
    void moved_later_remindsAtTheNewTimeOnly();
    void moved_earlier_remindsAtTheNewTimeOnly();
    void moved_overAShownLead_remindsOfTheNewTime();
    void moved_byAnOlderEvent_changesNothing();
    void cancelled_remindsNobody_data();
    void cancelled_remindsNobody();
    void cancelled_thenScheduledAgain_reminds();
    void doctorChanged_remindsTheRightOne();
    void patientChanged_remindsTheRightOne();
    void locationChanged_isInTheText();
    void outage_overTheBeginning_showsNothing();
    void outage_overSeveralLeads_showsOneThatIsTrue();
    void due_beforeAnUnrelatedEvent_isStillShown();
    void inactive_whenDue_hasItInTheInboxAndTheNextComes();
    void adminCancelled_isNotShownButTheNextIs();
    void adminCancelled_staysSoWhateverElseIsTold();
    void adminCancelled_thenMoved_remindsAtTheNewTime();
    void event_waitingWhileItIsShown_remindsNotTwice();
    void event_waitingForSomethingNewer_tellsNobody();
    void event_byAClockThatIsBehind_remindsNotTwice();
    void due_whileItsAppointmentIsChanged_isLeftUnlocked();
    void due_lockedInbox_holdsUpNobodyElse();
    void due_dataThatCantBeStored_isPutOffAlone();

private:
    void waitUntilBlocked();
};

void TestReminders::waitUntilBlocked()
{
    QTRY_COMPARE_WITH_TIMEOUT(
        value(QStringLiteral("SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock'")),
        QStringLiteral("1"), patience);
}

void TestReminders::scheduled_farAhead_remindsAtEachLead()
{
    tell(Kind::Scheduled, noon);
    QCOMPARE(shownAt(noon.addDays(-1).addMSecs(-1)), QStringList());
    QCOMPARE(shownAt(noon.addDays(-1)), both("Appointment in 1 day"));
    QCOMPARE(messages(),
        (QStringList {QStringLiteral("Your appointment with Person 1 is in 1 day: Monday, May 4, 2026 at 10:30 PM."),
            QStringLiteral("Your appointment with Person 2 is in 1 day: Monday, May 4, 2026 at 8:00 AM.")}));
    QCOMPARE(shownAt(noon.addSecs(-7201)), QStringList());
    QCOMPARE(shownAt(noon.addSecs(-7200)), both("Appointment in 2 hours"));
    QCOMPARE(shownAt(noon.addSecs(-1800)), both("Appointment in 30 minutes"));
    QCOMPARE(shownAt(noon.addDays(1)), QStringList());
    QCOMPARE(value(QStringLiteral("SELECT count(*) FROM notifications WHERE NOT is_due")), QStringLiteral("0"));
}

void TestReminders::scheduled_leadsPast_areSkipped_data()
{
    QTest::addColumn<qint64>("secondsAhead");
    QTest::addColumn<QStringList>("titles");
    const QString day = QStringLiteral("1: Appointment in 1 day"), hours = QStringLiteral("1: Appointment in 2 hours"),
                  minutes = QStringLiteral("1: Appointment in 30 minutes");
    QTest::newRow("before all") << qint64(86'401) << QStringList {day, hours, minutes};
    QTest::newRow("at the first") << qint64(86'400) << QStringList {hours, minutes};
    QTest::newRow("after the first") << qint64(86'399) << QStringList {hours, minutes};
    QTest::newRow("after the second") << qint64(7199) << QStringList {minutes};
    QTest::newRow("after the last") << qint64(1800) << QStringList();
    QTest::newRow("begun") << qint64(-60) << QStringList();
}

void TestReminders::scheduled_leadsPast_areSkipped()
{
    QFETCH(qint64, secondsAhead);
    clock.set(noon.addSecs(-secondsAhead));
    tell(Kind::Scheduled, noon);
    QStringList titles = shownAt(clock.now());
    for (const qint64 ahead : {86'400, 7200, 1800}) {
        if (clock.now() < noon.addSecs(-ahead))
            titles += shownAt(noon.addSecs(-ahead));
    }
    titles += shownAt(clock.now().addSecs(1));
    QTEST(titles.filter(QLatin1String("1: ")), "titles");
}

void TestReminders::scheduled_again_changesNothing()
{
    const ToldAppointment first = told(Kind::Scheduled, noon);
    tell(first);
    (void)shownAt(noon.addDays(-1));
    QCOMPARE(must(instance->accept({first})).duplicates, 1);
    tell(Kind::Scheduled, noon); // another event that says the same
    QCOMPARE(shownAt(noon.addDays(-1).addSecs(1)), QStringList());
    QCOMPARE(shownAt(noon.addSecs(-7200)), both("Appointment in 2 hours"));
}

void TestReminders::moved_later_remindsAtTheNewTimeOnly()
{
    tell(Kind::Scheduled, noon);
    tell(Kind::Rescheduled, noon.addSecs(3600));
    QCOMPARE(shownAt(noon.addDays(-1)), QStringList());
    QCOMPARE(shownAt(noon.addDays(-1).addSecs(3600)), both("Appointment in 1 day"));
    QVERIFY(messages().first().contains(QLatin1String("11:30 PM")));
    QCOMPARE(shownAt(noon.addSecs(-7200)), QStringList());
}

void TestReminders::moved_earlier_remindsAtTheNewTimeOnly()
{
    tell(Kind::Scheduled, noon);
    clock.set(noon.addSecs(-90'000));
    tell(Kind::Rescheduled, noon.addSecs(-7200)); // in 23 hours: the first lead has passed
    QCOMPARE(shownAt(noon.addDays(-1)), QStringList());
    QCOMPARE(shownAt(noon.addSecs(-14'400)), both("Appointment in 2 hours"));
    QCOMPARE(shownAt(noon.addSecs(-9000)), both("Appointment in 30 minutes"));
    QCOMPARE(shownAt(noon), QStringList());
}

void TestReminders::moved_overAShownLead_remindsOfTheNewTime()
{
    tell(Kind::Scheduled, noon);
    QCOMPARE(shownAt(noon.addDays(-1)), both("Appointment in 1 day"));
    tell(Kind::Rescheduled, noon.addDays(3));
    QCOMPARE(shownAt(noon.addSecs(-1800)), QStringList());
    QCOMPARE(shownAt(noon.addDays(2)), both("Appointment in 1 day"));
    QCOMPARE(shownAt(noon.addDays(3).addSecs(-7200)), both("Appointment in 2 hours"));
}

void TestReminders::moved_byAnOlderEvent_changesNothing()
{
    tell(Kind::Scheduled, noon);
    ToldAppointment older = told(Kind::Rescheduled, noon.addDays(1));
    older.time = older.time.addSecs(-1);
    tell(older);
    QCOMPARE(shownAt(noon.addDays(-1)), both("Appointment in 1 day"));
    ToldAppointment sameMoment = told(Kind::Rescheduled, noon.addDays(1));
    sameMoment.time = older.time.addSecs(1);
    tell(sameMoment); // of two of one moment the later counts
    QCOMPARE(shownAt(noon), both("Appointment in 1 day"));
}

void TestReminders::cancelled_remindsNobody_data()
{
    QTest::addColumn<qint64>("secondsAhead");
    QTest::newRow("long before") << qint64(100'000);
    QTest::newRow("at the last millisecond") << qint64(86'400);
    QTest::newRow("between leads") << qint64(8000);
}

void TestReminders::cancelled_remindsNobody()
{
    QFETCH(qint64, secondsAhead);
    tell(Kind::Scheduled, noon);
    (void)shownAt(noon.addSecs(-secondsAhead).addMSecs(-1));
    tell(Kind::Cancelled, noon);
    for (const qint64 ahead : {86'400, 7200, 1800, 0})
        QCOMPARE(shownAt(noon.addSecs(-ahead)), QStringList());
    QCOMPARE(waiting(), QStringLiteral("0"));
}

void TestReminders::cancelled_thenScheduledAgain_reminds()
{
    tell(Kind::Scheduled, noon);
    tell(Kind::Cancelled, noon);
    tell(Kind::Scheduled, noon);
    QCOMPARE(shownAt(noon.addDays(-1)), both("Appointment in 1 day"));
}

void TestReminders::doctorChanged_remindsTheRightOne()
{
    tell(Kind::Scheduled, noon);
    ToldAppointment changed = told(Kind::Rescheduled, noon);
    changed.doctor = otherDoctor;
    tell(changed);
    QCOMPARE(shownAt(noon.addDays(-1)),
        (QStringList {QStringLiteral("1: Appointment in 1 day"), QStringLiteral("4: Appointment in 1 day")}));
    QVERIFY(messages().filter(QLatin1String("Person 4")).size() == 1);
}

void TestReminders::patientChanged_remindsTheRightOne()
{
    tell(Kind::Scheduled, noon);
    (void)shownAt(noon.addDays(-1).addSecs(-1));
    ToldAppointment changed = told(Kind::Rescheduled, noon);
    changed.patient = otherPatient;
    tell(changed);
    QCOMPARE(shownAt(noon.addDays(-1)),
        (QStringList {QStringLiteral("2: Appointment in 1 day"), QStringLiteral("3: Appointment in 1 day")}));
    QVERIFY(messages().filter(QLatin1String("Person 3")).size() == 1);
}

void TestReminders::locationChanged_isInTheText()
{
    tell(Kind::Scheduled, noon);
    ToldAppointment changed = told(Kind::Scheduled, noon);
    changed.location = QStringLiteral("Room 7");
    tell(changed);
    (void)shownAt(noon.addDays(-1));
    QCOMPARE(messages().filter(QLatin1String("M, Room 7.")).size(), 2);
}

void TestReminders::outage_overTheBeginning_showsNothing()
{
    tell(Kind::Scheduled, noon);
    QCOMPARE(shownAt(noon), QStringList());
    QCOMPARE(waiting(), QStringLiteral("0"));
}

void TestReminders::outage_overSeveralLeads_showsOneThatIsTrue()
{
    tell(Kind::Scheduled, noon);
    QCOMPARE(shownAt(noon.addSecs(-75 * 60)), both("Appointment in 1 hour and 15 minutes"));
    QCOMPARE(shownAt(noon.addSecs(-1800)), both("Appointment in 30 minutes"));
}

void TestReminders::due_beforeAnUnrelatedEvent_isStillShown()
{
    tell(Kind::Scheduled, noon);
    clock.set(noon.addDays(-1).addSecs(5));
    ToldAppointment changed = told(Kind::Scheduled, noon);
    changed.location = QStringLiteral("Room 7");
    tell(changed);
    QCOMPARE(shownAt(clock.now()), both("Appointment in 1 day"));
    QCOMPARE(shownAt(noon.addSecs(-7200)), both("Appointment in 2 hours"));
}

void TestReminders::inactive_whenDue_hasItInTheInboxAndTheNextComes()
{
    tell(Kind::Scheduled, noon);
    (void)must(instance->store().connection.execute(QStringLiteral("UPDATE users SET is_active = false WHERE id = 1")));
    QCOMPARE(shownAt(noon.addDays(-1)), both("Appointment in 1 day"));
    ToldAppointment changed = told(Kind::Scheduled, noon);
    QCOMPARE(must(instance->accept({changed})).errors.size(), 1);
    (void)must(instance->store().connection.execute(QStringLiteral("UPDATE users SET is_active = true WHERE id = 1")));
    QCOMPARE(shownAt(noon.addSecs(-7200)), both("Appointment in 2 hours"));
}

void TestReminders::adminCancelled_isNotShownButTheNextIs()
{
    tell(Kind::Scheduled, noon);
    cancelWaiting(ann);
    QCOMPARE(shownAt(noon.addDays(-1)), QStringList {QStringLiteral("2: Appointment in 1 day")});
    QCOMPARE(shownAt(noon.addSecs(-7200)), both("Appointment in 2 hours"));
    // One fact of the journal tells that it was cancelled: the admin's.
    QCOMPARE(value(QStringLiteral("SELECT count(*) FROM journal WHERE kind = 'cancelled' AND notification_id = "
                                  "(SELECT id FROM notifications WHERE cancelled_at IS NOT NULL)")),
        QStringLiteral("1"));
}

void TestReminders::adminCancelled_staysSoWhateverElseIsTold()
{
    tell(Kind::Scheduled, noon);
    cancelWaiting(ann);
    tell(Kind::Scheduled, noon);
    QCOMPARE(shownAt(noon.addDays(-1)), QStringList {QStringLiteral("2: Appointment in 1 day")});
    cancelWaiting(ann);
    tell(Kind::Cancelled, noon);
    QCOMPARE(shownAt(noon.addSecs(-7200)), QStringList());
    QCOMPARE(shownAt(noon.addSecs(-1800)), QStringList());
}

void TestReminders::adminCancelled_thenMoved_remindsAtTheNewTime()
{
    tell(Kind::Scheduled, noon);
    cancelWaiting(ann);
    tell(Kind::Rescheduled, noon.addSecs(3600));
    QCOMPARE(shownAt(noon.addDays(-1)), QStringList());
    QCOMPARE(shownAt(noon.addDays(-1).addSecs(3600)), both("Appointment in 1 day"));
}

// An event that came before the last reminder, and waits for something else while that is shown.
void TestReminders::event_waitingWhileItIsShown_remindsNotTwice()
{
    tell(Kind::Scheduled, noon);
    (void)shownAt(noon.addSecs(-7200));
    clock.set(noon.addSecs(-1801));
    const ToldAppointment again = told(Kind::Scheduled, noon);
    store::Store holder(scratch.url(), QStringLiteral("holder"));
    (void)must(
        holder.connection.execute(QStringLiteral("BEGIN; INSERT INTO events (source, id, event_type, received_at) "
                                                 "VALUES ('/appointments', '%1', 'a', now())")
                                      .arg(QString::fromLatin1(again.event))));
    std::jthread other([&] {
        ReminderInstance late(scratch.url(), clock);
        (void)must(late.accept({again}));
    });
    waitUntilBlocked();
    QCOMPARE(shownAt(noon.addSecs(-1800)), both("Appointment in 30 minutes"));
    (void)must(holder.connection.execute(QStringLiteral("ROLLBACK")));
    other.join();
    QCOMPARE(shownAt(noon.addSecs(-1700)), QStringList());
}

// Two instances hear of a new appointment at the same time, this one of something that is no longer so.
void TestReminders::event_waitingForSomethingNewer_tellsNobody()
{
    const ToldAppointment older = told(Kind::Scheduled, noon);
    store::Store holder(scratch.url(), QStringLiteral("holder"));
    (void)must(holder.connection.execute(
        QStringLiteral("BEGIN; INSERT INTO appointments (id, patient_id, doctor_id, starts_at, is_cancelled, told_at) "
                       "VALUES (%1, 1, 2, '2026-05-04T12:00Z', true, '2026-05-01T12:00Z')")
            .arg(appointment())));
    events::Ingested outcome;
    std::jthread other([&] { outcome = must(ReminderInstance(scratch.url(), clock).accept({older})); });
    waitUntilBlocked();
    (void)must(holder.connection.execute(QStringLiteral("COMMIT")));
    other.join();
    QCOMPARE(outcome.accepted, 1);
    QCOMPARE(outcome.notifications, 0);
    QCOMPARE(shownAt(noon.addDays(-1)), QStringList());
}

// Two instances, one of which shows the last reminder; the other's clock has not come so far.
void TestReminders::event_byAClockThatIsBehind_remindsNotTwice()
{
    tell(Kind::Scheduled, noon);
    (void)shownAt(noon.addSecs(-7200));
    QCOMPARE(shownAt(noon.addSecs(-1800)), both("Appointment in 30 minutes"));
    clock.advance(-5ms);
    tell(Kind::Scheduled, noon);
    QCOMPARE(shownAt(noon.addSecs(-1800)), QStringList());
}

// Who changes an appointment goes on to its reminders, and would wait for whoever waits for its inboxes.
void TestReminders::due_whileItsAppointmentIsChanged_isLeftUnlocked()
{
    tell(Kind::Scheduled, noon);
    store::Store changing(scratch.url("-c lock_timeout=1000"), QStringLiteral("changing"));
    store::Store showing(scratch.url(), QStringLiteral("showing"));
    (void)must(changing.connection.execute(QStringLiteral("BEGIN; SELECT FROM appointments FOR NO KEY UPDATE")));
    (void)must(showing.connection.execute(QStringLiteral("BEGIN")));
    QCOMPARE(must(showing.reminders.due(noon.addDays(-1), 10)).size(), 0);
    QCOMPARE(outcomeOf(changing.connection.execute(QStringLiteral("SELECT FROM notifications FOR NO KEY UPDATE"))),
        QStringLiteral("ok"));
    (void)must(changing.connection.execute(QStringLiteral("ROLLBACK")));
    QCOMPARE(must(showing.reminders.due(noon.addDays(-1), 10)).size(), 2);
    (void)must(showing.connection.execute(QStringLiteral("ROLLBACK")));
}

void TestReminders::due_lockedInbox_holdsUpNobodyElse()
{
    tell(Kind::Scheduled, noon);
    {
        store::Store holder(scratch.url(), QStringLiteral("holder"));
        const store::Transaction transaction = must(store::Transaction::begin(holder.connection));
        QVERIFY(holder.connection.execute(QStringLiteral("SELECT FROM inboxes WHERE user_id = 1 FOR UPDATE")));
        QCOMPARE(shownAt(noon.addDays(-1)), QStringList {QStringLiteral("2: Appointment in 1 day")});
    }
    QCOMPARE(shownAt(noon.addDays(-1)), QStringList {QStringLiteral("1: Appointment in 1 day")});
    QCOMPARE(shownAt(noon.addSecs(-7200)), both("Appointment in 2 hours"));
}

// An inbox that can't count one more. An hour later it can.
void TestReminders::due_dataThatCantBeStored_isPutOffAlone()
{
    tell(Kind::Scheduled, noon);
    const QString count = QStringLiteral("UPDATE inboxes SET unread_count = %1 WHERE user_id = 1");
    QVERIFY(instance->store().connection.execute(count.arg(QStringLiteral("2147483647"))));
    QCOMPARE(shownAt(noon.addDays(-1)), QStringList {QStringLiteral("2: Appointment in 1 day")});
    QVERIFY(instance->store().connection.execute(count.arg(0)));
    QCOMPARE(shownAt(noon.addDays(-1).addSecs(3599)), QStringList());
    QCOMPARE(shownAt(noon.addDays(-1).addSecs(3600)), QStringList {QStringLiteral("1: Appointment in 23 hours")});
}

QTEST_GUILESS_MAIN(TestReminders)
#include "tst_reminders.moc"
