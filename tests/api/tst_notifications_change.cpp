#include "support/running_service.h"

#include <QtTest/QTest>

using namespace mc::test;

namespace {

const QByteArray markMultipleRead = "/api/notifications/mark-multiple-read/";
const QByteArray markAllRead = "/api/notifications/mark-all-read/";
const QByteArray bulkDelete = "/api/notifications/bulk-delete/";
const QString nobodys = QStringLiteral("550e8400-e29b-41d4-a716-446655440000");

QJsonObject idsBody(std::initializer_list<QString> ids)
{
    return object({{"notification_ids", QJsonArray::fromStringList(QStringList(ids))}});
}

QJsonObject unknownIds(int count)
{
    QJsonArray ids;
    for (int i = 0; i < count; ++i)
        ids.append(QUuid::createUuid().toString(QUuid::WithoutBraces));
    return object({{"notification_ids", ids}});
}

} // namespace

/// Detail, PATCH, DELETE and the bulk operations (CONTRACT sections 4, 5, 11).
class tst_NotificationsChange : public QObject
{
    Q_OBJECT

    Answer bulk(const User &user, bool deletes, const QJsonObject &body)
    {
        const Caller caller = m_service.api().as(user);
        return deletes ? caller.remove(bulkDelete, body) : caller.post(markMultipleRead, body);
    }

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
        m_ben = m_service.directory().doctor("ben");
    }
    void cleanup() { m_service.showLogWhenFailed(); }

    void patch_isRead_goesBothWays()
    {
        const QByteArray path = notificationPath(m_service.notification(m_ann).post());
        const Caller ann = m_service.api().as(m_ann);
        const Answer read = ann.patch(path, object({{"is_read", true}}));
        read.expect(200).expect("is_read", true);
        QVERIFY(!read.text("read_at").isEmpty());
        ann.get(path).expect(200).expect("is_read", true).expect("read_at", read.text("read_at"));
        ann.get("/api/notifications/?is_read=false").expect("count", 0);
        ann.patch(path, object({{"is_read", false}})).expect(200).expect("is_read", false).expect("read_at", nullptr);
        ann.get(path).expect(200).expect("is_read", false);
        ann.get("/api/notifications/?is_read=false").expect("count", 1);
    }

    void patch_readAgain_changesNothing()
    {
        const QByteArray path = notificationPath(m_service.notification(m_ann).post());
        const Caller ann = m_service.api().as(m_ann);
        const Answer first = ann.patch(path, object({{"is_read", true}}));
        ann.patch(path, object({{"is_read", true}})).expect(200).expect("read_at", first.text("read_at"));
    }

    void patch_wrongBody_isNamed_data()
    {
        QTest::addColumn<QJsonObject>("body");
        QTest::addColumn<QByteArray>("field");
        QTest::addRow("text") << object({{"is_read", "true"}}) << QByteArray("is_read");
        QTest::addRow("number") << object({{"is_read", 1}}) << QByteArray("is_read");
        QTest::addRow("unknown") << object({{"is_read", true}, {"title", "Mine"}}) << QByteArray("title");
    }
    void patch_wrongBody_isNamed()
    {
        QFETCH(QJsonObject, body);
        QFETCH(QByteArray, field);
        const QByteArray path = notificationPath(m_service.notification(m_ann).post());
        m_service.api()
            .as(m_ann)
            .patch(path, body)
            .expectProblem(400, "validation_error")
            .expectField(field.constData());
        m_service.api().as(m_ann).get(path).expect("is_read", false);
    }

    void notFound_anyMethod_isNotif001_data()
    {
        QTest::addColumn<QString>("id");
        QTest::addRow("unknown") << nobodys;
        QTest::addRow("malformed") << QStringLiteral("42");
        QTest::addRow("braces") << QStringLiteral("%7B550e8400-e29b-41d4-a716-446655440000%7D");
    }
    void notFound_anyMethod_isNotif001()
    {
        QFETCH(QString, id);
        const QByteArray path = notificationPath(id);
        const Caller ann = m_service.api().as(m_ann);
        ann.get(path).expectProblem(404, "NOTIF_001");
        ann.patch(path, object({{"is_read", true}})).expectProblem(404, "NOTIF_001");
        ann.remove(path).expectProblem(404, "NOTIF_001");
    }

    void remove_own_isGone()
    {
        const QByteArray path = notificationPath(m_service.notification(m_ann).post());
        const Caller ann = m_service.api().as(m_ann);
        const Answer removed = ann.remove(path);
        removed.expect(204);
        QVERIFY(removed.body.isEmpty());
        ann.get(path).expectProblem(404, "NOTIF_001");
        ann.remove(path).expectProblem(404, "NOTIF_001");
        ann.get("/api/notifications/").expect("count", 0);
    }

    void id_inCapitals_isTheSame()
    {
        const QString id = m_service.notification(m_ann).post();
        const QByteArray path = notificationPath(id.toUpper());
        const Caller ann = m_service.api().as(m_ann);
        ann.get(path).expect(200).expect("id", id);
        ann.patch(path, object({{"is_read", true}})).expect(200).expect("id", id);
        ann.get(path + "timeline/").expect(200);
        ann.post(path + "click/", {}).expect(200).expect("id", id);
        ann.patch(path, object({{"is_read", false}})).expect(200);
        const QJsonObject both = object({{"notification_ids", QJsonArray {id, id.toUpper()}}});
        ann.post("/api/notifications/mark-multiple-read/", both).expect(200).expect("updated", 1);
        ann.remove("/api/notifications/bulk-delete/", both).expect(200).expect("deleted", 1);
        ann.get("/api/notifications/{" + id.toUtf8() + "}/").expectProblem(404, "NOTIF_001");
        ann.get("/api/notifications/%7B" + id.toUtf8() + "%7D/").expectProblem(404, "NOTIF_001");
    }

    void markAllRead_readsOwnOnly()
    {
        for (int i = 0; i < 3; ++i)
            m_service.notification(m_ann).post();
        m_service.notification(m_ben).post();
        const Caller ann = m_service.api().as(m_ann);
        ann.post(markAllRead, {}).expect(200).expect("updated", 3);
        ann.post(markAllRead, {}).expect(200).expect("updated", 0);
        ann.get("/api/notifications/?is_read=false").expect("count", 0);
        m_service.api().as(m_ben).get("/api/notifications/?is_read=false").expect("count", 1);
    }

    void markAllRead_ofOneType_leavesOthers()
    {
        m_service.notification(m_ann).type("billing").post();
        m_service.notification(m_ann).type("billing").post();
        m_service.notification(m_ann).type("message").post();
        const Caller ann = m_service.api().as(m_ann);
        ann.post(markAllRead, object({{"notification_type", "billing"}})).expect(200).expect("updated", 2);
        ann.get("/api/notifications/?is_read=false")
            .expect("count", 1)
            .expect("results.0.notification_type", "message");
    }

    void markAllRead_wrongBody_isRefused()
    {
        const Caller ann = m_service.api().as(m_ann);
        ann.post(markAllRead, object({{"notification_type", "sms"}})).expectProblem(400, "NOTIF_002");
        ann.post(markAllRead, object({{"type", "billing"}})).expectProblem(400, "validation_error").expectField("type");
    }

    void markMultipleRead_countsWhatItChanged()
    {
        const QString one = m_service.notification(m_ann).post();
        const QString two = m_service.notification(m_ann).post();
        const QString other = m_service.notification(m_ann).post();
        const Caller ann = m_service.api().as(m_ann);
        ann.patch(notificationPath(one), object({{"is_read", true}})).expect(200);
        const Answer answer = ann.post(markMultipleRead, idsBody({one, two, two}));
        answer.expect(200).expect("updated", 1).expect("errors", QJsonArray());
        ann.get(notificationPath(other)).expect("is_read", false);
    }

    void bulkDelete_deletesThose()
    {
        const QString one = m_service.notification(m_ann).post();
        const QString two = m_service.notification(m_ann).post();
        const QString kept = m_service.notification(m_ann).post();
        const Caller ann = m_service.api().as(m_ann);
        ann.remove(bulkDelete, idsBody({one, two})).expect(200).expect("deleted", 2).expect("errors", QJsonArray());
        ann.get("/api/notifications/").expect("count", 1).expect("results.0.id", kept);
    }

    void bulk_data()
    {
        QTest::addColumn<bool>("deletes");
        QTest::addRow("mark-multiple-read") << false;
        QTest::addRow("bulk-delete") << true;
    }

    void bulkInPart_data() { bulk_data(); }
    void bulkInPart()
    {
        QFETCH(bool, deletes);
        const char *counted = deletes ? "deleted" : "updated";
        const QString own = m_service.notification(m_ann).post();
        const QString others = m_service.notification(m_ben).post();
        const Answer answer = bulk(m_ann, deletes, idsBody({own, nobodys, others}));
        answer.expect(207).expect("code", "NOTIF_009").expect(counted, 1);
        const QJsonArray errors = answer["errors"].toArray();
        QCOMPARE(errors.size(), 2);
        QStringList failed;
        for (const QJsonValue &error : errors) {
            failed << at(error, "id").toString();
            QVERIFY(at(error, "code").isString() && at(error, "message").isString());
        }
        QCOMPARE(QSet<QString>(failed.begin(), failed.end()), (QSet<QString> {nobodys, others}));
        m_service.api().as(m_ben).get(notificationPath(others)).expect(200).expect("is_read", false);
    }

    void bulkOfNothingKnown_is207WithZero_data() { bulk_data(); }
    void bulkOfNothingKnown_is207WithZero()
    {
        QFETCH(bool, deletes);
        bulk(m_ann, deletes, idsBody({nobodys}))
            .expect(207)
            .expect("code", "NOTIF_009")
            .expect(deletes ? "deleted" : "updated", 0)
            .expect("errors.0.id", nobodys);
    }

    void bulkOfTooMany_isRefused_data() { bulk_data(); }
    void bulkOfTooMany_isRefused()
    {
        QFETCH(bool, deletes);
        const QString own = m_service.notification(m_ann).post();
        bulk(m_ann, deletes, unknownIds(1000)).expect(207);
        QJsonArray ids = unknownIds(1000).value(QLatin1String("notification_ids")).toArray();
        ids.append(own);
        bulk(m_ann, deletes, object({{"notification_ids", ids}}))
            .expectProblem(400, "validation_error")
            .expectField("notification_ids");
        m_service.api().as(m_ann).get(notificationPath(own)).expect(200).expect("is_read", false);
    }

    void bulkWrongBody_isRefused_data() { bulk_data(); }
    void bulkWrongBody_isRefused()
    {
        QFETCH(bool, deletes);
        for (const QJsonObject &body :
            {object({}), object({{"notification_ids", nobodys}}), object({{"notification_ids", nullptr}})})
            bulk(m_ann, deletes, body).expectProblem(400, "validation_error").expectField("notification_ids");
        bulk(m_ann, deletes, object({{"notification_ids", array({7})}})).expectProblem(400, "validation_error");
        bulk(m_ann, deletes, object({{"notification_ids", array({nobodys})}, {"force", true}}))
            .expectProblem(400, "validation_error")
            .expectField("force");
    }

    void bulkByAdmin_reachesAnybodys_data() { bulk_data(); }
    void bulkByAdmin_reachesAnybodys()
    {
        QFETCH(bool, deletes);
        const QString anns = m_service.notification(m_ann).post();
        const QString bens = m_service.notification(m_ben).post();
        bulk(m_admin, deletes, idsBody({anns, bens})).expect(200).expect(deletes ? "deleted" : "updated", 2);
        if (deletes)
            m_service.api().as(m_ann).get(notificationPath(anns)).expectProblem(404, "NOTIF_001");
        else
            m_service.api().as(m_ann).get(notificationPath(anns)).expect("is_read", true);
    }

private:
    RunningService m_service;
    User m_admin;
    User m_ann;
    User m_ben;
};

QTEST_GUILESS_MAIN(tst_NotificationsChange)
#include "tst_notifications_change.moc"
