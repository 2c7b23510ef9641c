#include "support/database.h"
#include "support/event_source.h"
#include "support/running_service.h"

#include <QtTest/QTest>

#include <numeric>

using namespace mc::test;

namespace {

constexpr int patience = 20'000;

// An INSERT of what modules insert, in their order.
QByteArray insertOf(const QByteArrayList &events)
{
    QByteArrayList rows;
    for (const QByteArray &event : events)
        rows += "($json$" + event + "$json$)";
    return "INSERT INTO event_outbox (event) VALUES " + rows.join(',');
}

QByteArrayList jsonOf(const QList<QJsonObject> &events)
{
    QByteArrayList texts;
    for (const QJsonObject &event : events)
        texts += toBytes(event);
    return texts;
}

} // namespace

/// Events that modules insert into event_outbox in transactions of their own: SQL in, API out.
class tst_EventOutbox : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();

    void inserted_isTakenAtOnce();
    void ofOneSource_keepTheirOrder_data();
    void ofOneSource_keepTheirOrder();
    void rolledBack_tellsNobody();
    void refused_isSetAsideWithItsReason_data();
    void refused_isSetAsideWithItsReason();
    void refused_holdsUpNoOther();
    void unstorable_isFoundAndSetAside();
    void lockedInbox_holdsUpNoOther();
    void sameEvent_byOutboxAndRequest_isTakenOnce();
    void roleThatMayInsert_mayDoNothingElse();
    void heldUp_showsInTheLag();

private:
    void insert(const QList<QJsonObject> &events) { m_database->run(insertOf(jsonOf(events))); }
    bool isEmpty() { return m_database->value("SELECT count(*) FROM event_outbox") == "0"; }
    // The message or appointment ids of a user's notifications, and their titles, oldest first.
    QList<qint64> messagesOf(const User &user);
    QStringList titlesOf(const User &user);
    QJsonArray notificationsOf(const User &user);
    double metric(const QByteArray &name);

    RunningService m_service;
    std::unique_ptr<Database> m_database;
    User m_doctor;
    User m_patient;
    EventSource m_source {"/chat"};
};

void tst_EventOutbox::initTestCase()
{
    m_service.start();
    QVERIFY(!QTest::currentTestFailed());
    m_database = std::make_unique<Database>(m_service.databaseUri());
    m_doctor = m_service.directory().doctor("ruth");
}

void tst_EventOutbox::init() { m_patient = m_service.directory().patient("luis"); }

void tst_EventOutbox::cleanup()
{
    m_service.showLogWhenFailed();
    m_database->run("DELETE FROM event_outbox_refused");
}

QJsonArray tst_EventOutbox::notificationsOf(const User &user)
{
    const Answer answer = m_service.api().as(user).get("/api/notifications/?page_size=100");
    return answer.expect(200).json().value(QLatin1String("results")).toArray();
}

QList<qint64> tst_EventOutbox::messagesOf(const User &user)
{
    QList<qint64> ids;
    for (const QJsonValue &notification : notificationsOf(user))
        ids.prepend(at(notification, "metadata.message_id").toInteger());
    return ids;
}

QStringList tst_EventOutbox::titlesOf(const User &user)
{
    QStringList titles;
    for (const QJsonValue &notification : notificationsOf(user))
        titles.prepend(at(notification, "title").toString());
    return titles;
}

double tst_EventOutbox::metric(const QByteArray &name)
{
    const QByteArray text = m_service.api().anonymous().get("/metrics").expect(200).body;
    const qsizetype at = text.indexOf('\n' + name + ' ');
    return at < 0 ? -1 : text.mid(at + name.size() + 2, text.indexOf('\n', at + 1) - at - name.size() - 2).toDouble();
}

// The next look would come a second after the last one.
void tst_EventOutbox::inserted_isTakenAtOnce()
{
    QList<qint64> took;
    for (int i = 1; i <= 7; ++i) {
        QElapsedTimer clock;
        clock.start();
        insert({m_source.message(m_doctor, m_patient, i)});
        while (!isEmpty() && clock.elapsed() < patience)
            continue;
        took += clock.elapsed();
    }
    std::sort(took.begin(), took.end());
    qInfo("taken after %lld ms (median), %lld ms (longest)", took[3], took[6]);
    QVERIFY(took[3] < 500);
    QCOMPARE(messagesOf(m_patient), (QList<qint64> {1, 2, 3, 4, 5, 6, 7}));
}

void tst_EventOutbox::ofOneSource_keepTheirOrder_data()
{
    QTest::addColumn<bool>("isOneTransaction");
    QTest::addRow("in one transaction") << true;
    QTest::addRow("in three") << false;
}

void tst_EventOutbox::ofOneSource_keepTheirOrder()
{
    QFETCH(bool, isOneTransaction);
    EventSource appointments(isOneTransaction ? "/appointments/1" : "/appointments/3");
    const QDateTime startsAt = QDateTime::currentDateTimeUtc().addDays(3);
    const QJsonObject scheduled = object({{"appointment_id", isOneTransaction ? 1 : 3}, {"patient_id", m_patient.id},
        {"doctor_id", m_doctor.id}, {"starts_at", startsAt.toString(Qt::ISODateWithMs)}});
    const QJsonObject moved = merged(scheduled,
        object({{"starts_at", startsAt.addDays(1).toString(Qt::ISODateWithMs)},
            {"previous_starts_at", startsAt.toString(Qt::ISODateWithMs)}}));
    QJsonObject cancelled = moved;
    cancelled.remove(QLatin1String("previous_starts_at"));
    const QList<QJsonObject> events {appointments.event("appointment.scheduled", scheduled),
        appointments.event("appointment.rescheduled", moved), appointments.event("appointment.cancelled", cancelled)};
    if (isOneTransaction) {
        m_database->run("BEGIN");
        for (const QJsonObject &event : events)
            insert({event});
        m_database->run("COMMIT");
    } else {
        for (const QJsonObject &event : events)
            insert({event});
    }
    QTRY_COMPARE_WITH_TIMEOUT(titlesOf(m_patient),
        (QStringList {QStringLiteral("Appointment confirmed"), QStringLiteral("Appointment moved"),
            QStringLiteral("Appointment cancelled")}),
        patience);
    QCOMPARE(m_database->value("SELECT count(*) FROM notifications WHERE NOT is_due AND cancelled_at IS NULL"), "0");
}

void tst_EventOutbox::rolledBack_tellsNobody()
{
    m_database->run("BEGIN");
    insert({m_source.message(m_doctor, m_patient, 1)});
    m_database->run("ROLLBACK");
    insert({m_source.message(m_doctor, m_patient, 2)});
    QTRY_VERIFY_WITH_TIMEOUT(isEmpty(), patience);
    QCOMPARE(messagesOf(m_patient), QList<qint64> {2});
}

void tst_EventOutbox::refused_isSetAsideWithItsReason_data()
{
    QTest::addColumn<QByteArray>("event");
    QTest::addColumn<QByteArray>("reason");
    const auto row = [](const char *name, const QByteArray &event, const char *reason) {
        QTest::addRow("%s", name) << event << QByteArray(reason);
    };
    const QByteArray head = R"({"specversion":"1.0","id":"1","source":"/bad","type":"mediconnect.)";
    row("no object", "[1]", "Must be a JSON object.");
    row("no event", "{}", "specversion: ");
    row("unknown type", head + R"(tea.served","data":{}})", "type: No such type of event");
    row("wrong data", head + R"(chat.call_missed","data":{"message_id":"x","recipient_id":1}})", "data.sender_id: ");
    row("nobody", head + R"(account.created","data":{"user_id":999999}})", "data.user_id: User 999999 is unknown");
    row("too long", head + R"(account.created","data":{"user_id":")" + QByteArray(300'000, 'x') + "\"}}",
        "up to 256 KiB");
}

void tst_EventOutbox::refused_isSetAsideWithItsReason()
{
    QFETCH(QByteArray, event);
    QFETCH(QByteArray, reason);
    const double before = metric("mediconnect_event_outbox_refused_total");
    m_database->run(insertOf({event}));
    QTRY_VERIFY_WITH_TIMEOUT(isEmpty(), patience);
    const QByteArray told = m_database->value("SELECT reason FROM event_outbox_refused");
    QVERIFY2(told.contains(reason), told.constData());
    QCOMPARE(m_database->value("SELECT event = $json$" + event + "$json$::jsonb FROM event_outbox_refused"), "t");
    QTRY_COMPARE(metric("mediconnect_event_outbox_refused_total"), before + 1);
}

void tst_EventOutbox::refused_holdsUpNoOther()
{
    const QJsonObject stranger = object({{"user_id", 999999}});
    const QJsonObject bad = m_source.event("account.created", stranger);
    insert({m_source.message(m_doctor, m_patient, 1), bad, m_source.message(m_doctor, m_patient, 2)});
    QTRY_VERIFY_WITH_TIMEOUT(isEmpty(), patience);
    QCOMPARE(messagesOf(m_patient), (QList<qint64> {1, 2}));
    // What was refused may come again corrected.
    insert({merged(bad, object({{"data", object({{"user_id", m_patient.id}})}}))});
    QTRY_COMPARE_WITH_TIMEOUT(notificationsOf(m_patient).size(), 3, patience);
}

// The database refuses one that is as it should be: none of the others is lost or out of order for that.
void tst_EventOutbox::unstorable_isFoundAndSetAside()
{
    m_database->run("ALTER TABLE notifications ADD CONSTRAINT unlucky CHECK (message_id <> 13) NOT VALID");
    QList<QJsonObject> events;
    QList<qint64> others;
    for (int id = 1; id <= 20; ++id) {
        events += m_source.message(m_doctor, m_patient, id);
        if (id != 13)
            others += id;
    }
    insert(events);
    QTRY_VERIFY_WITH_TIMEOUT(isEmpty(), patience);
    m_database->run("ALTER TABLE notifications DROP CONSTRAINT unlucky");
    QCOMPARE(messagesOf(m_patient), others);
    const QList<Database::Row> refused
        = m_database->run("SELECT event #>> '{data,message_id}', reason FROM event_outbox_refused");
    QCOMPARE(refused.size(), 1);
    QCOMPARE(refused[0][0], "13");
    QVERIFY2(refused[0][1].startsWith("It could not be stored."), refused[0][1].constData());
}

// Somebody works on one inbox for long: what is for others goes on, and what is for this one comes later, in its order.
void tst_EventOutbox::lockedInbox_holdsUpNoOther()
{
    const User other = m_service.directory().patient("other");
    {
        Database busy(m_service.databaseUri());
        busy.run("BEGIN");
        busy.run("SELECT FROM inboxes WHERE user_id = " + QByteArray::number(m_patient.id) + " FOR UPDATE");
        for (int id = 1; id <= 30; ++id)
            insert({m_source.message(m_doctor, m_patient, id), m_source.message(m_doctor, other, 100 + id)});
        QTRY_COMPARE_WITH_TIMEOUT(messagesOf(other).size(), 30, patience);
        QCOMPARE(m_database->value("SELECT count(*) FROM event_outbox"), "30");
    }
    QTRY_VERIFY_WITH_TIMEOUT(isEmpty(), patience);
    QList<qint64> all(30);
    std::iota(all.begin(), all.end(), 1);
    QCOMPARE(messagesOf(m_patient), all);
    QCOMPARE(m_database->value("SELECT count(*) FROM event_outbox_refused"), "0");
}

void tst_EventOutbox::sameEvent_byOutboxAndRequest_isTakenOnce()
{
    const QJsonObject event = m_source.message(m_doctor, m_patient, 1);
    m_service.api()
        .asService()
        .sendBytes("POST", "/api/events/", toBytes(event), "application/cloudevents+json")
        .expect(202)
        .expect("accepted", 1);
    insert({event, event});
    QTRY_VERIFY_WITH_TIMEOUT(isEmpty(), patience);
    QCOMPARE(messagesOf(m_patient), QList<qint64> {1});
    QCOMPARE(m_database->value("SELECT count(*) FROM event_outbox_refused"), "0");
}

// README's role, beside a table of its own.
void tst_EventOutbox::roleThatMayInsert_mayDoNothingElse()
{
    const QByteArray role = "billing_" + QUuid::createUuid().toByteArray(QUuid::Id128);
    m_database->run("CREATE ROLE " + role + " LOGIN");
    m_database->run("GRANT INSERT (event) ON event_outbox TO " + role);
    m_database->run("CREATE SCHEMA billing AUTHORIZATION " + role);
    {
        Database module(m_service.databaseUri());
        module.run("SET SESSION AUTHORIZATION " + role);
        module.run("CREATE TABLE billing.payments (id int)");
        module.run("BEGIN");
        module.run("INSERT INTO billing.payments VALUES (1)");
        module.run(insertOf(jsonOf({m_source.message(m_doctor, m_patient, 1)})));
        module.run("COMMIT");
        QTRY_COMPARE_WITH_TIMEOUT(messagesOf(m_patient), QList<qint64> {1}, patience);

        module.run(
            "CREATE FUNCTION billing.is_refused(sql text) RETURNS boolean LANGUAGE plpgsql AS $$ BEGIN EXECUTE sql; "
            "RETURN false; EXCEPTION WHEN insufficient_privilege THEN RETURN true; END $$");
        for (const char *sql : {"SELECT event FROM event_outbox", "DELETE FROM event_outbox",
                 "UPDATE event_outbox SET event = '{}'", "TRUNCATE event_outbox", "SELECT * FROM event_outbox_refused",
                 "INSERT INTO event_outbox (event, inserted_at) VALUES ('{}', '2020-01-01')",
                 "INSERT INTO event_outbox (event) VALUES ('{}') RETURNING event", "SELECT * FROM notifications",
                 "SELECT * FROM users", "INSERT INTO events VALUES ('/a', '1', 'x', now())", "SELECT * FROM journal"})
            QVERIFY2(module.value("SELECT billing.is_refused($sql$" + QByteArray(sql) + "$sql$)") == "t", sql);
    }
    m_database->run("DROP OWNED BY " + role);
    m_database->run("DROP ROLE " + role);
}

void tst_EventOutbox::heldUp_showsInTheLag()
{
    const QByteArray lag = "mediconnect_event_outbox_lag_seconds";
    QTRY_COMPARE(metric(lag), 0.0);
    m_database->run("SELECT pg_advisory_lock(4711200817)"); // as another instance has it that takes
    insert({m_source.message(m_doctor, m_patient, 1)});
    QTRY_VERIFY_WITH_TIMEOUT(metric(lag) > 1.2, patience);
    QVERIFY(messagesOf(m_patient).isEmpty());
    m_database->run("SELECT pg_advisory_unlock(4711200817)");
    QTRY_COMPARE_WITH_TIMEOUT(metric(lag), 0.0, patience);
    QCOMPARE(messagesOf(m_patient), QList<qint64> {1});
}

QTEST_GUILESS_MAIN(tst_EventOutbox)
#include "tst_event_outbox.moc"
