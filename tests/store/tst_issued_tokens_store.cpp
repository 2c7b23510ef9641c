#include "scratch_database.h"

using namespace mc;
using namespace mc::test;
using store::IssuedToken;
using store::IssuedTokens;

namespace {

const QDateTime now(QDate(2026, 11, 30), QTime(10, 30), Qt::UTC);

IssuedToken tokenOf(const QString &subject, const QDateTime &expiresAt)
{
    return {.id = QUuid::createUuid(), .subject = subject, .issuedAt = now.addDays(-60), .expiresAt = expiresAt};
}

} // namespace

/// Tokens as they are recorded.
class tst_IssuedTokensStore : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { m_scratch.migrate(); }
    void init() { m_database.run("TRUNCATE issued_tokens"); }

    void live_leavesOutWhatExpired_butForAMinute()
    {
        const IssuedToken good = tokenOf(QStringLiteral("billing"), now.addSecs(1)),
                          leeway = tokenOf(QStringLiteral("chat"), now.addSecs(-59)),
                          over = tokenOf(QStringLiteral("records"), now.addSecs(-60));
        for (const IssuedToken &token : {good, leeway, over})
            must(m_tokens.add(token));
        (void)must(m_tokens.revoke(leeway.id, now));
        QCOMPARE(must(m_tokens.live(now)), (QHash<QUuid, bool> {{good.id, false}, {leeway.id, true}}));
    }

    void add_beyondTheBound_isRefused_untilOneExpires()
    {
        m_database.run("INSERT INTO issued_tokens (id, subject, role, issued_at, expires_at) SELECT gen_random_uuid(), "
                       "'old', 'service', '2026-11-01', '2026-12-01' FROM generate_series(1, 10000)");
        IssuedToken token = tokenOf(QStringLiteral("billing"), now.addYears(2));
        token.issuedAt = now;
        QCOMPARE(outcomeOf(m_tokens.add(token)), QStringLiteral("conflict"));
        token.issuedAt = now.addDays(1);
        must(m_tokens.add(token));
    }

    void noteUse_withinTheHour_writesNothing()
    {
        const IssuedToken token = tokenOf(QStringLiteral("billing"), now.addDays(1));
        must(m_tokens.add(token));
        const auto used = [&](const QDateTime &at) {
            must(m_tokens.noteUse({token.id, QUuid::createUuid()}, at));
            return must(m_tokens.list()).value(0).lastUsedAt;
        };
        QCOMPARE(used(now), now);
        QCOMPARE(used(now.addSecs(3600)), now);
        QCOMPARE(used(now.addSecs(3601)), now.addSecs(3601));
    }

    void forgetExpired_takesThoseAlone()
    {
        must(m_tokens.add(tokenOf(QStringLiteral("old"), now.addSecs(-1))));
        must(m_tokens.add(tokenOf(QStringLiteral("older"), now.addDays(-1))));
        must(m_tokens.add(tokenOf(QStringLiteral("billing"), now)));
        QCOMPARE(must(m_tokens.forgetExpired(now, 1)), 1);
        QCOMPARE(must(m_tokens.forgetExpired(now, 10)), 1);
        QCOMPARE(must(m_tokens.forgetExpired(now, 10)), 0);
        QCOMPARE(must(m_tokens.list()).value(0).subject, QStringLiteral("billing"));
    }

private:
    std::unique_ptr<PrivatePostgres> m_cluster = PrivatePostgres::ofRun();
    ScratchDatabase m_scratch {*m_cluster};
    Database m_database {m_scratch.uri};
    store::DatabaseConnection m_connection {m_scratch.url(), QStringLiteral("test")};
    IssuedTokens m_tokens {m_connection};
};

QTEST_GUILESS_MAIN(tst_IssuedTokensStore)
#include "tst_issued_tokens_store.moc"
