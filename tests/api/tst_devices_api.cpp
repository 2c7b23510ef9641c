#include "support/database.h"
#include "support/running_service.h"

#include <QtTest/QTest>

using namespace mc::test;

Q_DECLARE_METATYPE(QJsonValue)

namespace {

const QByteArray devicesPath = "/api/notifications/devices/";

QByteArray pathOf(const QJsonValue &id) { return devicesPath + QByteArray::number(id.toInteger()) + '/'; }

QJsonObject phone(const QByteArray &token)
{
    return object({{"device_token", token}, {"device_type", "android"}, {"device_name", "Ann's phone"},
        {"app_version", "1.2.3"}});
}

QList<qint64> idsOf(const Answer &answer)
{
    QList<qint64> ids;
    for (const QJsonValue &device : answer["results"].toArray())
        ids += at(device, "id").toInteger();
    return ids;
}

} // namespace

/// Devices that take push messages (specification, "Push Notification Device Management"; CONTRACT section 5).
class tst_DevicesApi : public QObject
{
    Q_OBJECT

    Caller as(const User &user) { return m_service.api().as(user); }
    User someone() { return m_service.directory().patient("ann"); }
    qint64 registered(const User &owner, const QByteArray &token, const QJsonObject &changes = {})
    {
        return as(owner).post(devicesPath, merged(phone(token), changes)).expect(201)["id"].toInteger();
    }
    // Everything that lies in the database, as text.
    QByteArray dump()
    {
        Database database(m_service.databaseUri());
        QByteArray all;
        const QList<Database::Row> tables
            = database.run("SELECT format('%I.%I', schemaname, tablename) FROM pg_tables WHERE schemaname NOT IN "
                           "('pg_catalog', 'information_schema')");
        for (const Database::Row &table : tables)
            all += database.value("SELECT string_agg(t::text, E'\\n') FROM " + table.first() + " t") + '\n';
        return all;
    }

private Q_SLOTS:
    void initTestCase()
    {
        m_service.start();
        QVERIFY(!QTest::currentTestFailed());
        m_admin = m_service.directory().admin("admin");
    }
    void cleanup() { m_service.showLogWhenFailed(); }

    void register_newToken_is201AndReadBack()
    {
        const User ann = someone();
        const Answer made = as(ann).post(devicesPath, phone("token-of-a-new-device"));
        made.expect(201)
            .expect("user.id", ann.id)
            .expect("user.username", ann.name)
            .expect("device_type", "android")
            .expect("device_name", "Ann's phone")
            .expect("app_version", "1.2.3")
            .expect("is_active", true);
        QVERIFY(made.text("device_token").startsWith(QStringLiteral("••••")));
        QCOMPARE(made["created_at"], made["last_used_at"]);
        QVERIFY(made.header("Location").endsWith(pathOf(made["id"])));
        QCOMPARE(as(ann).get(pathOf(made["id"])).expect(200).json(), made.json());
        QCOMPARE(as(ann).get(devicesPath).expect(200)["results.0"].toObject(), made.json());
    }

    void register_knownToken_is200AndUpdates()
    {
        const User ann = someone();
        const Answer first = as(ann).post(devicesPath, phone("token-again"));
        as(ann).patch(pathOf(first["id"]), object({{"is_active", false}})).expect(200);
        const Answer again = as(ann).post(
            devicesPath, object({{"device_token", "token-again"}, {"device_type", "web"}, {"app_version", "2"}}));
        again.expect(200)
            .expect("id", first["id"])
            .expect("device_token", first["device_token"])
            .expect("device_type", "web")
            .expect("device_name", "Ann's phone")
            .expect("app_version", "2")
            .expect("is_active", true)
            .expect("created_at", first["created_at"]);
        as(ann).get(devicesPath).expect("count", 1);
    }

    void register_tokenOfAnother_movesIt()
    {
        const User ann = someone(), bob = m_service.directory().doctor("bob");
        const qint64 id = registered(ann, "shared-tablet");
        as(bob).post(devicesPath, phone("shared-tablet")).expect(200).expect("id", id).expect("user.id", bob.id);
        as(ann).get(pathOf(id)).expectProblem(404, "not_found");
        as(ann).get(devicesPath).expect("count", 0);
        as(bob).get(devicesPath).expect("count", 1);
    }

    void register_apnsTokenInOtherCase_isTheSameDevice()
    {
        const User ann = someone(), bob = m_service.directory().doctor("bob");
        const QByteArray token = "0123456789abcdef" + QByteArray(48, 'c');
        const auto body = [](const QByteArray &form, const char *type) {
            return object({{"device_token", form}, {"device_type", type}});
        };
        const qint64 id = as(ann).post(devicesPath, body(token.toUpper(), "ios")).expect(201)["id"].toInteger();
        as(bob).post(devicesPath, body(token, "ios")).expect(200).expect("id", id).expect("user.id", bob.id);
        as(ann).get(devicesPath).expect("count", 0);
        as(ann).post(devicesPath, body(token.left(32) + token.mid(32).toUpper(), "ios")).expect(200).expect("id", id);
        // Whose case matters: tokens of Firebase.
        as(ann).post(devicesPath, body("firebase:Abc", "ios")).expect(201);
        as(ann).post(devicesPath, body("firebase:aBC", "ios")).expect(201);
    }

    void register_wrongField_isNamed_data()
    {
        QTest::addColumn<QByteArray>("field");
        QTest::addColumn<QJsonValue>("value"); // undefined: left out
        QTest::addColumn<QByteArray>("code");
        const auto row = [](const char *name, const char *field, const QJsonValue &value, const char *code) {
            QTest::addRow("%s", name) << QByteArray(field) << value << QByteArray(code);
        };
        row("no token", "device_token", QJsonValue::Undefined, "NOTIF_003");
        row("token empty", "device_token", QString(), "NOTIF_003");
        row("token with blank", "device_token", QStringLiteral("a b"), "NOTIF_003");
        row("token with line end", "device_token", QStringLiteral("ab\n"), "NOTIF_003");
        row("token beyond ASCII", "device_token", QStringLiteral("añb"), "NOTIF_003");
        row("token too long", "device_token", QString(4097, u't'), "NOTIF_003");
        row("token number", "device_token", 7, "NOTIF_003");
        row("token null", "device_token", QJsonValue::Null, "NOTIF_003");
        row("no type", "device_type", QJsonValue::Undefined, "NOTIF_003");
        row("type unknown", "device_type", QStringLiteral("windows"), "NOTIF_003");
        row("type in capitals", "device_type", QStringLiteral("iOS"), "NOTIF_003");
        row("type number", "device_type", 1, "NOTIF_003");
        row("name too long", "device_name", QString(101, u'n'), "validation_error");
        row("name of two lines", "device_name", QStringLiteral("a\nb"), "validation_error");
        row("name null", "device_name", QJsonValue::Null, "validation_error");
        row("version too long", "app_version", QString(51, u'v'), "validation_error");
        row("version number", "app_version", 1.2, "validation_error");
        row("unknown field", "user_id", 7, "validation_error");
    }
    void register_wrongField_isNamed()
    {
        QFETCH(QByteArray, field);
        QFETCH(QJsonValue, value);
        QFETCH(QByteArray, code);
        const User ann = someone();
        QJsonObject body = phone("a-token");
        value.isUndefined() ? body.remove(QString::fromUtf8(field))
                            : void(body.insert(QString::fromUtf8(field), value));
        as(ann).post(devicesPath, body).expectProblem(400, code.constData()).expectField(field.constData());
        as(ann).get(devicesPath).expect("count", 0);
    }

    void register_withIdempotencyKey_answersTheSameAgain()
    {
        const User ann = someone();
        const Caller caller = as(ann).with("Idempotency-Key", "once");
        const Answer first = caller.post(devicesPath, phone("token-once"));
        const Answer second = caller.post(devicesPath, phone("token-once"));
        first.expect(201);
        second.expect(201);
        QCOMPARE(second.body, first.body);
        QCOMPARE(second.header("Location"), first.header("Location"));
        caller.post(devicesPath, phone("token-other")).expectProblem(409, "conflict");
    }

    void list_ownDevices_pagesAndFilters()
    {
        const User ann = someone(), bob = someone();
        QList<qint64> ids;
        for (const char *type : {"android", "ios", "web", "ios", "android"})
            ids += registered(ann, "list-" + QByteArray::number(ids.size()),
                object({{"device_type", type}, {"device_name", type + QByteArray(" thing")}}));
        const qint64 others = registered(bob, "list-others");
        as(ann).patch(pathOf(ids[3]), object({{"is_active", false}})).expect(200);
        QCOMPARE(idsOf(as(ann).get(devicesPath)), ids);
        QCOMPARE(idsOf(as(ann).get(devicesPath + "?device_type=ios")), (QList<qint64> {ids[1], ids[3]}));
        QCOMPARE(idsOf(as(ann).get(devicesPath + "?device_type=ios&is_active=true")), QList<qint64> {ids[1]});
        QCOMPARE(idsOf(as(ann).get(devicesPath + "?search=WEB+th")), QList<qint64> {ids[2]});
        // Whose devices they see is not theirs to choose.
        QCOMPARE(idsOf(as(ann).get(devicesPath + "?user_id=" + QByteArray::number(bob.id))), ids);
        QVERIFY(!ids.contains(others));

        const Answer first = as(ann).get(devicesPath + "?page_size=2");
        first.expect(200).expect("count", 5).expect("previous", nullptr);
        QCOMPARE(idsOf(first), ids.first(2));
        QVERIFY(first.text("next").endsWith(QStringLiteral("/api/notifications/devices/?page_size=2&page=2")));
        const Answer last = as(ann).get(devicesPath + "?page_size=2&page=3");
        last.expect("count", 5).expect("next", nullptr);
        QCOMPARE(idsOf(last), ids.last(1));
        QVERIFY(last.text("previous").endsWith(QStringLiteral("page_size=2&page=2")));
        as(ann).get(devicesPath + "?page_size=2&page=4").expectProblem(404, "not_found");
    }

    void list_ofAnAdmin_holdsEverybodys()
    {
        const User ann = m_service.directory().patient("ann", object({{"last_name", "Zyxwvu"}})), bob = someone();
        const qint64 anns = registered(ann, "admin-list-1", object({{"app_version", "77.1"}}));
        const qint64 bobs = registered(bob, "admin-list-2", object({{"device_type", "web"}, {"app_version", "77.2"}}));
        const Caller admin = as(m_admin);
        QCOMPARE(idsOf(admin.get(devicesPath + "?user_id=" + QByteArray::number(ann.id))), QList<qint64> {anns});
        QCOMPARE(idsOf(admin.get(devicesPath + "?search=77.")), (QList<qint64> {anns, bobs}));
        QCOMPARE(idsOf(admin.get(devicesPath + "?search=77.&device_type=web")), QList<qint64> {bobs});
        QCOMPARE(idsOf(admin.get(devicesPath + "?search=zyxWVU")), QList<qint64> {anns});
        QCOMPARE(idsOf(admin.get(devicesPath + "?search=%25")), QList<qint64> {});
        QVERIFY(admin.get(devicesPath)["count"].toInteger() >= 2);
        QCOMPARE(idsOf(admin.get(devicesPath + "?user_id=999999999")), QList<qint64> {});
    }

    void list_wrongParameter_is400_data()
    {
        QTest::addColumn<QByteArray>("query");
        for (const char *query :
            {"device_type=tv", "is_active=maybe", "user_id=seven", "page=0", "page_size=101", "page_size=0"})
            QTest::addRow("%s", query) << QByteArray(query);
    }
    void list_wrongParameter_is400()
    {
        QFETCH(QByteArray, query);
        as(m_admin)
            .get(devicesPath + '?' + query)
            .expectProblem(400, "validation_error")
            .expectField(query.split('=').first().constData());
    }

    void device_ofAnother_looksLikeNone()
    {
        const User ann = someone(), bob = m_service.directory().doctor("bob");
        const QByteArray path = pathOf(registered(ann, "anns-own"));
        const QByteArray nobodys = devicesPath + "999999999/";
        const QJsonObject off = object({{"is_active", false}});
        QCOMPARE(as(bob).get(path).expectProblem(404, "not_found").text("detail"),
            as(bob).get(nobodys).expectProblem(404, "not_found").text("detail"));
        as(bob).patch(path, off).expectProblem(404, "not_found");
        as(bob).remove(path).expectProblem(404, "not_found");
        as(ann).get(path).expect(200).expect("is_active", true);
    }

    void device_byAnAdmin_isReached()
    {
        const User ann = someone();
        const QByteArray path = pathOf(registered(ann, "anns-by-admin"));
        as(m_admin).get(path).expect(200).expect("user.id", ann.id);
        as(m_admin).patch(path, object({{"is_active", false}})).expect(200).expect("user.id", ann.id);
        as(ann).get(path).expect("is_active", false);
        as(m_admin).remove(path).expect(204);
        as(ann).get(path).expectProblem(404, "not_found");
    }

    void device_malformedId_is404_data()
    {
        QTest::addColumn<QByteArray>("id");
        for (const char *id : {"0", "abc", "-1", "01", "99999999999999999999999"})
            QTest::addRow("%s", id) << QByteArray(id);
    }
    void device_malformedId_is404()
    {
        QFETCH(QByteArray, id);
        as(m_admin).get(devicesPath + id + '/').expectProblem(404, "not_found");
    }

    void update_fields_areChanged()
    {
        const User ann = someone();
        const QByteArray path = pathOf(registered(ann, "to-be-renamed"));
        const Answer renamed = as(ann).patch(path, object({{"is_active", false}, {"device_name", "Updated Name"}}));
        renamed.expect(200)
            .expect("is_active", false)
            .expect("device_name", "Updated Name")
            .expect("app_version", "1.2.3");
        QCOMPARE(as(ann).get(path).json(), renamed.json());
        QCOMPARE(as(ann).patch(path, {}).expect(200)["device_name"], renamed["device_name"]);
    }

    void update_wrongField_isNamed_data()
    {
        QTest::addColumn<QByteArray>("field");
        QTest::addColumn<QJsonValue>("value");
        QTest::newRow("is_active text") << QByteArray("is_active") << QJsonValue(QStringLiteral("no"));
        QTest::newRow("is_active null") << QByteArray("is_active") << QJsonValue(QJsonValue::Null);
        QTest::newRow("name too long") << QByteArray("device_name") << QJsonValue(QString(101, u'n'));
        QTest::newRow("token") << QByteArray("device_token") << QJsonValue(QStringLiteral("another"));
        QTest::newRow("type") << QByteArray("device_type") << QJsonValue(QStringLiteral("ios"));
        QTest::newRow("owner") << QByteArray("user") << QJsonValue(7);
    }
    void update_wrongField_isNamed()
    {
        QFETCH(QByteArray, field);
        QFETCH(QJsonValue, value);
        const User ann = someone();
        const QByteArray path = pathOf(as(ann).post(devicesPath, phone("not-to-be-changed"))["id"]);
        const QJsonObject before = as(ann).get(path).json();
        as(ann)
            .patch(path, QJsonObject {{QString::fromUtf8(field), value}})
            .expectProblem(400, "validation_error")
            .expectField(field.constData());
        QCOMPARE(as(ann).get(path).json(), before);
    }

    void remove_device_isGone()
    {
        const User ann = someone();
        const QByteArray path = pathOf(registered(ann, "to-be-removed"));
        as(ann).remove(path).expect(204);
        as(ann).remove(path).expectProblem(404, "not_found");
        registered(ann, "to-be-removed");
    }

    void endpoint_roles_mayOrMayNot_data()
    {
        QTest::addColumn<QByteArray>("method");
        QTest::addColumn<QByteArray>("path");
        for (const char *method : {"GET", "POST"})
            QTest::addRow("%s list", method) << QByteArray(method) << devicesPath;
        for (const char *method : {"GET", "PATCH", "DELETE"})
            QTest::addRow("%s device", method) << QByteArray(method) << devicesPath + "1/";
    }
    void endpoint_roles_mayOrMayNot()
    {
        QFETCH(QByteArray, method);
        QFETCH(QByteArray, path);
        m_service.api().asService().send(method, path).expectProblem(403, "forbidden");
        m_service.api().anonymous().send(method, path).expectProblem(401, "unauthenticated");
        m_service.api().as(m_admin).send("PUT", path, {}).expectProblem(405, "method_not_allowed");
    }

    void token_registered_isNowhereToBeFound()
    {
        const User ann = someone();
        const QByteArray token = "Zx81-very:recognisable_token.of-a-device";
        const Caller caller = as(ann).with("Idempotency-Key", "secret-1");
        const Answer made = caller.post(devicesPath, phone(token));
        QByteArray answers = made.body + caller.post(devicesPath, phone(token)).body
            + as(ann).post(devicesPath, phone(token)).body + as(ann).get(devicesPath).body
            + as(m_admin).get(pathOf(made["id"])).body
            + as(ann).patch(pathOf(made["id"]), object({{"device_name", "x"}})).body
            + as(ann).post(devicesPath, merged(phone(token), object({{"device_type", "tv"}, {"colour", 1}}))).body
            + as(ann).post(devicesPath, phone(token + " " + token)).body
            + as(ann).sendBytes("POST", devicesPath, R"({"device_token": ")" + token + R"(", )").body;
        const QByteArray rows = dump();
        QVERIFY(rows.contains(ann.name)); // what is looked through is what there is
        const QByteArray log = m_service.process().log();
        QVERIFY(log.contains("/api/notifications/devices/"));
        for (const QByteArray &part : {token.first(16), token.last(16)}) {
            for (const QByteArray &form :
                {part, part.toHex(), part.toBase64(QByteArray::OmitTrailingEquals).chopped(2)}) {
                QVERIFY2(!answers.contains(form), form.constData());
                QVERIFY2(!rows.contains(form), form.constData());
                QVERIFY2(!log.contains(form), form.constData());
            }
        }
    }

private:
    RunningService m_service {{{"MEDICONNECT_LOG_LEVEL", "debug"}}};
    User m_admin;
};

QTEST_GUILESS_MAIN(tst_DevicesApi)
#include "tst_devices_api.moc"
