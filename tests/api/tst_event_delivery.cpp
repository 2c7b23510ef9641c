#include "delivery_stage.h"
#include "event_posting.h"
#include "support/mail_server.h"

using namespace mc::test;

/// What of events leaves the house: neutral texts, unless the operator wants it otherwise, and within the recipient's limits
/// (CONTRACT sections 2, 7 and 8).
class tst_EventDelivery : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanup()
    {
        m_discreet.cleanUp();
        m_open.cleanUp();
    }

    void health_outside_saysNothing();
    void account_outside_saysWhatThereIs();
    void health_withPermission_saysWhatThereIs();
    void limits_holdForEvents();

private:
    Environment mail() const
    {
        return {{"MEDICONNECT_SMTP_URL", MailServer::withLogin(m_mail.url()).toEncoded()},
            {"MEDICONNECT_SMTP_FROM", "Clinic <notify@clinic.example>"},
            {"MEDICONNECT_CA_FILE", m_mail.caFile().toUtf8()}};
    }
    static QJsonValue pushed(DeliveryStage &stage)
    {
        [&] { QVERIFY(stage.providers.waitFor(Fake::Fcm, 1)); }();
        return at(stage.providers.received(Fake::Fcm)[0], "body.message.notification");
    }
    static User withPhone(DeliveryStage &stage, const QByteArray &name, const QJsonObject &changes = {})
    {
        return stage.patientWith(
            "android", name + "-phone", merged(object({{"email", name + "@clinic.example"}}), changes));
    }
    static Answer post(DeliveryStage &stage, const char *type, const QJsonObject &data)
    {
        return postEvent(stage.service.api().asService(), eventOf(type, data)).expect(202).expect("accepted", 1);
    }
    static QJsonObject results(const User &user)
    {
        return object({{"medical_record_id", 9}, {"patient_id", user.id}, {"title", "Biopsy"}});
    }

    MailServer m_mail;
    DeliveryStage m_discreet {mail()};
    DeliveryStage m_open {mail() + Environment {{"MEDICONNECT_PHI_IN_EXTERNAL", "true"}}};
};

void tst_EventDelivery::initTestCase()
{
    m_discreet.start();
    QVERIFY(!QTest::currentTestFailed());
    m_open.start();
    QVERIFY(!QTest::currentTestFailed());
}

void tst_EventDelivery::health_outside_saysNothing()
{
    const User ann = withPhone(m_discreet, "ann", object({{"locale", "es"}}));
    post(m_discreet, "record.test_results_available", results(ann));
    expectAt(pushed(m_discreet), "title", "Nueva notificación de su clínica");
    QCOMPARE(m_mail.mailTo(QStringLiteral("ann@clinic.example")).headerText("Subject"),
        QStringLiteral("Nueva notificación de su clínica"));
    const QJsonObject visit = object({{"appointment_id", 5}, {"patient_id", ann.id}, {"doctor_id", ann.id},
        {"starts_at", "2031-01-20T09:30:00Z"}, {"location", "Oncology"}});
    post(m_discreet, "appointment.scheduled", visit);
    QVERIFY(m_discreet.providers.waitFor(Fake::Fcm, 2));
    const QByteArray said = m_discreet.providers.everything().toLower();
    for (const char *word : {"biopsy", "resultados", "oncology", "cita", "2031", "20 de enero"})
        QVERIFY2(!said.contains(word), word);
    for (const MailPart &part : m_mail.mailTo(QStringLiteral("ann@clinic.example")).parts)
        QVERIFY(!part.text().contains(QLatin1String("Biopsy")) && !part.text().contains(QLatin1String("resultados")));
}

void tst_EventDelivery::account_outside_saysWhatThereIs()
{
    const User ben = withPhone(m_discreet, "ben");
    post(m_discreet, "account.profile_updated", object({{"user_id", ben.id}}));
    expectAt(pushed(m_discreet), "title", "Your profile was updated");
    expectAt(pushed(m_discreet), "body",
        "The details in your profile were changed. If you did not expect this, please check them and tell us.");
}

void tst_EventDelivery::health_withPermission_saysWhatThereIs()
{
    const User cleo = withPhone(m_open, "cleo", object({{"locale", "en"}, {"first_name", "Cleo"}}));
    post(m_open, "record.test_results_available", results(cleo));
    expectAt(pushed(m_open), "title", "Your test results");
    expectAt(pushed(m_open), "body", "Your test results are available: Biopsy.");
    const MailPart mail = m_mail.mailTo(QStringLiteral("cleo@clinic.example"));
    QCOMPARE(mail.headerText("Subject"), QStringLiteral("Your test results"));
    QVERIFY2(mail.parts.value(0).text().contains(QLatin1String("Hello Cleo")), qPrintable(mail.parts.value(0).text()));
    QVERIFY(mail.parts.value(1).text().contains(QLatin1String("<p>Hello Cleo")));
    QVERIFY(mail.parts.value(1).text().contains(QLatin1String("Biopsy")));
}

void tst_EventDelivery::limits_holdForEvents()
{
    const User dan = withPhone(m_discreet, "dan");
    m_discreet.service.api()
        .as(dan)
        .patch("/api/notifications/preferences/",
            object({{"frequency_limits", object({{"max_per_hour", 1}, {"max_per_day", 0}})}}))
        .expect(200);
    const QJsonObject updated = object({{"user_id", dan.id}});
    postEvents(m_discreet.service.api().asService(),
        {eventOf("account.profile_updated", updated), eventOf("account.profile_updated", updated),
            eventOf("account.profile_updated", updated)})
        .expect(202)
        .expect("notifications", 3);
    const QByteArray ofDan
        = "FROM notifications n, jsonb_each_text(suppressed) s WHERE s.value = 'frequency_limit' AND recipient_id = "
        + QByteArray::number(dan.id);
    QTRY_COMPARE_WITH_TIMEOUT(
        m_discreet.database().value(
            "SELECT count(*) FROM deliveries WHERE status = 'sent' AND recipient_id = " + QByteArray::number(dan.id)),
        QByteArray("1"), 20'000);
    QCOMPARE(m_discreet.database().value("SELECT count(*) " + ofDan), QByteArray("2"));
    QCOMPARE(m_discreet.providers.count(Fake::Fcm), 1);
}

QTEST_GUILESS_MAIN(tst_EventDelivery)
#include "tst_event_delivery.moc"
