#include "support/database.h"
#include "support/running_service.h"

#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>
#include <QtCore/QRegularExpression>
#include <QtCore/QUuid>
#include <QtTest/QTest>

using namespace mc::test;

namespace {

constexpr int promised = 5000; // CONTRACT section 12

const QByteArray directory = "/api/users/";

QStringList words(const QByteArray &line) { return QString::fromUtf8(line).split(u' ', Qt::SkipEmptyParts); }

struct Issued
{
    QByteArray token;
    QString id;
};

} // namespace

/// Tokens that are made on the command line, listed, and withdrawn (CONTRACT sections 1, 12).
class tst_IssuedTokens : public QObject
{
    Q_OBJECT

    CommandOutcome run(const QStringList &arguments) const
    {
        return ServiceProcess::run(arguments, {{"MEDICONNECT_DATABASE_URL", m_service.databaseUri().toUtf8()}});
    }
    Issued create(const QByteArray &options)
    {
        const CommandOutcome outcome = run(words("token create " + options));
        [&] { QVERIFY2(outcome.exitCode == 0, outcome.err.constData()); }();
        static const QRegularExpression id(QStringLiteral("token revoke ([0-9a-f-]{36})\n"));
        return {outcome.out.trimmed(), id.match(QString::fromUtf8(outcome.err)).captured(1)};
    }
    CommandOutcome revoke(const QString &id) const
    {
        return run({QStringLiteral("token"), QStringLiteral("revoke"), id});
    }
    QJsonObject listed(const QString &id) const
    {
        const QJsonArray tokens = QJsonDocument::fromJson(run(words("token list --json")).out).array();
        for (const QJsonValue &one : tokens) {
            if (one[QLatin1String("id")] == id)
                return one.toObject();
        }
        return {};
    }
    int statusHere(const QByteArray &token) { return m_service.api().withToken(token).get(directory).status; }
    int statusThere(const QByteArray &token) { return m_other->withToken(token).get(directory).status; }

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

    void create_forAModule_isListed_andLetsItIn()
    {
        const Issued billing = create("--user billing --role service --ttl 365d");
        QCOMPARE(statusHere(billing.token), 200);
        QCOMPARE(statusThere(billing.token), 200);
        const QJsonObject entry = listed(billing.id);
        expectAt(entry, "user", "billing");
        expectAt(entry, "role", "service");
        expectAt(entry, "state", "valid");
        const auto time = [&](const char *name) {
            return QDateTime::fromString(entry.value(QLatin1String(name)).toString(), Qt::ISODateWithMs);
        };
        QCOMPARE(time("issued_at").secsTo(time("expires_at")), qint64(365) * 24 * 3600);
        const QByteArray table = run(words("token list")).out;
        QVERIFY2(table.contains(billing.id.toLatin1() + " valid      service"), table.constData());
        QVERIFY(!run(words("token list")).out.contains(billing.token));
        const QByteArray trace
            = "SELECT details->>'user' FROM audit_log WHERE action = 'token.created' AND target_id = '";
        QCOMPARE(Database(m_service.databaseUri()).value(trace + billing.id.toLatin1() + '\''), QByteArray("billing"));
    }

    void revoke_isRefusedEverywhereSoon_andNothingElseIs()
    {
        const Issued old = create("--user billing --role service"), successor = create("--user billing --role service");
        QCOMPARE(statusHere(old.token), 200);
        QCOMPARE(statusThere(old.token), 200);
        QElapsedTimer since;
        since.start();
        const CommandOutcome revoked = revoke(old.id);
        QVERIFY2(revoked.exitCode == 0, revoked.err.constData());
        QTRY_COMPARE_WITH_TIMEOUT(statusHere(old.token), 401, promised);
        QTRY_COMPARE_WITH_TIMEOUT(statusThere(old.token), 401, promised);
        qInfo("refused by both instances after %lld ms", since.elapsed());
        m_other->withToken(old.token)
            .get(directory)
            .expectProblem(401, "unauthenticated")
            .expect("detail", "The token was withdrawn.");
        QCOMPARE(statusHere(successor.token), 200);
        expectAt(listed(old.id), "state", "withdrawn");
        const QJsonValue when = listed(old.id).value(QLatin1String("revoked_at"));
        QVERIFY(when.isString());
        QCOMPARE(revoke(old.id).exitCode, 0); // again: the same
        QCOMPARE(listed(old.id).value(QLatin1String("revoked_at")), when);
        expectAt(listed(successor.id), "state", "valid");
    }

    // By a change that no instance is told of.
    void revokedWithoutNews_isRefusedSoon()
    {
        const Issued chat = create("--user chat --role service");
        QCOMPARE(statusThere(chat.token), 200);
        Database(m_service.databaseUri())
            .run("UPDATE issued_tokens SET revoked_at = now() WHERE id = '" + chat.id.toLatin1() + '\'');
        QTRY_COMPARE_WITH_TIMEOUT(statusHere(chat.token), 401, promised);
        QTRY_COMPARE_WITH_TIMEOUT(statusThere(chat.token), 401, promised);
    }

    void revoke_endsTheSocketsOfThatToken()
    {
        const User ann = m_service.directory().patient("ann");
        const QByteArray options = "--role patient --user " + QByteArray::number(ann.id);
        const Issued lost = create(options), kept = create(options);
        WsClient here(m_service.api().socketUrl(ann.id, lost.token)), there(m_other->socketUrl(ann.id, lost.token)),
            bystander(m_other->socketUrl(ann.id, kept.token));
        for (WsClient *socket : {&here, &there, &bystander})
            socket->expect("connection_status");
        QCOMPARE(revoke(lost.id).exitCode, 0);
        QCOMPARE(here.closeCode(), 4401);
        QCOMPARE(there.closeCode(), 4401);
        QVERIFY(bystander.ping());
        m_other->withToken(lost.token).handshake(socketPath(ann.id)).expectProblem(401, "NOTIF_008");
    }

    void use_isNotedSometime()
    {
        const Issued used = create("--user records --role service");
        QVERIFY(listed(used.id).value(QLatin1String("last_used_at")).isNull());
        const auto isNoted = [&] {
            statusHere(used.token); // known to this instance since it heard of it
            return listed(used.id).value(QLatin1String("last_used_at")).isString();
        };
        QVERIFY(QTest::qWaitFor(isNoted, 90'000));
    }

    void revoke_unknownId_isSaid()
    {
        const CommandOutcome unknown = revoke(QUuid::createUuid().toString(QUuid::WithoutBraces));
        QCOMPARE(unknown.exitCode, 1);
        QVERIFY2(unknown.err.contains("There is no token with that id."), unknown.err.constData());
        QCOMPARE(revoke(QStringLiteral("billing")).exitCode, 2);
    }

    void create_databaseAway_makesNone()
    {
        const CommandOutcome outcome = ServiceProcess::run(words("token create --user billing --role service"),
            {{"MEDICONNECT_DATABASE_URL", "postgresql:///mc?host=/nonexistent"}});
        QCOMPARE(outcome.exitCode, 1);
        QCOMPARE(outcome.out, QByteArray());
        QVERIFY2(outcome.err.contains("no token was made, since it could not be withdrawn"), outcome.err.constData());
    }

    void create_subjectThatFitsNoRole_recordsNone()
    {
        const QByteArray before = run(words("token list --json")).out;
        QCOMPARE(run(words("token create --user billing --role doctor")).exitCode, 1);
        QVERIFY(run(words("token create --user billing --role service --ttl 11000d")).exitCode > 0);
        QCOMPARE(run(words("token list --json")).out, before);
    }

    // Needs no database, has no id, and says so when it lasts.
    void token_withoutCreate_isRecordedNowhere()
    {
        const Environment nowhere {{"MEDICONNECT_DATABASE_URL", "postgresql:///mc?host=/nonexistent"}};
        const CommandOutcome brief = ServiceProcess::run(words("token --user chat --role service"), nowhere);
        QCOMPARE(brief.exitCode, 0);
        QCOMPARE(brief.err, QByteArray());
        QCOMPARE(statusHere(brief.out.trimmed()), 200);
        const CommandOutcome lasting
            = ServiceProcess::run(words("token --user chat --role service --ttl 30d"), nowhere);
        QCOMPARE(lasting.exitCode, 0);
        QVERIFY2(lasting.err.contains("can't be withdrawn"), lasting.err.constData());
    }

    // Identity providers give theirs ids too, of which nobody here knows.
    void token_withAnotherIssuersId_isTaken()
    {
        QJsonObject claims = claimsOf({0, "platform", "service"});
        for (const QString &id :
            {QUuid::createUuid().toString(QUuid::WithoutBraces), QStringLiteral("8c0e"), QString()}) {
            claims.insert(QStringLiteral("jti"), id);
            QCOMPARE(statusHere(token(claims)), 200);
        }
    }

    // It may be one that was withdrawn.
    void token_whileNothingIsKnownOfThem_isNotTaken()
    {
        const Issued billing = create("--user billing --role service");
        const auto postgres = PrivatePostgres::ofRun();
        ServiceProcess service(postgres->createDatabase(), {}, words("--no-migrate"));
        service.start();
        Api api(service.port());
        api.withToken(billing.token)
            .get(directory)
            .expectProblem(503, "unavailable")
            .expect("detail", "It is not known yet which tokens were withdrawn. Try again in a moment.");
    }

private:
    RunningService m_service;
    std::unique_ptr<ServiceProcess> m_otherProcess;
    std::unique_ptr<Api> m_other;
};

QTEST_GUILESS_MAIN(tst_IssuedTokens)
#include "tst_issued_tokens.moc"
