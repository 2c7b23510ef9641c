#include "event_posting.h"

#include <QtCore/QTimeZone>
#include <QtTest/QTest>

using namespace mc::test;

namespace {

// An event, and what it makes for whom.
struct Row
{
    const char *type;
    QJsonObject data;
    QByteArrayList told; ///< names of the people of the suite
    const char *notificationType;
    const char *priority;
    const char *title; ///< of the first of them
    const char *page;
    const char *deepLink;
    QJsonObject ids = {}; ///< of the metadata
};

} // namespace

Q_DECLARE_METATYPE(Row)

/// Whom each type of event tells what, how urgently, in which language and with which links (CONTRACT section 7).
class tst_EventNotifications : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanup() { m_service.showLogWhenFailed(); }

    void event_ofEveryType_makesItsNotification_data();
    void event_ofEveryType_makesItsNotification();
    void link_ofTheEvent_wins_data();
    void link_ofTheEvent_wins();
    void sameDay_isThatOfTheRecipient();
    void texts_areInTheRecipientsLanguageAndZone_data();
    void texts_areInTheRecipientsLanguageAndZone();
    void maintenance_tellsEveryoneInTheirLanguage();
    void maintenance_ofAnAudience_tellsOnlyThem();
    void analytics_withoutRecipients_tellAdmins();

private:
    Answer post(const char *type, const QJsonObject &data)
    {
        return postEvent(m_service.api().asService(), eventOf(type, data)).expect(202).expect("errors", QJsonArray());
    }
    QMap<QByteArray, int> counts();
    QJsonObject latest(const User &user) { return latestOf(m_service.api(), user); }

    RunningService m_service;
    QMap<QByteArray, User> m_people; ///< patient, doctor, second (doctor), admin
};

void tst_EventNotifications::initTestCase()
{
    m_service.start();
    QVERIFY(!QTest::currentTestFailed());
    Directory &directory = m_service.directory();
    m_people.insert("patient",
        directory.patient(
            "ann", object({{"first_name", "Ann"}, {"last_name", "Lee"}, {"clinic_id", 1}, {"timezone", "UTC"}})));
    m_people.insert(
        "doctor", directory.doctor("ruth", object({{"first_name", "Ruth"}, {"last_name", "Stein"}, {"clinic_id", 1}})));
    m_people.insert("second", directory.doctor("otto", object({{"clinic_id", 2}})));
    m_people.insert("admin", directory.admin("admin"));
}

QMap<QByteArray, int> tst_EventNotifications::counts()
{
    QMap<QByteArray, int> all;
    for (auto it = m_people.cbegin(); it != m_people.cend(); ++it)
        all.insert(it.key(), countOf(m_service.api(), *it));
    return all;
}

void tst_EventNotifications::event_ofEveryType_makesItsNotification_data()
{
    QTest::addColumn<Row>("row");
    const qint64 patient = m_people["patient"].id, doctor = m_people["doctor"].id, second = m_people["second"].id;
    const QDateTime later = QDateTime::currentDateTimeUtc().addDays(10);
    const QJsonObject visit
        = object({{"appointment_id", 7}, {"patient_id", patient}, {"doctor_id", doctor}, {"starts_at", inUtc(later)}});
    const QJsonObject chat = object({{"message_id", 8}, {"sender_id", doctor}, {"recipient_id", patient}});
    const QJsonObject record = object({{"medical_record_id", 9}, {"patient_id", patient},
        {"doctor_ids", array({doctor, second})}, {"title", "Blood test"}});
    const QJsonObject urgent = merged(record, object({{"urgent", true}}));
    const QJsonObject user = object({{"user_id", doctor}});
    const QJsonObject invoice
        = object({{"invoice_id", 10}, {"patient_id", patient}, {"amount", "120.50"}, {"currency", "USD"}});
    const QJsonObject report = object({{"title", "Visits in May"}, {"recipient_ids", array({second, doctor, second})}});
    const QByteArrayList both {"patient", "doctor"}, all {"patient", "doctor", "second"}, onlyPatient {"patient"},
        onlyDoctor {"doctor"};
    const auto add = [](const Row &row, const char *name = "") { QTest::addRow("%s%s", row.type, name) << row; };
    const auto ofVisit = [&](const char *type, const QJsonObject &data, const char *title) {
        add({type, data, both, "appointment", "low", title, "/appointments/7", "mediconnect://appointment/7",
            object({{"appointment_id", 7}})});
    };
    ofVisit("appointment.scheduled", visit, "Appointment confirmed");
    ofVisit("appointment.rescheduled", merged(visit, object({{"previous_starts_at", inUtc(later.addDays(1))}})),
        "Appointment moved");
    ofVisit("appointment.cancelled", visit, "Appointment cancelled");
    const auto ofChat = [&](const char *type, const char *title) {
        add({type, chat, onlyPatient, "message", "low", title, "/messages/8", "mediconnect://message/8",
            object({{"message_id", 8}})});
    };
    ofChat("chat.message_sent", "New message from Ruth Stein");
    ofChat("chat.call_missed", "Missed call from Ruth Stein");
    ofChat("chat.file_shared", "File from Ruth Stein");
    const auto ofRecord = [&](const char *type, const QByteArrayList &told, const char *priority, const char *title) {
        const Row row {type, record, told, "medical_record", priority, title, "/records/9", "mediconnect://record/9",
            object({{"medical_record_id", 9}})};
        add(row);
        Row critical = row;
        critical.data = urgent;
        critical.priority = "critical";
        critical.title = nullptr;
        add(critical, ", urgent");
    };
    ofRecord("record.created", onlyPatient, "low", "New medical record");
    ofRecord("record.updated", all, "low", "Medical record updated");
    ofRecord("record.shared", all, "low", "Medical record shared");
    ofRecord("record.test_results_available", onlyPatient, "high", "Your test results");
    const auto ofAccount = [&](const char *type, const QJsonObject &data, const char *title) {
        add({type, data, onlyDoctor, "system", "medium", title, "/account", "mediconnect://account"});
    };
    ofAccount("account.created", user, "Welcome, Ruth Stein");
    ofAccount("account.password_changed", user, "Your password was changed");
    ofAccount("account.profile_updated", user, "Your profile was updated");
    ofAccount("account.role_changed", merged(user, object({{"new_role", "admin"}})), "Your role has changed");
    const auto ofInvoice = [&](const char *type, const char *priority, const char *title) {
        add({type, invoice, onlyPatient, "billing", priority, title, "/invoices/10", "mediconnect://invoice/10",
            object({{"invoice_id", 10}})});
    };
    ofInvoice("billing.invoice_generated", "low", "New invoice: $120.50");
    ofInvoice("billing.payment_received", "low", "Payment received");
    ofInvoice("billing.payment_failed", "low", "Payment not completed");
    ofInvoice("billing.payment_overdue", "high", "Payment overdue: $120.50");
    const auto ofAnalytics = [&](const char *type, const char *title) {
        add({type, report, {"second", "doctor"}, "system", "medium", title, "/analytics", "mediconnect://analytics"});
    };
    ofAnalytics("analytics.report_completed", "Report ready: Visits in May");
    ofAnalytics("analytics.anomaly_detected", "Unusual figures: Visits in May");
    ofAnalytics("analytics.milestone_reached", "Milestone reached: Visits in May");
}

void tst_EventNotifications::event_ofEveryType_makesItsNotification()
{
    QFETCH(Row, row);
    QMap<QByteArray, int> expected = counts();
    post(row.type, row.data).expect("accepted", 1).expect("notifications", int(row.told.size()));
    for (const QByteArray &name : row.told)
        ++expected[name];
    QCOMPARE(counts(), expected);
    for (const QByteArray &name : row.told) {
        const QJsonObject found = latest(m_people[name]);
        expectAt(found, "notification_type", row.notificationType);
        expectAt(found, "priority", row.priority);
        expectAt(found, "metadata", merged(row.ids, object({{"action_url", row.page}, {"deep_link", row.deepLink}})));
        QVERIFY(!at(found, "message").toString().contains(QLatin1String("{{")));
    }
    if (row.title)
        expectAt(latest(m_people[row.told.first()]), "title", row.title);
}

void tst_EventNotifications::link_ofTheEvent_wins_data()
{
    QTest::addColumn<QByteArray>("type");
    QTest::addColumn<QByteArray>("field");
    QTest::addColumn<QJsonObject>("data");
    const qint64 patient = m_people["patient"].id;
    const QJsonObject chat
        = object({{"message_id", 8}, {"sender_id", m_people["doctor"].id}, {"recipient_id", patient}});
    const QJsonObject invoice
        = object({{"invoice_id", 10}, {"patient_id", patient}, {"amount", 5}, {"currency", "USD"}});
    const auto row = [](const char *type, const char *field, const QJsonObject &data) {
        QTest::newRow(type) << QByteArray(type) << QByteArray(field) << data;
    };
    row("chat.call_missed", "callback_url", chat);
    row("chat.file_shared", "download_url", chat);
    row("billing.payment_failed", "retry_url", invoice);
    row("analytics.report_completed", "url", object({{"title", "Visits"}, {"recipient_ids", array({patient})}}));
}

void tst_EventNotifications::link_ofTheEvent_wins()
{
    QFETCH(QByteArray, type);
    QFETCH(QByteArray, field);
    QFETCH(QJsonObject, data);
    for (const char *link : {"/own/5?x=1", "https://clinic.example/own"}) {
        data.insert(QLatin1String(field), QLatin1String(link));
        post(type.constData(), data);
        expectAt(latest(m_people["patient"]), "metadata.action_url", link);
    }
}

void tst_EventNotifications::sameDay_isThatOfTheRecipient()
{
    // 25 hours lie between their clocks: the first or the last second of one's today is another day for the other.
    constexpr char eastern[] = "Pacific/Kiritimati", western[] = "Pacific/Pago_Pago"; // both without summer time
    const User east = m_service.directory().patient("east", object({{"timezone", eastern}}));
    const User west = m_service.directory().doctor("west", object({{"timezone", western}}));
    const auto priority = [&](const User &user) { return latest(user).value(QLatin1String("priority")).toString(); };
    const auto todayOnlyIn = [](const char *zone, const char *other) {
        const QDateTime now = QDateTime::currentDateTimeUtc();
        const QTimeZone here(zone), there(other);
        const QDateTime first(now.toTimeZone(here).date(), QTime(0, 0), here);
        const bool isTodayThere = first.toTimeZone(there).date() == now.toTimeZone(there).date();
        return isTodayThere ? first.addSecs(24 * 3600 - 1) : first;
    };
    const auto visit = [&](const QDateTime &startsAt) {
        return object(
            {{"appointment_id", 70}, {"patient_id", east.id}, {"doctor_id", west.id}, {"starts_at", inUtc(startsAt)}});
    };
    post("appointment.scheduled", visit(todayOnlyIn(eastern, western)));
    QCOMPARE(priority(east), QStringLiteral("high"));
    QCOMPARE(priority(west), QStringLiteral("low"));
    post("appointment.scheduled", visit(todayOnlyIn(western, eastern)));
    QCOMPARE(priority(east), QStringLiteral("low"));
    QCOMPARE(priority(west), QStringLiteral("high"));
    // Moved away from today.
    const QDateTime later = QDateTime::currentDateTimeUtc().addDays(10);
    post("appointment.rescheduled",
        merged(visit(later), object({{"previous_starts_at", inUtc(todayOnlyIn(eastern, western))}})));
    QCOMPARE(priority(east), QStringLiteral("high"));
    QCOMPARE(priority(west), QStringLiteral("low"));
}

void tst_EventNotifications::texts_areInTheRecipientsLanguageAndZone_data()
{
    QTest::addColumn<QByteArray>("locale");
    QTest::addColumn<QByteArray>("zone");
    QTest::addColumn<QString>("message");
    const auto row = [](const char *locale, const char *zone, const char *message) {
        QTest::newRow(locale) << QByteArray(locale) << QByteArray(zone) << QString::fromUtf8(message);
    };
    row("en", "America/New_York",
        "Your appointment with Ruth Stein is on Monday, January 20, 2031 at 2:30 PM, Room 12.");
    row("en-GB", "Europe/London", "Your appointment with Ruth Stein is on Monday, 20 January 2031 at 19:30, Room 12.");
    row("es", "Europe/Madrid", "Su cita con Ruth Stein es el lunes, 20 de enero de 2031, a las 20:30, Room 12.");
    row("es-MX", "America/Mexico_City",
        "Su cita con Ruth Stein es el lunes, 20 de enero de 2031, a las 13:30, Room 12.");
    row("fr", "Europe/Paris", "Votre rendez-vous avec Ruth Stein est prévu le lundi 20 janvier 2031 à 20:30, Room 12.");
    row("ar-MA", "Africa/Tunis",
        "موعدك مع \u2068Ruth Stein\u2069 يوم \u2068الاثنين، 20 يناير 2031 في 20:30\u2069، \u2068Room "
        "12\u2069.");
    row("de", "UTC", "Your appointment with Ruth Stein is on Monday, January 20, 2031 at 7:30 PM, Room 12.");
}

void tst_EventNotifications::texts_areInTheRecipientsLanguageAndZone()
{
    QFETCH(QByteArray, locale);
    QFETCH(QByteArray, zone);
    QFETCH(QString, message);
    const User user = m_service.directory().patient("reader", object({{"locale", locale}, {"timezone", zone}}));
    post("appointment.scheduled",
        object({{"appointment_id", user.id}, {"patient_id", user.id}, {"doctor_id", m_people["doctor"].id},
            {"starts_at", "2031-01-20T19:30:00Z"}, {"location", "Room 12"}}));
    QCOMPARE(at(latest(user), "message").toString().replace(QChar(QChar::Nbsp), u' '), message);
}

void tst_EventNotifications::maintenance_tellsEveryoneInTheirLanguage()
{
    const User ines = m_service.directory().patient("ines", object({{"locale", "es"}, {"timezone", "Europe/Madrid"}}));
    const Answer answer = post("system.maintenance_scheduled",
        object({{"starts_at", "2031-01-20T01:00:00Z"}, {"ends_at", "2031-01-20T03:00:00Z"}}));
    QVERIFY(answer["notifications"].toInt() > 4);
    QTRY_COMPARE(at(latest(ines), "metadata.action_url").toString(), QStringLiteral("/system/maintenance"));
    const QJsonObject found = latest(ines);
    expectAt(found, "notification_type", "system");
    expectAt(found, "priority", "medium");
    QVERIFY(at(found, "message").toString().contains(QLatin1String("20 de enero de 2031, a las 2:00")));
    for (const User &user : std::as_const(m_people)) {
        QTRY_COMPARE(at(latest(user), "metadata.action_url").toString(), QStringLiteral("/system/maintenance"));
        expectAt(latest(user), "title", "Planned maintenance");
    }
}

void tst_EventNotifications::maintenance_ofAnAudience_tellsOnlyThem()
{
    const QMap<QByteArray, int> before = counts();
    const QJsonObject window = object({{"starts_at", "2031-01-20T01:00:00Z"}, {"ends_at", "2031-01-20T03:00:00Z"}});
    const auto maintain = [&](const QJsonObject &audience) { return merged(window, object({{"audience", audience}})); };
    post("system.maintenance_scheduled", maintain(object({{"role", "doctor"}, {"clinic_id", 1}})))
        .expect("notifications", 1);
    QTRY_COMPARE(counts()["doctor"], before["doctor"] + 1);
    const qint64 unknown = m_service.directory().unusedId();
    postEvent(m_service.api().asService(),
        eventOf(
            "system.maintenance_scheduled", maintain(object({{"user_ids", array({m_people["second"].id, unknown})}}))))
        .expect(202)
        .expect("accepted", 1)
        .expect("notifications", 1)
        .expect("errors.0.accepted", true)
        .expect("errors.0.errors.0.field", "data.audience.user_ids");
    // Nobody is left: the event may come again.
    postEvent(m_service.api().asService(),
        eventOf("system.maintenance_scheduled", maintain(object({{"user_ids", array({unknown})}}))))
        .expect(202)
        .expect("accepted", 0)
        .expect("notifications", 0)
        .expect("errors.0.code", "NOTIF_005")
        .expect("errors.0.accepted", false);
    QTRY_COMPARE(counts()["second"], before["second"] + 1);
    const QByteArray path = notificationPath(at(latest(m_people["second"]), "id").toString());
    const Answer timeline = m_service.api().as(m_people["second"]).get(path + "timeline/").expect(200);
    QVERIFY2(timeline.text("results.0.detail").endsWith(QLatin1String(" of /tests")), timeline.body.constData());
    QCOMPARE(counts()["patient"], before["patient"]);
    QCOMPARE(counts()["doctor"], before["doctor"] + 1);
}

void tst_EventNotifications::analytics_withoutRecipients_tellAdmins()
{
    const QMap<QByteArray, int> before = counts();
    const User other = m_service.directory().admin("olga", object({{"locale", "fr"}}));
    post("analytics.anomaly_detected", object({{"title", "Visits"}, {"url", "/analytics/5"}}))
        .expect("notifications", 2);
    QTRY_COMPARE(countOf(m_service.api(), other), 1);
    QTRY_COMPARE(counts()["admin"], before["admin"] + 1);
    expectAt(latest(m_people["admin"]), "title", "Unusual figures: Visits");
    expectAt(latest(m_people["admin"]), "metadata.action_url", "/analytics/5");
    QVERIFY(at(latest(other), "title").toString() != QLatin1String("Unusual figures: Visits"));
    QCOMPARE(counts()["doctor"], before["doctor"]);
}

QTEST_GUILESS_MAIN(tst_EventNotifications)
#include "tst_event_notifications.moc"
