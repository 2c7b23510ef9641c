#include "http/routes.h"
#include "support/database.h"
#include "support/fake_providers.h"
#include "support/running_service.h"
#include "support/whole_preferences.h"

#include <QtTest/QTest>

using namespace mc::test;

namespace {

// One thing to do through an audited route. {id}, {device}, {scheduled}: a notification, a device, and a scheduled batch of the
// person concerned, {user}: that person's id.
struct Act
{
    const char *name;
    QByteArray method;
    QByteArray route; ///< as the table of routes has it
    QByteArray path;
    QJsonObject body;
    int status;
    QByteArray action;
    QByteArray target; ///< empty: none is recorded
    bool namesOwner; ///< false: the records of many
    QByteArray contentType = "application/json";
};

QList<Act> acts()
{
    const QByteArray inbox = "/api/notifications/", one = inbox + "{id}/";
    const QJsonObject ids = object({{"notification_ids", array({"{id}"})}});
    const QJsonObject person = object({{"username", "name{user}"}, {"role", "patient"}});
    const QJsonObject draft = object(
        {{"recipient_id", "{user}"}, {"notification_type", "system"}, {"title", "secret"}, {"message", "secret"}});
    const QJsonObject batch = object({{"audience", object({{"user_ids", array({"{user}"})}})},
        {"notification_type", "system"}, {"title", "secret"}, {"message", "secret"}});
    const QJsonObject wish = object({{"quiet_hours", object({{"enabled", true}})}});
    const QJsonObject message = object({{"specversion", "1.0"}, {"id", "{id}"}, {"source", "/chat"},
        {"type", "mediconnect.chat.message_sent"},
        {"data", object({{"message_id", 1}, {"sender_id", 1}, {"recipient_id", "{user}"}, {"preview", "secret"}})}});
    const QByteArray wishes = inbox + "preferences/", devices = inbox + "devices/", device = devices + "{id}/";
    const QByteArray thatDevice = devices + "{device}/", scim = "/scim/v2/Users";
    const QJsonObject provisioned = object({{"userName", "scim-{user}"}});
    const QJsonObject renaming = object(
        {{"Operations", array({object({{"op", "replace"}, {"path", "name.givenName"}, {"value", "secret"}})})}});
    return {
        {"list all", "GET", inbox, inbox + "?is_read=false&search=secret", {}, 200, "notification.listed", {}, false},
        {"list one's", "GET", inbox, inbox + "?recipient_id={user}", {}, 200, "notification.listed", {}, true},
        {"create", "POST", inbox, inbox, draft, 201, "notification.created", "{new}", true},
        {"create many", "POST", inbox + "bulk-create/", inbox + "bulk-create/", batch, 202, "batch.created", "{batch}",
            false},
        {"cancel many", "POST", inbox + "batches/{id}/cancel/", inbox + "batches/{scheduled}/cancel/", {}, 200,
            "batch.cancelled", "{scheduled}", false},
        {"resume many", "POST", inbox + "batches/{id}/resume/", inbox + "batches/{scheduled}/resume/", {}, 200,
            "batch.resumed", "{scheduled}", false},
        {"preview", "POST", inbox + "preview/", inbox + "preview/", draft, 200, "notification.previewed", {}, false},
        {"show", "GET", one, one, {}, 200, "notification.viewed", "{id}", true},
        {"update", "PATCH", one, one, object({{"is_read", true}}), 200, "notification.updated", "{id}", true},
        {"delete", "DELETE", one, one, {}, 204, "notification.deleted", "{id}", true},
        {"mark multiple", "POST", inbox + "mark-multiple-read/", inbox + "mark-multiple-read/", ids, 200,
            "notification.updated", {}, true},
        {"delete multiple", "DELETE", inbox + "bulk-delete/", inbox + "bulk-delete/", ids, 200, "notification.deleted",
            {}, true},
        {"timeline", "GET", one + "timeline/", one + "timeline/", {}, 200, "notification.viewed", "{id}", true},
        {"retry", "POST", one + "retry/", one + "retry/", {}, 202, "delivery.retried", "{id}", true},
        {"show preferences", "GET", wishes, wishes + "?user_id={user}", {}, 200, "preferences.viewed", {}, true},
        {"replace preferences", "PUT", wishes, wishes + "?user_id={user}", wholePreferences(), 200,
            "preferences.changed", {}, true},
        {"change preferences", "PATCH", wishes, wishes + "?user_id={user}", wish, 200, "preferences.changed", {}, true},
        {"list devices", "GET", devices, devices, {}, 200, "device.listed", {}, false},
        {"list one's devices", "GET", devices, devices + "?user_id={user}", {}, 200, "device.listed", {}, true},
        {"show device", "GET", device, thatDevice, {}, 200, "device.viewed", "{device}", true},
        {"update device", "PATCH", device, thatDevice, object({{"is_active", false}}), 200, "device.updated",
            "{device}", true},
        {"test device", "POST", device + "test/", thatDevice + "test/", {}, 202, "device.tested", "{device}", true},
        {"delete device", "DELETE", device, thatDevice, {}, 204, "device.deleted", "{device}", true},
        {"one's statistics", "GET", inbox + "stats/", inbox + "stats/?user_id={user}", {}, 200, "statistics.viewed", {},
            true},
        {"all statistics", "GET", inbox + "admin/stats/", inbox + "admin/stats/?period=day", {}, 200,
            "statistics.viewed", {}, false},
        {"post events", "POST", "/api/events/", "/api/events/", message, 202, "event.posted", {}, false,
            "application/cloudevents+json"},
        {"list users", "GET", "/api/users/", "/api/users/?role=patient", {}, 200, "user.listed", {}, false},
        {"show user", "GET", "/api/users/{id}/", "/api/users/{user}/", {}, 200, "user.viewed", "{user}", true},
        {"export user", "GET", "/api/users/{id}/export/", "/api/users/{user}/export/", {}, 200, "user.exported",
            "{user}", true},
        {"sign user out", "POST", "/api/users/{id}/sign-out/", "/api/users/{user}/sign-out/", {}, 204,
            "user.signed_out", "{user}", true},
        {"put user", "PUT", "/api/users/{id}/", "/api/users/{user}/", person, 200, "user.upserted", "{user}", true},
        {"list users by SCIM", "GET", scim, scim + "?count=1", {}, 200, "user.listed", {}, false},
        {"show user by SCIM", "GET", scim + "/{id}", scim + "/{user}", {}, 200, "user.viewed", "{user}", true},
        {"create user by SCIM", "POST", scim, scim, object({{"userName", "scim-{id}"}}), 201, "user.upserted", "{new}",
            false},
        {"replace user by SCIM", "PUT", scim + "/{id}", scim + "/{user}", provisioned, 200, "user.upserted", "{user}",
            true},
        {"update user by SCIM", "PATCH", scim + "/{id}", scim + "/{user}", renaming, 200, "user.upserted", "{user}",
            true},
        {"delete user by SCIM", "DELETE", scim + "/{id}", scim + "/{user}", {}, 204, "user.deprovisioned", "{user}",
            true},
        {"upsert users", "POST", "/api/users/bulk-upsert/", "/api/users/bulk-upsert/",
            object({{"users", array({merged(person, object({{"id", "{user}"}}))})}}), 200, "user.upserted", {}, false},
    };
}

} // namespace

Q_DECLARE_METATYPE(Act)

/// Every act of an admin and every access to another person's data stands in the audit log, nothing else does, and
/// nothing changes what stands there (CONTRACT section 9).
class tst_AuditLog : public QObject
{
    Q_OBJECT

    /// What the log has of the request of that id.
    QList<Database::Row> rowsOf(const QByteArray &requestId)
    {
        return m_database->run(
            "SELECT actor_id, actor_subject, actor_role, host(address), action, target_type, target_id, "
            "owner_id, details FROM audit_trail WHERE request_id = '"
            + requestId + "' ORDER BY id");
    }
    QByteArray deviceOf(const User &owner)
    {
        const QJsonObject device = object({{"device_token", "token-of-" + owner.name}, {"device_type", "android"}});
        return QByteArray::number(
            m_service.api().as(owner).post("/api/notifications/devices/", device)["id"].toInteger());
    }
    QByteArray scheduledBatchFor(const User &owner)
    {
        const QDateTime tomorrow = QDateTime::currentDateTimeUtc().addDays(1);
        return m_service.api()
            .asService()
            .post("/api/notifications/bulk-create/",
                object({{"notification_type", "system"}, {"title", "secret"}, {"message", "secret"},
                    {"scheduled_for", tomorrow.toString(Qt::ISODateWithMs)},
                    {"audience", object({{"user_ids", array({owner.id})}})}}))
            .expect(202)
            .text("batch_id")
            .toUtf8();
    }
    QByteArray nextRequestId() { return "audit-" + QByteArray::number(++m_requests); }
    qint64 rowCount() { return m_database->value("SELECT count(*) FROM audit_log").toLongLong(); }

    Answer perform(const Act &act, const Caller &caller, const User &concerned, const QByteArray &requestId)
    {
        m_id = m_service.notification(concerned).post().toUtf8();
        m_device = deviceOf(concerned);
        m_scheduled = act.path.contains("{scheduled}") ? scheduledBatchFor(concerned) : QByteArray();
        // Something to be tried again.
        m_database->run("UPDATE batches SET failed = 1 WHERE status <> 'cancelled'");
        m_database->run(
            "WITH made AS (INSERT INTO deliveries (id, notification_id, recipient_id, priority, channel, provider, "
            "status, created_at, due_at) "
            "VALUES (gen_random_uuid(), '"
            + m_id
            + "', 1, 'low', 'sms', 'sms', 'failed', now(), now()) RETURNING *) "
              "INSERT INTO journal (kind, at, user_id, due_at, notification_id, delivery_id, channel, became, error) "
              "SELECT 'queued', created_at, recipient_id, created_at, notification_id, id, channel, status, 'unknown' "
              "FROM made");
        const QByteArray user = QByteArray::number(concerned.id);
        const auto filled = [&](QByteArray text) {
            return text.replace("\"{user}\"", user)
                .replace("{user}", user)
                .replace("{id}", m_id)
                .replace("{device}", m_device)
                .replace("{scheduled}", m_scheduled);
        };
        const Caller traced = caller.with("X-Request-Id", requestId);
        return act.body.isEmpty()
            ? traced.send(act.method, filled(act.path))
            : traced.sendBytes(act.method, filled(act.path), filled(toBytes(act.body)), act.contentType);
    }

    void expectRow(const Act &act, const Answer &answer, const User &concerned, const Database::Row &row)
    {
        QByteArray target = act.target;
        target.replace("{id}", m_id).replace("{user}", QByteArray::number(concerned.id)).replace("{device}", m_device);
        target.replace("{scheduled}", m_scheduled);
        target.replace("{new}", answer.text("id").toUtf8()).replace("{batch}", answer.text("batch_id").toUtf8());
        QCOMPARE(row[3], QByteArray("127.0.0.1"));
        QCOMPARE(row[4], act.action);
        QCOMPARE(row[5], act.action.split('.').first());
        QCOMPARE(row[6], target);
        if (act.action.startsWith("user.") && act.target == "{new}")
            QCOMPARE(row[7], target); // whoever is created owns that record
        else
            QCOMPARE(row[7], act.namesOwner ? QByteArray::number(concerned.id) : QByteArray());
        QVERIFY2(row[8].contains("\"records\": "), row[8].constData());
        QVERIFY2(!row[8].contains("secret"), row[8].constData());
    }

private Q_SLOTS:
    void initTestCase()
    {
        m_service.start();
        QVERIFY(!QTest::currentTestFailed());
        m_database = std::make_unique<Database>(m_service.databaseUri());
        m_admin = m_service.directory().admin("admin");
        m_ann = m_service.directory().patient("ann");
    }
    void cleanup() { m_service.showLogWhenFailed(); }

    void everyAuditedRoute_isAmongTheActs()
    {
        for (const mc::http::Route &route : mc::http::routes()) {
            if (!route.audit.action || QByteArrayView(route.audit.action) == "user.erased") // tst_erasure
                continue;
            const QList<Act> all = acts();
            const bool known = std::any_of(all.begin(), all.end(), [&route](const Act &act) {
                return act.method == route.method && act.route == route.path && act.action == route.audit.action;
            });
            QVERIFY2(known, QByteArray(route.method).append(' ').append(route.path).constData());
        }
    }

    void admin_onAnothersRecords_isRecorded_data()
    {
        QTest::addColumn<Act>("act");
        for (const Act &act : acts())
            QTest::newRow(act.name) << act;
    }
    void admin_onAnothersRecords_isRecorded()
    {
        QFETCH(Act, act);
        const User owner = m_service.directory().patient("owner");
        const QByteArray requestId = nextRequestId();
        const Answer answer = perform(act, m_service.api().as(m_admin), owner, requestId).expect(act.status);
        const QList<Database::Row> rows = rowsOf(requestId);
        QCOMPARE(rows.size(), 1);
        QCOMPARE(rows[0][0], QByteArray::number(m_admin.id));
        QCOMPARE(rows[0][1], QByteArray::number(m_admin.id));
        QCOMPARE(rows[0][2], QByteArray("admin"));
        expectRow(act, answer, owner, rows[0]);
    }

    void admin_onTheirOwnRecords_isNot_data()
    {
        QTest::addColumn<Act>("act");
        for (const Act &act : acts()) {
            if (act.namesOwner)
                QTest::newRow(act.name) << act;
        }
    }
    void admin_onTheirOwnRecords_isNot()
    {
        QFETCH(Act, act);
        const User self = m_service.directory().admin("self");
        const QByteArray requestId = nextRequestId();
        perform(act, m_service.api().as(self), self, requestId).expect(act.status);
        QCOMPARE(rowsOf(requestId).size(), 0);
    }

    void owner_isNotRecorded_data() { admin_onAnothersRecords_isRecorded_data(); }
    void owner_isNotRecorded()
    {
        QFETCH(Act, act);
        const QByteArray requestId = nextRequestId();
        perform(act, m_service.api().as(m_ann), m_ann, requestId);
        QCOMPARE(rowsOf(requestId).size(), 0);
    }

    void module_isRecordedInTheDirectoryOnly_data() { admin_onAnothersRecords_isRecorded_data(); }
    void module_isRecordedInTheDirectoryOnly()
    {
        QFETCH(Act, act);
        const User owner = m_service.directory().patient("owner");
        const QByteArray requestId = nextRequestId();
        const Answer answer = perform(act, m_service.api().asService(), owner, requestId);
        const QList<Database::Row> rows = rowsOf(requestId);
        if (!act.action.startsWith("user.") || answer.status == 403) { // they may not sign people out
            QCOMPARE(rows.size(), 0);
            return;
        }
        QCOMPARE(rows.size(), 1);
        QCOMPARE(rows[0][0], QByteArray());
        QCOMPARE(rows[0][1], QByteArray("platform"));
        QCOMPARE(rows[0][2], QByteArray("service"));
        expectRow(act, answer, owner, rows[0]);
    }

    void refused_isNotRecorded()
    {
        const QByteArray requestId = nextRequestId();
        const Caller admin = m_service.api().as(m_admin).with("X-Request-Id", requestId);
        admin.get("/api/notifications/550e8400-e29b-41d4-a716-446655440000/").expect(404);
        admin.get("/api/users/?page=0").expect(400);
        m_service.api().as(m_ann).with("X-Request-Id", requestId).get("/api/users/").expect(403);
        QCOMPARE(rowsOf(requestId).size(), 0);
    }

    void bulk_ofManyPeople_hasARowForEach()
    {
        const User ben = m_service.directory().patient("ben");
        QJsonArray ids;
        for (const User &user : {m_ann, ben, ben})
            ids += m_service.notification(user).post();
        const QByteArray requestId = nextRequestId();
        m_service.api()
            .as(m_admin)
            .with("X-Request-Id", requestId)
            .post("/api/notifications/mark-multiple-read/", object({{"notification_ids", ids}}))
            .expect(200);
        QMap<QByteArray, QByteArray> details;
        for (const Database::Row &row : rowsOf(requestId))
            details.insert(row[7], row[8]);
        QCOMPARE(details.size(), 2);
        QCOMPARE(details.value(QByteArray::number(m_ann.id)), QByteArray("{\"records\": 1}"));
        QCOMPARE(details.value(QByteArray::number(ben.id)), QByteArray("{\"records\": 2}"));
    }

    void scheduled_deletedByAdmin_hasItsOwner()
    {
        const User cleo = m_service.directory().patient("cleo");
        const QString id = m_service.notification(cleo).scheduledFor(QDateTime::currentDateTimeUtc().addDays(1)).post();
        const QByteArray requestId = nextRequestId();
        m_service.api().as(m_admin).with("X-Request-Id", requestId).remove(notificationPath(id)).expect(204);
        QCOMPARE(rowsOf(requestId).value(0).value(7), QByteArray::number(cleo.id));
    }

    void idInCapitals_isRecordedAsItIs()
    {
        const User dora = m_service.directory().patient("dora");
        const QString id = m_service.notification(dora).post();
        const QByteArray requestId = nextRequestId();
        m_service.api().as(m_admin).with("X-Request-Id", requestId).get(notificationPath(id.toUpper())).expect(200);
        QCOMPARE(rowsOf(requestId).value(0).value(6), id.toUtf8());
    }

    void repeated_isRecordedOnce()
    {
        const QByteArray requestId = nextRequestId();
        const Caller admin
            = m_service.api().as(m_admin).with("X-Request-Id", requestId).with("Idempotency-Key", "once");
        const QJsonObject body = m_service.notification(m_ann).body();
        const QString id = admin.post("/api/notifications/", body).expect(201).text("id");
        QCOMPARE(admin.post("/api/notifications/", body).expect(201).text("id"), id);
        QCOMPARE(rowsOf(requestId).size(), 1);
    }

    void anothersSocket_isRecorded()
    {
        const User dan = m_service.directory().patient("dan");
        const QByteArray requestId = nextRequestId();
        m_service.api().as(dan).with("X-Request-Id", requestId).handshake(socketPath(dan.id)).expect(101);
        QCOMPARE(rowsOf(requestId).size(), 0);
        m_service.api().as(m_admin).with("X-Request-Id", requestId).handshake(socketPath(dan.id)).expect(101);
        const QList<Database::Row> rows = rowsOf(requestId);
        QCOMPARE(rows.size(), 1);
        QCOMPARE(rows[0].mid(4, 4),
            QByteArrayList({"inbox.opened", "inbox", QByteArray::number(dan.id), QByteArray::number(dan.id)}));
    }

    void readAtAnothersSocket_isRecorded()
    {
        const User eve = m_service.directory().patient("eve");
        const QString id = m_service.notification(eve).post();
        const auto markRead = [&id](WsClient &socket) {
            socket.expect("connection_status");
            socket.send(object({{"type", "mark_read"}, {"notification_id", id}}));
            socket.expect("notification_read");
        };
        WsClient visitor(m_service.api().socketUrl(eve.id, tokenOf(m_admin)));
        markRead(visitor);
        const QByteArray ofIt
            = "SELECT count(*) FROM audit_trail WHERE action = 'notification.updated' AND target_id = '" + id.toUtf8()
            + "'";
        QCOMPARE(m_database->value(ofIt + " AND owner_id = " + QByteArray::number(eve.id)
                     + " AND actor_id = " + QByteArray::number(m_admin.id)),
            QByteArray("1"));
        m_service.api().as(eve).patch(notificationPath(id), object({{"is_read", false}})).expect(200);
        WsClient owner(m_service.api().socketUrl(eve));
        markRead(owner);
        QCOMPARE(m_database->value(ofIt), QByteArray("1"));
    }

    void logNotWritable_nothingIsDone()
    {
        const User finn = m_service.directory().patient("finn");
        const QByteArray path = notificationPath(m_service.notification(finn).post());
        const Caller admin = m_service.api().as(m_admin);
        m_database->run("ALTER TABLE audit_log RENAME COLUMN details TO elsewhere");
        const Answer refused = admin.remove(path);
        const Answer handshake = admin.handshake(socketPath(finn.id));
        const Answer own = m_service.api().as(finn).get(path);
        m_database->run("ALTER TABLE audit_log RENAME COLUMN elsewhere TO details");
        refused.expectProblem(503, "unavailable");
        QVERIFY(!refused.header("Retry-After").isEmpty());
        handshake.expectProblem(503, "unavailable");
        own.expect(200).expect("is_read", false);
        admin.remove(path).expect(204);
    }

    void table_takesNoChanges_data()
    {
        QTest::addColumn<QByteArray>("change");
        QTest::newRow("update") << QByteArray("UPDATE audit_log SET owner_id = 1");
        QTest::newRow("delete") << QByteArray("DELETE FROM audit_log");
        QTest::newRow("delete nothing") << QByteArray("DELETE FROM audit_log WHERE false");
        QTest::newRow("truncate") << QByteArray("TRUNCATE audit_log");
    }
    void table_takesNoChanges()
    {
        QFETCH(QByteArray, change);
        m_service.api().as(m_admin).get("/api/users/").expect(200);
        const qint64 before = rowCount();
        QVERIFY(before > 0);
        // Ends the program with its error when the change is taken, or refused for another reason.
        m_database->run("DO $$ BEGIN " + change
            + "; RAISE EXCEPTION 'it was taken'; EXCEPTION WHEN insufficient_privilege THEN "
              "NULL; END $$");
        QCOMPARE(rowCount(), before);
    }

private:
    FakeProviders m_providers {FakeProviders::Options {{Fake::Fcm}}};
    RunningService m_service {m_providers.environment()};
    std::unique_ptr<Database> m_database;
    User m_admin;
    User m_ann;
    QByteArray m_id; ///< of the latest notification
    QByteArray m_device;
    QByteArray m_scheduled; ///< id of the latest device
    int m_requests = 0;
};

QTEST_GUILESS_MAIN(tst_AuditLog)
#include "tst_audit_log.moc"
