#include "delivery/smtp_sender.h"
#include "scripted_mail_peer.h"
#include "support/mail_server.h"
#include "support/manual_clock.h"

#include <QtNetwork/QNetworkInterface>
#include <QtTest/QTest>

using namespace mc;
using namespace mc::test;
using delivery::AttemptResult;
using delivery::SmtpSender;

namespace {

const QByteArray publicUrl = "https://clinic.example/notify";
const QString at = QStringLiteral("@clinic.example");

delivery::Attempt mailTo(const QString &name)
{
    delivery::Attempt attempt;
    attempt.due.id = QUuid::createUuid();
    attempt.due.provider = model::Provider::Smtp;
    attempt.due.notification.type = model::NotificationType::System;
    attempt.due.notification.title = QStringLiteral("Maintenance tonight");
    attempt.due.notification.message = QStringLiteral("From 22:00.\n.\nUntil 23:00.");
    attempt.due.recipient.person.id = model::UserId {7};
    attempt.due.recipient.person.email = name + at;
    attempt.due.recipient.locale = QStringLiteral("en");
    return attempt;
}

} // namespace

/// Mails through a real Postfix, and through peers that no real server is like.
class tst_SmtpSender : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { m_server = std::make_unique<MailServer>(); }

    void mail_ofANotification_arrivesWhole()
    {
        const delivery::Attempt attempt = mailTo(QStringLiteral("ann"));
        const AttemptResult result = sent(attempt);
        QCOMPARE(result.kind, AttemptResult::Kind::Accepted);
        const QByteArray messageId = '<' + attempt.due.id.toByteArray(QUuid::WithoutBraces) + "@clinic.example>";
        QCOMPARE(result.detail, QString::fromLatin1(messageId));

        const MailPart mail = arrived(QStringLiteral("ann"));
        QCOMPARE(mail.headerText("From"), QStringLiteral("Clínica Norte <notify@clinic.example>"));
        QCOMPARE(mail.header("To"), QByteArray("ann@clinic.example"));
        QCOMPARE(mail.headerText("Subject"), QStringLiteral("Maintenance tonight"));
        QCOMPARE(mail.header("Message-ID"), messageId);
        QCOMPARE(mail.header("Date"), QByteArray("Sun, 1 Mar 2026 07:05:09 +0000"));
        QCOMPARE(mail.header("Auto-Submitted"), QByteArray("auto-generated"));
        QCOMPARE(mail.header("Content-Language"), QByteArray("en"));
        QCOMPARE(mail.header("Return-Path"), QByteArray("<notify@clinic.example>"));
        for (const char *name : {"From", "To", "Subject", "Message-ID", "Date", "MIME-Version", "Content-Type"})
            QVERIFY2(mail.count(name) == 1, name);
        for (const auto &[name, value] : mail.headers)
            QVERIFY2(std::all_of(value.begin(), value.end(), [](char c) { return uchar(c) < 0x80; }), name.constData());
    }

    void mail_hasTheSameAsTextAndHtml()
    {
        QCOMPARE(sent(mailTo(QStringLiteral("parts"))).kind, AttemptResult::Kind::Accepted);
        const MailPart mail = arrived(QStringLiteral("parts"));
        QCOMPARE(mail.mediaType(), QByteArray("multipart/alternative"));
        QCOMPARE(mail.parts.size(), 2);
        QCOMPARE(mail.parts[0].mediaType(), QByteArray("text/plain"));
        QCOMPARE(mail.parts[1].mediaType(), QByteArray("text/html"));
        QVERIFY(
            mail.parts[0].text().startsWith(QLatin1String("Maintenance tonight\n\nFrom 22:00.\n.\nUntil 23:00.\n")));
        QVERIFY(mail.parts[1].text().contains(QLatin1String("From 22:00.\n.\nUntil 23:00.</p>")));
        for (const MailPart &part : mail.parts) {
            QVERIFY(part.text().contains(QString::fromLatin1(publicUrl)));
            for (const QByteArray &line : part.raw.split('\n'))
                QVERIFY(line.size() <= 76);
        }
    }

    void mail_saysHowToStop()
    {
        delivery::Attempt attempt = mailTo(QStringLiteral("stop"));
        attempt.due.notification.type = model::NotificationType::Billing;
        QCOMPARE(sent(attempt).kind, AttemptResult::Kind::Accepted);
        const MailPart mail = arrived(QStringLiteral("stop"));
        QCOMPARE(mail.header("List-Unsubscribe-Post"), QByteArray("List-Unsubscribe=One-Click"));
        QByteArray link = mail.header("List-Unsubscribe");
        QVERIFY(link.startsWith('<') && link.endsWith('>'));
        link = link.sliced(1).chopped(1);
        const QByteArray base = publicUrl + "/api/notifications/unsubscribe/";
        QVERIFY(link.startsWith(base) && link.endsWith('/'));
        const vault::Unsubscription expected {model::UserId {7}, model::NotificationType::Billing};
        QCOMPARE(m_tokens.open(link.sliced(base.size()).chopped(1)), std::optional(expected));
        for (const MailPart &part : mail.parts)
            QVERIFY(part.text().contains(QString::fromLatin1(link)));
    }

    void neutralMail_saysNothingOfTheNotification()
    {
        delivery::Attempt attempt = mailTo(QStringLiteral("neutral"));
        attempt.due.notification.type = model::NotificationType::MedicalRecord;
        attempt.due.notification.title = QStringLiteral("Biopsy");
        attempt.due.notification.message = QStringLiteral("benign");
        attempt.due.recipient.locale = QStringLiteral("ar-EG");
        QCOMPARE(sent(attempt).kind, AttemptResult::Kind::Accepted);
        const MailPart mail = arrived(QStringLiteral("neutral"));
        QCOMPARE(mail.headerText("Subject"), QStringLiteral("إشعار جديد من عيادتك"));
        QCOMPARE(mail.header("Content-Language"), QByteArray("ar"));
        QVERIFY(mail.parts.value(1).text().contains(QLatin1String("dir=\"rtl\"")));
        QVERIFY(mail.parts.value(0).text().contains(QStringLiteral("افتح التطبيق لقراءته.")));
        for (const MailPart &part : mail.parts) {
            for (const char *word : {"Biopsy", "benign", "medical", "record"})
                QVERIFY2(!part.text().contains(QLatin1String(word), Qt::CaseInsensitive), word);
        }
    }

    void titleWithLineEnds_beginsNoHeader()
    {
        delivery::Attempt attempt = mailTo(QStringLiteral("inject"));
        attempt.due.notification.title = QStringLiteral("Olé\r\nBcc: other@clinic.example\r\n\r\nAnother body");
        QCOMPARE(sent(attempt).kind, AttemptResult::Kind::Accepted);
        const MailPart mail = arrived(QStringLiteral("inject"));
        QCOMPARE(mail.count("Bcc"), 0);
        QCOMPARE(mail.headerText("Subject"), QStringLiteral("Olé  Bcc: other@clinic.example    Another body"));
        QVERIFY(allArrived(QStringLiteral("other")).isEmpty());
    }

    void longTitle_isReadAsWritten()
    {
        delivery::Attempt attempt = mailTo(QStringLiteral("long"));
        attempt.due.notification.title = QStringLiteral("Información é€🩺 ").repeated(12).trimmed();
        QCOMPARE(sent(attempt).kind, AttemptResult::Kind::Accepted);
        QCOMPARE(arrived(QStringLiteral("long")).headerText("Subject"), attempt.due.notification.title);
    }

    void connection_isKeptForTheNextMail()
    {
        {
            SmtpSender sender(setup(m_server->url(), 1), m_words, m_tokens, m_clock);
            for (int i = 0; i < 3; ++i)
                QCOMPARE(sent(sender, mailTo(QStringLiteral("kept"))).kind, AttemptResult::Kind::Accepted);
        }
        QTRY_VERIFY(m_server->log().contains("starttls=1 mail=3 rcpt=3 data=3"));
        QVERIFY2(m_server->log().contains("mail=3 rcpt=3 data=3 quit=1"), "it leaves as one should");
    }

    void starttls_isTakenWhenOffered_data()
    {
        QTest::addColumn<QUrl>("server");
        QTest::addColumn<QByteArray>("protocol");
        QTest::newRow("offered") << m_server->url() << QByteArray(" ESMTPS ");
        QTest::newRow("from the start") << m_server->tlsUrl() << QByteArray(" ESMTPS ");
        QTest::newRow("not offered") << m_server->plainUrl() << QByteArray(" ESMTP ");
        QTest::newRow("offered, login") << MailServer::withLogin(m_server->url()) << QByteArray(" ESMTPSA ");
        QTest::newRow("from the start, login") << MailServer::withLogin(m_server->tlsUrl()) << QByteArray(" ESMTPSA ");
        QTest::newRow("on the same machine, login")
            << MailServer::withLogin(m_server->plainUrl()) << QByteArray(" ESMTPA ");
    }
    void starttls_isTakenWhenOffered()
    {
        QFETCH(QUrl, server);
        QFETCH(QByteArray, protocol);
        const QString name = QStringLiteral("tls-") + QString::number(QTest::currentDataTag()[0])
            + QString::number(qHash(server.toString()));
        const AttemptResult result = sent(mailTo(name), setup(server));
        QVERIFY2(result.kind == AttemptResult::Kind::Accepted, qUtf8Printable(result.error));
        QVERIFY2(arrived(name).header("Received").contains(protocol), arrived(name).header("Received").constData());
    }

    void certificate_nobodyTrusts_isRefused()
    {
        delivery::SmtpSetup untrusting = setup(m_server->tlsUrl());
        untrusting.options.caFile.clear();
        expect(sent(mailTo(QStringLiteral("untrusted")), untrusting), AttemptResult::Kind::Retryable,
            AttemptResult::Health::Failing, "SMTP TLS failed");
        QVERIFY(allArrived(QStringLiteral("untrusted")).isEmpty());
    }
    void starttls_onThisMachine_takesAnyCertificate()
    {
        delivery::SmtpSetup untrusting = setup(m_server->url());
        untrusting.options.caFile.clear();
        QVERIFY(sent(mailTo(QStringLiteral("local")), untrusting).kind == AttemptResult::Kind::Accepted);
        QVERIFY(arrived(QStringLiteral("local")).header("Received").contains(" ESMTPS "));
    }

    void login_wrong_isProviderFailure()
    {
        const QUrl server = MailServer::withLogin(m_server->url(), QStringLiteral("wrong"));
        expect(sent(mailTo(QStringLiteral("login")), setup(server)), AttemptResult::Kind::Retryable,
            AttemptResult::Health::Failing, "SMTP login refused");
    }

    void refusal_ofTheAddress_isPermanentOrNot_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<AttemptResult::Kind>("kind");
        QTest::addColumn<AttemptResult::Health>("health");
        QTest::addColumn<QByteArray>("error");
        QTest::newRow("unknown") << QStringLiteral("unknown-ann") << AttemptResult::Kind::Refused
                                 << AttemptResult::Health::Healthy << QByteArray("SMTP 550 5.1.1");
        QTest::newRow("later") << QStringLiteral("later-ann") << AttemptResult::Kind::Retryable
                               << AttemptResult::Health::Healthy << QByteArray("SMTP 450 4.2.1");
        QTest::newRow("full") << QStringLiteral("full-ann") << AttemptResult::Kind::Retryable
                              << AttemptResult::Health::Failing << QByteArray("SMTP 452 4.3.1");
    }
    void refusal_ofTheAddress_isPermanentOrNot()
    {
        QFETCH(QString, name);
        QFETCH(AttemptResult::Kind, kind);
        QFETCH(AttemptResult::Health, health);
        QFETCH(QByteArray, error);
        const AttemptResult result = sent(mailTo(name));
        expect(result, kind, health, error.constData());
        QVERIFY(!result.error.contains(name) && !result.detail.contains(name));
        QVERIFY(!result.detail.isEmpty());
        QCOMPARE(result.scope, AttemptResult::Scope::Target);
    }

    void address_thatIsNone_isRefused()
    {
        delivery::Attempt attempt = mailTo(QStringLiteral("x"));
        attempt.due.recipient.person.email = QStringLiteral("x@clinic.example>\r\nRCPT TO:<y@clinic.example");
        expect(sent(attempt), AttemptResult::Kind::Refused, AttemptResult::Health::Unknown, "SMTP invalid address");
    }

    void manyAtOnce_allArrive()
    {
        SmtpSender sender(setup(m_server->url(), 8), m_words, m_tokens, m_clock);
        int accepted = 0;
        for (int i = 0; i < 60; ++i)
            sender.send(mailTo(QStringLiteral("many")),
                [&accepted](const AttemptResult &result) { accepted += result.kind == AttemptResult::Kind::Accepted; });
        QTRY_COMPARE_WITH_TIMEOUT(accepted, 60, 30'000);
        QTRY_COMPARE_WITH_TIMEOUT(allArrived(QStringLiteral("many")).size(), 60, 30'000);
    }

    void peer_thatBehavesBadly_isFailureOrAReply_data()
    {
        using Kind = AttemptResult::Kind;
        using Health = AttemptResult::Health;
        QTest::addColumn<QByteArray>("word");
        QTest::addColumn<QByteArray>("answer");
        QTest::addColumn<Kind>("kind");
        QTest::addColumn<Health>("health");
        QTest::addColumn<QByteArray>("error");
        const auto row
            = [](const char *name, const char *word, const char *answer, Kind kind, Health health, const char *error) {
                  QTest::newRow(name) << QByteArray(word) << QByteArray(answer) << kind << health << QByteArray(error);
              };
        row("hangs", "greeting", "", Kind::Retryable, Health::Failing, "SMTP no answer in time");
        row("hangs after DATA", ".", "", Kind::Retryable, Health::Failing, "SMTP no answer in time");
        row("hangs at RCPT", "RCPT", "", Kind::Retryable, Health::Failing, "SMTP no answer in time");
        row("drops at once", "greeting", "drop", Kind::Retryable, Health::Failing, "SMTP connection lost");
        row("drops at MAIL", "MAIL", "drop", Kind::Retryable, Health::Failing, "SMTP connection lost");
        row("drops after DATA", ".", "drop", Kind::Retryable, Health::Failing, "SMTP connection lost");
        row("speaks no SMTP", "greeting", "HTTP/1.1 400 Bad Request\r\n\r\n", Kind::Retryable, Health::Failing,
            "SMTP no answer in time");
        row("greets with 554", "greeting", "554 5.7.1 no service for you", Kind::Retryable, Health::Failing,
            "SMTP 554 5.7.1");
        row("greets with 421", "greeting", "421 4.7.0 too many", Kind::Retryable, Health::Failing, "SMTP 421 4.7.0");
        row("421 at MAIL", "MAIL", "421 4.3.2 going down", Kind::Retryable, Health::Failing, "SMTP 421 4.3.2");
        row("wants a login", "MAIL", "530 5.7.0 Authentication required", Kind::Retryable, Health::Failing,
            "SMTP login refused");
        row("refuses the mail", ".", "554 5.6.0 no such mails", Kind::Refused, Health::Healthy, "SMTP 554 5.6.0");
        row("can't take the mail now", ".", "451 4.4.1 later", Kind::Retryable, Health::Healthy, "SMTP 451 4.4.1");
        row("no enhanced status", "RCPT", "550 no", Kind::Refused, Health::Healthy, "SMTP 550");
        row("many lines", "RCPT", "550-5.1.1 no\r\n550-5.1.1 such\r\n550 5.1.1 one", Kind::Refused, Health::Healthy,
            "SMTP 550 5.1.1");
    }
    void peer_thatBehavesBadly_isFailureOrAReply()
    {
        QFETCH(QByteArray, word);
        QFETCH(QByteArray, answer);
        QFETCH(AttemptResult::Kind, kind);
        QFETCH(AttemptResult::Health, health);
        QFETCH(QByteArray, error);
        ScriptedMailPeer peer;
        peer.on(word, answer);
        delivery::SmtpSetup hurried = setup(peer.url());
        hurried.options.timeout = std::chrono::milliseconds(1500);
        const AttemptResult result = sent(mailTo(QStringLiteral("ann")), hurried);
        expect(result, kind, health, error.constData());
        // What came once a mail was named may be about that mail, but for the end of the connection.
        const bool isOurs = word == "greeting" || answer.startsWith("421") || answer.startsWith("530");
        QCOMPARE(result.scope, isOurs ? AttemptResult::Scope::Provider : AttemptResult::Scope::Target);
    }

    void helloRefused_isAboutUs()
    {
        ScriptedMailPeer peer;
        peer.on("EHLO", "550 5.7.1 not you").on("HELO", "550 5.7.1 not you");
        expect(sent(mailTo(QStringLiteral("ann")), setup(peer.url())), AttemptResult::Kind::Retryable,
            AttemptResult::Health::Failing, "SMTP 550 5.7.1");
    }

    void nobodyThere_isFailure()
    {
        QUrl nowhere;
        {
            const ScriptedMailPeer gone;
            nowhere = gone.url();
        }
        expect(sent(mailTo(QStringLiteral("ann")), setup(nowhere)), AttemptResult::Kind::Retryable,
            AttemptResult::Health::Failing, "SMTP no connection");
        expect(sent(mailTo(QStringLiteral("ann")), setup(QUrl(QStringLiteral("smtp://no-such-host.invalid")))),
            AttemptResult::Kind::Retryable, AttemptResult::Health::Failing, "SMTP host not found");
    }

    // A kept connection may end while nothing is said on it.
    void keptConnection_thatTheServerEnded_isMadeAnew()
    {
        ScriptedMailPeer peer;
        SmtpSender sender(setup(peer.url(), 1), m_words, m_tokens, m_clock);
        QCOMPARE(sent(sender, mailTo(QStringLiteral("ann"))).kind, AttemptResult::Kind::Accepted);
        peer.dropAll();
        QCOMPARE(sent(sender, mailTo(QStringLiteral("ann"))).kind, AttemptResult::Kind::Accepted);
        QCOMPARE(peer.connections(), 2);
    }

    // … or just when the next mail is named.
    void keptConnection_thatEndsAtTheNextMail_isMadeAnew()
    {
        ScriptedMailPeer peer;
        SmtpSender sender(setup(peer.url(), 1), m_words, m_tokens, m_clock);
        QCOMPARE(sent(sender, mailTo(QStringLiteral("ann"))).kind, AttemptResult::Kind::Accepted);
        peer.once("MAIL", "drop");
        QCOMPARE(sent(sender, mailTo(QStringLiteral("ann"))).kind, AttemptResult::Kind::Accepted);
        QCOMPARE(peer.connections(), 2);
    }

    // … or whatever was said on it: that says nothing of the mail (CONTRACT section 12).
    void keptConnection_endedBy421_takesNoAttempt_data()
    {
        QTest::addColumn<QByteArray>("word");
        for (const char *word : {"MAIL", "RCPT", "DATA", "."})
            QTest::newRow(word) << QByteArray(word);
    }
    void keptConnection_endedBy421_takesNoAttempt()
    {
        QFETCH(QByteArray, word);
        ScriptedMailPeer peer;
        SmtpSender sender(setup(peer.url(), 1), m_words, m_tokens, m_clock);
        QCOMPARE(sent(sender, mailTo(QStringLiteral("ann"))).kind, AttemptResult::Kind::Accepted);
        peer.once(word, "421 4.4.2 timeout exceeded");
        expect(sent(sender, mailTo(QStringLiteral("ann"))), AttemptResult::Kind::Accepted,
            AttemptResult::Health::Healthy, "");
        QCOMPARE(peer.connections(), 2);
    }
    void keptConnection_lostAtARecipient_takesNoAttempt()
    {
        ScriptedMailPeer peer;
        SmtpSender sender(setup(peer.url(), 1), m_words, m_tokens, m_clock);
        QCOMPARE(sent(sender, mailTo(QStringLiteral("ann"))).kind, AttemptResult::Kind::Accepted);
        peer.once("RCPT", "drop");
        QCOMPARE(sent(sender, mailTo(QStringLiteral("ann"))).kind, AttemptResult::Kind::Accepted);
        QCOMPARE(peer.connections(), 2);
    }
    void keptConnection_endedUnasked_takesNoAttempt()
    {
        ScriptedMailPeer peer;
        SmtpSender sender(setup(peer.url(), 1), m_words, m_tokens, m_clock);
        QCOMPARE(sent(sender, mailTo(QStringLiteral("ann"))).kind, AttemptResult::Kind::Accepted);
        peer.sayToAll("421 4.4.2 timeout exceeded");
        QCOMPARE(sent(sender, mailTo(QStringLiteral("ann"))).kind, AttemptResult::Kind::Accepted);
        QCOMPARE(peer.connections(), 2);
    }
    // What was said to the fresh one counts.
    void freshConnection_endedBy421_isTheServersFailure()
    {
        ScriptedMailPeer peer;
        SmtpSender sender(setup(peer.url(), 1), m_words, m_tokens, m_clock);
        QCOMPARE(sent(sender, mailTo(QStringLiteral("ann"))).kind, AttemptResult::Kind::Accepted);
        peer.on("MAIL", "421 4.3.2 going down");
        const AttemptResult result = sent(sender, mailTo(QStringLiteral("ann")));
        expect(result, AttemptResult::Kind::Retryable, AttemptResult::Health::Failing, "SMTP 421 4.3.2");
        QCOMPARE(result.scope, AttemptResult::Scope::Provider);
        QCOMPARE(peer.connections(), 2);
    }
    void mail_acknowledgedBeforeA421_isNotSentTwice()
    {
        ScriptedMailPeer peer;
        SmtpSender sender(setup(peer.url(), 1), m_words, m_tokens, m_clock);
        QCOMPARE(sent(sender, mailTo(QStringLiteral("ann"))).kind, AttemptResult::Kind::Accepted);
        peer.once(".", "250 2.0.0 taken\r\n421 4.3.2 going down");
        expect(sent(sender, mailTo(QStringLiteral("ann"))), AttemptResult::Kind::Accepted,
            AttemptResult::Health::Healthy, "");
        QCOMPARE(peer.lines().count("."), 2);
        QCOMPARE(sent(sender, mailTo(QStringLiteral("ann"))).kind, AttemptResult::Kind::Accepted);
        QCOMPARE(peer.lines().count("."), 3);
    }

    // Servers without SMTPUTF8 get nothing but ASCII: envelope, From, To, Message-ID and links alike.
    void domain_international_isAsciiEverywhere()
    {
        ScriptedMailPeer peer;
        delivery::SmtpSetup german = setup(peer.url());
        german.from = QStringLiteral("Bücher <notify@bücher.example>");
        delivery::Attempt attempt = mailTo({});
        attempt.due.recipient.person.email = QStringLiteral("maria@Клиника.example");
        const AttemptResult result = sent(attempt, german);
        QCOMPARE(result.kind, AttemptResult::Kind::Accepted);
        QVERIFY(result.detail.endsWith(QLatin1String("@xn--bcher-kva.example>")));
        for (const char *line : {"MAIL FROM:<notify@xn--bcher-kva.example>", "RCPT TO:<maria@xn--80apagcdp.example>",
                 "To: maria@xn--80apagcdp.example", "From: =?UTF-8?B?QsO8Y2hlcg==?= <notify@xn--bcher-kva.example>"})
            QVERIFY2(peer.lines().contains(line), line);
        for (const QByteArray &line : peer.lines())
            QVERIFY2(std::all_of(line.begin(), line.end(), [](char c) { return uchar(c) < 0x80; }), line.constData());
    }
    void localPart_international_goesToServersWithSmtpUtf8()
    {
        ScriptedMailPeer peer;
        peer.on("EHLO", "250-peer\r\n250-8BITMIME\r\n250 SMTPUTF8");
        SmtpSender sender(setup(peer.url(), 1), m_words, m_tokens, m_clock);
        delivery::Attempt attempt = mailTo({});
        attempt.due.recipient.person.email = QStringLiteral("maría@bücher.example");
        for (int i = 0; i < 2; ++i) // on a fresh connection, and on a kept one
            QCOMPARE(sent(sender, attempt).kind, AttemptResult::Kind::Accepted);
        QCOMPARE(peer.connections(), 1);
        QCOMPARE(peer.lines().count(QStringLiteral("RCPT TO:<maría@xn--bcher-kva.example>").toUtf8()), 2);
        QCOMPARE(peer.lines().count(QStringLiteral("To: maría@xn--bcher-kva.example").toUtf8()), 2);
        QCOMPARE(peer.linesWith("MAIL FROM:").size(), 2);
        for (const QByteArray &line : peer.linesWith("MAIL FROM:"))
            QVERIFY2(line.endsWith(" SMTPUTF8"), line.constData());
    }
    void localPart_international_isRefusedByOtherServers()
    {
        ScriptedMailPeer peer;
        SmtpSender sender(setup(peer.url(), 1), m_words, m_tokens, m_clock);
        delivery::Attempt attempt = mailTo({});
        attempt.due.recipient.person.email = QStringLiteral("maría@clinic.example");
        const AttemptResult refused = sent(sender, attempt);
        expect(refused, AttemptResult::Kind::Refused, AttemptResult::Health::Healthy, "SMTP no SMTPUTF8");
        QVERIFY(!refused.detail.isEmpty());
        QCOMPARE(sent(sender, mailTo(QStringLiteral("ann"))).kind, AttemptResult::Kind::Accepted);
        QCOMPARE(peer.linesWith("RCPT TO:").size(), 1);
    }
    void sender_internationalLocalPart_isProviderFailureWithoutSmtpUtf8()
    {
        ScriptedMailPeer peer;
        delivery::SmtpSetup spanish = setup(peer.url());
        spanish.from = QStringLiteral("año@clinic.example");
        const AttemptResult result = sent(mailTo(QStringLiteral("ann")), spanish);
        expect(result, AttemptResult::Kind::Retryable, AttemptResult::Health::Failing, "SMTP no SMTPUTF8");
        QCOMPARE(result.scope, AttemptResult::Scope::Provider);
    }

    void credentials_goToNoOtherHostInClearText()
    {
        // Not this machine's loopback by its name, but answered by it.
        QHostAddress address;
        const QList<QHostAddress> all = QNetworkInterface::allAddresses();
        for (const QHostAddress &one : all) {
            if (!one.isLoopback() && one.protocol() == QAbstractSocket::IPv4Protocol)
                address = one;
        }
        if (address.isNull())
            QSKIP("this machine has no address but its loopback");
        ScriptedMailPeer peer(address);
        peer.on("EHLO", "250-peer\r\n250 AUTH PLAIN LOGIN");
        const QUrl server = MailServer::withLogin(peer.url());
        expect(sent(mailTo(QStringLiteral("ann")), setup(server)), AttemptResult::Kind::Retryable,
            AttemptResult::Health::Failing, "SMTP TLS failed");
        for (const QByteArray &line : peer.lines())
            QVERIFY2(!line.startsWith("AUTH"), line.constData());
    }

    void end_whileAPeerHangs_isQuickAndSilent()
    {
        ScriptedMailPeer peer;
        peer.on("RCPT", "");
        bool isCalled = false;
        {
            SmtpSender sender(setup(peer.url()), m_words, m_tokens, m_clock);
            sender.send(mailTo(QStringLiteral("ann")), [&isCalled](const AttemptResult &) { isCalled = true; });
            QTRY_VERIFY(!peer.lines().isEmpty() && peer.lines().last().startsWith("RCPT"));
        }
        QCoreApplication::processEvents();
        QVERIFY(!isCalled);
    }

private:
    MailPart arrived(const QString &name) const { return m_server->mailTo(name + at); }
    QList<MailPart> allArrived(const QString &name) const { return m_server->mailsTo(name + at); }

    delivery::SmtpSetup setup(const QUrl &server, int connections = 4) const
    {
        delivery::SmtpSetup setup {
            .server = server, .from = QStringLiteral("Clínica Norte <notify@clinic.example>"), .publicUrl = publicUrl};
        setup.options.caFile = m_server->caFile();
        setup.options.connections = connections;
        return setup;
    }

    AttemptResult sent(const delivery::Attempt &attempt) { return sent(attempt, setup(m_server->url())); }

    AttemptResult sent(const delivery::Attempt &attempt, const delivery::SmtpSetup &setup)
    {
        SmtpSender sender(setup, m_words, m_tokens, m_clock);
        return sent(sender, attempt);
    }

    AttemptResult sent(SmtpSender &sender, const delivery::Attempt &attempt)
    {
        std::optional<AttemptResult> result;
        int calls = 0;
        sender.send(attempt, [&](const AttemptResult &told) { result = told, ++calls; });
        if (!QTest::qWaitFor([&result] { return result.has_value(); }, 30'000) || calls != 1)
            return {.kind = AttemptResult::Kind::Retryable,
                .health = AttemptResult::Health::Healthy,
                .error = QStringLiteral("the test waited in vain")};
        return *result;
    }

    static void expect(
        const AttemptResult &result, AttemptResult::Kind kind, AttemptResult::Health health, const char *error)
    {
        QCOMPARE(result.error, QLatin1String(error));
        QCOMPARE(result.kind, kind);
        QCOMPARE(result.health, health);
    }

    std::unique_ptr<MailServer> m_server;
    const wording::Languages m_languages;
    const wording::Words m_words {publicUrl, false, m_languages};
    const vault::UnsubscribeTokens m_tokens {QByteArray(32, 'k')};
    const ManualClock m_clock {QDateTime(QDate(2026, 3, 1), QTime(7, 5, 9), Qt::UTC)};
};

QTEST_GUILESS_MAIN(tst_SmtpSender)
#include "tst_smtp_sender.moc"
