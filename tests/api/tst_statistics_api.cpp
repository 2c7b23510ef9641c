#include "support/database.h"
#include "support/edge_times.h"
#include "support/running_service.h"

#include <QtTest/QTest>

using namespace mc::test;

namespace {

const QByteArray stats = "/api/notifications/stats/";
const QByteArray adminStats = "/api/notifications/admin/stats/";

QStringList keysOf(const Answer &answer, const char *path = nullptr)
{
    return (path ? answer[path].toObject() : answer.json()).keys();
}

QByteArray dayFromNow(int days)
{
    return QDateTime::currentDateTimeUtc().addDays(days).toString(QStringLiteral("yyyy-MM-dd")).toLatin1();
}

} // namespace

/// The specification's section 5 and what CONTRACT section 5 adds, as apps and administrators see it.
class tst_StatisticsApi : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        m_service.start();
        QVERIFY(!QTest::currentTestFailed());
        m_admin = m_service.directory().admin("admin");
    }
    void cleanup() { m_service.showLogWhenFailed(); }

    void stats_nothingYet_areZero()
    {
        const User ann = m_service.directory().patient("ann");
        const Answer answer = as(ann).get(stats);
        answer.expect(200).expect("total_notifications", 0).expect("unread_count", 0).expect("by_type.reminder", 0);
        answer.expect("engagement_metrics.read_rate", 0.0).expect("engagement_metrics.average_read_time", "0 seconds");
        QCOMPARE(keysOf(answer),
            (QStringList {QStringLiteral("by_priority"), QStringLiteral("by_type"), QStringLiteral("delivery_stats"),
                QStringLiteral("engagement_metrics"), QStringLiteral("total_notifications"),
                QStringLiteral("unread_count")}));
        QCOMPARE(keysOf(answer, "by_type").size(), 6);
        QCOMPARE(keysOf(answer, "by_priority").size(), 4);
    }

    void stats_ofWhatHappened_areExactAtOnceAndAfterFolding()
    {
        const User ann = m_service.directory().patient("ann");
        const QString read = m_service.notification(ann).type("billing").priority("high").post();
        const QString gone = m_service.notification(ann).type("billing").priority("low").post();
        const QString clicked = m_service.notification(ann).type("message").priority("critical").post();
        m_service.notification(ann).type("message").scheduledFor(QDateTime::currentDateTimeUtc().addDays(1)).post();
        as(ann).patch(notificationPath(read), object({{"is_read", true}})).expect(200);
        as(ann).remove(notificationPath(gone)).expect(204);
        as(ann).post(notificationPath(clicked) + "click/", {});

        for (int i = 0; i < 2; ++i) {
            const Answer answer = as(ann).get(stats);
            answer.expect(200).expect("total_notifications", 3).expect("unread_count", 0);
            answer.expect("by_type.billing", 2)
                .expect("by_type.message", 1)
                .expect("by_priority.critical", 1)
                .expect("by_priority.low", 1);
            answer.expect("engagement_metrics.read_rate", 66.7).expect("engagement_metrics.click_through_rate", 33.3);
            const double seconds = answer["engagement_metrics.average_read_seconds"].toDouble(-1);
            QVERIFY(seconds >= 0 && seconds < 60);
            QTRY_COMPARE_WITH_TIMEOUT(
                database().value(
                    "SELECT count(*) FROM journal, statistics_position WHERE NOT pg_visible_in_snapshot(xid, folded)"),
                QByteArray("0"), 20'000);
        }
        as(ann).patch(notificationPath(read), object({{"is_read", false}})).expect(200);
        as(ann).get(stats).expect("unread_count", 1).expect("engagement_metrics.read_rate", 33.3);
    }

    void stats_dates_takeWholeDays()
    {
        const User ann = m_service.directory().patient("ann");
        m_service.notification(ann).post();
        const auto total = [&](const QByteArray &query) {
            return as(ann).get(stats + '?' + query).expect(200)["total_notifications"].toInt(-1);
        };
        // A test that runs at midnight sees both days.
        QCOMPARE(total("from_date=" + dayFromNow(-1) + "&to_date=" + dayFromNow(0)), 1);
        QCOMPARE(total("from_date=" + dayFromNow(-1)), 1);
        QCOMPARE(total("to_date=" + dayFromNow(1)), 1);
        QCOMPARE(total("to_date=9999-12-31"), 1);
        QCOMPARE(total("from_date=0001-01-01"), 1);
        QCOMPARE(total("from_date=" + dayFromNow(1)), 0);
        QCOMPARE(total("to_date=" + dayFromNow(-2)), 0);
        QCOMPARE(total("period=day&to_date=" + dayFromNow(-2)), 0);
        for (const char *period : {"day", "week", "month", "year"})
            QCOMPARE(total(QByteArray("period=") + period), 1);
    }

    // Whatever is reckoned from them: a chart's beginning, whole months, the day behind the last.
    void stats_datesAtTheEndsOfTime_areAnswered_data()
    {
        QTest::addColumn<QByteArray>("from");
        QTest::addColumn<QByteArray>("to");
        for (const QByteArray &date : edgeDates) {
            QTest::addRow("from %s", date.constData()) << date << QByteArray();
            QTest::addRow("to %s", date.constData()) << QByteArray() << date;
            QTest::addRow("%s alone", date.constData()) << date << date;
            QTest::addRow("%s to the end", date.constData()) << date << QByteArray("9999-12-31");
            QTest::addRow("up to %s", date.constData()) << QByteArray("0001-01-01") << date;
        }
    }
    void stats_datesAtTheEndsOfTime_areAnswered()
    {
        QFETCH(QByteArray, from);
        QFETCH(QByteArray, to);
        const User ann = m_service.directory().patient("ann", object({{"clinic_id", 71}}));
        m_service.notification(ann).post();
        const QByteArray dates = "from_date=" + from + "&to_date=" + to;
        const int expected = from < "2000" && (to.isEmpty() || to > "2100") ? 1 : 0;
        as(ann).get(stats + '?' + dates).expect(200).expect("total_notifications", expected);
        const QByteArray ofAnn = "&user_id=" + QByteArray::number(ann.id);
        as(m_admin).get(adminStats + '?' + dates + ofAnn).expect(200).expect("total_notifications", expected);
        QCOMPARE(
            as(m_admin).get(adminStats + '?' + dates + "&clinic_id=71").expect(200)["total_notifications"].toInt() > 0,
            expected > 0);
        const Answer all = as(m_admin).get(adminStats + '?' + dates).expect(200);
        int total = 0;
        const QJsonArray timeline = all["timeline"].toArray();
        for (const QJsonValue &bucket : timeline) {
            total += at(bucket, "total").toInt();
            QVERIFY(at(bucket, "from").toString() < at(bucket, "to").toString());
        }
        QCOMPARE(total, all["total_notifications"].toInt());
    }

    void stats_badParameter_isNamed_data()
    {
        QTest::addColumn<QByteArray>("query");
        QTest::addColumn<QByteArray>("field");
        const auto row = [](const char *query, const char *field) {
            QTest::addRow("%s", query) << QByteArray(query) << QByteArray(field);
        };
        row("period=century", "period");
        row("period=Day", "period");
        row("period=century&from_date=2024-01-01", "period");
        row("from_date=2024-02-30", "from_date");
        row("from_date=yesterday", "from_date");
        row("from_date=2024-01-01T00:00:00Z", "from_date");
        row("to_date=20240101", "to_date");
        row("to_date=10000-01-01", "to_date");
        row("to_date=0000-12-31", "to_date");
        row("from_date=2024-01-02&to_date=2024-01-01", "to_date");
        row("user_id=0", "user_id");
        row("user_id=me", "user_id");
    }
    void stats_badParameter_isNamed()
    {
        QFETCH(QByteArray, query);
        QFETCH(QByteArray, field);
        as(m_admin).get(stats + '?' + query).expectProblem(400, "validation_error").expectField(field.constData());
        as(m_admin).get(adminStats + '?' + query).expectProblem(400, "validation_error").expectField(field.constData());
    }

    void stats_ofSomebodyElse_areForAdmins()
    {
        const User ann = m_service.directory().patient("ann"), bob = m_service.directory().doctor("bob");
        m_service.notification(ann).post();
        const QByteArray ofAnn = stats + "?user_id=" + QByteArray::number(ann.id);
        as(ann).get(ofAnn).expect(200).expect("total_notifications", 1);
        as(bob).get(ofAnn).expectProblem(404, "not_found");
        as(m_admin).get(ofAnn).expect(200).expect("total_notifications", 1);
        as(m_admin).get(stats + "?user_id=999999999").expect(200).expect("total_notifications", 0);
        as(bob).get(adminStats).expectProblem(403, "forbidden");
        m_service.api().asService().get(stats).expectProblem(403, "forbidden");
        m_service.api().anonymous().get(adminStats).expectProblem(401, "unauthenticated");
    }

    void adminStats_byClinicAndUser_tellTheirOwn()
    {
        const User ann = m_service.directory().patient("ann", object({{"clinic_id", 41}}));
        const User bob = m_service.directory().patient("bob", object({{"clinic_id", 41}}));
        const User eve = m_service.directory().patient("eve", object({{"clinic_id", 42}}));
        for (const User &user : {ann, ann, bob, eve})
            m_service.notification(user).post();
        m_service.notification(bob).scheduledFor(QDateTime::currentDateTimeUtc().addDays(2)).post();

        const Answer clinic = as(m_admin).get(adminStats + "?clinic_id=41");
        clinic.expect(200)
            .expect("total_notifications", 3)
            .expect("queue.scheduled", 1)
            .expect("by_clinic.0.clinic_id", 41);
        clinic.expect("by_channel.in_app.sent", 3)
            .expect("by_channel.in_app.success_rate", 100.0)
            .expect("devices.active", 0);
        const QByteArray ofAnn = "user_id=" + QByteArray::number(ann.id);
        as(m_admin)
            .get(adminStats + '?' + ofAnn)
            .expect(200)
            .expect("total_notifications", 2)
            .expect("by_clinic.0.clinic_id", 41);
        as(m_admin).get(adminStats + '?' + ofAnn + "&clinic_id=41").expect(200).expect("total_notifications", 2);
        as(m_admin).get(adminStats + '?' + ofAnn + "&clinic_id=42").expect(200).expect("total_notifications", 0);

        const Answer all = as(m_admin).get(adminStats + "?period=day").expect(200);
        QVERIFY(all["total_notifications"].toInt() >= 4);
        QVERIFY(all["by_clinic"].toArray().size() >= 2);
        for (const char *key : {"by_channel", "by_clinic", "timeline", "delivery_latency_ms", "queue", "devices",
                 "connected_clients", "top_errors"})
            QVERIFY2(all.json().contains(QLatin1String(key)), key);
        const QJsonArray hours = all["timeline"].toArray();
        QVERIFY(hours.size() == 25 || hours.size() == 24);
        int total = 0;
        for (const QJsonValue &hour : hours)
            total += hour.toObject().value(QLatin1String("total")).toInt();
        QCOMPARE(total, all["total_notifications"].toInt());
    }

    void adminStats_openSocket_tellClientsAndLatency()
    {
        const User ann = m_service.directory().patient("ann", object({{"clinic_id", 51}}));
        const QByteArray ofClinic = adminStats + "?clinic_id=51";
        QVERIFY(as(m_admin).get(ofClinic).expect(200)["delivery_latency_ms.p50"].isNull());
        const auto socket = m_service.socket(ann);
        m_service.notification(ann).post();
        socket->expect("new_notification");
        QTRY_COMPARE(as(m_admin).get(ofClinic)["by_channel.in_app.delivered"].toInt(), 1);
        const Answer answer = as(m_admin).get(ofClinic).expect("connected_clients", 1);
        const double p50 = answer["delivery_latency_ms.p50"].toDouble(-1),
                     p99 = answer["delivery_latency_ms.p99"].toDouble(-1);
        QVERIFY(p50 >= 0 && p50 <= p99 && p99 < 60'000);
    }

    void adminStats_deliveries_tellErrorsAndTheQueue()
    {
        const User ann = m_service.directory().patient("ann", object({{"clinic_id", 61}}));
        const QByteArray id = m_service.notification(ann).priority("high").post().toLatin1();
        database().run(
            "WITH made AS (INSERT INTO deliveries (id, notification_id, recipient_id, clinic_id, priority, channel, "
            "provider, status, attempts, last_error, created_at, due_at, "
            "leased_until) "
            "SELECT gen_random_uuid(), '"
            + id + "', " + QByteArray::number(ann.id)
            + ", 61, 'high', channel::channel, provider::provider, status::delivery_state, attempts, error, "
              "now(), now() - interval '1 minute', now() + interval '1 hour' FROM (VALUES ('email', 'smtp', 'failed', "
              "6, '550 no such user'), ('sms', 'sms', 'pending', 2, '429'), "
              "('push', 'fcm', 'pending', 0, NULL)) d (channel, provider, status, attempts, error) RETURNING *) "
              "INSERT INTO journal (kind, at, user_id, clinic_id, due_at, notification_id, delivery_id, channel, "
              "became, error, "
              "retrying) SELECT 'queued', now(), recipient_id, clinic_id, created_at, notification_id, id, channel, "
              "status, "
              "last_error, CASE WHEN status = 'pending' AND attempts > 0 THEN 1 END FROM made");
        const Answer answer = as(m_admin).get(adminStats + "?clinic_id=61");
        answer.expect(200)
            .expect("top_errors.0.error", "550 no such user")
            .expect("top_errors.0.channel", "email")
            .expect("top_errors.0.count", 1);
        answer.expect("by_channel.email.failed", 1)
            .expect("delivery_stats.failed_deliveries", 1)
            .expect("delivery_stats.pending_deliveries", 2);
        answer.expect("queue.due", 2).expect("queue.retrying", 1).expect("delivery_stats.success_rate", 50.0);
        QVERIFY(answer["queue.oldest_due_seconds"].toInt() >= 60);
        as(m_admin)
            .get(adminStats + "?clinic_id=62")
            .expect("queue.due", 0)
            .expect("queue.oldest_due_seconds", 0)
            .expect("top_errors", QJsonArray());
    }

private:
    Caller as(const User &user) { return m_service.api().as(user); }
    Database &database()
    {
        if (!m_database)
            m_database.emplace(m_service.databaseUri());
        return *m_database;
    }

    RunningService m_service;
    std::optional<Database> m_database;
    User m_admin;
};

QTEST_GUILESS_MAIN(tst_StatisticsApi)
#include "tst_statistics_api.moc"
