#include "http/known_tokens.h"

#include <QtTest/QTest>

using namespace mc;
using http::KnownTokens;
using model::ErrorCode;

namespace {

const QUuid billing = QUuid::createUuid();
const QUuid chat = QUuid::createUuid();

} // namespace

class tst_KnownTokens : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void admit_beforeAnythingIsKnown_isUnavailable()
    {
        const model::Result<void> admitted = KnownTokens().admit(billing);
        QVERIFY(!admitted);
        QCOMPARE(admitted.error().code, ErrorCode::Unavailable);
        QCOMPARE(admitted.error().retryAfter, 1);
    }

    void admit_goesByWhatWasReadLast()
    {
        KnownTokens tokens;
        QCOMPARE(tokens.replace({{billing, false}, {chat, true}}), QSet<QUuid> {chat});
        QVERIFY(tokens.admit(billing));
        QCOMPARE(tokens.admit(chat).error().code, ErrorCode::Unauthenticated);
        QVERIFY(tokens.admit(QUuid::createUuid())); // another issuer's
        tokens.replace({{billing, true}});
        QCOMPARE(tokens.admit(billing).error().code, ErrorCode::Unauthenticated);
    }

    void takeUsed_tellsEachUseOnce_alsoThatBeforeAReading()
    {
        KnownTokens tokens;
        tokens.replace({{billing, false}, {chat, true}});
        (void)tokens.admit(chat); // refused: no use
        QVERIFY(tokens.admit(billing));
        tokens.replace({{billing, false}, {chat, true}});
        QCOMPARE(tokens.takeUsed(), QList<QUuid> {billing});
        QCOMPARE(tokens.takeUsed(), QList<QUuid>());
    }
};

QTEST_GUILESS_MAIN(tst_KnownTokens)
#include "tst_known_tokens.moc"
