#include "scim_stage.h"

using namespace mc::test;

/// Users as an identity provider changes and removes them: the requests of RFC 7644, and those that Microsoft Entra and Okta document
/// (CONTRACT section 13).
class tst_ScimChanges : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        m_stage.service().start();
        QVERIFY(!QTest::currentTestFailed());
    }
    void cleanup() { m_stage.service().showLogWhenFailed(); }

    void replace_clearsWhatIsOmitted_butNotTheRole()
    {
        const QByteArray name = m_stage.fresh("eve");
        const QString id = m_stage.created(name,
            object({{"externalId", m_stage.fresh("ext")}, {"name", object({{"givenName", "Eve"}})},
                {"roles", array({"doctor"})}, {"emails", array({object({{"value", "eve@clinic.example"}})})},
                {"timezone", "Europe/Berlin"}, {"locale", "de"}}));
        const Answer answer = m_stage.send("PUT", pathOf(id), ScimStage::body(name)).expect(200);
        for (const char *gone : {"externalId", "name", "emails"})
            QVERIFY2(!answer.json().contains(QLatin1String(gone)), gone);
        answer.expect("roles.0.value", "doctor")
            .expect("timezone", "Europe/Berlin")
            .expect("locale", "de")
            .expect("active", true);
        m_stage.send("PUT", pathOf(id), ScimStage::body(name, object({{"roles", array({"patient"})}})))
            .expect("roles.0.value", "patient");
    }

    void replace_withTheSame_changesNothing()
    {
        const QByteArray name = m_stage.fresh("same");
        const QString id = m_stage.created(name);
        const Answer before = m_stage.provider().get(pathOf(id));
        QCOMPARE(m_stage.send("PUT", pathOf(id), before.json()).expect(200).json(), before.json()); // lastModified too
        QCOMPARE(m_stage.patch(id, array({object({{"op", "replace"}, {"path", "userName"}, {"value", name}})}))
                     .expect(200)
                     .json(),
            before.json());
    }

    // As Microsoft Entra documents its requests ("Understand the SCIM implementation of Microsoft Entra").
    void patch_asEntraSendsIt_isUnderstood()
    {
        const QString id = m_stage.created(m_stage.fresh("entra"),
            object(
                {{"emails", array({object({{"value", "old@clinic.example"}, {"type", "work"}, {"primary", true}})})}}));
        m_stage
            .patch(id,
                array({object({{"op", "Replace"}, {"path", "emails[type eq \"work\"].value"},
                           {"value", "new@clinic.example"}}),
                    object({{"op", "Add"}, {"path", "name.familyName"}, {"value", "Roth"}}),
                    object({{"op", "Add"}, {"path", "phoneNumbers[type eq \"mobile\"].value"},
                        {"value", "+4915112345678"}}),
                    object({{"op", "Replace"}, {"path", "roles[primary eq \"True\"].value"}, {"value", "doctor"}}),
                    object({{"op", "Add"},
                        {"path", "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:department"},
                        {"value", "ICU"}})}))
            .expect(200)
            .expect("emails.0.value", "new@clinic.example")
            .expect("name.familyName", "Roth")
            .expect("phoneNumbers.0.value", "+4915112345678")
            .expect("roles.0.value", "doctor");
        m_stage.patch(id, array({object({{"op", "Replace"}, {"path", "active"}, {"value", "False"}})}))
            .expect(200)
            .expect("active", false);
        m_stage
            .patch(id,
                array(
                    {object({{"op", "Replace"}, {"value", object({{"active", "True"}, {"name.givenName", "Eva"}})}})}))
            .expect(200)
            .expect("active", true)
            .expect("name.givenName", "Eva");
        m_stage.provider()
            .get(users + "?aadOptscim062020&filter=" + QByteArray("externalId eq \"none\"").toPercentEncoding())
            .expect("totalResults", 0);
    }

    // As Okta documents its requests ("SCIM 2.0 protocol reference").
    void requests_asOktaSendsThem_areUnderstood()
    {
        const QByteArray name = m_stage.fresh("okta") + "@clinic.example";
        m_stage.provider()
            .get(filtered("userName eq \"" + name + '"') + "&startIndex=1&count=100")
            .expect(200)
            .expect("totalResults", 0)
            .expect("Resources", QJsonArray());
        const QString id
            = m_stage
                  .send("POST", users,
                      object({{"schemas", array({userSchema})}, {"userName", name},
                          {"name", object({{"givenName", "Test"}, {"familyName", "User"}})},
                          {"emails", array({object({{"primary", true}, {"value", name}, {"type", "work"}})})},
                          {"displayName", "Test User"}, {"locale", "en-US"},
                          {"externalId", m_stage.fresh("00ujl29u0le5T6Aj10h7")}, {"groups", QJsonArray()},
                          {"password", "1mz050nq"}, {"active", true}}))
                  .expect(201)
                  .text("id");
        QCOMPARE(ScimStage::idsIn(m_stage.provider().get(filtered("userName eq \"" + name + '"'))), QStringList {id});
        const QJsonObject whole = m_stage.provider().get(pathOf(id)).expect(200).json();
        m_stage
            .send("PUT", pathOf(id),
                merged(whole, object({{"name", object({{"givenName", "Another"}, {"familyName", "User"}})}})))
            .expect(200)
            .expect("name.givenName", "Another");
        m_stage.patch(id, array({object({{"op", "replace"}, {"value", object({{"active", false}})}})}))
            .expect(200)
            .expect("active", false);
    }

    void patch_thatIsWrong_changesNothing()
    {
        const QString id = m_stage.created(m_stage.fresh("frank"));
        const QJsonObject before = m_stage.provider().get(pathOf(id)).json();
        const auto refused = [&](const QJsonObject &operation, const char *type) {
            ScimStage::expectError(
                m_stage.patch(
                    id, array({object({{"op", "replace"}, {"path", "active"}, {"value", false}}), operation})),
                400, type);
        };
        refused(object({{"op", "replace"}, {"path", "emails[type eq \"work\"].value"}, {"value", "x@clinic.example"}}),
            "noTarget");
        refused(object({{"op", "replace"}, {"path", "userName."}, {"value", "x"}}), "invalidPath");
        refused(object({{"op", "replace"}, {"path", "emails[type pr]"}, {"value", "x"}}), "invalidFilter");
        refused(object({{"op", "remove"}, {"path", "userName"}}), "mutability");
        refused(object({{"op", "replace"}, {"path", "timezone"}, {"value", "Mars/Olympus"}}), "invalidValue");
        ScimStage::expectError(m_stage.patch(id, {}), 400, "invalidSyntax");
        QCOMPARE(m_stage.provider().get(pathOf(id)).json(), before);
    }

    void inactive_endsSocketsAndTokens()
    {
        const QString id = m_stage.created(m_stage.fresh("gina"));
        const User gina = ScimStage::personOf(id), other = ScimStage::personOf(m_stage.created(m_stage.fresh("hugo")));
        const auto socket = m_stage.service().socket(gina), others = m_stage.service().socket(other);
        const QByteArray old = tokenOf(gina);
        m_stage.patch(id, array({object({{"op", "replace"}, {"path", "active"}, {"value", false}})})).expect(200);
        QCOMPARE(socket->closeCode(), 4403);
        m_stage.service().api().as(gina).get("/api/notifications/").expectProblem(401, "unauthenticated");
        QVERIFY(others->ping());
        m_stage
            .send("PUT", pathOf(QString::number(other.id)),
                ScimStage::body(m_stage.fresh("hugo"), object({{"active", false}})))
            .expect(200);
        QCOMPARE(others->closeCode(), 4403);
        m_stage.patch(id, array({object({{"op", "replace"}, {"path", "active"}, {"value", true}})})).expect(200);
        m_stage.service().api().withToken(old).get("/api/notifications/").expectProblem(401, "unauthenticated");
        m_stage.service()
            .api()
            .withToken(token(merged(claimsOf(gina), object({{"iat", secondsFromNow(2)}}))))
            .get("/api/notifications/")
            .expect(200);
    }

    void remove_deactivatesAndHides_butErasesNothing()
    {
        const QByteArray name = m_stage.fresh("ines"), externalId = m_stage.fresh("ext");
        const QString id = m_stage.created(name, object({{"externalId", externalId}}));
        const User ines = ScimStage::personOf(id);
        const QString notification = m_stage.service().notification(ines).post();
        const auto socket = m_stage.service().socket(ines);
        m_stage.provider().remove(pathOf(id)).expect(204);
        QCOMPARE(socket->closeCode(), 4403);
        ScimStage::expectError(m_stage.provider().get(pathOf(id)), 404, "");
        ScimStage::expectError(m_stage.provider().remove(pathOf(id)), 404, "");
        ScimStage::expectError(m_stage.send("PUT", pathOf(id), ScimStage::body(name)), 404, "");
        ScimStage::expectError(
            m_stage.patch(id, array({object({{"op", "replace"}, {"path", "active"}, {"value", true}})})), 404, "");
        m_stage.provider().get(filtered("userName eq \"" + name + '"')).expect("totalResults", 0);
        // What they were told stays, for those who must know.
        const User admin = m_stage.service().directory().admin("admin");
        m_stage.service()
            .api()
            .as(admin)
            .get(notificationPath(notification))
            .expect(200)
            .expect("recipient.id", ines.id);
        m_stage.service()
            .api()
            .as(admin)
            .get(userPath(ines.id))
            .expect(200)
            .expect("is_active", false)
            .expect("external_id", nullptr);
        // Who comes under the same name is somebody else, and reads nothing of it.
        const QString again = m_stage.created(name, object({{"externalId", externalId}}));
        QVERIFY(again != id);
        m_stage.service()
            .api()
            .as(ScimStage::personOf(again))
            .get("/api/notifications/")
            .expect(200)
            .expect("count", 0);
        // A module brings them back.
        m_stage.service()
            .api()
            .asService()
            .put(userPath(ines.id), object({{"username", m_stage.fresh("ines")}, {"role", "patient"}}))
            .expect(200);
        m_stage.provider().get(pathOf(id)).expect(200).expect("active", true);
    }

private:
    ScimStage m_stage;
};

QTEST_GUILESS_MAIN(tst_ScimChanges)
#include "tst_scim_changes.moc"
