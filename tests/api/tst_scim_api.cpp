#include "scim_stage.h"
#include "support/database.h"

using namespace mc::test;

/// Users as an identity provider creates and finds them (RFC 7644, CONTRACT section 13).
class tst_ScimApi : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        m_stage.service().start();
        QVERIFY(!QTest::currentTestFailed());
        m_database = std::make_unique<Database>(m_stage.service().databaseUri());
    }
    void cleanup() { m_stage.service().showLogWhenFailed(); }

    void create_wholeUser_isKept()
    {
        const QByteArray name = m_stage.fresh("ann"), externalId = m_stage.fresh("8f14");
        const QJsonObject sent = ScimStage::body(name,
            object({{"externalId", externalId}, {"name", object({{"givenName", "Ann"}, {"familyName", "Weber"}})},
                {"emails", array({object({{"value", "ann@clinic.example"}, {"type", "work"}, {"primary", true}})})},
                {"phoneNumbers", array({object({{"value", "tel:+49-151-1234"}, {"type", "mobile"}})})},
                {"roles", array({object({{"value", "doctor"}})})}, {"locale", "de_DE"}, {"timezone", "Europe/Berlin"},
                {clinicSchema, object({{"clinicId", 12}})}, {"active", true}}));
        const Answer answer = m_stage.send("POST", users, sent).expect(201);
        const QString id = answer.text("id");
        QVERIFY2(id.toLongLong() >= 1'000'000'000'000, qPrintable(id)); // beyond those that a Users module gives
        QCOMPARE(answer.header("Location"), m_stage.service().process().baseUrl() + pathOf(id));
        answer.expect("meta.location", QString::fromLatin1(answer.header("Location")))
            .expect("meta.resourceType", "User")
            .expect("name.formatted", "Ann Weber")
            .expect("schemas", array({userSchema, clinicSchema}));
        QCOMPARE(m_stage.provider().get(pathOf(id)).expect(200).json(), answer.json());
        m_stage.service()
            .api()
            .asService()
            .get(userPath(id.toLongLong()))
            .expect(200)
            .expect("username", name)
            .expect("external_id", externalId)
            .expect("email", "ann@clinic.example")
            .expect("phone", "+491511234")
            .expect("first_name", "Ann")
            .expect("last_name", "Weber")
            .expect("role", "doctor")
            .expect("clinic_id", 12)
            .expect("locale", "de-DE")
            .expect("timezone", "Europe/Berlin")
            .expect("is_active", true);
        m_stage.service().notification(ScimStage::personOf(id)).post(); // they have an inbox
    }

    void create_leastUser_isAPatient()
    {
        const QString id = m_stage.created(m_stage.fresh("bob"));
        m_stage.service()
            .api()
            .asService()
            .get(userPath(id.toLongLong()))
            .expect("role", "patient")
            .expect("is_active", true)
            .expect("external_id", nullptr);
    }

    // RFC 7643 section 8.2, and what Entra and Okta send by default: what is not kept is passed over.
    void create_withWhatIsNotKept_passesItOver()
    {
        const QJsonObject sent = merged(ScimStage::body(m_stage.fresh("barbara")),
            object({{"displayName", "Babs Jensen"}, {"nickName", "Babs"}, {"title", "Tour Guide"},
                {"userType", "Employee"}, {"password", "t1meMa$heen"}, {"groups", QJsonArray()}, {"id", "7"},
                {"meta", object({{"resourceType", "User"}})},
                {"name",
                    object({{"formatted", "Ms. Barbara J Jensen III"}, {"familyName", "Jensen"},
                        {"givenName", "Barbara"}, {"middleName", "Jane"}, {"honorificPrefix", "Ms."}})},
                {"phoneNumbers", array({object({{"value", "555-555-5555"}, {"type", "work"}})})},
                {"addresses", array({object({{"type", "work"}, {"streetAddress", "100 Universal City Plaza"}})})},
                {"ims", array({object({{"value", "someaimhandle"}, {"type", "aim"}})})}, {"preferredLanguage", "en-US"},
                {"timezone", "America/Los_Angeles"}, {enterpriseSchema, object({{"employeeNumber", "701984"}})}}));
        const Answer answer = m_stage.send("POST", users, sent).expect(201);
        QVERIFY(answer.text("id") != QLatin1String("7"));
        answer.expect("name.formatted", "Barbara Jensen").expect("locale", "en-US");
        QVERIFY(!answer.json().contains(QStringLiteral("phoneNumbers")));
        QVERIFY(!answer.body.contains("t1meMa$heen") && !answer.body.contains("Babs"));
    }

    void create_takenNames_areConflicts()
    {
        const QByteArray name = m_stage.fresh("Carla"), externalId = m_stage.fresh("ext");
        const QString id = m_stage.created(name, object({{"externalId", externalId}}));
        ScimStage::expectError(m_stage.send("POST", users, ScimStage::body(name)), 409, "uniqueness");
        ScimStage::expectError(m_stage.send("POST", users, ScimStage::body(name.toUpper())), 409, "uniqueness");
        ScimStage::expectError(
            m_stage.send("POST", users, ScimStage::body(m_stage.fresh("dora"), object({{"externalId", externalId}}))),
            409, "uniqueness");
        const QString other = m_stage.created(m_stage.fresh("dora"));
        ScimStage::expectError(m_stage.send("PUT", pathOf(other), ScimStage::body(name.toLower())), 409, "uniqueness");
        ScimStage::expectError(
            m_stage.patch(other, array({object({{"op", "replace"}, {"path", "externalId"}, {"value", externalId}})})),
            409, "uniqueness");
        m_stage.send("PUT", pathOf(id), ScimStage::body(name.toUpper()))
            .expect(200)
            .expect("userName", name.toUpper()); // their own
    }

    void create_again_withTheSameKey_isOneUser()
    {
        const QJsonObject sent = ScimStage::body(m_stage.fresh("once"));
        const auto post = [&] {
            return m_stage.provider()
                .with("Idempotency-Key", "scim-once")
                .sendBytes("POST", users, toBytes(sent), "application/scim+json");
        };
        const QString id = post().expect(201).text("id");
        const Answer again = post().expect(201).expect("id", id);
        QCOMPARE(again.header("Content-Type"), QByteArray("application/scim+json"));
        QCOMPARE(again.header("Location"), m_stage.service().process().baseUrl() + pathOf(id));
    }

    void create_idThatAModuleGave_isPassedOver()
    {
        const qint64 next = m_stage.created(m_stage.fresh("before")).toLongLong() + 1;
        m_stage.service()
            .api()
            .asService()
            .put(userPath(next), object({{"username", m_stage.fresh("module")}, {"role", "admin"}}))
            .expect(201);
        QVERIFY(m_stage.created(m_stage.fresh("after")).toLongLong() > next);
        m_stage.service().api().asService().get(userPath(next)).expect("role", "admin");
    }

    void body_thatIsWrong_isRefused()
    {
        ScimStage::expectError(m_stage.send("POST", users, {}), 400, "invalidValue");
        ScimStage::expectError(
            m_stage.send("POST", users, ScimStage::body("x", object({{"active", "maybe"}}))), 400, "invalidValue");
        ScimStage::expectError(m_stage.send("POST", users,
                                   ScimStage::body("x", object({{"roles", array({object({{"value", "service"}})})}}))),
            400, "invalidValue");
        ScimStage::expectError(m_stage.provider().sendBytes("POST", users, "{\"userName\": ", "application/scim+json"),
            400, "invalidSyntax");
        ScimStage::expectError(m_stage.provider().sendBytes("POST", users, "{}", "text/plain"), 415, "");
        m_stage.provider()
            .sendBytes(
                "POST", users, toBytes(ScimStage::body(m_stage.fresh("plain"))), "application/json; charset=utf-8")
            .expect(201);
    }

    void list_filters_findExactlyThose()
    {
        const QByteArray name = m_stage.fresh("Jon"), externalId = m_stage.fresh("Ext"),
                         email = m_stage.fresh("Jon") + "@clinic.example";
        const QString id = m_stage.created(
            name, object({{"externalId", externalId}, {"emails", array({object({{"value", email}})})}}));
        const QString gone = m_stage.created(
            m_stage.fresh("kim"), object({{"active", false}, {"emails", array({object({{"value", email}})})}}));
        const auto found
            = [this](const QByteArray &filter) { return ScimStage::idsIn(m_stage.provider().get(filtered(filter))); };
        const QStringList one {id};
        QCOMPARE(found("userName eq \"" + name.toLower() + '"'), one);
        QCOMPARE(found("externalId eq \"" + externalId + '"'), one);
        QCOMPARE(found("externalId eq \"" + externalId.toLower() + '"'), QStringList());
        QCOMPARE(found("emails.value eq \"" + email.toUpper() + '"'), (QStringList {id, gone}));
        QCOMPARE(found("emails[type eq \"work\"].value eq \"" + email + "\" and active eq true"), one);
        QCOMPARE(found("emails.value eq \"" + email + "\" and active eq \"False\""), QStringList {gone});
        QCOMPARE(found("id eq \"" + id.toUtf8() + "\" and userName eq \"" + name + '"'), one);
        QCOMPARE(found("userName eq \"" + name + "\" and externalId eq \"other\""), QStringList());
        QCOMPARE(found("emails.value eq \"\""), QStringList());
        QCOMPARE(found("userName eq \"' OR true --\""), QStringList());
        for (const char *wrong :
            {"userName sw \"a\"", "userName eq", "nickName eq \"a\"", "userName eq \"a\" or active eq true"})
            ScimStage::expectError(m_stage.provider().get(filtered(wrong)), 400, "invalidFilter");
    }

    void list_pages_followById()
    {
        for (int i = 0; i < 5; ++i)
            m_stage.created(m_stage.fresh("page"));
        const Answer whole = m_stage.provider().get(users + "?count=200");
        const QStringList all = ScimStage::idsIn(whole);
        whole.expect("totalResults", int(all.size())).expect("itemsPerPage", int(all.size())).expect("startIndex", 1);
        QVERIFY(std::is_sorted(all.begin(), all.end(),
            [](const QString &a, const QString &b) { return a.toLongLong() < b.toLongLong(); }));
        QCOMPARE(ScimStage::idsIn(m_stage.provider().get(users + "?startIndex=2&count=3")), all.mid(1, 3));
        QCOMPARE(ScimStage::idsIn(m_stage.provider().get(users + "?startIndex=-5&count=2")), all.mid(0, 2));
        const Answer none = m_stage.provider().get(users + "?count=0");
        none.expect("totalResults", int(all.size())).expect("itemsPerPage", 0);
        QCOMPARE(ScimStage::idsIn(m_stage.provider().get(users + "?count=-1")), QStringList());
        QCOMPARE(ScimStage::idsIn(m_stage.provider().get(users + "?startIndex=1000000")), QStringList());
        ScimStage::expectError(m_stage.provider().get(users + "?count=many"), 400, "invalidValue");
        m_stage.provider().get(users + "?sortBy=userName&sortOrder=descending&count=1").expect(200); // without effect
    }

    void attributes_areChosen()
    {
        const QString id = m_stage.created(
            m_stage.fresh("lea"), object({{"name", object({{"givenName", "Lea"}, {"familyName", "Roth"}})}}));
        const QStringList few
            = m_stage.provider().get(pathOf(id) + "?attributes=userName,name.familyName").expect(200).json().keys();
        QCOMPARE(few,
            (QStringList {
                QStringLiteral("id"), QStringLiteral("name"), QStringLiteral("schemas"), QStringLiteral("userName")}));
        const QJsonObject most
            = m_stage.provider().get(pathOf(id) + "?excludedAttributes=meta,roles").expect(200).json();
        QVERIFY(!most.contains(QStringLiteral("meta")) && !most.contains(QStringLiteral("roles"))
            && most.contains(QStringLiteral("active")));
    }

    void errors_haveTheFormOfScim()
    {
        ScimStage::expectError(m_stage.service().api().anonymous().get(users), 401, "");
        QVERIFY(m_stage.service().api().anonymous().get(users).header("WWW-Authenticate").startsWith("Bearer"));
        const User ann = m_stage.service().directory().patient("ann");
        ScimStage::expectError(m_stage.service().api().as(ann).get(users), 403, "");
        ScimStage::expectError(m_stage.provider().get(users + "/7x"), 404, "");
        ScimStage::expectError(m_stage.provider().get("/scim/v2/Groups"), 404, "");
        ScimStage::expectError(m_stage.provider().get(users + "?colour=red"), 400, "invalidValue");
        const Answer method = m_stage.provider().remove(users);
        ScimStage::expectError(method, 405, "");
        QCOMPARE(method.header("Allow"), QByteArray("GET, HEAD, POST"));
        ScimStage::expectError(m_stage.provider().get("/scim/v2/Schemas/none"), 404, "");
    }

    void documents_areAbsoluteAndWhole()
    {
        const QByteArray base = m_stage.service().process().baseUrl();
        m_stage.provider()
            .get("/scim/v2/ServiceProviderConfig")
            .expect(200)
            .expect("patch.supported", true)
            .expect("meta.location", base + "/scim/v2/ServiceProviderConfig");
        m_stage.provider()
            .get("/scim/v2/ResourceTypes")
            .expect(200)
            .expect("Resources.0.meta.location", base + "/scim/v2/ResourceTypes/User");
        m_stage.provider().get("/scim/v2/ResourceTypes/User").expect(200).expect("schema", userSchema);
        m_stage.provider().get("/scim/v2/Schemas").expect(200).expect("totalResults", 2);
        for (const char *schema : {userSchema, clinicSchema})
            m_stage.provider().get(QByteArray("/scim/v2/Schemas/") + schema).expect(200).expect("id", schema);
    }

    void roles_areThoseOfTheSettings()
    {
        RunningService other {{{"MEDICONNECT_JWT_ROLE_VALUES", "leitung=admin,arzt=doctor,modul=service"}}};
        other.start();
        const auto post = [&](const char *role) {
            return other.api().asService().sendBytes("POST", users,
                toBytes(
                    ScimStage::body(m_stage.fresh("role"), object({{"roles", array({object({{"value", role}})})}}))),
                "application/scim+json");
        };
        const QString id = post("arzt").expect(201).expect("roles.0.value", "arzt").text("id");
        other.api().asService().get(userPath(id.toLongLong())).expect("role", "doctor");
        post("admin").expect(201).expect("roles.0.value", "leitung");
        ScimStage::expectError(post("modul"), 400, "invalidValue");
        ScimStage::expectError(post("koch"), 400, "invalidValue");
    }

    void everyChange_isInTheAuditLog()
    {
        const QString id = m_stage.created(m_stage.fresh("mia"));
        const QByteArray log = "SELECT action FROM audit_trail WHERE target_id = '" + id.toUtf8() + "' ORDER BY id";
        QCOMPARE(m_database->value(log), QByteArray("user.upserted"));
        m_stage.provider().get(pathOf(id));
        m_stage.patch(id, array({object({{"op", "replace"}, {"path", "active"}, {"value", false}})}));
        m_stage.provider().remove(pathOf(id)).expect(204);
        QByteArrayList actions;
        for (const Database::Row &row : m_database->run(log))
            actions += row[0];
        QCOMPARE(actions, (QByteArrayList {"user.upserted", "user.viewed", "user.upserted", "user.deprovisioned"}));
        const QByteArray before = m_database->value("SELECT count(*) FROM audit_log");
        ScimStage::expectError(m_stage.provider().get(users + "/999"), 404, "");
        QCOMPARE(m_database->value("SELECT count(*) FROM audit_log"), before);
    }

private:
    ScimStage m_stage;
    std::unique_ptr<Database> m_database;
};

QTEST_GUILESS_MAIN(tst_ScimApi)
#include "tst_scim_api.moc"
