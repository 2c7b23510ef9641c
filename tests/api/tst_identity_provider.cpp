#include "identity_stage.h"

using namespace mc::test;

namespace {

/// Tokens as a product issues them, and the settings that make sense of them.
struct Product
{
    QByteArray path; ///< of the issuer
    Environment settings;
    QByteArray key;
    QJsonObject claims; ///< besides iss and times
    QByteArray externalId;
    bool operator==(const Product &) const = default;
};

// An access token of Keycloak 26, with an audience mapper and realm roles.
Product keycloak()
{
    const QJsonObject access = object({{"jti", "onrtac:5c7f"}, {"aud", array({"notifications", "account"})},
        {"sub", "3f1c8c0e-2b7a-4a53-9b57-0d7c3f5f1a11"}, {"typ", "Bearer"}, {"azp", "clinic-app"},
        {"sid", "b6a2d1d4-6d83-4a0a-8f0a-53a6c1f8a7e1"}, {"acr", "1"},
        {"allowed-origins", array({"https://app.clinic.example"})},
        {"realm_access",
            object({{"roles", array({"default-roles-clinic", "offline_access", "arzt", "uma_authorization"})}})},
        {"resource_access", object({{"account", object({{"roles", array({"manage-account", "view-profile"})}})}})},
        {"scope", "openid profile email"}, {"email_verified", true}, {"name", "Ann Weber"},
        {"preferred_username", "ann.weber"}, {"given_name", "Ann"}, {"family_name", "Weber"},
        {"email", "ann.weber@clinic.example"}});
    return {"/realms/clinic",
        {{"MEDICONNECT_JWT_ROLE_CLAIM", "realm_access.roles"},
            {"MEDICONNECT_JWT_ROLE_VALUES", "klinik-leitung=admin,arzt=doctor,*=patient"}},
        "rsa-keycloak", access, "3f1c8c0e-2b7a-4a53-9b57-0d7c3f5f1a11"};
}

// An access token of Microsoft Entra ID, version 2.0, with app roles. `sub` differs from app to app there, `oid` does not.
Product entra()
{
    const QByteArray oid = "0b8f4f0e-8d0a-4c55-9a3c-6a2f2b6f7e55";
    const QJsonObject access = object({{"aud", audience}, {"azp", "6d3b6f0a-1f0f-4f63-9f6e-0a9d9a2b7c11"},
        {"azpacr", "0"}, {"name", "Ann Weber"}, {"oid", oid}, {"preferred_username", "ann.weber@clinic.example"},
        {"rh", "0.AXkA"}, {"roles", array({"Notifications.Doctor"})}, {"scp", "access_as_user"},
        {"sub", "AAAAAAAAAAAAAAAAAAAAAIkzqFVrSaSaFHy782bbtaQ"}, {"tid", "72f988bf-86f1-41af-91ab-2d7cd011db47"},
        {"uti", "fqiBqXLPj0eQa82S-IYFAA"}, {"ver", "2.0"}});
    return {"/72f988bf-86f1-41af-91ab-2d7cd011db47/v2.0",
        {{"MEDICONNECT_JWT_SUBJECT_CLAIM", "oid"}, {"MEDICONNECT_JWT_ROLE_CLAIM", "roles"},
            {"MEDICONNECT_JWT_ROLE_VALUES", "Notifications.Admin=admin,Notifications.Doctor=doctor,*=patient"}},
        "rsa-entra", access, oid};
}

// An access token of Auth0 for an API, with a claim that an action adds, under a namespace as Auth0 asks for.
Product auth0()
{
    const QJsonObject access
        = object({{"https://clinic.example/roles", array({"doctor"})}, {"sub", "auth0|64c8a1f0e5b2a7d1c3f4a5b6"},
            {"aud", array({"notifications", "https://clinic.eu.auth0.com/userinfo"})},
            {"scope", "openid profile email"}, {"azp", "my_client_id"}});
    return {"/", {{"MEDICONNECT_JWT_ROLE_CLAIM", "https://clinic.example/roles"}}, "rsa-auth0", access,
        "auth0|64c8a1f0e5b2a7d1c3f4a5b6"};
}

} // namespace

Q_DECLARE_METATYPE(Product)

/// Callers whom an identity provider vouches for, by claims of its own (CONTRACT section 3).
class tst_IdentityProvider : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_stage = std::make_unique<IdentityStage>(); }
    void cleanup()
    {
        m_stage->showLogWhenFailed();
        m_stage.reset();
    }

    void tokens_ofAProduct_areUnderstood_data()
    {
        QTest::addColumn<Product>("product");
        QTest::newRow("Keycloak") << keycloak();
        QTest::newRow("Microsoft Entra ID") << entra();
        QTest::newRow("Auth0") << auth0();
    }

    void tokens_ofAProduct_areUnderstood()
    {
        QFETCH(Product, product);
        m_stage = std::make_unique<IdentityStage>(product.path);
        m_stage->startWithKeys({product.key}, product.settings);
        const User ann = m_stage->addUser("doctor", product.externalId);
        const QJsonObject times = object({{"iss", m_stage->provider().issuer()}, {"iat", secondsFromNow(-10)},
            {"nbf", secondsFromNow(-10)}, {"exp", secondsFromNow(300)}});
        const QJsonObject sound = merged(product.claims, times);
        const Caller caller = m_stage->by(product.key, sound);
        caller.get(inbox).expect(200).expect("count", 0);
        caller.get(userPath(ann.id)).expect(200).expect("external_id", product.externalId);
        caller.get(everybody).expectProblem(403, "forbidden"); // a doctor
        const QString id = m_stage->module()
                               .post(inbox,
                                   object({{"recipient_id", ann.id}, {"notification_type", "system"}, {"title", "T"},
                                       {"message", "M"}}))
                               .expect(201)
                               .text("id");
        caller.get(notificationPath(id)).expect(200);

        const auto refused = [&](const QJsonObject &changes) {
            m_stage->by(product.key, merged(sound, changes)).get(inbox).expectProblem(401, "unauthenticated");
        };
        refused(object({{"iss", m_stage->provider().issuer() + "x"}}));
        refused(object({{"aud", "another-api"}}));
        refused(object({{"exp", secondsFromNow(-60)}}));
        refused(object({{"nbf", secondsFromNow(60)}}));
        QJsonObject endless = sound;
        endless.remove(QStringLiteral("exp"));
        m_stage->by(product.key, endless).get(inbox).expectProblem(401, "unauthenticated");
        QCOMPARE(m_stage->provider().count("keys"), 1);
    }

    void subject_thatNobodyHas_isUnauthenticated_untilSomebodyDoes()
    {
        m_stage->startWithKeys({"a"});
        QCOMPARE(m_stage->statusOf("a", "new|1"), 401);
        QCOMPARE(m_stage->statusOf("a", "new|1"), 401);
        const User ann = m_stage->addUser("patient", "new|1");
        QCOMPARE(m_stage->statusOf("a", "new|1"), 200);
        // Another name is another person, at once.
        m_stage->module()
            .put(userPath(ann.id), merged(Directory::person(ann), object({{"external_id", "new|2"}})))
            .expect(200);
        QCOMPARE(m_stage->statusOf("a", "new|1"), 401);
        QCOMPARE(m_stage->statusOf("a", "new|2"), 200);
        m_stage->module().put(userPath(ann.id), Directory::person(ann)).expect(200);
        QCOMPARE(m_stage->statusOf("a", "new|2"), 401);
    }

    void subject_thatPeopleChoose_isNobodysId()
    {
        m_stage->startWithKeys({"a"}, {{"MEDICONNECT_JWT_SUBJECT_CLAIM", "preferred_username"}});
        const User ann = m_stage->addUser("patient", "ann.weber");
        const QByteArray id = QByteArray::number(ann.id);
        m_stage->by("a", merged(m_stage->claims("x"), object({{"preferred_username", "ann.weber"}})))
            .get(inbox)
            .expect(200);
        m_stage->by("a", merged(m_stage->claims("x"), object({{"preferred_username", id}})))
            .get(inbox)
            .expectProblem(401, "unauthenticated");
        m_stage->by("a", m_stage->claims(id)).get(inbox).expectProblem(401, "unauthenticated");
    }

    void role_isTheLesserOfTokenAndDirectory()
    {
        m_stage->startWithKeys({"a"});
        m_stage->addUser("patient", "p|1");
        m_stage->addUser("admin", "a|1");
        m_stage->by("a", m_stage->claims("p|1", "admin")).get(everybody).expectProblem(403, "forbidden");
        m_stage->by("a", m_stage->claims("a|1", "patient")).get(everybody).expectProblem(403, "forbidden");
        m_stage->by("a", m_stage->claims("a|1", "admin")).get(everybody).expect(200);
    }

    void socket_ofAProvidersUser_isTheirOwn_andEndsWithThem()
    {
        m_stage->startWithKeys({"a"});
        const User ann = m_stage->addUser("patient", "ws|1"), ben = m_stage->addUser("patient", "ws|2");
        const QByteArray annsToken = m_stage->provider().token("a", m_stage->claims("ws|1"));
        Api &api = m_stage->api();
        api.withToken(annsToken).handshake(socketPath(ben.id)).expectProblem(403, "NOTIF_008");
        WsClient first(api.socketUrl(ann.id, annsToken)); // known by now
        first.expect("connection_status");
        WsClient other(
            api.socketUrl(ben.id, m_stage->provider().token("a", m_stage->claims("ws|2")))); // asked for first
        other.expect("connection_status");
        m_stage->module().put(
            userPath(ann.id), merged(Directory::person(ann), object({{"is_active", false}, {"external_id", "ws|1"}})));
        QCOMPARE(first.closeCode(), 4403);
        QVERIFY(other.ping());
        QCOMPARE(m_stage->statusOf("a", "ws|1"), 401);
    }

    void signOut_byAnAdmin_endsAProvidersTokens()
    {
        m_stage->startWithKeys({"a"});
        const User ann = m_stage->addUser("patient", "so|1"), boss = m_stage->addUser("admin", "so|2");
        const QByteArray old
            = m_stage->provider().token("a", merged(m_stage->claims("so|1"), object({{"iat", secondsFromNow(-60)}})));
        m_stage->api().withToken(old).get(inbox).expect(200);
        m_stage->by("a", m_stage->claims("so|2", "admin")).post(userPath(ann.id) + "sign-out/", {}).expect(204);
        m_stage->api().withToken(old).get(inbox).expectProblem(401, "unauthenticated");
        m_stage->by("a", merged(m_stage->claims("so|1"), object({{"iat", secondsFromNow(2)}}))).get(inbox).expect(200);
        Q_UNUSED(boss)
    }

    void settings_thatMakeNoSense_areNamed()
    {
        const Environment key {{"MEDICONNECT_ENCRYPTION_KEY", QByteArray(32, 'k').toBase64()}};
        const auto problems = [&](const Environment &settings) {
            return ServiceProcess::run({QStringLiteral("check-config")}, settings + key).err;
        };
        QVERIFY(problems({{"MEDICONNECT_OIDC_ISSUER", "http://id.example"}})
                    .contains("auth/oidc_issuer: must be an https:// URL"));
        const QByteArray alone = problems({{"MEDICONNECT_JWKS_URL", "https://id.example/keys"}});
        QVERIFY2(alone.contains("auth/issuer: is required because auth/jwks_url is set"), alone.constData());
        QVERIFY2(alone.contains("auth/audience: is required because auth/jwks_url is set"), alone.constData());
        const QByteArray both = problems({{"MEDICONNECT_JWKS_URL", "https://id.example/keys"},
            {"MEDICONNECT_OIDC_ISSUER", "https://id.example"}, {"MEDICONNECT_JWT_AUDIENCE", audience}});
        QVERIFY2(both.contains("auth/oidc_issuer: goes not together with auth/jwks_url"), both.constData());
    }

private:
    std::unique_ptr<IdentityStage> m_stage;
};

QTEST_GUILESS_MAIN(tst_IdentityProvider)
#include "tst_identity_provider.moc"
