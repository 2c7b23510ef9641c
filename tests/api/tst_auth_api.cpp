#include "support/running_service.h"

#include <QtTest/QTest>

using namespace mc::test;

namespace {

const QByteArray login = "/api/auth/token/";
const QByteArray refresh = "/api/auth/token/refresh/";
const QByteArray password = "a long pass phrase of the tests";

QJsonObject credentials(const QByteArray &name, const QByteArray &secret)
{
    return object({{"username", name}, {"password", secret}});
}

QJsonObject without(QJsonObject claims, const char *name)
{
    claims.remove(QLatin1String(name));
    return claims;
}

} // namespace

/// Tokens, local accounts and their throttling (CONTRACT sections 3, 11).
class tst_AuthApi : public QObject
{
    Q_OBJECT

    User withPassword(const char *name, const QJsonObject &changes = {})
    {
        const User user = m_service.directory().patient(name, changes);
        const CommandOutcome outcome = ServiceProcess::run(
            {QStringLiteral("user"), QStringLiteral("set-password"), QString::fromUtf8(user.name)},
            {{"MEDICONNECT_DATABASE_URL", m_service.databaseUri().toUtf8()}}, password + '\n');
        [&] { QVERIFY2(outcome.exitCode == 0, outcome.err.constData()); }();
        return user;
    }

private Q_SLOTS:
    void initTestCase()
    {
        m_service.start();
        QVERIFY(!QTest::currentTestFailed());
        m_ann = m_service.directory().patient("ann");
    }
    void cleanup() { m_service.showLogWhenFailed(); }

    void login_rightPassword_givesTokensThatWork()
    {
        const User ben = withPassword("ben");
        const Answer answer = m_service.api().anonymous().post(login, credentials(ben.name, password));
        answer.expect(200).expect("user.id", ben.id).expect("user.username", ben.name);
        const QByteArray access = answer.text("access").toUtf8();
        m_service.api().withToken(access).get("/api/notifications/").expect(200);
        m_service.api().withToken(access).get(userPath(ben.id)).expect(200).expect("username", ben.name);
        const Answer fresh = m_service.api().anonymous().post(refresh, object({{"refresh", answer.text("refresh")}}));
        fresh.expect(200);
        m_service.api().withToken(fresh.text("access").toUtf8()).get("/api/notifications/").expect(200);
    }

    void login_wrongNameOrPassword_looksTheSame()
    {
        const User cleo = withPassword("cleo");
        const User passwordless = m_service.directory().patient("dan");
        const Caller nobody = m_service.api().anonymous();
        const Answer wrongPassword = nobody.post(login, credentials(cleo.name, "wrong"));
        const Answer wrongName = nobody.post(login, credentials("nobody-at-all", password));
        const Answer noPassword = nobody.post(login, credentials(passwordless.name, password));
        wrongPassword.expectProblem(401, "unauthenticated");
        QCOMPARE(wrongName.status, wrongPassword.status);
        QCOMPARE(wrongName.json(), wrongPassword.json());
        QCOMPARE(noPassword.json(), wrongPassword.json());
    }

    void login_fiveFailures_holdBackThatNameOnly()
    {
        const User eve = withPassword("eve");
        const User fay = withPassword("fay");
        const Caller nobody = m_service.api().anonymous();
        for (int i = 0; i < 5; ++i)
            nobody.post(login, credentials(eve.name, "wrong")).expectProblem(401, "unauthenticated");
        const Answer held = nobody.post(login, credentials(eve.name, password));
        held.expectProblem(429, "rate_limited");
        QVERIFY(held.header("Retry-After").toInt() > 0);
        nobody.post(login, credentials(fay.name, password)).expect(200);
    }

    // A name is the directory's, character for character; but guesses at it count together however it is spelled.
    void login_nameSpeltOtherwise_isNobodysAndCountsAsTheSame()
    {
        const User joe = withPassword("joe");
        const Caller nobody = m_service.api().anonymous();
        for (const QByteArray &name : {joe.name.toUpper(), ' ' + joe.name, joe.name + ' ',
                 joe.name.left(1).toUpper() + joe.name.mid(1), "  " + joe.name})
            nobody.post(login, credentials(name, password)).expectProblem(401, "unauthenticated");
        nobody.post(login, credentials(joe.name, password)).expectProblem(429, "rate_limited");
    }

    void login_fiveFailuresOfANameNobodyHas_areHeldBackToo()
    {
        const Caller nobody = m_service.api().anonymous();
        for (int i = 0; i < 5; ++i)
            nobody.post(login, credentials("ghost", "wrong")).expectProblem(401, "unauthenticated");
        nobody.post(login, credentials("ghost", "wrong")).expectProblem(429, "rate_limited");
    }

    void login_inactiveUser_is401()
    {
        const User gus = withPassword("gus", object({{"is_active", false}}));
        m_service.api().anonymous().post(login, credentials(gus.name, password)).expectProblem(401, "unauthenticated");
    }

    void login_wrongBody_isNamed()
    {
        const Caller nobody = m_service.api().anonymous();
        nobody.post(login, object({{"username", "x"}})).expectProblem(400, "validation_error").expectField("password");
        nobody.post(login, object({{"password", "x"}})).expectProblem(400, "validation_error").expectField("username");
        nobody.post(login, object({{"username", "x"}, {"password", 7}}))
            .expectProblem(400, "validation_error")
            .expectField("password");
    }

    void refresh_unknownToken_is401()
    {
        m_service.api()
            .anonymous()
            .post(refresh, object({{"refresh", "nonsense"}}))
            .expectProblem(401, "unauthenticated");
        m_service.api().anonymous().post(refresh, {}).expectProblem(400, "validation_error").expectField("refresh");
    }

    void refresh_userMadeInactive_is401()
    {
        const User hal = withPassword("hal");
        const Answer answer = m_service.api().anonymous().post(login, credentials(hal.name, password));
        answer.expect(200);
        m_service.directory().replace(hal, object({{"is_active", false}}));
        m_service.api()
            .anonymous()
            .post(refresh, object({{"refresh", answer.text("refresh")}}))
            .expectProblem(401, "unauthenticated");
    }

    void setPassword_again_replacesTheOldOne()
    {
        const User ida = withPassword("ida");
        const CommandOutcome outcome
            = ServiceProcess::run({QStringLiteral("user"), QStringLiteral("set-password"), QString::fromUtf8(ida.name)},
                {{"MEDICONNECT_DATABASE_URL", m_service.databaseUri().toUtf8()}}, "another long pass phrase\n");
        QCOMPARE(outcome.exitCode, 0);
        m_service.api().anonymous().post(login, credentials(ida.name, password)).expect(401);
        m_service.api().anonymous().post(login, credentials(ida.name, "another long pass phrase")).expect(200);
    }

    void setPassword_unknownUser_failsWithOneLine()
    {
        const CommandOutcome outcome
            = ServiceProcess::run({QStringLiteral("user"), QStringLiteral("set-password"), QStringLiteral("nobody")},
                {{"MEDICONNECT_DATABASE_URL", m_service.databaseUri().toUtf8()}}, password + '\n');
        QVERIFY(outcome.exitCode > 0);
        QCOMPARE(outcome.err.trimmed().count('\n'), 0);
        QVERIFY(!outcome.err.trimmed().isEmpty());
    }

    void token_bad_is401_data()
    {
        QTest::addColumn<QByteArray>("authorization");
        const QJsonObject good = claimsOf(m_ann);
        const auto row
            = [](const char *name, const QByteArray &token) { QTest::addRow("%s", name) << "Bearer " + token; };
        row("expired", token(merged(good, object({{"exp", secondsFromNow(-60)}}))));
        row("not yet valid", token(merged(good, object({{"nbf", secondsFromNow(60)}}))));
        row("no exp", token(without(good, "exp")));
        row("exp as text", token(merged(good, object({{"exp", "tomorrow"}}))));
        row("no sub", token(without(good, "sub")));
        row("no role", token(without(good, "role")));
        row("unknown role", token(merged(good, object({{"role", "root"}}))));
        row("sub no number", token(merged(good, object({{"sub", "ann"}}))));
        row("user not in the directory", token(merged(good, object({{"sub", "987654321"}}))));
        row("other secret", token(good, "another secret of thirty-two bytes"));
        row("none", token(good, jwtSecret, object({{"alg", "none"}})));
        row("unsigned none", token(good, jwtSecret, object({{"alg", "none"}})).split('.').mid(0, 2).join('.') + '.');
        row("alg of another kind", token(good, jwtSecret, object({{"alg", "RS256"}})));
        row("no alg", token(good, jwtSecret, object({{"typ", "JWT"}})));
        row("critical extension", token(good, jwtSecret, object({{"alg", "HS256"}, {"crit", array({"exp"})}})));
        const QList<QByteArray> parts = token(good).split('.');
        const QByteArray promoted = token(merged(good, object({{"role", "admin"}}))).split('.').value(1);
        row("changed claims", parts[0] + '.' + promoted + '.' + parts[2]);
        row("two parts", parts[0] + '.' + parts[1]);
        row("four parts", token(good) + ".x");
        row("empty", "");
        row("noise", "noise");
        QTest::addRow("Basic") << QByteArray("Basic YW5uOmFubg==");
        QTest::addRow("no scheme") << token(good);
    }
    void token_bad_is401()
    {
        QFETCH(QByteArray, authorization);
        const Answer answer
            = m_service.api().anonymous().with("Authorization", authorization).get("/api/notifications/");
        answer.expectProblem(401, "unauthenticated");
        QVERIFY(answer.header("WWW-Authenticate").startsWith("Bearer"));
    }

    void token_sound_isTaken_data()
    {
        QTest::addColumn<QJsonObject>("changes");
        QTest::addRow("plain") << QJsonObject();
        QTest::addRow("nbf past") << object({{"nbf", secondsFromNow(-60)}});
        QTest::addRow("issuer nobody checks") << object({{"iss", "anybody"}});
        QTest::addRow("claims of others") << object({{"email", "ann@example.org"}});
    }
    void token_sound_isTaken()
    {
        QFETCH(QJsonObject, changes);
        m_service.api().withToken(token(merged(claimsOf(m_ann), changes))).get("/api/notifications/").expect(200);
    }

    void token_userMadeInactive_is401()
    {
        const User jo = m_service.directory().patient("jo");
        m_service.api().as(jo).get("/api/notifications/").expect(200);
        m_service.directory().replace(jo, object({{"is_active", false}}));
        m_service.api().as(jo).get("/api/notifications/").expectProblem(401, "unauthenticated");
        m_service.directory().replace(jo, object({{"is_active", true}}));
        m_service.api().as(jo).get("/api/notifications/").expect(200);
    }

    void token_issuerAndAudienceConfigured_areChecked()
    {
        ServiceProcess strict(m_service.databaseUri(),
            {{"MEDICONNECT_JWT_ISSUER", "https://id.example.org"}, {"MEDICONNECT_JWT_AUDIENCE", "notifications"}});
        strict.start();
        Api api(strict.port());
        const QJsonObject good
            = merged(claimsOf(m_ann), object({{"iss", "https://id.example.org"}, {"aud", "notifications"}}));
        const auto status = [&api](const QJsonObject &claims) {
            return api.withToken(token(claims)).get("/api/notifications/").status;
        };
        QCOMPARE(status(good), 200);
        QCOMPARE(status(merged(good, object({{"aud", array({"others", "notifications"})}}))), 200);
        QCOMPARE(status(merged(good, object({{"iss", "https://evil.example.org"}}))), 401);
        QCOMPARE(status(merged(good, object({{"aud", "others"}}))), 401);
        QCOMPARE(status(without(good, "iss")), 401);
        QCOMPARE(status(without(good, "aud")), 401);
    }

    void tokenCommand_mints_oneThatWorks()
    {
        const CommandOutcome outcome = ServiceProcess::run(
            {QStringLiteral("token"), QStringLiteral("--user"), QString::number(m_ann.id), QStringLiteral("--role"),
                QStringLiteral("patient"), QStringLiteral("--ttl"), QStringLiteral("1h")},
            {{"MEDICONNECT_DATABASE_URL", m_service.databaseUri().toUtf8()}});
        QVERIFY2(outcome.exitCode == 0, outcome.err.constData());
        m_service.api().withToken(outcome.out.trimmed()).get(userPath(m_ann.id)).expect(200).expect("id", m_ann.id);
    }

private:
    RunningService m_service;
    User m_ann;
};

QTEST_GUILESS_MAIN(tst_AuthApi)
#include "tst_auth_api.moc"
