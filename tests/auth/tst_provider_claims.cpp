#include "auth/token_verifier.h"

#include "token_fixture.h"

#include <QtTest/QtTest>

using namespace mc;
using auth::TokenSettings;
using model::Role;
using ops::SubjectMeaning;

namespace {

using namespace token_fixture;

/// What a caller came to: "doctor id 42", "patient external auth0|64c", "service modul", or the refusal.
QString told(const model::Result<auth::Caller> &caller)
{
    if (!caller)
        return caller.error().detail;
    const QString who = caller->userId ? QStringLiteral("id ") + QString::number(caller->userId->value)
        : caller->externalId.isEmpty() ? caller->subject
                                       : QStringLiteral("external ") + caller->externalId;
    return word(caller->role) + u' ' + who;
}

const QString noRole = QStringLiteral("The token names no known role."),
              noSubject = QStringLiteral("The token's subject does not fit its role.");

QList<model::RoleValue> table(std::initializer_list<std::pair<const char *, Role>> rows)
{
    QList<model::RoleValue> values;
    for (const auto &[value, role] : rows)
        values += model::RoleValue {QString::fromUtf8(value), role};
    return values;
}

} // namespace

Q_DECLARE_METATYPE(auth::ProviderClaims)

/// What an identity provider's claims mean (CONTRACT section 3).
class TestProviderClaims : public QObject
{
    Q_OBJECT

    /// A token of the provider with those claims besides `exp`.
    QByteArray tokenOf(const QByteArray &claims) const
    {
        return sign(m_fixture.ec, R"({"alg":"ES256","kid":"ec"})", "{\"exp\":1700000060," + claims + '}');
    }
    QString verified(const auth::ProviderClaims &names, const QByteArray &token) const
    {
        TokenSettings settings = m_fixture.settings;
        settings.provider = names;
        return told(verifier(settings).verify(token, at(0)));
    }

private Q_SLOTS:
    void claims_ofAProvider_tellTheCaller_data()
    {
        QTest::addColumn<auth::ProviderClaims>("names");
        QTest::addColumn<QByteArray>("claims");
        QTest::addColumn<QString>("expected");
        const auto row = [](const char *name, const auth::ProviderClaims &names, const QByteArray &claims,
                             const QString &expected) { QTest::newRow(name) << names << claims << expected; };
        const auto role = [](const char *path, const QList<model::RoleValue> &values = {}) {
            return auth::ProviderClaims {.role = QString::fromUtf8(path), .roleValues = values};
        };
        const auto subject = [](const char *path, SubjectMeaning meaning = SubjectMeaning::Automatic) {
            return auth::ProviderClaims {.subject = QString::fromUtf8(path), .subjectIs = meaning};
        };
        const QByteArray seven = R"("sub":"7",)";
        row("as they always were", {}, seven + R"("role":"doctor")", QStringLiteral("doctor id 7"));
        row("role on a way", role("realm_access.roles"),
            seven + R"("realm_access":{"roles":["offline_access","doctor"]})", QStringLiteral("doctor id 7"));
        row("way through a name with dots", role("resource_access.clinic.app.roles"),
            seven + R"("resource_access":{"clinic.app":{"roles":["patient"]}})", QStringLiteral("patient id 7"));
        row("longest name wins", role("a.b.c"), seven + R"("a":{"b.c":"admin"},"a.b":{"c":"patient"})",
            QStringLiteral("patient id 7"));
        row("whole name wins", role("a.b"), seven + R"("a":{"b":"admin"},"a.b":"patient")",
            QStringLiteral("patient id 7"));
        row("name that is a URL", role("https://clinic.example/role"),
            seven + "\"https://clinic.example/role\":\"doctor\"", QStringLiteral("doctor id 7"));
        row("most rights of a list", role("roles"), seven + R"("roles":["patient","admin","doctor"])",
            QStringLiteral("admin id 7"));
        row("unknown ones beside it", role("roles"), seven + R"("roles":["Admin",7,null,"doctor"])",
            QStringLiteral("doctor id 7"));
        row("no claim", role("roles"), seven + R"("role":"admin")", noRole);
        row("way that ends early", role("roles.inner"), seven + R"("roles":"admin")", noRole);
        row("claim of another type", role("roles"), seven + R"("roles":{"admin":true})", noRole);
        row("scope is divided", role("scope"), seven + R"("scope":"openid doctor")", QStringLiteral("doctor id 7"));
        row("other texts are not", role("title"), seven + R"("title":"not admin")", noRole);
        const auto german = table({{"arzt", Role::Doctor}, {"Klinik Leitung", Role::Admin}});
        row("table", role("roles", german), seven + R"("roles":["arzt"])", QStringLiteral("doctor id 7"));
        row("table, value with a blank", role("roles", german), seven + R"("roles":"Klinik Leitung")",
            QStringLiteral("admin id 7"));
        row("table, our own word is none", role("roles", german), seven + R"("roles":["admin"])", noRole);
        const auto open = table({{"arzt", Role::Doctor}, {"*", Role::Patient}});
        row("everything else", role("roles", open), seven + R"("roles":["admin"])", QStringLiteral("patient id 7"));
        row("everything else, the table first", role("roles", open), seven + R"("roles":["x","arzt"])",
            QStringLiteral("doctor id 7"));
        row("everything else, nothing too", role("roles", open), seven + R"("scp":"x")",
            QStringLiteral("patient id 7"));
        row("star is no value", role("roles", table({{"arzt", Role::Doctor}})), seven + R"("roles":["*"])", noRole);
        row("module", role("roles", table({{"notify", Role::Service}})), R"("sub":"f:1:modul","roles":["notify"])",
            QStringLiteral("service f:1:modul"));

        const QByteArray patient = R"("role":"patient",)";
        row("subject that is no number", {}, patient + R"("sub":"auth0|64c")",
            QStringLiteral("patient external auth0|64c"));
        row("number that is no id", {}, patient + R"("sub":"007")", QStringLiteral("patient external 007"));
        row("number beyond ids", {}, patient + R"("sub":"10769150350006150715113082367")",
            QStringLiteral("patient external 10769150350006150715113082367"));
        row("another claim", subject("oid"), patient + R"("oid":"0b3f","sub":"7")",
            QStringLiteral("patient external 0b3f"));
        row("another claim's number is no id", subject("preferred_username"), patient + R"("preferred_username":"7")",
            QStringLiteral("patient external 7"));
        row("unless it is said to be", subject("user.id", SubjectMeaning::Id), patient + R"("user":{"id":7})",
            QStringLiteral("patient id 7"));
        row("sub is said to be external", subject("sub", SubjectMeaning::ExternalId), patient + R"("sub":"7")",
            QStringLiteral("patient external 7"));
        row("said to be an id, and is none", subject("sub", SubjectMeaning::Id), patient + R"("sub":"auth0|64c")",
            noSubject);
        row("no subject", subject("oid"), patient + R"("sub":"7")", noSubject);
        row("empty subject", {}, patient + R"("sub":"")", noSubject);
        row("longest subject", {}, patient + "\"sub\":\"" + QByteArray(255, 'x') + '"',
            QStringLiteral("patient external ") + QString(255, u'x'));
        row("subject too long", {}, patient + "\"sub\":\"" + QByteArray(256, 'x') + '"', noSubject);
        row("subject of two lines", {}, patient + "\"sub\":\"a\\nb\"", noSubject);
    }
    void claims_ofAProvider_tellTheCaller()
    {
        QFETCH(auth::ProviderClaims, names);
        QFETCH(QByteArray, claims);
        QFETCH(QString, expected);
        QCOMPARE(verified(names, tokenOf(claims)), expected);
    }

    // Modules and our own sign-in go on as they are, whatever the provider's claims are called.
    void claims_ofTheSecret_keepTheirNames()
    {
        const auth::ProviderClaims names {.issuer = QStringLiteral("https://id.example"),
            .subject = QStringLiteral("oid"),
            .subjectIs = SubjectMeaning::ExternalId,
            .role = QStringLiteral("roles"),
            .roleValues = table({{"arzt", Role::Doctor}, {"*", Role::Patient}})};
        const QByteArray own = hs256(plainHeader, R"({"sub":"42","role":"admin","exp":1700000060})", secret);
        QCOMPARE(verified(names, own), QStringLiteral("admin id 42"));
        const QByteArray foreign = hs256(plainHeader, R"({"oid":"42","roles":["arzt"],"exp":1700000060})", secret);
        QCOMPARE(verified(names, foreign), noRole);
    }

    void issuer_ofTheProvider_isCheckedOnItsTokensAlone()
    {
        const auth::ProviderClaims names {.issuer = QStringLiteral("https://id.example/")};
        const QByteArray claims = R"("sub":"7","role":"doctor")";
        const QByteArray withoutSlash = tokenOf(claims + ",\"iss\":\"https://id.example\"");
        const QByteArray right = tokenOf(claims + ",\"iss\":\"https://id.example/\"");
        QCOMPARE(verified(names, tokenOf(claims)), QStringLiteral("The token comes from another issuer."));
        QCOMPARE(verified(names, withoutSlash), QStringLiteral("The token comes from another issuer."));
        QCOMPARE(verified(names, right), QStringLiteral("doctor id 7"));
        QCOMPARE(verified(names, hs256(plainHeader, plainClaims, secret)), QStringLiteral("patient id 42"));
    }

    void missingKey_isToldOfTokensThatAProviderMaySign()
    {
        TokenSettings settings = m_fixture.settings;
        const QByteArray unknown
            = sign(ecKey(CJOSE_JWK_EC_P_256, "new"), R"({"alg":"ES256","kid":"new"})", plainClaims);
        QCOMPARE(verifier(settings).missingKey(unknown), std::optional<QByteArray>()); // of a file there are no others
        settings.fetchesKeys = true;
        QCOMPARE(verifier(settings).missingKey(unknown), std::optional<QByteArray>("new"));
        for (const QByteArray &sound : std::as_const(m_fixture.soundTokens))
            QCOMPARE(verifier(settings).missingKey(sound), std::optional<QByteArray>());
        QCOMPARE(verifier(settings).missingKey("no.token"), std::optional<QByteArray>());
        const QByteArray longest
            = sign(m_fixture.ec, "{\"alg\":\"ES256\",\"kid\":\"" + QByteArray(257, 'k') + "\"}", plainClaims);
        QCOMPARE(verifier(settings).missingKey(longest), std::optional<QByteArray>());
        settings.jwks.clear();
        const QByteArray unnamed = sign(m_fixture.rsa, R"({"alg":"RS256"})", plainClaims);
        QCOMPARE(verifier(settings).missingKey(unnamed), std::optional<QByteArray>(""));
        settings.secret.clear();
        QVERIFY(auth::TokenVerifier::create(settings)); // its keys are still to come
    }

private:
    Fixture m_fixture;
};

QTEST_APPLESS_MAIN(TestProviderClaims)
#include "tst_provider_claims.moc"
