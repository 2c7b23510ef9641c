#include "support/running_service.h"

#include <QtTest/QTest>

using namespace mc::test;

namespace {

const QByteArray notifications = "/api/notifications/";

QByteArray bodyWith(const QByteArray &member)
{
    return R"({"recipient_id":1,"notification_type":"system","title":"T","message":"M",)" + member + '}';
}

QString before(const QString &text, QChar end) { return text.first(text.indexOf(end)); }

} // namespace

/// JSON and texts: what is taken comes out as it went in, and what can't be kept so is refused (CONTRACT section 12).
class tst_TextsApi : public QObject
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

    void text_goneIn_comesOutTheSame_data()
    {
        QTest::addColumn<QString>("text");
        const QString mark = QStringLiteral("\ufeff");
        QTest::newRow("U+FEFF first") << QString(mark + QStringLiteral("Results"));
        QTest::newRow("U+FEFF twice") << QString(mark + mark + QStringLiteral("Résultats"));
        QTest::newRow("U+FEFF alone") << mark;
        QTest::newRow("U+FEFF within and last") << QStringLiteral("a\ufeffb\ufeff");
        QTest::newRow("U+FEFF before a quote") << QStringLiteral("\ufeff\"\ufeff\\\ufeff");
        QTest::newRow("backslashes") << QStringLiteral("C:\\quit \\u0041 \\\\");
        QTest::newRow("blanks around") << QStringLiteral("  a  b ");
        QTest::newRow("no characters") << QStringLiteral("\ufffe\uffff\ufdd0");
        QTest::newRow("composed and not") << QStringLiteral("é e\u0301 \u212b \u00c5");
        QTest::newRow("marks of direction") << QStringLiteral("\u200fنتائج\u200e \u2067x\u2069");
        QTest::newRow("beyond 16 bits") << QStringLiteral("👨‍👩‍👧‍👦 𝒳 \U0010fffd");
        QTest::newRow("not for HTML") << QStringLiteral("</script>&amp;<!-- %s %1 {{title}} ' OR ''='");
    }
    void text_goneIn_comesOutTheSame()
    {
        QFETCH(QString, text);
        const User ann = m_service.directory().patient("ann", {{QStringLiteral("first_name"), text}});
        const auto socket = m_service.socket(ann);
        const auto expect = [&text](const QJsonValue &from) {
            expectAt(from, "title", text);
            expectAt(from, "message", text);
        };
        const Answer posted = m_service.notification(ann).set("title", text).set("message", text).send().expect(201);
        expect(posted.json());
        expect(socket->expect("new_notification"));
        expect(m_service.api().as(ann).get(notificationPath(posted.text("id"))).expect(200).json());
        expect(m_service.api().as(ann).get(notifications).expect(200)["results.0"]);
        m_service.api().as(m_admin).get(userPath(ann.id)).expect(200).expect("first_name", text);
        m_service.api()
            .as(m_admin)
            .get(notificationPath(posted.text("id")))
            .expect(200)
            .expect("recipient.first_name", text);

        m_service.api()
            .asService()
            .post("/api/notifications/bulk-create/",
                object({{"audience", object({{"user_ids", array({ann.id})}})}, {"notification_type", "system"},
                    {"title", text}, {"message", text}}))
            .expect(202);
        expect(socket->expect("new_notification"));
        m_service.api()
            .as(ann)
            .post("/api/notifications/devices/",
                object({{"device_token", "token-of-" + ann.name}, {"device_type", "web"}, {"device_name", text}}))
            .expect(201)
            .expect("device_name", text);
        m_service.api().as(ann).get("/api/notifications/devices/").expect(200).expect("results.0.device_name", text);
    }

    void search_byteOrderMark_isSearchedFor()
    {
        const User ann = m_service.directory().patient("ann");
        m_service.notification(ann).title("Marked").post();
        m_service.notification(ann).set("title", QStringLiteral("\ufeffMarked")).post();
        const QByteArray target = notifications + "?recipient_id=" + QByteArray::number(ann.id) + "&search=";
        m_service.api().as(m_admin).get(target + "Marked").expect(200).expect("count", 2);
        m_service.api().as(m_admin).get(target + "%EF%BB%BFMarked").expect(200).expect("count", 1);
    }

    void json_notOfTheRfc_isRefusedWithItsOffset_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<int>("offset");
        const auto row
            = [](const char *name, const QByteArray &json, int offset) { QTest::addRow("%s", name) << json << offset; };
        row("another escape", R"({"title":"C:\quit"})", 12);
        row("a raw newline", "{\"title\":\"a\nb\"}", 11);
        row("a number without its fraction", R"({"recipient_id":1.})", 18);
        row("a leading zero", R"({"recipient_id":01})", 17);
        row("a comma too many", R"({"title":"a",})", 13);
        row("single quotes", R"({'title':"a"})", 1);
        row("a comment", R"({"title":/**/"a"})", 9);
        row("something behind", R"({"title":"a"}{})", 13);
        row("nested too deeply", "{\"title\":" + QByteArray(5'000, '['), 72);
    }
    void json_notOfTheRfc_isRefusedWithItsOffset()
    {
        QFETCH(QByteArray, body);
        QFETCH(int, offset);
        const QString detail = QStringLiteral("Malformed JSON at offset %1: ").arg(offset);
        const Answer answer = service().sendBytes("POST", notifications, body).expectProblem(400, "validation_error");
        QVERIFY2(answer.text("detail").startsWith(detail), answer.body.constData());
        const auto socket = m_service.socket(m_admin);
        socket->sendText(QString::fromUtf8(body));
        const QString told = socket->expectError().value(QLatin1String("message")).toString();
        QVERIFY2(told.startsWith(detail), qUtf8Printable(told));
    }

    // Neither comes as text over a WebSocket.
    void body_notOfTheRfc_isRefusedWithItsOffset()
    {
        const auto detailOf = [this](const QByteArray &body) {
            return before(
                service().sendBytes("POST", notifications, body).expectProblem(400, "validation_error").text("detail"),
                u':');
        };
        QCOMPARE(detailOf("\xef\xbb\xbf{}"), QStringLiteral("Malformed JSON at offset 0"));
        QCOMPARE(detailOf("{\"title\":\"\xe9\"}"), QStringLiteral("Malformed JSON at offset 10"));
        QCOMPARE(detailOf("{\"title\":\"\xed\xa0\x80\"}"), QStringLiteral("Malformed JSON at offset 10"));
    }

    void json_notToBeKept_namesItsField_data()
    {
        QTest::addColumn<QByteArray>("member");
        QTest::addColumn<QByteArray>("field");
        const auto row = [](const char *name, const char *member, const char *field) {
            QTest::addRow("%s", name) << QByteArray(member) << QByteArray(field);
        };
        row("a name twice", R"("title":"U")", "title");
        row("a name twice, spelled otherwise", R"("t\u0069tle":"U")", "title");
        row("a name twice inside", R"("metadata":{"action_url":"/a","action_url":"/b"})", "metadata.action_url");
        row("half a pair", R"("metadata":{"action_url":"/\ud83d"})", "metadata.action_url");
        row("a number that would be rounded", R"("metadata":{"invoice_id":9007199254740993.0})", "metadata.invoice_id");
        row("a number too large", R"("metadata":{"invoice_id":9007199254740993})", "metadata.invoice_id");
        row("a number far too large", R"("metadata":{"invoice_id":1e999})", "metadata.invoice_id");
    }
    void json_notToBeKept_namesItsField()
    {
        QFETCH(QByteArray, member);
        QFETCH(QByteArray, field);
        const Answer answer = service()
                                  .sendBytes("POST", notifications, bodyWith(member))
                                  .expectProblem(400, "validation_error")
                                  .expectField(field.constData());
        QVERIFY(answer.text("detail").startsWith(QString::fromUtf8(field + ": ")));
    }

    void socketMessage_nameTwice_isAnError()
    {
        const auto socket = m_service.socket(m_admin);
        socket->sendText(QStringLiteral(R"({"type":"sync","since":"0","since":"1"})"));
        QVERIFY(socket->expectError().value(QLatin1String("message")).toString().startsWith(QLatin1String("since: ")));
        QVERIFY(socket->ping());
    }

    void socketMessage_behindAByteOrderMark_isAnError()
    {
        const auto socket = m_service.socket(m_admin);
        socket->sendText(QChar(0xfeff) + QStringLiteral(R"({"type":"sync","since":"0"})"));
        QVERIFY(socket->expectError().value(QLatin1String("message")).toString().contains(QLatin1String("offset 0")));
        QVERIFY(socket->ping());
    }

    void largeInteger_reachesNobodyElse()
    {
        for (const char *id : {"9007199254743008", "9007199254740992"})
            m_service.api().asService().put(
                "/api/users/" + QByteArray(id) + '/', Directory::person(User {0, id, "patient"}));
        for (const char *id : {"9007199254743009.0", "9007199254743008.0", "9007199254743008", "9007199254740993.0",
                 "9007199254740992.5"}) {
            const QByteArray body
                = bodyWith(R"("x":1)").replace(",\"x\":1", "").replace(":1,", QByteArray(":") + id + ',');
            service()
                .sendBytes("POST", notifications, body)
                .expectProblem(400, "validation_error")
                .expectField("recipient_id");
            service()
                .sendBytes("POST", "/api/notifications/bulk-create/",
                    R"({"audience":{"user_ids":[)" + QByteArray(id)
                        + R"(]},"notification_type":"system","title":"T","message":"M"})")
                .expectProblem(400, "validation_error");
        }
    }

    void severalWrong_codeAndDetailAreOfOneField_data()
    {
        QTest::addColumn<QByteArray>("target");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QByteArray>("code");
        QTest::addColumn<QString>("field");
        const auto row = [](const char *target, const char *body, const char *code, const char *field) {
            QTest::addRow("%s %s", target, body)
                << QByteArray(target) << QByteArray(body) << QByteArray(code) << QString::fromLatin1(field);
        };
        row("/api/notifications/", R"({"title":"","notification_type":"x","recipient_id":"a"})", "NOTIF_002",
            "notification_type");
        row("/api/notifications/", R"({"recipient_id":1,"scheduled_for":"x","notification_type":"x"})", "NOTIF_002",
            "notification_type");
        row("/api/notifications/", R"({"scheduled_for":"x","notification_type":"system","y":1})", "NOTIF_010",
            "scheduled_for");
        row("/api/notifications/", R"({"notification_type":"system","y":1})", "validation_error", "recipient_id");
        row("/api/notifications/bulk-create/", R"({"title":"","audience":{},"scheduled_for":"x"})", "NOTIF_002",
            "notification_type");
        row("/api/notifications/bulk-create/", R"({"title":"","audience":{},"notification_type":"system"})",
            "validation_error", "audience");
        row("/api/notifications/devices/", R"({"device_name":5,"device_token":"a","device_type":"tv"})", "NOTIF_003",
            "device_type");
        row("/api/notifications/devices/", R"({"a":5,"device_token":"a b","device_type":"tv"})", "NOTIF_003",
            "device_token");
        row("/api/notifications/devices/", R"({"device_name":5,"device_token":"a","device_type":"ios"})",
            "validation_error", "device_name");
        row("/api/notifications/mark-all-read/", R"({"a":1,"notification_type":"x"})", "NOTIF_002",
            "notification_type");
        row("/api/notifications/mark-all-read/", R"({"a":1})", "validation_error", "a");
    }
    void severalWrong_codeAndDetailAreOfOneField()
    {
        QFETCH(QByteArray, target);
        QFETCH(QByteArray, body);
        QFETCH(QByteArray, code);
        QFETCH(QString, field);
        const Answer answer
            = m_service.api().as(m_admin).sendBytes("POST", target, body).expectProblem(400, code.constData());
        QCOMPARE(before(answer.text("detail"), u':'), field);
    }

    void severalWrongInPatch_codeAndDetailAreOfOneField()
    {
        const QByteArray path = notificationPath(m_service.notification(m_admin).post());
        const auto detailOf = [&](const char *body, const char *code) {
            return before(
                m_service.api().as(m_admin).sendBytes("PATCH", path, body).expectProblem(400, code).text("detail"),
                u':');
        };
        QCOMPARE(detailOf(R"({"is_read":"a","scheduled_for":"x"})", "NOTIF_010"), QStringLiteral("scheduled_for"));
        QCOMPARE(detailOf(R"({"is_read":"a","cancelled":1})", "validation_error"), QStringLiteral("is_read"));
    }

    void tooShort_isToldInEnglish()
    {
        const Answer answer = service().sendBytes(
            "POST", notifications, R"({"recipient_id":1,"notification_type":"system","title":"","message":"M"})");
        QCOMPARE(answer.expectProblem(400, "validation_error").text("detail"),
            QStringLiteral("title: Must have at least 1 character."));
    }

private:
    Caller service() { return m_service.api().asService(); }

    RunningService m_service;
    User m_admin;
};

QTEST_GUILESS_MAIN(tst_TextsApi)
#include "tst_texts_api.moc"
