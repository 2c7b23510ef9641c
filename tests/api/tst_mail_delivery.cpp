#include "delivery_stage.h"
#include "support/mail_server.h"

using namespace mc::test;

/// Mails from the POST to the mailbox, and the way back by their link (CONTRACT section 8).
class tst_MailDelivery : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        m_stage.start();
        QVERIFY(!QTest::currentTestFailed());
    }
    void cleanup() { m_stage.cleanUp(); }

    void mail_high_reachesTheMailboxInWordsThatTellNothing();
    void mail_system_saysWhatItSays();
    void preview_texts_areWhatIsSent_data();
    void preview_texts_areWhatIsSent();
    void link_ofAMail_stopsMailsOfItsType();
    void address_unknown_failsAtOnce();
    void address_refusedForNow_isTriedAgain();
    void address_thatIsNone_isNotTried();

private:
    User withMail(const QByteArray &address, const QJsonObject &changes = {})
    {
        return m_stage.service.directory().patient("ann", merged(object({{"email", address}}), changes));
    }
    NotificationBuilder mail(const User &user)
    {
        return m_stage.service.notification(user).priority("high").set("channels", array({"email"}));
    }
    Environment environment() const
    {
        return {{"MEDICONNECT_SMTP_URL", MailServer::withLogin(m_server.url()).toEncoded()},
            {"MEDICONNECT_SMTP_FROM", "Clinic <notify@clinic.example>"},
            {"MEDICONNECT_CA_FILE", m_server.caFile().toUtf8()}};
    }

    MailServer m_server;
    DeliveryStage m_stage {environment()};
};

void tst_MailDelivery::mail_high_reachesTheMailboxInWordsThatTellNothing()
{
    const User ann = withMail("ann@clinic.example", object({{"locale", "es-MX"}}));
    const QString id
        = mail(ann).set("notification_type", "medical_record").title("Biopsy").message("It is benign.").post();
    QCOMPARE(m_stage.settled(id), QStringLiteral("sent"));
    QCOMPARE(m_stage.timeline(id), (QStringList {QStringLiteral("created"), QStringLiteral("sent email 1")}));
    const MailPart mail = m_server.mailTo(QStringLiteral("ann@clinic.example"));
    QCOMPARE(mail.headerText("Subject"), QStringLiteral("Nueva notificación de su clínica"));
    QVERIFY(mail.header("Received").contains(" ESMTPSA "));
    QVERIFY(mail.parts.value(0).text().contains(QString::fromLatin1(m_stage.service.process().baseUrl())));
    for (const MailPart &part : mail.parts) {
        for (const char *word : {"Biopsy", "benign", "medical_record"})
            QVERIFY2(!part.text().contains(QLatin1String(word), Qt::CaseInsensitive), word);
    }
}

void tst_MailDelivery::mail_system_saysWhatItSays()
{
    const User ann = withMail("system@clinic.example");
    const QString id = mail(ann).set("notification_type", "system").title("Storm").message("We close at noon.").post();
    QCOMPARE(m_stage.settled(id), QStringLiteral("sent"));
    const MailPart mail = m_server.mailTo(QStringLiteral("system@clinic.example"));
    QCOMPARE(mail.headerText("Subject"), QStringLiteral("Storm"));
    QVERIFY(mail.parts.value(1).text().contains(QLatin1String("We close at noon.")));
}

void tst_MailDelivery::preview_texts_areWhatIsSent_data()
{
    QTest::addColumn<QByteArray>("type");
    QTest::addColumn<QByteArray>("locale");
    QTest::addColumn<QByteArray>("message");
    QTest::addColumn<QByteArray>("language");
    QTest::addColumn<bool>("isNeutral");
    QTest::newRow("said as it is") << QByteArray("system") << QByteArray("en-GB") << QByteArray("We close at noon.")
                                   << QByteArray("en") << false;
    QTest::newRow("about health") << QByteArray("medical_record") << QByteArray("ar") << QByteArray("It is benign.")
                                  << QByteArray("ar") << true;
    QTest::newRow("too long") << QByteArray("system") << QByteArray("de") << QByteArray(5000, 'a') << QByteArray("en")
                              << false;
}

// In every word, but for the recipient's own link to stop mails.
void tst_MailDelivery::preview_texts_areWhatIsSent()
{
    QFETCH(QByteArray, type);
    QFETCH(QByteArray, locale);
    QFETCH(QByteArray, message);
    const QByteArray address = "preview-" + locale + "@clinic.example";
    const User ann = m_stage.patientWith(
        "android", "phone-" + locale, object({{"email", address}, {"phone", "+34600000009"}, {"locale", locale}}));
    const NotificationBuilder draft
        = m_stage.service.notification(ann).type(type).priority("critical").title("Biopsy").message(message);
    const QJsonValue texts = m_stage.asAdmin().post("/api/notifications/preview/", draft.body()).expect(200)["texts"];
    QTEST(at(texts, "language").toString().toUtf8(), "language");
    QTEST(at(texts, "neutral").toBool(), "isNeutral");
    QCOMPARE(m_stage.settled(draft.post()), QStringLiteral("sent"));
    const QJsonValue push = m_stage.providers.received(Fake::Fcm)[0], sms = m_stage.providers.received(Fake::Sms)[0];
    QCOMPARE(at(texts, "push.title"), at(push, "body.message.notification.title"));
    QCOMPARE(at(texts, "push.body"), at(push, "body.message.notification.body"));
    QCOMPARE(at(texts, "sms.text"), at(sms, "body.Body"));
    QCOMPARE(at(texts, "sms.segments").toInt(), at(sms, "segments").toInt());
    const MailPart mail = m_server.mailTo(QString::fromLatin1(address));
    QCOMPARE(at(texts, "email.subject").toString(), mail.headerText("Subject"));
    static const QRegularExpression token(QStringLiteral("(?<=/unsubscribe/)[^/]+(?=/)"));
    QCOMPARE(at(texts, "email.text").toString().trimmed(),
        mail.parts.value(0).text().replace(token, QStringLiteral("…")).trimmed());
}

void tst_MailDelivery::link_ofAMail_stopsMailsOfItsType()
{
    const User ann = withMail("stop@clinic.example");
    const auto billing = [&] { return mail(ann).set("notification_type", "billing").post(); };
    QCOMPARE(m_stage.settled(billing()), QStringLiteral("sent"));
    QByteArray link = m_server.mailTo(QStringLiteral("stop@clinic.example")).header("List-Unsubscribe");
    link = link.sliced(1).chopped(1);
    const QByteArray base = m_stage.service.process().baseUrl();
    QVERIFY2(link.startsWith(base), link.constData());
    m_stage.service.api()
        .anonymous()
        .sendBytes("POST", link.sliced(base.size()), "List-Unsubscribe=One-Click", "application/x-www-form-urlencoded")
        .expect(200);
    const QString later = billing();
    QTRY_VERIFY(m_stage.timeline(later).contains(QStringLiteral("suppressed email preference_off")));
    QCOMPARE(m_stage.settled(mail(ann).set("notification_type", "system").post()), QStringLiteral("sent"));
    QTRY_COMPARE(m_server.mailsTo(QStringLiteral("stop@clinic.example")).size(), 2);
}

void tst_MailDelivery::address_unknown_failsAtOnce()
{
    const QString id = mail(withMail("unknown-ann@clinic.example")).post();
    QCOMPARE(m_stage.settled(id), QStringLiteral("failed"));
    QCOMPARE(m_stage.timeline(id),
        (QStringList {QStringLiteral("created"), QStringLiteral("failed email 1 SMTP 550 5.1.1")}));
}

void tst_MailDelivery::address_refusedForNow_isTriedAgain()
{
    const QString id = mail(withMail("later-ann@clinic.example")).post();
    QTRY_COMPARE_WITH_TIMEOUT(m_stage.timeline(id).filter(QStringLiteral("email ")).size(), 6, 20'000);
    const QStringList told = m_stage.timeline(id);
    QCOMPARE(told.value(1), QStringLiteral("attempted email 1 SMTP 450 4.2.1"));
    QCOMPARE(told.last(), QStringLiteral("failed email 6 SMTP 450 4.2.1"));
}

// The directory took such ones once.
void tst_MailDelivery::address_thatIsNone_isNotTried()
{
    const User ann = withMail("ann@clinic.example");
    m_stage.database().run("UPDATE users SET email = 'a,b@x', phone = '600' WHERE id = " + QByteArray::number(ann.id));
    const QString id
        = m_stage.service.notification(ann).priority("critical").set("channels", array({"email", "sms"})).post();
    const QStringList told = m_stage.timeline(id);
    QVERIFY(told.contains(QStringLiteral("suppressed email no_address")));
    QVERIFY(told.contains(QStringLiteral("suppressed sms no_address")));
}

QTEST_GUILESS_MAIN(tst_MailDelivery)
#include "tst_mail_delivery.moc"
