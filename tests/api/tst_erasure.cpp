#include "../store/scratch_database.h"
#include "erasure_stage.h"
#include "support/running_service.h"

#include <QtCore/QJsonDocument>
#include <QtCore/QProcess>
#include <QtTest/QTest>

using namespace mc;
using namespace mc::test;

/// A person is erased everywhere (CONTRACT section 9): a dump of the database is searched for what was said of them.
class tst_Erasure : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanup() { m_service.showLogWhenFailed(); }

    void erased_leavesNothingInADump();
    void erasing_refusesAndHides();
    void oneself_isRefused();
    void unknown_is404();
    void everyTable_thatNamesPeople_isErased();
    void exported_holdsEverything();
    void exported_inPages_holdsTheSame();
    void exported_badCursor_isNamed();
    void erased_whileTheServiceStops_goesOn(); // the last one

private:
    using Person = mc::test::User;

    Person marked(const QByteArray &role, qint64 id);
    // All that the database can have of somebody.
    void fill(const Person &person);
    Answer create(const Person &recipient, const QByteArray &title, const QJsonObject &more = {});
    void waitUntilErased(qint64 id);
    QByteArray dump() const;
    QByteArray value(const QByteArray &sql) { return m_database->value(sql); }
    QJsonArray exported(const Person &person, int pageSize);

    FakeProviders m_fakes;
    RunningService m_service {erasureSettings(m_fakes)};
    std::unique_ptr<Database> m_database;
    Person m_admin, m_ben;
};

void tst_Erasure::initTestCase()
{
    m_service.start();
    QVERIFY(!QTest::currentTestFailed());
    m_database = std::make_unique<Database>(m_service.databaseUri());
    m_admin = m_service.directory().admin("admin");
    m_ben = m_service.directory().patient("ben", object({{"clinic_id", 7}}));
}

tst_Erasure::Person tst_Erasure::marked(const QByteArray &role, qint64 id)
{
    const Person person {id, mark + QByteArray::number(id), role};
    m_service.api()
        .asService()
        .put(userPath(id),
            object({{"username", person.name}, {"email", person.name + "@clinic.example"}, {"phone", "+34699111333"},
                {"first_name", mark + " Anna"}, {"last_name", mark}, {"role", role}, {"clinic_id", 7},
                {"timezone", "Europe/Madrid"}, {"locale", "es"}}))
        .expect(201);
    return person;
}

Answer tst_Erasure::create(const Person &recipient, const QByteArray &title, const QJsonObject &more)
{
    return m_service.api().asService().post(inbox,
        merged(object({{"recipient_id", recipient.id}, {"notification_type", "message"}, {"title", title},
                   {"message", title + " says " + mark}, {"priority", "critical"},
                   {"metadata", object({{"action_url", "/of/" + mark}})}}),
            more));
}

void tst_Erasure::fill(const Person &person)
{
    m_service.givePassword(person, "a long password of the tests");
    // On a connection of its own each time: passwords are hashed when nothing else is to be done.
    bool isSignedIn = false;
    const auto signIn = [&] {
        Api api(m_service.process().port());
        return api.anonymous()
                   .post("/api/auth/token/",
                       object({{"username", person.name}, {"password", "a long password of the tests"}}))
                   .status
            == 200;
    };
    QTRY_VERIFY_WITH_TIMEOUT(isSignedIn = isSignedIn || signIn(), 2 * patience);
    const Caller self = m_service.api().as(person), service = m_service.api().asService();
    self.post(inbox + "devices/",
            object(
                {{"device_token", "token-of-" + mark}, {"device_type", "android"}, {"device_name", mark + "'s phone"}}))
        .expect(201);
    self.patch(inbox + "preferences/", object({{"quiet_hours", object({{"enabled", true}})}})).expect(200);
    // By all channels, read, clicked, deleted, and scheduled.
    const QString first = create(person, mark + " first").expect(201).text("id");
    QTRY_VERIFY_WITH_TIMEOUT(m_fakes.count(Fake::Sms) > 0 && m_fakes.count(Fake::Fcm) > 0, patience);
    self.post(notificationPath(first) + "click/", {}).expect(200);
    self.remove(notificationPath(create(person, mark + " deleted").expect(201).text("id"))).expect(204);
    create(person, mark + " unread").expect(201);
    create(person, mark + " scheduled",
        object({{"scheduled_for", QDateTime::currentDateTimeUtc().addDays(30).toString(Qt::ISODateWithMs)}}))
        .expect(201);
    service.with("Idempotency-Key", "for-the-person")
        .post(inbox,
            object({{"recipient_id", person.id}, {"notification_type", "system"}, {"title", mark}, {"message", mark}}))
        .expect(201);
    // Batches: of that one alone, and of two.
    for (const QJsonArray &audience : {array({person.id}), array({person.id, m_ben.id})})
        service
            .post(inbox + "bulk-create/",
                object({{"notification_type", "system"}, {"title", audience.size() == 1 ? mark : QByteArray("To both")},
                    {"message", "Text"}, {"audience", object({{"user_ids", audience}})}}))
            .expect(202);
    QTRY_COMPARE_WITH_TIMEOUT(
        value("SELECT count(*) FROM batches WHERE status = 'running'"), QByteArray("0"), patience);
    // Events: an appointment, which will be reminded of, and one that is refused.
    service
        .sendBytes("POST", "/api/events/",
            toBytes(eventOf("1", "appointment.scheduled",
                object({{"appointment_id", 4711}, {"patient_id", person.id}, {"doctor_id", 1},
                    {"starts_at", QDateTime::currentDateTimeUtc().addDays(9).toString(Qt::ISODate)},
                    {"location", "Sala " + mark}}))),
            "application/cloudevents+json")
        .expect(202);
    const QByteArray refused = toBytes(eventOf("2", "chat.message_sent",
        object({{"recipient_id", person.id}, {"sender_id", m_ben.id}, {"preview", mark}, {"unknown", mark}})));
    m_database->run("INSERT INTO event_outbox (event) VALUES ($json$" + refused + "$json$)");
    QTRY_COMPARE_WITH_TIMEOUT(value("SELECT count(*) FROM event_outbox_refused"), QByteArray("1"), patience);
    m_database->run("INSERT INTO sms_opt_outs (phone, opted_out_at, word) VALUES ('+34699111333', now(), 'STOP')");
    // What others did with their records, and what they did themselves.
    m_service.api().as(m_admin).get(userPath(person.id)).expect(200);
    m_service.api().as(m_admin).get(inbox + "?recipient_id=" + QByteArray::number(person.id)).expect(200);
    if (person.role != "admin")
        return;
    self.post(inbox,
            object({{"recipient_id", m_ben.id}, {"notification_type", "system"}, {"title", "From an admin"},
                {"message", "Text"}}))
        .expect(201);
    self.get(userPath(m_ben.id)).expect(200);
}

void tst_Erasure::waitUntilErased(qint64 id)
{
    const auto status = [&] { return m_service.api().as(m_admin).remove(userPath(id)).status; };
    QTRY_COMPARE_WITH_TIMEOUT(status(), 404, patience);
}

QByteArray tst_Erasure::dump() const
{
    QProcess dump;
    dump.start(
        PrivatePostgres::program(QStringLiteral("pg_dump")), {QStringLiteral("--inserts"), m_service.databaseUri()});
    [&] {
        QVERIFY2(dump.waitForFinished(patience) && dump.exitCode() == 0, dump.readAllStandardError().constData());
    }();
    return dump.readAllStandardOutput();
}

void tst_Erasure::erased_leavesNothingInADump()
{
    const Person person = marked("admin", markedId);
    fill(person);
    QVERIFY(!QTest::currentTestFailed());
    const QByteArray id = QByteArray::number(person.id);
    const QByteArrayList sealed {value("SELECT encode(token_ciphertext, 'hex') FROM devices WHERE user_id = " + id),
        value("SELECT encode(token_hash, 'hex') FROM devices WHERE user_id = " + id),
        value("SELECT password_hash FROM accounts WHERE user_id = " + id),
        value("SELECT encode(token_hash, 'hex') FROM refresh_tokens WHERE user_id = " + id)};
    const QByteArray pseudonym = value("SELECT pseudonym FROM users WHERE id = " + id);
    const auto acts = [&](const char *column) {
        return value("SELECT count(*) FROM audit_log WHERE " + QByteArray(column) + " = " + pseudonym);
    };
    const auto figures = [&] {
        const QJsonObject all = m_service.api().as(m_admin).get(inbox + "admin/stats/?period=year").expect(200).json();
        QJsonObject kept;
        for (const char *name : {"total_notifications", "by_type", "by_priority", "read_rate", "delivery_latency_ms"})
            kept.insert(QLatin1String(name), all.value(QLatin1String(name)));
        return kept;
    };
    QTRY_COMPARE_WITH_TIMEOUT(value("SELECT count(*) FROM deliveries WHERE status = 'pending' AND channel <> 'email'"),
        QByteArray("0"), patience);
    const QJsonObject before = figures();
    const QByteArray whole = dump();
    QVERIFY(whole.contains(mark) && whole.contains(id));
    for (const QByteArray &secret : sealed)
        QVERIFY(!secret.isEmpty() && whole.contains(secret));
    const auto socket = m_service.socket(person);

    m_service.api().as(m_admin).remove(userPath(person.id)).expect(202).expect("status", "erasing");
    m_service.api().as(m_admin).get(userPath(person.id)).expectProblem(404, "not_found");
    QCOMPARE(socket->closeCode(), 4403);
    m_service.api().as(person).get(inbox).expectProblem(401, "unauthenticated");
    waitUntilErased(person.id);
    QVERIFY(!QTest::currentTestFailed());

    const QByteArray after = dump();
    for (const QByteArray &trace : sealed + QByteArrayList {mark, id, "+34699111333"}) {
        const qsizetype at = after.toLower().indexOf(trace.toLower());
        QVERIFY2(at < 0, after.mid(std::max<qsizetype>(at - 300, 0), 500).constData());
    }
    QCOMPARE(figures(), before);

    // Who did what stays, under a pseudonym, and the seals are whole.
    QVERIFY(acts("owner_id").toInt() >= 4 && acts("actor_id").toInt() >= 2);
    QCOMPARE(value("SELECT count(*) FROM audit_trail WHERE owner_id = " + pseudonym), acts("owner_id"));
    QTRY_COMPARE_WITH_TIMEOUT(
        value("SELECT count(*) FROM audit_seals"), value("SELECT count(*) FROM audit_log"), patience);
    const CommandOutcome verified = ServiceProcess::run({QStringLiteral("audit"), QStringLiteral("verify")},
        {{"MEDICONNECT_DATABASE_URL", m_service.databaseUri().toUtf8()}});
    QVERIFY2(verified.exitCode == 0, verified.err.constData());

    // Other people keep what is theirs.
    const Answer bens = m_service.api().as(m_ben).get(inbox).expect(200).expect("count", 2);
    QVERIFY(bens.body.contains("From an admin") && bens.body.contains("To both"));
    QCOMPARE(value("SELECT count(*) FROM appointments WHERE id = 4711 AND is_cancelled AND patient_id = 0"),
        QByteArray("1"));

    // Whoever comes later under that id is somebody else.
    m_service.api()
        .asService()
        .put(userPath(person.id), object({{"username", "new"}, {"role", "patient"}}))
        .expect(201);
    m_service.api().as(Person {person.id, "new", "patient"}).get(inbox).expect(200).expect("count", 0);
    QVERIFY(value("SELECT pseudonym FROM users WHERE id = " + id) != pseudonym);
}

void tst_Erasure::erasing_refusesAndHides()
{
    const Person person = m_service.directory().patient("dora");
    m_service.notification(person).post();
    Database other(m_service.databaseUri());
    other.run("BEGIN");
    other.run("SELECT FROM inboxes WHERE user_id = " + QByteArray::number(person.id) + " FOR UPDATE");
    const Caller admin = m_service.api().as(m_admin);
    admin.remove(userPath(person.id)).expect(202);
    admin.remove(userPath(person.id)).expect(202); // goes on
    admin.put(userPath(person.id), object({{"username", "dora"}, {"role", "patient"}})).expectProblem(409, "conflict");
    admin
        .post("/api/users/bulk-upsert/",
            object({{"users", array({object({{"id", person.id}, {"username", "dora"}, {"role", "patient"}})})}}))
        .expect(200)
        .expect("errors.0.code", "conflict");
    admin.get("/api/users/?search=" + person.name).expect(200).expect("count", 0);
    admin.get(userPath(person.id) + "export/").expectProblem(404, "not_found");
    m_service.notification(person).send().expectProblem(400, "NOTIF_005");
    other.run("COMMIT");
    waitUntilErased(person.id);
}

void tst_Erasure::oneself_isRefused()
{
    m_service.api().as(m_admin).remove(userPath(m_admin.id)).expectProblem(409, "conflict");
    m_service.api().as(m_admin).get(userPath(m_admin.id)).expect(200);
}

void tst_Erasure::unknown_is404()
{
    for (const char *path : {"/api/users/999999/", "/api/users/none/"}) {
        m_service.api().as(m_admin).remove(path).expectProblem(404, "not_found");
        m_service.api().as(m_admin).get(QByteArray(path) + "export/").expectProblem(404, "not_found");
    }
}

// A new table with such a column belongs into erasedTables(), or among those that go with others.
void tst_Erasure::everyTable_thatNamesPeople_isErased()
{
    QByteArrayList erased {// With the entry, or when the erasure begins
        "accounts.user_id", "inboxes.user_id", "preferences.user_id", "refresh_tokens.user_id", "sms_opt_outs.phone",
        "users.email", "users.external_id", "users.phone",
        // With the notifications
        "deliveries.recipient_id", "notifications.recipient_id",
        // By a sweep, and at the end
        "journal.user_id", "statistics_counters.scope_id", "statistics_errors.scope_id",
        "statistics_latencies.scope_id",
        // Under a pseudonym
        "audit_log.actor_id", "audit_log.actor_subject", "audit_log.owner_id",
        // How far a batch has come, whoever that is; what is taken within a moment
        "batches.last_user_id", "event_outbox.event"};
    for (const store::ErasedTable &table : store::erasedTables()) {
        for (const QByteArray &column : QByteArray(table.columns).split(','))
            erased += QByteArray(table.table) + '.' + column;
    }
    QByteArrayList named;
    for (const Database::Row &row : m_database->run(
             "SELECT table_name || '.' || column_name FROM information_schema.columns JOIN information_schema.tables "
             "USING (table_schema, table_name) WHERE table_schema = 'public' AND table_type = 'BASE TABLE' AND "
             "column_name ~ "
             "'(^|_)(user|recipient|sender|owner|actor|patient|doctor|scope)_ids?$|(^|_)(caller|subject|phone|"
             "email|event|external_id)$'"))
        named += row[0];
    std::sort(erased.begin(), erased.end());
    std::sort(named.begin(), named.end());
    QCOMPARE(named, erased);
}

QJsonArray tst_Erasure::exported(const Person &person, int pageSize)
{
    QJsonArray records;
    QByteArray path = userPath(person.id) + "export/?page_size=" + QByteArray::number(pageSize);
    for (int pages = 0; !path.isEmpty() && pages < 100; ++pages) {
        const Answer page = m_service.api().as(person).get(path).expect(200);
        const QJsonArray results = page["results"].toArray();
        [&] { QVERIFY(results.size() <= pageSize); }();
        for (const QJsonValue &record : results)
            records += record;
        const QString next = page.text("next");
        path = next.isEmpty() ? QByteArray() : next.mid(next.indexOf(QLatin1String("/api/"))).toUtf8();
    }
    return records;
}

void tst_Erasure::exported_holdsEverything()
{
    m_database->run("TRUNCATE event_outbox_refused, idempotency_keys");
    m_database->run("DELETE FROM events");
    m_fakes.clear();
    const Person person = marked("patient", markedId + 1);
    fill(person);
    QVERIFY(!QTest::currentTestFailed());
    const QJsonArray records = exported(person, 100);
    expectAt(ofKind(records, "user"), "0.email", person.name + "@clinic.example");
    QVERIFY(!at(ofKind(records, "user"), "0.sms_opted_out_at").isNull());
    expectAt(ofKind(records, "preferences"), "0.quiet_hours_enabled", true);
    expectAt(ofKind(records, "device"), "0.device_name", mark + "'s phone");
    QVERIFY(!ofKind(records, "session").isEmpty());
    expectAt(ofKind(records, "appointment"), "0.location", "Sala " + mark);
    const QJsonArray notifications = ofKind(records, "notification");
    QCOMPARE(QByteArray::number(notifications.size()),
        value("SELECT count(*) FROM notifications WHERE recipient_id = " + QByteArray::number(person.id)));
    expectAt(notifications, "0.title", mark + " first");
    expectAt(notifications, "0.history.0.kind", "created");
    QVERIFY(at(notifications, "0.deliveries").toArray().size() >= 2);
    QVERIFY(!ofKind(records, "access").isEmpty());
    QVERIFY(!QJsonDocument(records).toJson().contains("token-of-"));

    const QByteArray requestId = "export-by-an-admin";
    m_service.api().as(m_admin).with("X-Request-Id", requestId).get(userPath(person.id) + "export/").expect(200);
    QCOMPARE(value("SELECT action || ' ' || owner_id FROM audit_trail WHERE request_id = '" + requestId + "'"),
        "user.exported " + QByteArray::number(person.id));
}

void tst_Erasure::exported_inPages_holdsTheSame()
{
    const Person person {markedId + 1, mark + QByteArray::number(markedId + 1), "patient"};
    // Until nothing is under way, and all is counted.
    QTRY_COMPARE_WITH_TIMEOUT(
        value("SELECT count(*) FROM deliveries WHERE status = 'pending'"), QByteArray("0"), patience);
    QTRY_COMPARE_WITH_TIMEOUT(
        value("SELECT count(*) FROM journal WHERE NOT pg_visible_in_snapshot(xid, (SELECT folded FROM "
              "statistics_position))"),
        QByteArray("0"), patience);
    QCOMPARE(exported(person, 3), exported(person, 100));
    m_service.api().as(m_admin).remove(userPath(person.id)).expect(202);
    waitUntilErased(person.id);
}

void tst_Erasure::exported_badCursor_isNamed()
{
    for (const char *cursor : {"x", "notification", "notification.x", "nothing.1", "user.1.2", "notification.1;DROP"})
        m_service.api()
            .as(m_ben)
            .get(userPath(m_ben.id) + "export/?cursor=" + QByteArray(cursor).toPercentEncoding())
            .expectProblem(400, "validation_error")
            .expectField("cursor");
}

void tst_Erasure::erased_whileTheServiceStops_goesOn()
{
    const Person person = m_service.directory().patient("cleo");
    for (int i = 0; i < 30; ++i)
        m_service.notification(person).post();
    // One that others hold, so that the erasure is under way when the service stops.
    Database other(m_service.databaseUri());
    other.run("BEGIN");
    other.run("SELECT FROM inboxes WHERE user_id = " + QByteArray::number(person.id) + " FOR UPDATE");
    m_service.api().asService().remove(userPath(person.id)).expect(202);
    m_service.process().kill();
    other.run("COMMIT");
    m_service.process().start();
    QVERIFY(!QTest::currentTestFailed());
    QTRY_COMPARE_WITH_TIMEOUT(
        value("SELECT count(*) FROM users WHERE id = " + QByteArray::number(person.id)), QByteArray("0"), patience);
    QCOMPARE(value("SELECT count(*) FROM journal WHERE user_id = " + QByteArray::number(person.id)), QByteArray("0"));
}

QTEST_GUILESS_MAIN(tst_Erasure)
#include "tst_erasure.moc"
