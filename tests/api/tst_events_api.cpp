#include "event_posting.h"
#include "support/database.h"

#include <QtTest/QTest>

using namespace mc::test;

/// What becomes of events: taken in once, refused by themselves, named in the answer (CONTRACT section 7).
class tst_EventsApi : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanup() { m_service.showLogWhenFailed(); }

    void batch_of500_isTaken();
    void batch_empty_isNothing();
    void batch_wrongEvents_spoilNoOther();
    void batch_eventThatCannotBeStored_spoilsNoOther();
    void refused_corrected_isTaken();
    void people_allUnknown_refuseTheEvent();
    void people_someUnknown_areNamed();
    void sender_unknown_isCalledAnotherUser();
    void doctors_ofARecord_areToldWhereTheyShould();
    void timeline_tellsTheEvent();
    void metrics_countByTypeAndOutcome();

private:
    Caller platform() { return m_service.api().asService(); }
    QJsonObject profileUpdated(const User &user, const QJsonObject &changes = {})
    {
        return eventOf("account.profile_updated", object({{"user_id", user.id}}), changes);
    }
    int count(const User &user) { return countOf(m_service.api(), user); }
    QString message(const User &user)
    {
        return latestOf(m_service.api(), user).value(QLatin1String("message")).toString();
    }

    RunningService m_service;
    User m_patient;
    User m_doctor;
};

void tst_EventsApi::initTestCase()
{
    m_service.start();
    QVERIFY(!QTest::currentTestFailed());
    m_patient = m_service.directory().patient("luis");
    m_doctor = m_service.directory().doctor("ruth", object({{"first_name", "Ruth"}, {"last_name", "Stein"}}));
}

void tst_EventsApi::batch_of500_isTaken()
{
    QList<User> people;
    for (int i = 0; i < 5; ++i)
        people += m_service.directory().patient("ann");
    QJsonArray events;
    for (int i = 0; i < 500; ++i)
        events += profileUpdated(people[i % 5]);
    postEvents(platform(), events).expect(202).expect("accepted", 500).expect("notifications", 500);
    for (const User &ann : people)
        QCOMPARE(count(ann), 100);
    events += profileUpdated(people[0]);
    postEvents(platform(), events).expectProblem(400, "validation_error");
}

void tst_EventsApi::batch_empty_isNothing()
{
    postEvents(platform(), {}).expect(202).expect("accepted", 0).expect("duplicates", 0).expect("errors", QJsonArray());
}

void tst_EventsApi::batch_wrongEvents_spoilNoOther()
{
    const User ann = m_service.directory().patient("ann");
    const QJsonObject wrongField = eventOf("account.profile_updated", object({{"user_id", "7"}, {"town", "x"}}));
    const Answer answer = postEvents(platform(),
        {profileUpdated(ann), 7, eventOf("account.deleted", object({})), wrongField, object({{"id", "1"}}),
            eventOf("appointment.reminder", object({})), profileUpdated(ann)});
    answer.expect(202).expect("accepted", 2).expect("notifications", 2);
    QCOMPARE(answer["errors"].toArray().size(), 5);
    answer.expect("errors.0.index", 1).expect("errors.0.source", nullptr).expect("errors.0.id", nullptr);
    answer.expect("errors.1.index", 2).expect("errors.1.errors.0.field", "type").expect("errors.1.source", "/tests");
    answer.expect("errors.2.index", 3)
        .expect("errors.2.id", wrongField.value(QLatin1String("id")))
        .expect("errors.2.code", "validation_error")
        .expect("errors.2.accepted", false)
        .expect("errors.2.errors.0.field", "data.user_id")
        .expect("errors.2.errors.1.field", "data.town");
    answer.expect("errors.3.index", 4).expect("errors.3.errors.0.field", "specversion");
    answer.expect("errors.4.index", 5).expect("errors.4.errors.0.field", "type");
    QCOMPARE(count(ann), 2);
}

void tst_EventsApi::batch_eventThatCannotBeStored_spoilsNoOther()
{
    Database database(m_service.databaseUri());
    database.run("CREATE FUNCTION refuse_one() RETURNS trigger LANGUAGE plpgsql AS "
                 "$$ BEGIN IF NEW.id = 'unwanted' THEN RAISE 'unwanted'; END IF; RETURN NEW; END $$");
    database.run("CREATE TRIGGER refuse_one BEFORE INSERT ON events FOR EACH ROW EXECUTE FUNCTION refuse_one()");
    const User ann = m_service.directory().patient("ann");
    const QJsonObject unwanted = profileUpdated(ann, object({{"id", "unwanted"}}));
    const QJsonArray events {profileUpdated(ann), unwanted, profileUpdated(ann)};
    postEvents(platform(), events)
        .expect(202)
        .expect("accepted", 2)
        .expect("notifications", 2)
        .expect("errors.0.index", 1)
        .expect("errors.0.id", "unwanted")
        .expect("errors.0.code", "internal_error")
        .expect("errors.0.accepted", false);
    QCOMPARE(count(ann), 2);
    database.run("DROP TRIGGER refuse_one ON events");
    postEvents(platform(), events).expect(202).expect("accepted", 1).expect("duplicates", 2);
    QCOMPARE(count(ann), 3);
}

void tst_EventsApi::refused_corrected_isTaken()
{
    const User ann = m_service.directory().patient("ann");
    const QJsonObject right = profileUpdated(ann);
    const QJsonObject wrong = merged(right, object({{"data", object({})}}));
    postEvent(platform(), wrong).expect(202).expect("accepted", 0).expect("errors.0.errors.0.field", "data.user_id");
    postEvent(platform(), right).expect(202).expect("accepted", 1);
    postEvent(platform(), right).expect(202).expect("duplicates", 1);
    QCOMPARE(count(ann), 1);
}

void tst_EventsApi::people_allUnknown_refuseTheEvent()
{
    const User late {m_service.directory().unusedId(), "late", "patient"};
    const QJsonObject welcome = eventOf("account.created", object({{"user_id", late.id}}));
    postEvent(platform(), welcome)
        .expect(202)
        .expect("accepted", 0)
        .expect("notifications", 0)
        .expect("errors.0.code", "NOTIF_005")
        .expect("errors.0.accepted", false)
        .expect("errors.0.errors.0.field", "data.user_id");
    platform().put(userPath(late.id), merged(Directory::person(late), object({{"is_active", false}}))).expect(201);
    postEvent(platform(), welcome).expect(202).expect("accepted", 0).expect("errors.0.code", "NOTIF_005");
    m_service.directory().replace(late, {});
    postEvent(platform(), welcome).expect(202).expect("accepted", 1).expect("notifications", 1);
    QCOMPARE(count(late), 1);
}

void tst_EventsApi::people_someUnknown_areNamed()
{
    const qint64 unknown = m_service.directory().unusedId();
    const User gone = m_service.directory().doctor("gone");
    m_service.directory().replace(gone, object({{"is_active", false}}));
    const int before = count(m_patient);
    const Answer answer = postEvent(platform(),
        eventOf("record.shared",
            object({{"medical_record_id", 5}, {"patient_id", m_patient.id},
                {"doctor_ids", array({m_doctor.id, unknown, gone.id})}})));
    answer.expect(202).expect("accepted", 1).expect("notifications", 2);
    answer.expect("errors.0.accepted", true).expect("errors.0.code", "NOTIF_005").expect("errors.0.index", 0);
    QCOMPARE(answer["errors.0.errors"].toArray().size(), 2);
    answer.expect("errors.0.errors.0.field", "data.doctor_ids")
        .expect("errors.0.errors.0.message", QStringLiteral("User %1 is unknown or inactive.").arg(unknown));
    QCOMPARE(count(m_patient), before + 1);
}

void tst_EventsApi::sender_unknown_isCalledAnotherUser()
{
    const User ann = m_service.directory().patient("ann", object({{"locale", "es"}}));
    const auto call = [&](qint64 sender) {
        return eventOf(
            "chat.call_missed", object({{"message_id", 9}, {"sender_id", sender}, {"recipient_id", ann.id}}));
    };
    postEvent(platform(), call(m_doctor.id)).expect(202).expect("errors", QJsonArray());
    QVERIFY2(message(ann).contains(QLatin1String("Ruth Stein")), qPrintable(message(ann)));
    const Caller admin = m_service.api().as(m_service.directory().admin("admin"));
    const auto sender = [&] {
        return admin.get(
            notificationPath(latestOf(m_service.api(), ann).value(QLatin1String("id")).toString()))["sender"];
    };
    expectAt(sender(), "id", m_doctor.id);
    postEvent(platform(), call(m_service.directory().unusedId()))
        .expect(202)
        .expect("accepted", 1)
        .expect("errors.0.accepted", true)
        .expect("errors.0.errors.0.field", "data.sender_id");
    QVERIFY2(message(ann).contains(QStringLiteral("otro usuario")), qPrintable(message(ann)));
    QVERIFY(sender().isNull());
}

void tst_EventsApi::doctors_ofARecord_areToldWhereTheyShould()
{
    const User ann = m_service.directory().doctor("ann");
    for (const auto &[type, isTold] : QList<std::pair<const char *, bool>> {{"record.created", false},
             {"record.test_results_available", false}, {"record.updated", true}, {"record.shared", true}}) {
        const int before = count(ann);
        postEvent(platform(),
            eventOf(type,
                object({{"medical_record_id", 5}, {"patient_id", m_patient.id}, {"doctor_ids", array({ann.id})}})))
            .expect(202)
            .expect("notifications", isTold ? 2 : 1)
            .expect("errors", QJsonArray());
        QCOMPARE(count(ann), before + int(isTold));
    }
}

void tst_EventsApi::timeline_tellsTheEvent()
{
    const User ann = m_service.directory().patient("ann");
    const QByteArray trace = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";
    postEvent(platform(), profileUpdated(ann, object({{"id", "17"}, {"source", "/users"}, {"traceparent", trace}})));
    const QString id = latestOf(m_service.api(), ann).value(QLatin1String("id")).toString();
    m_service.api()
        .as(ann)
        .get(notificationPath(id) + "timeline/")
        .expect(200)
        .expect("results.0.event", "created")
        .expect("results.0.detail", "event 17 of /users, traceparent " + trace);
}

void tst_EventsApi::metrics_countByTypeAndOutcome()
{
    const auto counted = [this](const QByteArray &type, const QByteArray &outcome) {
        const QByteArray sample = "mediconnect_events_total{outcome=\"" + outcome + "\",type=\"" + type + "\"} ";
        const QByteArray scrape = platform().get("/metrics").body;
        const qsizetype begin = scrape.indexOf(sample);
        return begin < 0 ? 0.0 : scrape.mid(begin + sample.size()).split('\n').first().toDouble();
    };
    const auto counts = [&] {
        return QList<double> {counted("account.profile_updated", "accepted"),
            counted("account.profile_updated", "duplicate"), counted("account.profile_updated", "refused"),
            counted("unknown", "refused")};
    };
    const QList<double> before = counts();
    const QJsonObject one = profileUpdated(m_patient);
    postEvents(platform(),
        {one, one, profileUpdated(m_doctor), eventOf("account.profile_updated", object({})), eventOf("a.b", object({})),
            7});
    const QList<double> after = counts();
    QCOMPARE(after[0] - before[0], 2.0);
    QCOMPARE(after[1] - before[1], 1.0);
    QCOMPARE(after[2] - before[2], 1.0);
    QCOMPARE(after[3] - before[3], 2.0);
}

QTEST_GUILESS_MAIN(tst_EventsApi)
#include "tst_events_api.moc"
