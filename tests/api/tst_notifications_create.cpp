#include "support/database.h"
#include "support/running_service.h"

#include <QtCore/QCryptographicHash>
#include <QtCore/QRegularExpression>
#include <QtCore/QSet>
#include <QtTest/QTest>

using namespace mc::test;

Q_DECLARE_METATYPE(QJsonValue)

namespace {

const QByteArray notifications = "/api/notifications/";

QString repeated(const QString &text, int count) { return text.repeated(count); }

bool isTime(const QJsonValue &value)
{
    static const QRegularExpression form(
        QRegularExpression::anchoredPattern(QStringLiteral("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z")));
    return form.match(value.toString()).hasMatch();
}

QString timeFromNow(qint64 seconds)
{
    return QDateTime::currentDateTimeUtc().addSecs(seconds).toString(Qt::ISODateWithMs);
}

} // namespace

/// POST /api/notifications/ (CONTRACT sections 4, 5, 11).
class tst_NotificationsCreate : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        m_service.start();
        QVERIFY(!QTest::currentTestFailed());
        m_admin = m_service.directory().admin("admin");
        m_ann = m_service.directory().patient("ann");
    }
    void cleanup() { m_service.showLogWhenFailed(); }

    void post_soundBody_answersTheWholeObject()
    {
        const Answer answer = m_service.api().as(m_admin).post(notifications,
            object({{"recipient_id", m_ann.id}, {"notification_type", "appointment"}, {"title", "Appointment"},
                {"message", "Tomorrow at 2 PM.\nBring your card."}, {"priority", "high"},
                {"channels", array({"in_app"})},
                {"metadata", object({{"appointment_id", 123}, {"action_url", "/appointments/123"}})}}));
        answer.expect(201)
            .expect("recipient.id", m_ann.id)
            .expect("recipient.username", m_ann.name)
            .expect("recipient.email", m_ann.name + "@example.org")
            .expect("recipient.first_name", "ann")
            .expect("recipient.last_name", "Example")
            .expect("notification_type", "appointment")
            .expect("title", "Appointment")
            .expect("message", "Tomorrow at 2 PM.\nBring your card.")
            .expect("priority", "high")
            .expect("is_read", false)
            .expect("read_at", nullptr)
            .expect("scheduled_for", nullptr)
            .expect("channels", array({"in_app"}))
            .expect("delivery_attempts", 0)
            .expect("last_delivery_attempt", nullptr)
            .expect("delivery_errors", QJsonArray())
            .expect("metadata",
                object({{"appointment_id", 123}, {"message_id", nullptr}, {"medical_record_id", nullptr},
                    {"invoice_id", nullptr}, {"action_url", "/appointments/123"}, {"deep_link", nullptr}}));
        QVERIFY(isTime(answer["created_at"]));
        QVERIFY(!QUuid::fromString(answer.text("id")).isNull());
        QVERIFY(answer.json().contains(QLatin1String("sender")));
        m_service.api().as(m_ann).get(notificationPath(answer.text("id"))).expect(200).expect("id", answer.text("id"));
    }

    void post_noPriority_computesIt_data()
    {
        QTest::addColumn<QByteArray>("type");
        QTest::addColumn<QByteArray>("context");
        QTest::addColumn<QByteArray>("priority");
        const QHash<QByteArray, QByteArray> raised {
            {"medical_record/urgent", "critical"}, {"appointment/same_day", "high"}, {"billing/overdue", "high"}};
        for (const char *type : {"appointment", "message", "medical_record", "system", "billing", "reminder"}) {
            const QByteArray plain = qstrcmp(type, "system") == 0 ? "medium" : "low";
            QTest::addRow("%s", type) << QByteArray(type) << QByteArray() << plain;
            for (const char *context : {"urgent", "same_day", "overdue"}) {
                const QByteArray name = QByteArray(type) + '/' + context;
                QTest::addRow("%s", name.constData())
                    << QByteArray(type) << QByteArray(context) << raised.value(name, plain);
            }
        }
    }
    void post_noPriority_computesIt()
    {
        QFETCH(QByteArray, type);
        QFETCH(QByteArray, context);
        QFETCH(QByteArray, priority);
        NotificationBuilder posting = m_service.notification(m_ann).type(type);
        if (!context.isEmpty())
            posting.set("context", object({{context.constData(), true}}));
        posting.send().expect(201).expect("priority", priority);
    }

    void post_contextSaysFalse_raisesNothing()
    {
        m_service.notification(m_ann)
            .type("billing")
            .set("context", object({{"overdue", false}}))
            .send()
            .expect(201)
            .expect("priority", "low");
    }

    void post_priorityGiven_winsOverTheRule()
    {
        m_service.notification(m_ann)
            .type("medical_record")
            .priority("low")
            .set("context", object({{"urgent", true}}))
            .send()
            .expect(201)
            .expect("priority", "low");
    }

    void post_wrongField_isNamed_data()
    {
        QTest::addColumn<QByteArray>("field");
        QTest::addColumn<QJsonValue>("value"); // undefined: the field is absent
        QTest::addColumn<QByteArray>("code"); // empty: the contract names none
        QTest::addColumn<QByteArray>("named");
        const QJsonValue absent(QJsonValue::Undefined);
        const auto row
            = [](const char *name, const char *field, const Value &value, const char *code, const char *named = "") {
                  QTest::addRow("%s", name)
                      << QByteArray(field) << value.json << QByteArray(code) << QByteArray(*named ? named : field);
              };
        const char *validation = "validation_error";
        row("recipient_id absent", "recipient_id", absent, validation);
        row("recipient_id text", "recipient_id", "7", validation);
        row("recipient_id null", "recipient_id", nullptr, validation);
        row("recipient_id fraction", "recipient_id", 1.5, validation);
        row("recipient_id true", "recipient_id", true, validation);
        row("type unknown", "notification_type", "sms", "NOTIF_002");
        row("type in capitals", "notification_type", "System", "NOTIF_002");
        row("type absent", "notification_type", absent, "");
        row("type number", "notification_type", 3, "");
        row("title absent", "title", absent, validation);
        row("title empty", "title", "", validation);
        row("title number", "title", 5, validation);
        row("title null", "title", nullptr, validation);
        row("title of 201", "title", repeated(QStringLiteral("t"), 201), validation);
        row("title of two lines", "title", "one\ntwo", validation);
        row("title with NUL", "title", QStringLiteral("a") + QChar(u'\0') + QStringLiteral("b"), validation);
        row("message absent", "message", absent, validation);
        row("message empty", "message", "", validation);
        row("message of 10,001", "message", repeated(QStringLiteral("m"), 10'001), validation);
        row("message with NUL", "message", QStringLiteral("a") + QChar(u'\0'), validation);
        row("message array", "message", array({"a"}), validation);
        row("priority unknown", "priority", "urgent", validation);
        row("priority number", "priority", 1, validation);
        row("channels unknown", "channels", array({"in_app", "fax"}), validation);
        row("channels text", "channels", "push", validation);
        row("schedule malformed", "scheduled_for", "tomorrow", "NOTIF_010");
        row("schedule impossible date", "scheduled_for", "2031-02-30T10:00:00Z", "NOTIF_010");
        row("schedule without offset", "scheduled_for", "2031-02-20T10:00:00", "NOTIF_010");
        row("schedule past", "scheduled_for", timeFromNow(-60), "NOTIF_010");
        row("schedule over a year ahead", "scheduled_for", timeFromNow(367 * 86400), "NOTIF_010");
        row("metadata text", "metadata", "x", validation);
        row("metadata unknown key", "metadata", object({{"color", "red"}}), validation, "metadata.color");
        row("metadata id as text", "metadata", object({{"invoice_id", "7"}}), validation, "metadata.invoice_id");
        for (const char *url :
            {"http://example.org/", "appointments/1", "//example.org/", "javascript:alert(1)", "https://"})
            row(qPrintable(QStringLiteral("action_url ") + QLatin1String(url)), "metadata",
                object({{"action_url", url}}), validation, "metadata.action_url");
        for (const char *url : {"javascript:alert(1)", "JavaScript:alert(1)", "data:text/html,x", "/no/scheme"})
            row(qPrintable(QStringLiteral("deep_link ") + QLatin1String(url)), "metadata", object({{"deep_link", url}}),
                validation, "metadata.deep_link");
        row("context unknown key", "context", object({{"hurry", true}}), validation, "context.hurry");
        row("context no boolean", "context", object({{"urgent", "yes"}}), validation, "context.urgent");
        row("unknown field", "colour", "red", validation);
        row("id given", "id", "550e8400-e29b-41d4-a716-446655440000", validation);
    }
    void post_wrongField_isNamed()
    {
        QFETCH(QByteArray, field);
        QFETCH(QJsonValue, value);
        QFETCH(QByteArray, code);
        QFETCH(QByteArray, named);
        NotificationBuilder posting = m_service.notification(m_ann);
        value.isUndefined() ? posting.without(field.constData()) : posting.set(field.constData(), value);
        const Answer answer = posting.send();
        answer.expect(400).expectField(named.constData());
        if (!code.isEmpty())
            answer.expectProblem(400, code.constData());
    }

    void post_severalWrongFields_namesAll()
    {
        m_service.notification(m_ann)
            .title("")
            .set("priority", 7)
            .set("colour", "red")
            .send()
            .expectProblem(400, "validation_error")
            .expectField("title")
            .expectField("priority")
            .expectField("colour");
    }

    void post_longestTexts_areTaken()
    {
        const QString title = repeated(QStringLiteral("😀"), 200);
        m_service.notification(m_ann)
            .set("title", title)
            .set("message", repeated(QStringLiteral("é"), 10'000))
            .send()
            .expect(201)
            .expect("title", title);
    }

    void post_recipientUnknownOrInactive_isNotif005()
    {
        m_service.notification({m_service.directory().unusedId(), "", ""}).send().expectProblem(400, "NOTIF_005");
        const User gone = m_service.directory().patient("gone", object({{"is_active", false}}));
        m_service.notification(gone).send().expectProblem(400, "NOTIF_005");
    }

    void post_scheduleWithOffset_isAnsweredInUtc()
    {
        const QDateTime local = QDateTime::currentDateTimeUtc().addDays(2).toOffsetFromUtc(2 * 3600);
        m_service.notification(m_ann)
            .set("scheduled_for", local.toString(Qt::ISODateWithMs))
            .send()
            .expect(201)
            .expect("scheduled_for", local.toUTC().toString(Qt::ISODateWithMs));
    }

    void post_links_areTaken_data()
    {
        QTest::addColumn<QJsonObject>("metadata");
        QTest::addRow("https") << object({{"action_url", "https://example.org/a?b=c"}});
        QTest::addRow("path") << object({{"action_url", "/appointments/123"}});
        QTest::addRow("neutral") << object({{"neutral_link", true}});
        QTest::addRow("own scheme") << object({{"deep_link", "mediconnect://appointment/123"}});
    }
    void post_links_areTaken()
    {
        QFETCH(QJsonObject, metadata);
        const Answer answer = m_service.notification(m_ann).set("metadata", metadata).send();
        const QString key = metadata.keys().first();
        answer.expect(201).expect(("metadata." + key.toUtf8()).constData(), metadata.value(key));
    }

    void post_noJsonObject_isRefused_data()
    {
        QTest::addColumn<QByteArray>("body");
        for (const char *body : {"", "[]", "\"text\"", "null", "7", "{", "{\"title\": }", "{'title': 1}", "\xff\xfe{}"})
            QTest::addRow("%s", body) << QByteArray(body);
    }
    void post_noJsonObject_isRefused()
    {
        QFETCH(QByteArray, body);
        m_service.api().asService().sendBytes("POST", notifications, body).expectProblem(400, "validation_error");
    }

    void post_malformedJson_saysWhere()
    {
        const Answer answer = m_service.api().asService().sendBytes("POST", notifications, "{\"title\": \"x\", }");
        answer.expectProblem(400, "validation_error");
        QVERIFY2(answer.text("detail").contains(QRegularExpression(QStringLiteral("\\d+"))), answer.body.constData());
    }

    void post_otherContentType_is415_data()
    {
        QTest::addColumn<QByteArray>("contentType");
        for (const char *type :
            {"text/plain", "application/x-www-form-urlencoded", "application/jsonx", "multipart/form-data"})
            QTest::addRow("%s", type) << QByteArray(type);
    }
    void post_otherContentType_is415()
    {
        QFETCH(QByteArray, contentType);
        const QByteArray body = toBytes(m_service.notification(m_ann).body());
        m_service.api()
            .asService()
            .sendBytes("POST", notifications, body, contentType)
            .expectProblem(415, "unsupported_media_type");
    }

    void post_jsonWithCharset_isTaken()
    {
        const QByteArray body = toBytes(m_service.notification(m_ann).body());
        m_service.api()
            .asService()
            .sendBytes("POST", notifications, body, "application/json; charset=utf-8")
            .expect(201);
    }

    void post_sameKeySameBody_getsTheFirstAnswer()
    {
        const User ben = m_service.directory().patient("ben");
        const QJsonObject body = m_service.notification(ben).body();
        const Caller caller = m_service.api().asService().with("Idempotency-Key", "order-1");
        const Answer first = caller.post(notifications, body);
        const Answer again = caller.post(notifications, body);
        first.expect(201);
        again.expect(201);
        QCOMPARE(again.body, first.body);
        m_service.api().as(ben).get(notifications).expect(200).expect("count", 1);
    }

    void post_sameKeyOtherBody_is409()
    {
        const Caller caller = m_service.api().asService().with("Idempotency-Key", "order-2");
        caller.post(notifications, m_service.notification(m_ann).body()).expect(201);
        caller.post(notifications, m_service.notification(m_ann).title("Other").body()).expectProblem(409, "conflict");
    }

    void post_sameKeyPathSpeltOtherwise_getsTheFirstAnswer()
    {
        const QJsonObject body = m_service.notification(m_ann).body();
        const Caller caller = m_service.api().asService().with("Idempotency-Key", "order-5");
        const Answer first = caller.post(notifications, body).expect(201);
        for (const char *same :
            {"/api/notifications", "/api/notifications/?", "/api/notifications?_=1", "/api/notifications/?_=2&token=x"})
            QCOMPARE(caller.post(same, body).expect(201).body, first.body);
        caller.post("/api/notifications/bulk-create/", body).expectProblem(409, "conflict");
    }

    // Keys are kept for a day, over an upgrade too: what is hashed for a path as the description has it stays the same.
    void post_withKey_isHashedAsEver()
    {
        const QByteArray body = toBytes(m_service.notification(m_ann).body());
        const Caller caller = m_service.api().asService().with("Idempotency-Key", "order-6");
        caller.sendBytes("POST", "/api/notifications?_=3", body).expect(201);
        QCOMPARE(Database(m_service.databaseUri())
                     .value("SELECT encode(request_hash, 'hex') FROM idempotency_keys WHERE key = 'order-6'"),
            QCryptographicHash::hash("POST /api/notifications/\n" + body, QCryptographicHash::Sha256).toHex());
    }

    void post_failedWithKey_leavesTheKeyFree()
    {
        const User dan = m_service.directory().patient("dan");
        const QJsonObject body = m_service.notification(dan).body();
        const Caller caller = m_service.api().asService().with("Idempotency-Key", "order-7");
        m_service.directory().replace(dan, object({{"is_active", false}}));
        caller.post(notifications, body).expectProblem(400, "NOTIF_005");
        m_service.directory().replace(dan, object({{"is_active", true}}));
        caller.post(notifications, body).expect(201);
    }

    void post_sameKeyOtherCaller_isAnotherRequest()
    {
        const QJsonObject body = m_service.notification(m_ann).body();
        const Answer first = m_service.api().asService().with("Idempotency-Key", "order-3").post(notifications, body);
        const Answer other = m_service.api().as(m_admin).with("Idempotency-Key", "order-3").post(notifications, body);
        first.expect(201);
        other.expect(201);
        QVERIFY(first.text("id") != other.text("id"));
    }

    void post_sameKeyAtOnce_storesOne()
    {
        const User cleo = m_service.directory().patient("cleo");
        const QJsonObject body = m_service.notification(cleo).body();
        const Caller caller = m_service.api().asService().with("Idempotency-Key", "order-4");
        std::vector<PendingAnswer> pending;
        for (int i = 0; i < 16; ++i)
            pending.push_back(caller.postLater(notifications, body));
        QSet<QString> ids;
        for (PendingAnswer &one : pending)
            ids.insert(one.answer().expect(201).text("id"));
        QCOMPARE(ids.size(), 1);
        m_service.api().as(cleo).get(notifications).expect(200).expect("count", 1);
    }

    void post_badKey_isRefused_data()
    {
        QTest::addColumn<QByteArray>("key");
        QTest::addRow("empty") << QByteArray("");
        QTest::addRow("256 characters") << QByteArray(256, 'k');
        QTest::addRow("space") << QByteArray("a b");
        QTest::addRow("not ASCII") << QByteArray("cl\xc3\xa9");
    }
    void post_badKey_isRefused()
    {
        QFETCH(QByteArray, key);
        m_service.api()
            .asService()
            .with("Idempotency-Key", key)
            .post(notifications, m_service.notification(m_ann).body())
            .expectProblem(400, "validation_error");
    }

    void post_longestKey_isTaken()
    {
        m_service.api()
            .asService()
            .with("Idempotency-Key", QByteArray(255, 'k'))
            .post(notifications, m_service.notification(m_ann).body())
            .expect(201);
    }

private:
    RunningService m_service;
    User m_admin;
    User m_ann;
};

QTEST_GUILESS_MAIN(tst_NotificationsCreate)
#include "tst_notifications_create.moc"
