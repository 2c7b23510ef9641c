#include "support/database.h"
#include "support/running_service.h"

#include <QtTest/QTest>

#include <future>

using namespace mc::test;

namespace {

const QByteArray login = "/api/auth/token/";
const QByteArray refresh = "/api/auth/token/refresh/";
const QByteArray signOut = "/api/auth/sign-out/";
const QByteArray inbox = "/api/notifications/";
const QByteArray password = "a long pass phrase of the tests";

QByteArray signOutOf(qint64 user) { return "/api/users/" + QByteArray::number(user) + "/sign-out/"; }

struct Tokens
{
    QByteArray access;
    QByteArray refresh;
};

Tokens tokensOf(const Answer &answer) { return {answer.text("access").toUtf8(), answer.text("refresh").toUtf8()}; }

} // namespace

/// Who may still come in: what ends sessions, and how soon, at two instances; refresh tokens that rotate (CONTRACT sections 11, 12).
class tst_Sessions : public QObject
{
    Q_OBJECT

    void setPassword(const User &user, const QByteArray &secret = password)
    {
        const CommandOutcome outcome = ServiceProcess::run(
            {QStringLiteral("user"), QStringLiteral("set-password"), QString::fromUtf8(user.name)},
            {{"MEDICONNECT_DATABASE_URL", m_service.databaseUri().toUtf8()}}, secret + '\n');
        QVERIFY2(outcome.exitCode == 0, outcome.err.constData());
    }
    User withPassword(const char *name)
    {
        const User user = m_service.directory().patient(name);
        setPassword(user);
        return user;
    }
    Tokens signIn(const User &user)
    {
        const Answer answer
            = m_service.api().anonymous().post(login, object({{"username", user.name}, {"password", password}}));
        answer.expect(200);
        return tokensOf(answer);
    }
    Answer exchange(const QByteArray &token) { return exchangeAt(m_service.api(), token); }
    static Answer exchangeAt(Api &api, const QByteArray &token)
    {
        return api.anonymous().post(refresh, object({{"refresh", token}}));
    }
    int statusHere(const QByteArray &access) { return m_service.api().withToken(access).get(inbox).status; }
    int statusThere(const QByteArray &access) { return m_other->withToken(access).get(inbox).status; }
    // As if nobody had used the successor for a minute.
    void age(const User &user)
    {
        Database(m_service.databaseUri())
            .run("UPDATE refresh_tokens SET rotated_at = rotated_at - interval '1 minute' WHERE user_id = "
                + QByteArray::number(user.id));
    }

private Q_SLOTS:
    void initTestCase()
    {
        m_service.start();
        QVERIFY(!QTest::currentTestFailed());
        m_otherProcess = std::make_unique<ServiceProcess>(m_service.databaseUri());
        m_otherProcess->start();
        m_other = std::make_unique<Api>(m_otherProcess->port());
    }
    void cleanup()
    {
        m_service.showLogWhenFailed();
        m_otherProcess->showLogWhenFailed();
    }

    void role_isTheLesserOfTokenAndDirectory_data()
    {
        QTest::addColumn<QByteArray>("inToken");
        QTest::addColumn<QByteArray>("inDirectory");
        QTest::addColumn<int>("status");
        QTest::newRow("both") << QByteArray("admin") << QByteArray("admin") << 200;
        QTest::newRow("token says more") << QByteArray("admin") << QByteArray("patient") << 403;
        QTest::newRow("token says more, still staff") << QByteArray("admin") << QByteArray("doctor") << 403;
        QTest::newRow("directory says more") << QByteArray("patient") << QByteArray("admin") << 403;
    }
    void role_isTheLesserOfTokenAndDirectory()
    {
        QFETCH(QByteArray, inToken);
        QFETCH(QByteArray, inDirectory);
        QFETCH(int, status);
        const User ann = m_service.directory().patient("ann", object({{"role", inDirectory}}));
        const User other = m_service.directory().patient("other");
        const QByteArray access = token(merged(claimsOf(ann), object({{"role", inToken}})));
        QCOMPARE(m_service.api().withToken(access).get("/api/users/").status, status);
        QCOMPARE(m_service.api().withToken(access).handshake(socketPath(other.id)).status, status == 200 ? 101 : 403);
    }

    // What ends a session ends its access tokens, refresh tokens and sockets, here and at the other instance.
    void session_ended_data()
    {
        QTest::addColumn<QByteArray>("by");
        QTest::addColumn<int>("closeCode");
        QTest::newRow("new password") << QByteArray("password") << 4401;
        QTest::newRow("deactivation") << QByteArray("inactive") << 4403;
        QTest::newRow("lesser role") << QByteArray("role") << 4401;
        QTest::newRow("signing out everywhere") << QByteArray("everywhere") << 4401;
        QTest::newRow("signed out by an admin") << QByteArray("admin") << 4401;
    }
    void session_ended()
    {
        QFETCH(QByteArray, by);
        QFETCH(int, closeCode);
        const User ben = m_service.directory().patient("ben", object({{"role", "doctor"}}));
        const User others = m_service.directory().patient("others");
        setPassword(ben);
        const Tokens tokens = signIn(ben), again = signIn(ben);
        const QByteArray foreign = token(claimsOf({ben.id, ben.name, "doctor"}));
        WsClient here(m_service.api().socketUrl(ben.id, tokens.access)),
            there(m_other->socketUrl(ben.id, again.access)), thereToo(m_other->socketUrl(ben.id, foreign)),
            bystander(m_other->socketUrl(others));
        for (WsClient *socket : {&here, &there, &thereToo, &bystander})
            socket->expect("connection_status");
        QCOMPARE(statusThere(tokens.access), 200);
        QCOMPARE(statusThere(foreign), 200);

        QElapsedTimer since;
        since.start();
        if (by == "password")
            setPassword(ben);
        else if (by == "everywhere")
            m_service.api().withToken(tokens.access).post(signOut, object({{"everywhere", true}})).expect(204);
        else if (by == "admin")
            m_service.api().as(m_service.directory().admin("zoe")).post(signOutOf(ben.id), {}).expect(204);
        else
            m_service.directory().replace(
                ben, by == "role" ? object({{"role", "patient"}}) : object({{"role", "doctor"}, {"is_active", false}}));
        QCOMPARE(here.closeCode(), closeCode);
        QCOMPARE(there.closeCode(), closeCode);
        QCOMPARE(thereToo.closeCode(), closeCode);
        for (const QByteArray &access : {tokens.access, again.access, foreign}) {
            QTRY_COMPARE(statusHere(access), 401);
            QTRY_COMPARE(statusThere(access), 401);
        }
        qInfo("ended at both instances after %lld ms", since.elapsed());
        exchange(tokens.refresh).expectProblem(401, "unauthenticated");
        exchange(again.refresh).expectProblem(401, "unauthenticated");
        QVERIFY(bystander.ping());
        if (by != "inactive")
            QCOMPARE(statusThere(signIn(ben).access), 200);
    }

    // By a change that no instance is told of: what they know grows old.
    void session_endedWithoutNews_isOverSoon()
    {
        const User cleo = withPassword("cleo");
        const Tokens tokens = signIn(cleo);
        QCOMPARE(statusHere(tokens.access), 200);
        Database(m_service.databaseUri())
            .run("UPDATE users SET session_epoch = session_epoch + 1, sessions_valid_from = now() WHERE id = "
                + QByteArray::number(cleo.id));
        QTRY_COMPARE_WITH_TIMEOUT(statusHere(tokens.access), 401, 5000);
    }

    // The same of sockets, by each of the changes.
    void socket_endedWithoutNews_isClosedSoon_data()
    {
        QTest::addColumn<QByteArray>("change");
        QTest::addColumn<int>("closeCode");
        QTest::newRow("sessions ended") << QByteArray("session_epoch = session_epoch + 1, sessions_valid_from = now()")
                                        << 4401;
        QTest::newRow("deactivated") << QByteArray("is_active = false") << 4403;
    }
    void socket_endedWithoutNews_isClosedSoon()
    {
        QFETCH(QByteArray, change);
        QFETCH(int, closeCode);
        const User eve = withPassword("eve");
        WsClient here(m_service.api().socketUrl(eve.id, signIn(eve).access)),
            there(m_other->socketUrl(eve.id, signIn(eve).access));
        for (WsClient *socket : {&here, &there})
            socket->expect("connection_status");
        QElapsedTimer since;
        since.start();
        Database(m_service.databaseUri())
            .run("UPDATE users SET " + change + " WHERE id = " + QByteArray::number(eve.id));
        QCOMPARE(here.closeCode(), closeCode);
        QCOMPARE(there.closeCode(), closeCode);
        QVERIFY2(since.elapsed() < 5000, qPrintable(QString::number(since.elapsed())));
    }

    void foreignToken_issuedBefore_isRefused_after_isTaken()
    {
        const User dan = m_service.directory().patient("dan");
        const QByteArray before = tokenOf(dan);
        QJsonObject undated = claimsOf(dan);
        undated.remove(QStringLiteral("iat"));
        QCOMPARE(statusHere(token(undated)), 200);
        m_service.api().withToken(before).post(signOut, object({{"everywhere", true}})).expect(204);
        QTRY_COMPARE(statusThere(before), 401);
        QCOMPARE(statusThere(token(undated)), 401);
        QCOMPARE(statusThere(token(merged(claimsOf(dan), object({{"iat", secondsFromNow(1)}})))), 200);
    }

    void refresh_rotates_andOldOneEndsTheFamily()
    {
        const User eve = withPassword("eve");
        const Tokens first = signIn(eve), elsewhere = signIn(eve);
        const Tokens second = tokensOf(exchange(first.refresh).expect(200));
        QVERIFY(second.refresh != first.refresh);
        QCOMPARE(statusHere(second.access), 200);
        const Tokens third = tokensOf(exchangeAt(*m_other, second.refresh).expect(200));
        exchange(first.refresh).expectProblem(401, "unauthenticated"); // used long ago
        exchange(third.refresh).expectProblem(401, "unauthenticated"); // its family has ended
        exchange(elsewhere.refresh).expect(200); // another session goes on
        QTRY_VERIFY(m_service.process().log().contains("A refresh token was used twice"));
        QVERIFY(!m_service.process().log().contains(first.refresh));
    }

    void refresh_answerLost_givesTheSameOneAgain()
    {
        const User fay = withPassword("fay");
        const Tokens first = signIn(fay);
        const Tokens second = tokensOf(exchange(first.refresh).expect(200));
        const Tokens repeated = tokensOf(exchangeAt(*m_other, first.refresh).expect(200));
        QCOMPARE(repeated.refresh, second.refresh);
        QCOMPARE(statusHere(repeated.access), 200);
        exchange(second.refresh).expect(200);
    }

    void refresh_repeatedLater_endsTheFamily()
    {
        const User gus = withPassword("gus");
        const Tokens first = signIn(gus);
        const Tokens second = tokensOf(exchange(first.refresh).expect(200));
        age(gus);
        exchange(first.refresh).expectProblem(401, "unauthenticated");
        exchange(second.refresh).expectProblem(401, "unauthenticated");
    }

    void refresh_sameOneAtOnce_allGetOne()
    {
        const User hal = withPassword("hal");
        const Tokens first = signIn(hal);
        std::vector<std::future<Answer>> answers;
        for (int i = 0; i < 8; ++i)
            answers.push_back(std::async(std::launch::async,
                [port = i % 2 ? m_otherProcess->port() : m_service.process().port(), token = first.refresh] {
                    Api api(port);
                    return exchangeAt(api, token);
                }));
        QSet<QByteArray> given;
        for (std::future<Answer> &answer : answers)
            given += tokensOf(answer.get().expect(200)).refresh;
        QCOMPARE(given.size(), 1);
        exchange(*given.cbegin()).expect(200);
    }

    // Of before tokens rotated: known by its hash alone.
    void refresh_tokenOfBefore_joinsIn()
    {
        const User ida = withPassword("ida");
        const Tokens first = signIn(ida);
        Database(m_service.databaseUri())
            .run("UPDATE refresh_tokens SET family = NULL WHERE user_id = " + QByteArray::number(ida.id));
        const Tokens second = tokensOf(exchange(first.refresh).expect(200));
        exchange(second.refresh).expect(200);
        exchange(first.refresh).expectProblem(401, "unauthenticated");
    }

    void signOut_here_endsThisSessionAlone()
    {
        const User jo = withPassword("jo");
        const Tokens tokens = signIn(jo), others = signIn(jo);
        const Caller caller = m_service.api().withToken(tokens.access);
        caller.post(signOut, object({{"everywhere", false}})).expect(204);
        caller.post(signOut, object({})).expect(204);
        exchange(tokens.refresh).expectProblem(401, "unauthenticated");
        exchange(others.refresh).expect(200);
        m_service.api().as(jo).post(signOut, {}).expect(204); // an identity provider's: nothing is kept of it here
    }

    void signOut_wrongBody_isNamed()
    {
        const User kim = m_service.directory().patient("kim");
        m_service.api()
            .as(kim)
            .post(signOut, object({{"everywhere", "yes"}}))
            .expectProblem(400, "validation_error")
            .expectField("everywhere");
    }

    void signOut_ofNobody_isNotFound()
    {
        const Caller admin = m_service.api().as(m_service.directory().admin("max"));
        admin.post(signOutOf(m_service.directory().unusedId()), {}).expectProblem(404, "not_found");
        admin.post("/api/users/nobody/sign-out/", {}).expectProblem(404, "not_found");
    }

    void signIn_moreThanTheBound_endsTheOldest()
    {
        const User lou = withPassword("lou");
        const Tokens first = signIn(lou);
        Database database(m_service.databaseUri());
        database.run(
            "INSERT INTO refresh_tokens (token_hash, family, user_id, expires_at) SELECT sha256(n::text::bytea), "
            "sha256((-n)::text::bytea), "
            + QByteArray::number(lou.id) + ", now() + interval '1 day' FROM generate_series(1, 60) n");
        const Tokens last = signIn(lou);
        QCOMPARE(database.value("SELECT count(*) FROM refresh_tokens WHERE user_id = " + QByteArray::number(lou.id)),
            QByteArray("50"));
        exchange(first.refresh).expectProblem(401, "unauthenticated");
        exchange(last.refresh).expect(200);
    }

private:
    RunningService m_service;
    std::unique_ptr<ServiceProcess> m_otherProcess;
    std::unique_ptr<Api> m_other;
};

QTEST_GUILESS_MAIN(tst_Sessions)
#include "tst_sessions.moc"
