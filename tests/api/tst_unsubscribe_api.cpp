#include "support/running_service.h"
#include "vault/unsubscribe_tokens.h"

#include <QtCore/QCryptographicHash>
#include <QtTest/QTest>

using namespace mc::test;
using mc::model::NotificationType;

namespace {

const QByteArray preferences = "/api/notifications/preferences/";
const QByteArray oneClick = "List-Unsubscribe=One-Click";
constexpr char form[] = "application/x-www-form-urlencoded";

// The tests' key; see testSettings().
QByteArray linkFor(qint64 user, NotificationType type, const QByteArray &key = QByteArray(32, 'k'))
{
    return "/api/notifications/unsubscribe/" + mc::vault::UnsubscribeTokens(key).seal({mc::model::UserId {user}, type})
        + '/';
}

QByteArray linkFor(const User &user, NotificationType type = NotificationType::Billing)
{
    return linkFor(user.id, type);
}

} // namespace

/// The link in mails that stops those of one type (RFC 8058): without a sign-in, and only by POST.
class tst_UnsubscribeApi : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        m_service.start();
        QVERIFY(!QTest::currentTestFailed());
    }
    void cleanup() { m_service.showLogWhenFailed(); }

    void get_asksAndChangesNothing()
    {
        const User ann = m_service.directory().patient("ann", object({{"locale", "es-MX"}}));
        const QJsonObject before = m_service.api().as(ann).get(preferences).json();
        const Answer page = anybody().get(linkFor(ann));
        page.expect(200);
        QCOMPARE(page.header("Content-Type"), QByteArray("text/html; charset=utf-8"));
        QVERIFY(page.body.contains("<html lang=\"es\" dir=\"ltr\">") && page.body.contains("<form method=\"post\">"));
        QVERIFY(page.body.contains("Facturación"));
        QCOMPARE(anybody().head(linkFor(ann)).status, 200);
        QCOMPARE(m_service.api().as(ann).get(preferences).json(), before);
    }

    void page_mayDoNothingButBeShownAndSent()
    {
        const Answer page = anybody().get(linkFor(m_service.directory().patient("ann")));
        const QByteArray policy = page.header("Content-Security-Policy");
        QVERIFY(policy.startsWith("default-src 'none'; style-src 'sha256-"));
        QVERIFY(policy.contains("form-action 'self'") && policy.contains("frame-ancestors 'none'"));
        QVERIFY(!policy.contains("script-src") && !policy.contains("unsafe"));
        QCOMPARE(page.header("Cache-Control"), QByteArray("no-store"));
        QCOMPARE(page.header("Referrer-Policy"), QByteArray("no-referrer"));
        const qsizetype from = page.body.indexOf("<style>") + 7, to = page.body.indexOf("</style>");
        const QByteArray style = page.body.sliced(from, to - from);
        QVERIFY(policy.contains(QCryptographicHash::hash(style, QCryptographicHash::Sha256).toBase64()));
    }

    void post_turnsOffMailsOfThatTypeOnly()
    {
        const User ann = m_service.directory().patient("ann"), bob = m_service.directory().patient("bob");
        const Caller api = m_service.api().as(ann);
        QJsonObject expected = api.patch(preferences,
                                      object({{"notification_types", object({{"billing", object({{"sms", false}})}})},
                                          {"quiet_hours", object({{"enabled", true}})}}))
                                   .expect(200)
                                   .json();
        const Answer page = anybody().sendBytes("POST", linkFor(ann), oneClick, form);
        page.expect(200);
        QVERIFY(page.body.contains("You will get no more of these emails"));
        expected = merged(expected,
            object({{"notification_types",
                merged(expected[QLatin1String("notification_types")].toObject(),
                    object({{"billing",
                        object({{"in_app", true}, {"push", true}, {"email", false}, {"sms", false}})}}))}}));
        QCOMPARE(api.get(preferences).json(), expected);
        m_service.api().as(bob).get(preferences).expect("notification_types.billing.email", true);
    }

    void post_again_isTheSameAgain()
    {
        const User ann = m_service.directory().patient("ann");
        for (int i = 0; i < 3; ++i)
            anybody().sendBytes("POST", linkFor(ann), oneClick, form).expect(200);
        m_service.api().as(ann).get(preferences).expect("notification_types.billing.email", false);
    }

    void post_ofAnyBody_isTaken_data()
    {
        QTest::addColumn<QByteArray>("type");
        QTest::addColumn<QByteArray>("body");
        QTest::newRow("form") << QByteArray(form) << oneClick;
        QTest::newRow("form with charset")
            << QByteArray("application/x-www-form-urlencoded; charset=utf-8") << oneClick;
        QTest::newRow("multipart")
            << QByteArray("multipart/form-data; boundary=x")
            << QByteArray(
                   "--x\r\nContent-Disposition: form-data; name=\"List-Unsubscribe\"\r\n\r\nOne-Click\r\n--x--\r\n");
        QTest::newRow("empty") << QByteArray(form) << QByteArray("");
        QTest::newRow("none") << QByteArray() << QByteArray();
    }
    void post_ofAnyBody_isTaken()
    {
        QFETCH(QByteArray, type);
        QFETCH(QByteArray, body);
        const User ann = m_service.directory().patient("ann");
        const Answer answer = type.isEmpty() ? anybody().send("POST", linkFor(ann))
                                             : anybody().sendBytes("POST", linkFor(ann), body, type);
        answer.expect(200);
        m_service.api().as(ann).get(preferences).expect("notification_types.billing.email", false);
    }

    void accept_ofBrowsersAndPrograms_isMet_data()
    {
        QTest::addColumn<QByteArray>("accept");
        QTest::newRow("browser") << QByteArray("text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8");
        QTest::newRow("page only") << QByteArray("text/html");
        QTest::newRow("anything") << QByteArray("*/*");
    }
    void accept_ofBrowsersAndPrograms_isMet()
    {
        QFETCH(QByteArray, accept);
        const Caller caller = anybody().with("Accept", accept);
        const QByteArray link = linkFor(m_service.directory().patient("ann"));
        caller.get(link).expect(200);
        caller.sendBytes("POST", link, oneClick, form).expect(200);
        caller.sendBytes("POST", link.chopped(1), oneClick, form).expect(200);
    }

    void token_thatIsNone_leadsNowhere_data()
    {
        QTest::addColumn<QByteArray>("link");
        const QByteArray other = linkFor(1, NotificationType::Billing, QByteArray(32, 'x'));
        QTest::newRow("word") << QByteArray("/api/notifications/unsubscribe/none/");
        QTest::newRow("other key") << other;
        QTest::newRow("cut") << linkFor(1, NotificationType::Billing).chopped(3);
        QTest::newRow("nobody's") << linkFor(999'999'999, NotificationType::Billing);
        QTest::newRow("odd bytes") << QByteArray("/api/notifications/unsubscribe/%41%2F..%2F/");
    }
    void token_thatIsNone_leadsNowhere()
    {
        QFETCH(QByteArray, link);
        anybody().get(link).expectProblem(404, "not_found");
        anybody().sendBytes("POST", link, oneClick, form).expectProblem(404, "not_found");
    }

    void otherMethods_arentThere()
    {
        const QByteArray link = linkFor(m_service.directory().patient("ann"));
        const Answer answer = anybody().remove(link);
        answer.expectProblem(405, "method_not_allowed");
        QCOMPARE(answer.header("Allow"), QByteArray("GET, HEAD, POST"));
    }

    void laterMails_areSuppressed()
    {
        const User ann = m_service.directory().patient("ann");
        anybody().sendBytes("POST", linkFor(ann, NotificationType::System), oneClick, form).expect(200);
        const QJsonObject critical = object({{"recipient_id", ann.id}, {"notification_type", "system"},
            {"title", "Title"}, {"message", "Message"}, {"priority", "critical"}});
        const User admin = m_service.directory().admin("admin");
        const Answer preview = m_service.api().as(admin).post("/api/notifications/preview/", critical);
        preview.expect(200).expect("channels.email.now", 0).expect("channels.email.suppressed", 1);
        bool isPreference = false;
        const QJsonArray reasons = preview["reasons"].toArray();
        for (const QJsonValue &reason : reasons)
            isPreference |= reason[QLatin1String("channel")] == QLatin1String("email")
                && reason[QLatin1String("reason")] == QLatin1String("preference_off");
        QVERIFY(isPreference);
    }

    void log_holdsNoToken()
    {
        const QByteArray link = linkFor(m_service.directory().patient("ann"));
        anybody().sendBytes("POST", link, oneClick, form).expect(200);
        anybody().remove(link).expect(405);
        QTRY_VERIFY(m_service.process().log().contains("DELETE /api/notifications/unsubscribe/***"));
        QVERIFY(!m_service.process().log().contains(link.split('/').value(4)));
    }

private:
    Caller anybody() { return m_service.api().anonymous(); }

    RunningService m_service;
};

QTEST_GUILESS_MAIN(tst_UnsubscribeApi)
#include "tst_unsubscribe_api.moc"
