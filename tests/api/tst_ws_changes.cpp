#include "support/database.h"
#include "support/running_service.h"

#include <QtTest/QTest>

using namespace mc::test;

/// Every change reaches all of the user's sockets, whoever made it and by whichever way (CONTRACT section 6).
class tst_WsChanges : public QObject
{
    Q_OBJECT

    // The next message of each of Ann's sockets is that one, the same on all; its data.
    QJsonObject announced(
        const char *type, int unreadCount, std::source_location where = std::source_location::current())
    {
        const QJsonObject data = m_phone->expect(type, where);
        const QJsonObject same = m_tablet->expect(type, where);
        if (same != data)
            expectAt(object({{"data", same}}), "data", data, where);
        expectAt(data, "unread_count", unreadCount, where);
        if (at(data, "sync").toString().isEmpty())
            expectAt(data, "sync", "a cursor", where);
        return data;
    }

    QJsonObject idsBody(std::initializer_list<QString> ids)
    {
        return object({{"notification_ids", QJsonArray::fromStringList(QStringList(ids))}});
    }

    Caller ann() { return m_service.api().as(m_ann); }

private Q_SLOTS:
    void initTestCase()
    {
        m_service.start();
        QVERIFY(!QTest::currentTestFailed());
        m_admin = m_service.directory().admin("admin");
    }
    void init()
    {
        m_ann = m_service.directory().patient("ann");
        m_phone = m_service.socket(m_ann);
        m_tablet = m_service.socket(m_ann);
    }
    void cleanup()
    {
        m_service.showLogWhenFailed();
        m_phone.reset();
        m_tablet.reset();
    }

    void post_isAnnounced()
    {
        const QString id = m_service.notification(m_ann)
                               .type("appointment")
                               .priority("high")
                               .title("Appointment")
                               .set("metadata", object({{"appointment_id", 123}, {"action_url", "/appointments/123"}}))
                               .post();
        const QJsonObject data = announced("new_notification", 1);
        expectAt(data, "id", id);
        expectAt(data, "notification_type", "appointment");
        expectAt(data, "title", "Appointment");
        expectAt(data, "message", "The system will be under maintenance.");
        expectAt(data, "priority", "high");
        expectAt(data, "metadata", object({{"appointment_id", 123}, {"action_url", "/appointments/123"}}));
        ann().get(notificationPath(id)).expect("created_at", at(data, "created_at"));
        m_service.notification(m_ann).post();
        announced("new_notification", 2);
    }

    void patch_readAndUnread_isAnnounced()
    {
        const QString id = m_service.notification(m_ann).post();
        announced("new_notification", 1);
        const Answer read = ann().patch(notificationPath(id), object({{"is_read", true}}));
        QJsonObject data = announced("notification_read", 0);
        expectAt(data, "notification_id", id);
        expectAt(data, "read_at", read["read_at"]);
        ann().patch(notificationPath(id), object({{"is_read", false}})).expect(200);
        data = announced("notification_unread", 1);
        expectAt(data, "notification_id", id);
    }

    void patchByAdmin_isAnnounced()
    {
        const QString id = m_service.notification(m_ann).post();
        announced("new_notification", 1);
        m_service.api().as(m_admin).patch(notificationPath(id), object({{"is_read", true}})).expect(200);
        expectAt(announced("notification_read", 0), "notification_id", id);
    }

    void change_whoseAnswerFails_isAnnouncedAtOnce_data()
    {
        QTest::addColumn<QByteArray>("method");
        QTest::addColumn<QByteArray>("path");
        QTest::addColumn<QJsonObject>("body");
        QTest::newRow("patch") << QByteArray("PATCH") << QByteArray() << object({{"is_read", true}});
        QTest::newRow("click") << QByteArray("POST") << QByteArray("click/") << QJsonObject();
    }
    void change_whoseAnswerFails_isAnnouncedAtOnce()
    {
        QFETCH(QByteArray, method);
        QFETCH(QByteArray, path);
        QFETCH(QJsonObject, body);
        const QString id = m_service.notification(m_ann).post();
        announced("new_notification", 1);
        ann().get("/api/notifications/").expect(200);
        Database database(m_service.databaseUri());
        const auto rename = [&database](const QByteArray &table, const QByteArray &column, const QByteArray &name) {
            database.run("ALTER TABLE " + table + " RENAME COLUMN " + column + " TO " + name);
        };
        // The answer can't read the recipient's name.
        rename("users", "first_name", "elsewhere");
        const auto restore = qScopeGuard([&] { rename("users", "elsewhere", "first_name"); });
        ann().send(method, notificationPath(id) + path, body).expect(500);
        expectAt(announced("notification_read", 0), "notification_id", id);
    }

    void remove_isAnnounced()
    {
        const QString unread = m_service.notification(m_ann).post();
        const QString read = m_service.notification(m_ann).post();
        announced("new_notification", 1);
        announced("new_notification", 2);
        ann().patch(notificationPath(read), object({{"is_read", true}})).expect(200);
        announced("notification_read", 1);
        ann().remove(notificationPath(read)).expect(204);
        expectAt(announced("notification_deleted", 1), "notification_id", read);
        ann().remove(notificationPath(unread)).expect(204);
        expectAt(announced("notification_deleted", 0), "notification_id", unread);
    }

    void markAllRead_isAnnounced()
    {
        m_service.notification(m_ann).type("billing").post();
        m_service.notification(m_ann).type("message").post();
        m_service.notification(m_ann).type("message").post();
        for (int i = 1; i <= 3; ++i)
            announced("new_notification", i);
        ann()
            .post("/api/notifications/mark-all-read/", object({{"notification_type", "message"}}))
            .expect("updated", 2);
        QJsonObject data = announced("bulk_update", 1);
        expectAt(data, "action", "mark_all_read");
        expectAt(data, "affected_count", 2);
        expectAt(data, "notification_type", "message");
        ann().post("/api/notifications/mark-all-read/", {}).expect("updated", 1);
        data = announced("bulk_update", 0);
        expectAt(data, "action", "mark_all_read");
        expectAt(data, "affected_count", 1);
    }

    void markMultipleRead_isAnnounced()
    {
        const QString one = m_service.notification(m_ann).post();
        const QString two = m_service.notification(m_ann).post();
        m_service.notification(m_ann).post();
        for (int i = 1; i <= 3; ++i)
            announced("new_notification", i);
        ann().post("/api/notifications/mark-multiple-read/", idsBody({one, two})).expect(200);
        const QJsonObject data = announced("bulk_update", 1);
        expectAt(data, "action", "mark_multiple_read");
        expectAt(data, "affected_count", 2);
    }

    void bulkDelete_isAnnounced()
    {
        const QString one = m_service.notification(m_ann).post();
        const QString two = m_service.notification(m_ann).post();
        m_service.notification(m_ann).post();
        for (int i = 1; i <= 3; ++i)
            announced("new_notification", i);
        ann().remove("/api/notifications/bulk-delete/", idsBody({one, two})).expect(200);
        const QJsonObject data = announced("bulk_update", 1);
        expectAt(data, "action", "bulk_delete");
        expectAt(data, "affected_count", 2);
    }

    void bulkByAdmin_isAnnouncedToEachOwner()
    {
        const User ben = m_service.directory().doctor("ben");
        const auto bens = m_service.socket(ben);
        const QString one = m_service.notification(m_ann).post();
        const QString two = m_service.notification(ben).post();
        announced("new_notification", 1);
        bens->expect("new_notification");
        m_service.api()
            .as(m_admin)
            .post("/api/notifications/mark-multiple-read/", idsBody({one, two}))
            .expect("updated", 2);
        expectAt(announced("bulk_update", 0), "affected_count", 1);
        expectAt(bens->expect("bulk_update"), "affected_count", 1);
    }

    void markReadBySocket_isAnnouncedOnAll()
    {
        const QString id = m_service.notification(m_ann).post();
        announced("new_notification", 1);
        m_phone->send(object({{"type", "mark_read"}, {"notification_id", id}}));
        const QJsonObject data = announced("notification_read", 0);
        expectAt(data, "notification_id", id);
        ann().get(notificationPath(id)).expect("is_read", true).expect("read_at", at(data, "read_at"));
    }

    void whatChangesNothing_isNotAnnounced()
    {
        const QString id = m_service.notification(m_ann).post();
        announced("new_notification", 1);
        ann().patch(notificationPath(id), object({{"is_read", false}})).expect(200);
        ann().patch(notificationPath(id), object({{"is_read", true}})).expect(200);
        announced("notification_read", 0);
        ann().patch(notificationPath(id), object({{"is_read", true}})).expect(200);
        m_service.notification(m_ann).post();
        announced("new_notification", 1);
    }

    void repeatedIdempotentPost_isAnnouncedOnce()
    {
        const Caller caller = m_service.api().asService().with("Idempotency-Key", QUuid::createUuid().toByteArray());
        const QJsonObject body = m_service.notification(m_ann).body();
        const QString id = caller.post("/api/notifications/", body).expect(201).text("id");
        caller.post("/api/notifications/", body).expect(201);
        m_service.notification(m_ann).title("Marker").post();
        expectAt(announced("new_notification", 1), "id", id);
        expectAt(announced("new_notification", 2), "title", "Marker");
    }

    void othersChanges_areNotHeard()
    {
        const User ben = m_service.directory().doctor("ben");
        const QString bens = m_service.notification(ben).post();
        m_service.api().as(ben).patch(notificationPath(bens), object({{"is_read", true}})).expect(200);
        const QString own = m_service.notification(m_ann).post();
        expectAt(announced("new_notification", 1), "id", own);
    }

    void inAppOnly_isDeliveredOnceASocketHasIt()
    {
        const QString id = m_service.notification(m_ann).set("channels", array({"in_app"})).post();
        announced("new_notification", 1);
        const Caller admin = m_service.api().as(m_admin);
        QTRY_COMPARE_WITH_TIMEOUT(
            admin.get(notificationPath(id)).text("delivery_status"), QStringLiteral("delivered"), 10'000);
    }

    void inAppOnly_isSentUntilFetched()
    {
        const User cleo = m_service.directory().patient("cleo");
        const QString id = m_service.notification(cleo).set("channels", array({"in_app"})).post();
        const Caller admin = m_service.api().as(m_admin);
        admin.get(notificationPath(id)).expect("delivery_status", "sent");
        m_service.api().as(cleo).get("/api/notifications/").expect(200);
        QTRY_COMPARE_WITH_TIMEOUT(
            admin.get(notificationPath(id)).text("delivery_status"), QStringLiteral("delivered"), 10'000);
    }

    void severalSockets_inAStorm_agree()
    {
        const auto third = m_service.socket(m_ann);
        QStringList ids;
        for (int i = 0; i < 40; ++i) {
            ids << m_service.notification(m_ann).post();
            if (i % 2 == 1)
                m_phone->send(object({{"type", "mark_read"}, {"notification_id", ids[i - 1]}}));
            if (i % 10 == 9)
                ann().remove(notificationPath(ids[i])).expect(204);
        }
        int unread = -1;
        const int changes = 40 + 20 + 4;
        QStringList first;
        for (WsClient *socket : {m_phone.get(), m_tablet.get(), third.get()}) {
            QStringList seen;
            for (int i = 0; i < changes; ++i) {
                const QJsonObject message = socket->next();
                seen << QString::fromUtf8(toBytes(message));
                unread = at(message, "data.unread_count").toInt(-1);
            }
            if (first.isEmpty())
                first = seen;
            QCOMPARE(seen, first);
        }
        ann().get("/api/notifications/?is_read=false").expect("count", unread);
    }

private:
    RunningService m_service;
    User m_admin;
    User m_ann;
    std::unique_ptr<WsClient> m_phone;
    std::unique_ptr<WsClient> m_tablet;
};

QTEST_GUILESS_MAIN(tst_WsChanges)
#include "tst_ws_changes.moc"
