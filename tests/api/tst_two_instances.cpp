#include "support/running_service.h"

#include <QtCore/QSet>
#include <QtTest/QTest>

using namespace mc::test;

/// Two instances on one database are one service (CONTRACT section 6, 8).
class tst_TwoInstances : public QObject
{
    Q_OBJECT

    std::unique_ptr<WsClient> otherSocket(const User &user)
    {
        auto socket = std::make_unique<WsClient>(m_other->socketUrl(user));
        socket->expect("connection_status");
        return socket;
    }

    static void expectSame(WsClient &a, WsClient &b, const char *type, int unreadCount)
    {
        QJsonObject data = a.expect(type), other = b.expect(type);
        expectAt(data, "unread_count", unreadCount);
        // Which of the two an instance reads depends on whether the first has recorded its delivery by then.
        for (QJsonObject *told : {&data, &other}) {
            const QJsonValue status = told->take(QLatin1String("delivery_status"));
            QVERIFY(status.isUndefined() || status == QLatin1String("sent") || status == QLatin1String("delivered"));
        }
        expectAt(object({{"data", other}}), "data", data);
    }

private Q_SLOTS:
    void initTestCase()
    {
        m_service.start();
        QVERIFY(!QTest::currentTestFailed());
        startOther();
        QVERIFY(!QTest::currentTestFailed());
    }
    void init() { m_ann = m_service.directory().patient("ann"); }
    void cleanup()
    {
        m_service.showLogWhenFailed();
        m_otherProcess->showLogWhenFailed();
    }

    void post_onOne_isAnnouncedOnBoth()
    {
        const auto here = m_service.socket(m_ann);
        const auto there = otherSocket(m_ann);
        m_service.notification(m_ann).post();
        expectSame(*here, *there, "new_notification", 1);
        NotificationBuilder(*m_other, m_ann).post();
        expectSame(*here, *there, "new_notification", 2);
    }

    void everyChange_onOne_isAnnouncedOnBoth()
    {
        const auto here = m_service.socket(m_ann);
        const auto there = otherSocket(m_ann);
        const QString one = m_service.notification(m_ann).post();
        const QString two = m_service.notification(m_ann).post();
        expectSame(*here, *there, "new_notification", 1);
        expectSame(*here, *there, "new_notification", 2);
        there->send(object({{"type", "mark_read"}, {"notification_id", one}}));
        expectSame(*here, *there, "notification_read", 1);
        const Caller other = m_other->as(m_ann);
        other.patch(notificationPath(one), object({{"is_read", false}})).expect(200);
        expectSame(*here, *there, "notification_unread", 2);
        m_service.api().as(m_ann).post("/api/notifications/mark-all-read/", {}).expect("updated", 2);
        expectSame(*here, *there, "bulk_update", 0);
        other.remove(notificationPath(one)).expect(204);
        expectSame(*here, *there, "notification_deleted", 0);
        other.remove("/api/notifications/bulk-delete/", object({{"notification_ids", array({two})}}))
            .expect("deleted", 1);
        expectSame(*here, *there, "bulk_update", 0);
    }

    void write_onOne_isReadOnTheOther()
    {
        const QString id = m_service.notification(m_ann).post();
        const Caller other = m_other->as(m_ann);
        other.get(notificationPath(id)).expect(200).expect("is_read", false);
        other.patch(notificationPath(id), object({{"is_read", true}})).expect(200);
        m_service.api().as(m_ann).get(notificationPath(id)).expect("is_read", true);
        expectAt(WsClient(m_service.api().socketUrl(m_ann)).expect("connection_status"), "unread_count", 0);
        m_service.api().as(m_ann).remove(notificationPath(id)).expect(204);
        other.get(notificationPath(id)).expectProblem(404, "NOTIF_001");
    }

    void syncCursor_ofOne_isUnderstoodByTheOther()
    {
        auto here = m_service.socket(m_ann);
        const QString cursor = here->cursor();
        here->abort();
        const QString id = m_service.notification(m_ann).post();
        const auto there = otherSocket(m_ann);
        there->send(object({{"type", "sync"}, {"since", cursor}}));
        expectAt(there->expect("new_notification"), "id", id);
        there->expect("sync_complete");
    }

    void listCursor_ofOne_isUnderstoodByTheOther()
    {
        const QString older = m_service.notification(m_ann).post();
        m_service.notification(m_ann).post();
        const Answer first = m_service.api().as(m_ann).get("/api/notifications/?page_size=1&cursor=");
        const QByteArray next = QUrl::toPercentEncoding(first.expect(200).text("next_cursor"));
        m_other->as(m_ann)
            .get("/api/notifications/?page_size=1&cursor=" + next)
            .expect(200)
            .expect("results.0.id", older);
    }

    void userMadeInactive_onOne_isRefusedByTheOther()
    {
        const auto there = otherSocket(m_ann);
        m_other->as(m_ann).get("/api/notifications/").expect(200);
        m_service.directory().replace(m_ann, object({{"is_active", false}}));
        QCOMPARE(there->closeCode(), 4403);
        QTRY_COMPARE_WITH_TIMEOUT(m_other->as(m_ann).get("/api/notifications/").status, 401, 10'000);
    }

    void sameKey_onBothAtOnce_storesOne()
    {
        const QJsonObject body = m_service.notification(m_ann).body();
        std::vector<PendingAnswer> pending;
        for (int i = 0; i < 16; ++i) {
            Api &api = i % 2 ? m_service.api() : *m_other;
            pending.push_back(
                api.asService().with("Idempotency-Key", "both-at-once").postLater("/api/notifications/", body));
        }
        QSet<QString> ids;
        for (PendingAnswer &one : pending)
            ids.insert(one.answer().expect(201).text("id"));
        QCOMPARE(ids.size(), 1);
        m_other->as(m_ann).get("/api/notifications/").expect("count", 1);
    }

    void scheduled_appearsOnceOnEach()
    {
        const auto here = m_service.socket(m_ann);
        const auto there = otherSocket(m_ann);
        const QString id
            = m_service.notification(m_ann).scheduledFor(QDateTime::currentDateTimeUtc().addSecs(2)).post();
        expectSame(*here, *there, "new_notification", 1);
        const QString marker = m_service.notification(m_ann).title("Marker").post();
        QVERIFY(marker != id);
        expectSame(*here, *there, "new_notification", 2);
    }

    // Cancelled a moment before, while and after both show it: whoever was counted as cancelled never gets it.
    void batch_cancelledAsItAppears_isNeverShownToThoseCounted()
    {
        QList<User> people;
        for (int i = 0; i < 40; ++i)
            people += m_service.directory().patient("patient", object({{"clinic_id", 6}}));
        const auto last = m_service.socket(people.last());
        const auto shownTo = [&](int rounds) {
            int shown = 0;
            for (const User &user : people)
                shown += m_other->as(user).get("/api/notifications/").expect(200)["count"].toInt();
            return shown - rounds; // without the markers
        };
        int expected = 0;
        for (int round = 1; round <= 8; ++round) {
            const QDateTime due = QDateTime::currentDateTimeUtc().addMSecs(400);
            QJsonObject draft = m_service.notification(m_ann).body();
            draft.remove(QLatin1String("recipient_id"));
            const Answer batch = m_other->asService().post("/api/notifications/bulk-create/",
                merged(draft,
                    object({{"audience", object({{"clinic_id", 6}})},
                        {"scheduled_for", due.toString(Qt::ISODateWithMs)}})));
            const QByteArray path = "/api/notifications/batches/" + batch.expect(202).text("batch_id").toUtf8() + '/';
            QTRY_COMPARE(m_service.api().asService().get(path)["created"].toInt(), 40);
            QTRY_VERIFY(QDateTime::currentDateTimeUtc() > due.addMSecs(50 * round - 100));
            const Answer answer = (round % 2 ? *m_other : m_service.api()).asService().post(path + "cancel/", {});
            const int cancelled = answer.status == 200 ? answer["cancelled"].toInt() : 0;
            QVERIFY(answer.status == 200 || answer.status == 409);
            expected += 40 - cancelled;
            // What was due before this one has appeared when it does, but for what is cancelled.
            const QString marker = m_service.notification(people.last())
                                       .title("Marker")
                                       .scheduledFor(QDateTime::currentDateTimeUtc().addMSecs(50))
                                       .post();
            while (last->expect("new_notification").value(QLatin1String("id")) != marker) { }
            QTRY_COMPARE(shownTo(round), expected);
            m_service.api().asService().get(path).expect("cancelled", cancelled);
        }
    }

    void storm_onBoth_isHeardAlikeOnBoth()
    {
        constexpr int posts = 100;
        const auto here = m_service.socket(m_ann);
        const auto there = otherSocket(m_ann);
        std::vector<PendingAnswer> pending;
        for (int i = 0; i < posts; ++i) {
            Api &api = i % 2 ? m_service.api() : *m_other;
            pending.push_back(api.asService().postLater("/api/notifications/", m_service.notification(m_ann).body()));
        }
        for (PendingAnswer &one : pending)
            one.answer().expect(201);
        for (int i = 1; i <= posts && !QTest::currentTestFailed(); ++i)
            expectSame(*here, *there, "new_notification", i);
    }

    void oneKilled_theOtherGoesOn()
    {
        const auto here = m_service.socket(m_ann);
        m_otherProcess->kill();
        const QString id = m_service.notification(m_ann).post();
        expectAt(here->expect("new_notification"), "id", id);
        startOther();
        const auto there = otherSocket(m_ann);
        m_service.notification(m_ann).post();
        expectSame(*here, *there, "new_notification", 2);
    }

private:
    void startOther()
    {
        m_otherProcess = std::make_unique<ServiceProcess>(m_service.databaseUri());
        m_otherProcess->start();
        m_other = std::make_unique<Api>(m_otherProcess->port());
    }

    RunningService m_service;
    std::unique_ptr<ServiceProcess> m_otherProcess;
    std::unique_ptr<Api> m_other;
    User m_ann;
};

QTEST_GUILESS_MAIN(tst_TwoInstances)
#include "tst_two_instances.moc"
