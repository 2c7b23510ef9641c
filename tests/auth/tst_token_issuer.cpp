#include "auth/refresh_token.h"
#include "auth/token_issuer.h"
#include "auth/token_verifier.h"
#include "model/times.h"

#include <QtTest/QtTest>

using namespace mc;
using namespace std::chrono_literals;
using auth::TokenIssuer;
using auth::TokenSettings;

namespace {

const QDateTime now = model::utc(1'700'000'000'999);

TokenSettings settings()
{
    return {.secret = QByteArray(32, 's'),
        .issuer = QStringLiteral("https://id/\"quoted\""),
        .audience = QStringLiteral("notifications")};
}

} // namespace

class TestTokenIssuer : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void mint_person_isVerified();
    void mint_service_isVerified();
    void mint_claims_areTheContracts();
    void mint_withoutSecret_isUnavailable();
    void mint_subjectUnfitForRole_refuses();
    void mint_lifetimeOutOfRange_refuses();
    void mint_ofASession_namesIt();
    void newRefreshToken_twice_differs();
    void refreshToken_successor_isOfTheFamily_andOpensWithItsPredecessor();
    void refreshToken_malformed_isNone();
};

void TestTokenIssuer::mint_person_isVerified()
{
    const auto token = TokenIssuer(settings()).mint(QStringLiteral("42"), model::Role::Doctor, 15min, now);
    QVERIFY(token);
    const auto caller = auth::TokenVerifier::create(settings())->verify(*token, now);
    QVERIFY(caller);
    QCOMPARE(caller->role, model::Role::Doctor);
    QCOMPARE(caller->userId, model::UserId {42});
    QCOMPARE(caller->expiry, model::utc(1'700'000'900'000));
}

void TestTokenIssuer::mint_service_isVerified()
{
    const auto token = TokenIssuer(settings()).mint(QStringLiteral("chat\u00e9"), model::Role::Service, 1s, now);
    QVERIFY(token);
    const auto caller = auth::TokenVerifier::create(settings())->verify(*token, now);
    QVERIFY(caller);
    QCOMPARE(caller->subject, QStringLiteral("chat\u00e9"));
    QVERIFY(!caller->userId);
}

void TestTokenIssuer::mint_claims_areTheContracts()
{
    const auto token = TokenIssuer({.secret = QByteArray(32, 's'), .audience = QStringLiteral("all")})
                           .mint(QStringLiteral("42"), model::Role::Patient, 1h, now);
    const QByteArrayList parts = token->split('.');
    QCOMPARE(QByteArray::fromBase64(parts[0], QByteArray::Base64UrlEncoding), R"({"alg":"HS256","typ":"JWT"})");
    QCOMPARE(QByteArray::fromBase64(parts[1], QByteArray::Base64UrlEncoding),
        R"({"sub":"42","role":"patient","iat":1700000000,"exp":1700003600,"aud":"all"})");
}

void TestTokenIssuer::mint_withoutSecret_isUnavailable()
{
    for (const int size : {0, 31}) {
        const auto token
            = TokenIssuer({.secret = QByteArray(size, 's')}).mint(QStringLiteral("42"), model::Role::Admin, 1h, now);
        QVERIFY(!token);
        QCOMPARE(token.error().code, model::ErrorCode::Unavailable);
    }
}

void TestTokenIssuer::mint_subjectUnfitForRole_refuses()
{
    const TokenIssuer issuer(settings());
    for (const QString &subject : {QString(), QStringLiteral("ann"), QStringLiteral("042"), QStringLiteral("0")})
        QCOMPARE(issuer.mint(subject, model::Role::Patient, 1h, now).error().code, model::ErrorCode::ValidationError);
    for (const QString &subject : {QString(), QStringLiteral("a b"), QString(129, u'a')})
        QCOMPARE(issuer.mint(subject, model::Role::Service, 1h, now).error().code, model::ErrorCode::ValidationError);
}

void TestTokenIssuer::mint_lifetimeOutOfRange_refuses()
{
    const TokenIssuer issuer(settings());
    for (const std::chrono::seconds lifetime : {0s, -1s, std::chrono::seconds::max()}) {
        const auto token = issuer.mint(QStringLiteral("42"), model::Role::Admin, lifetime, now);
        QVERIFY(!token);
        QCOMPARE(token.error().fields.first().field, QStringLiteral("ttl"));
    }
}

void TestTokenIssuer::mint_ofASession_namesIt()
{
    const QByteArray id(32, 'i');
    const auto token
        = TokenIssuer(settings())
              .mint(QStringLiteral("42"), model::Role::Doctor, 15min, now, auth::IssuingSession {.epoch = 7, .id = id});
    const auto caller = auth::TokenVerifier::create(settings())->verify(*token, now);
    QVERIFY(caller);
    QCOMPARE(caller->sessionEpoch, std::optional(7));
    QCOMPARE(caller->session, id);
    QCOMPARE(caller->issuedAt, model::utc(1'700'000'000'000));
}

void TestTokenIssuer::newRefreshToken_twice_differs()
{
    const auth::RefreshToken one = auth::newRefreshToken();
    const auth::RefreshToken other = auth::newRefreshToken();
    QCOMPARE(one.token.size(), 43);
    QVERIFY(one.token != other.token && one.family != other.family);
    QCOMPARE(one.hash, QCryptographicHash::hash(one.token, QCryptographicHash::Blake2b_256));
    QCOMPARE(auth::refreshTokenFrom(one.token), std::optional(one));
}

void TestTokenIssuer::refreshToken_successor_isOfTheFamily_andOpensWithItsPredecessor()
{
    const auth::RefreshToken first = auth::newRefreshToken(), other = auth::newRefreshToken();
    const auth::RefreshToken second = auth::successorOf(first);
    QVERIFY(second.token != first.token);
    QCOMPARE(second.family, first.family);
    const QByteArray sealed = auth::sealedSuccessor(first, second);
    QCOMPARE(auth::openedSuccessor(first, sealed), std::optional(second));
    QVERIFY(!auth::openedSuccessor(other, sealed));
    QVERIFY(!auth::openedSuccessor(first, sealed.chopped(1)));
}

void TestTokenIssuer::refreshToken_malformed_isNone()
{
    for (const QByteArray &text :
        {QByteArray(), QByteArray("abc"), QByteArray(44, 'a'), QByteArray(42, 'a') + '=', QByteArray(43, 'b')})
        QVERIFY2(!auth::refreshTokenFrom(text), text.constData());
}

QTEST_GUILESS_MAIN(TestTokenIssuer)
#include "tst_token_issuer.moc"
