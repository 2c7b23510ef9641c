#include "support/database.h"
#include "support/event_source.h"
#include "support/running_service.h"

#include <QtCore/QRegularExpression>
#include <QtTest/QTest>

using namespace mc::test;

namespace {

/// A scrape, taken apart by the rules of Prometheus' text format 0.0.4.
struct Scrape
{
    QMap<QByteArray, QByteArray> types; ///< by family
    QMap<QByteArray, double> samples; ///< by name with its labels as they stand
    QByteArrayList problems;

    double operator[](const char *sample) const { return samples.value(sample, -1); }
};

// The family that a sample belongs to: a histogram's have names of their own.
QByteArray familyOf(const Scrape &scrape, const QByteArray &name)
{
    for (const char *suffix : {"_bucket", "_sum", "_count"}) {
        const QByteArray base = name.endsWith(suffix) ? name.chopped(qsizetype(qstrlen(suffix))) : name;
        if (base != name && scrape.types.value(base) == "histogram")
            return base;
    }
    return name;
}

Scrape parsed(const QByteArray &text)
{
    static const QRegularExpression sampleLine(
        QStringLiteral(R"(^([a-z_][a-z0-9_]*)(\{(?:[a-z_]+="[^"\\]*",?)+\})? ([-+0-9.eE]+|\+Inf|NaN)$)"));
    Scrape scrape;
    if (!text.endsWith('\n'))
        scrape.problems += "the last line does not end";
    const QByteArrayList lines = text.chopped(1).split('\n');
    for (const QByteArray &line : lines) {
        if (line.startsWith("# TYPE ")) {
            const QByteArrayList words = line.split(' ');
            if (scrape.types.contains(words.value(2)))
                scrape.problems += "twice: " + line;
            scrape.types.insert(words.value(2), words.value(3));
            continue;
        }
        if (line.startsWith("# HELP "))
            continue;
        const QRegularExpressionMatch match = sampleLine.match(QString::fromUtf8(line));
        const QByteArray name = match.captured(1).toLatin1(), key = name + match.captured(2).toLatin1();
        if (!match.hasMatch() || !scrape.types.contains(familyOf(scrape, name)) || scrape.samples.contains(key))
            scrape.problems += line;
        scrape.samples.insert(key, match.captured(3).toDouble());
    }
    return scrape;
}

QByteArray requests(const QByteArray &route, const QByteArray &method, int status)
{
    return "mediconnect_http_requests_total{method=\"" + method + "\",route=\"" + route + "\",status=\""
        + QByteArray::number(status) + "\"}";
}

} // namespace

/// What /metrics tells (CONTRACT section 9).
class tst_Metrics : public QObject
{
    Q_OBJECT

    Scrape scrape()
    {
        const Answer answer = m_service.api().anonymous().get("/metrics").expect(200);
        Scrape result = parsed(answer.body);
        if (!result.problems.isEmpty())
            QTest::qFail(result.problems.join('\n').constData(), __FILE__, __LINE__);
        return result;
    }
    double value(const QByteArray &sample) { return scrape()[sample.constData()]; }

private Q_SLOTS:
    void initTestCase()
    {
        m_service.start();
        QVERIFY(!QTest::currentTestFailed());
        m_ann = m_service.directory().patient("ann");
    }
    void cleanup() { m_service.showLogWhenFailed(); }

    void text_isPrometheus()
    {
        const Answer answer
            = m_service.api().anonymous().with("Accept", "text/plain;version=0.0.4").get("/metrics").expect(200);
        QVERIFY(answer.header("Content-Type").startsWith("text/plain; version=0.0.4"));
        const Scrape found = scrape();
        const QList<std::pair<const char *, const char *>> expected {
            {"mediconnect_http_requests_total", "counter"},
            {"mediconnect_http_request_duration_seconds", "histogram"},
            {"mediconnect_http_requests_in_flight", "gauge"},
            {"mediconnect_rate_limited_total", "counter"},
            {"mediconnect_websocket_sessions", "gauge"},
            {"mediconnect_websocket_sessions_opened_total", "counter"},
            {"mediconnect_websocket_sessions_closed_total", "counter"},
            {"mediconnect_websocket_frames_sent_total", "counter"},
            {"mediconnect_bus_notices_sent_total", "counter"},
            {"mediconnect_bus_notices_received_total", "counter"},
            {"mediconnect_bus_reconnects_total", "counter"},
            {"mediconnect_database_sessions", "gauge"},
            {"mediconnect_database_sessions_lost_total", "counter"},
            {"mediconnect_database_statement_duration_seconds", "histogram"},
            {"mediconnect_queue_deliveries", "gauge"},
            {"mediconnect_queue_oldest_due_seconds", "gauge"},
            {"mediconnect_queue_scheduled_notifications", "gauge"},
            {"mediconnect_build_info", "gauge"},
            {"process_start_time_seconds", "gauge"},
            {"process_resident_memory_bytes", "gauge"},
            {"process_cpu_seconds_total", "counter"},
            {"process_open_fds", "gauge"},
            {"process_max_fds", "gauge"},
        };
        for (const auto &[name, type] : expected)
            QCOMPARE(name + QByteArray(" ") + found.types.value(name), name + QByteArray(" ") + type);
    }

    void requests_countByRouteMethodAndStatus()
    {
        const Caller ann = m_service.api().as(m_ann);
        const QByteArray one = "/api/notifications/{id}/";
        const Scrape before = scrape();
        const QString id = m_service.notification(m_ann).post();
        for (int i = 0; i < 3; ++i)
            ann.get(notificationPath(id)).expect(200);
        ann.get(notificationPath(id).chopped(1)).expect(200);
        ann.get("/api/notifications/7/").expect(404);
        ann.get("/api/users/").expect(403);
        const Scrape after = scrape();
        const auto grown
            = [&](const QByteArray &sample) { return after.samples.value(sample) - before.samples.value(sample); };
        QCOMPARE(grown(requests(one, "GET", 200)), 4.0);
        QCOMPARE(grown(requests(one, "GET", 404)), 1.0);
        QCOMPARE(grown(requests("/api/users/", "GET", 403)), 1.0);
        QCOMPARE(grown(requests("/api/notifications/", "POST", 201)), 1.0);
        QCOMPARE(grown("mediconnect_http_request_duration_seconds_count{method=\"GET\",route=\"" + one + "\"}"), 5.0);
        QCOMPARE(after["mediconnect_http_requests_in_flight"], 1.0); // the scrape itself
        QVERIFY(grown("mediconnect_database_statement_duration_seconds_count") >= 6);
    }

    void unknownPaths_countAsOne()
    {
        for (const char *path : {"/api/nowhere/", "/x", "/y", "/api/notifications/1/2/3/"})
            m_service.api().anonymous().get(path).expect(404);
        m_service.api().anonymous().send("PUT", "/api/notifications/").expect(405);
        const Scrape found = scrape();
        QVERIFY(found.samples.value(requests("unmatched", "GET", 404)) >= 4);
        QVERIFY(found.samples.value(requests("unmatched", "PUT", 405)) >= 1);
        for (auto it = found.samples.cbegin(); it != found.samples.cend(); ++it)
            QVERIFY2(!it.key().contains("nowhere"), it.key().constData());
    }

    void histograms_addUp()
    {
        m_service.api().as(m_ann).get("/api/notifications/").expect(200);
        const Scrape found = scrape();
        const QByteArray base = "mediconnect_http_request_duration_seconds",
                         labels = R"({method="GET",route="/api/notifications/")";
        double last = 0;
        for (const char *bound : {"0.0001", "0.001", "0.01", "0.1", "1", "5", "+Inf"}) {
            const double count = found.samples.value(base + "_bucket" + labels + ",le=\"" + bound + "\"}", -1);
            QVERIFY2(count >= last, bound);
            last = count;
        }
        QCOMPARE(last, found.samples.value(base + "_count" + labels + "}"));
        QVERIFY(found.samples.value(base + "_sum" + labels + "}") > 0);
    }

    void sockets_areCountedUntilTheyClose()
    {
        const Scrape before = scrape();
        const QByteArray normal = "mediconnect_websocket_sessions_closed_total{code=\"1000\"}";
        const QByteArray lost = "mediconnect_websocket_sessions_closed_total{code=\"1006\"}";
        const auto first = m_service.socket(m_ann), second = m_service.socket(m_ann);
        m_service.notification(m_ann).post();
        first->expect("new_notification");
        second->expect("new_notification");
        const Scrape open = scrape();
        const auto grown = [&](const Scrape &now, const QByteArray &sample) {
            return now.samples.value(sample) - before.samples.value(sample);
        };
        QCOMPARE(grown(open, "mediconnect_websocket_sessions"), 2.0);
        QCOMPARE(grown(open, "mediconnect_websocket_sessions_opened_total"), 2.0);
        QCOMPARE(grown(open, "mediconnect_websocket_handshakes_total{status=\"101\"}"), 2.0);
        QVERIFY(grown(open, "mediconnect_websocket_frames_sent_total") >= 4); // connection_status and the notification
        first->close();
        second->abort();
        QTRY_COMPARE(value(normal) - before.samples.value(normal), 1.0);
        QTRY_COMPARE(value(lost) - before.samples.value(lost), 1.0);
        QTRY_COMPARE(value("mediconnect_websocket_sessions"), before["mediconnect_websocket_sessions"]);
    }

    void queue_countsWhatWaits()
    {
        QCOMPARE(value("mediconnect_queue_scheduled_notifications"), 0.0);
        const QByteArray id
            = m_service.notification(m_ann).scheduledFor(QDateTime::currentDateTimeUtc().addDays(1)).post().toUtf8();
        Database database(m_service.databaseUri());
        const auto wait = [&](const QByteArray &dueAt) {
            database.run("INSERT INTO deliveries (id, notification_id, recipient_id, priority, channel, provider, "
                         "status, created_at, due_at, "
                         "leased_until) "
                         "VALUES (gen_random_uuid(), '"
                + id + "', 1, 'low', 'sms', 'sms', 'pending', now(), now() + " + dueAt
                + ", now() + interval '1 hour')");
        };
        wait("interval '1 hour'");
        wait("interval '-10 minutes'");
        wait("interval '-1 minute'");
        const Scrape found = scrape();
        QCOMPARE(found["mediconnect_queue_scheduled_notifications"], 1.0);
        QCOMPARE(found["mediconnect_queue_deliveries{state=\"held\"}"], 1.0);
        QCOMPARE(found["mediconnect_queue_deliveries{state=\"due\"}"], 2.0);
        const double oldest = found["mediconnect_queue_oldest_due_seconds"];
        QVERIFY2(oldest >= 599 && oldest < 900, QByteArray::number(oldest).constData());
    }

    void lostSession_isCounted()
    {
        QVERIFY(value("mediconnect_database_sessions") > 3);
        const double lost = value("mediconnect_database_sessions_lost_total");
        const double reconnects = value("mediconnect_bus_reconnects_total");
        Database(m_service.databaseUri())
            .run("SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
                 "WHERE application_name LIKE '%bus listening' AND datname = current_database()");
        QTRY_COMPARE(value("mediconnect_database_sessions_lost_total"), lost + 1);
        QTRY_COMPARE(value("mediconnect_bus_reconnects_total"), reconnects + 1);
    }

    void bus_countsItsNotices()
    {
        const double sent = value("mediconnect_bus_notices_sent_total");
        m_service.notification(m_ann).post();
        QTRY_VERIFY(value("mediconnect_bus_notices_sent_total") > sent);
        ServiceProcess other(m_service.databaseUri());
        other.start();
        Api(other.port()).asService().post("/api/notifications/", m_service.notification(m_ann).body()).expect(201);
        QTRY_VERIFY(value("mediconnect_bus_notices_received_total") > 0);
    }

    void reminder_heldUp_showsForHowLong()
    {
        const char *due = "mediconnect_reminders_oldest_due_seconds";
        QCOMPARE(value(due), 0.0);
        const QDateTime startsAt = QDateTime::currentDateTimeUtc().addSecs(30 * 60 + 1);
        EventSource appointments("/appointments");
        const QJsonObject event = appointments.event("appointment.scheduled",
            object({{"appointment_id", 1}, {"patient_id", m_ann.id}, {"doctor_id", m_ann.id},
                {"starts_at", startsAt.toString(Qt::ISODateWithMs)}}));
        m_service.api()
            .asService()
            .sendBytes("POST", "/api/events/", toBytes(event), "application/cloudevents+json")
            .expect(202)
            .expect("accepted", 1);
        Database database(m_service.databaseUri());
        database.run("BEGIN");
        database.run("SELECT FROM notifications WHERE reminder_lead IS NOT NULL FOR UPDATE");
        QTRY_VERIFY_WITH_TIMEOUT(value(due) > 0.5, 20'000);
        database.run("COMMIT");
        QTRY_COMPARE(value(due), 0.0);
    }

    void overTheLimit_isCounted()
    {
        RunningService limited(Environment {{"MEDICONNECT_RATE_LIMIT", "2/h"}});
        limited.start();
        for (int i = 0; i < 5; ++i)
            limited.api().anonymous().get("/api/notifications/");
        limited.api().anonymous().handshake(socketPath(1)).expect(429);
        const Scrape found = parsed(limited.api().anonymous().get("/metrics").expect(200).body);
        QCOMPARE(found["mediconnect_rate_limited_total"], 4.0);
        QCOMPARE(found.samples.value(requests("/api/notifications/", "GET", 429)), 3.0);
    }

    void process_isThisOne()
    {
        const Scrape found = scrape();
        const double now = double(QDateTime::currentSecsSinceEpoch());
        QVERIFY(found["process_start_time_seconds"] > now - 600);
        QVERIFY(found["process_start_time_seconds"] < now + 5);
        QVERIFY(found["process_resident_memory_bytes"] > 1e6);
        QVERIFY(found["process_open_fds"] > 10);
        QVERIFY(found["process_max_fds"] >= found["process_open_fds"]);
    }

    void text_namesNobody()
    {
        const QByteArray text = m_service.api().anonymous().get("/metrics").expect(200).body;
        QVERIFY(!text.contains(m_ann.name));
    }

private:
    RunningService m_service;
    User m_ann;
};

QTEST_GUILESS_MAIN(tst_Metrics)
#include "tst_metrics.moc"
