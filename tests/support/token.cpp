#include "support/token.h"

#include "support/json.h"

#include <QtCore/QCryptographicHash>
#include <QtCore/QDateTime>
#include <QtCore/QMessageAuthenticationCode>

namespace mc::test {

const QByteArray jwtSecret = "the tests' own secret, 32 bytes or more";

namespace {

QByteArray base64Url(const QByteArray &bytes)
{
    return bytes.toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals);
}

} // namespace

qint64 secondsFromNow(qint64 seconds) { return QDateTime::currentSecsSinceEpoch() + seconds; }

QJsonObject claimsOf(const User &user)
{
    const Value subject = user.role == "service" ? Value(user.name) : Value(QByteArray::number(user.id));
    return object({{"sub", subject}, {"role", user.role}, {"iat", double(QDateTime::currentMSecsSinceEpoch()) / 1000},
        {"exp", secondsFromNow(3600)}});
}

QByteArray token(const QJsonObject &claims, const QByteArray &secret)
{
    return token(claims, secret, object({{"alg", "HS256"}, {"typ", "JWT"}}));
}

QByteArray token(const QJsonObject &claims, const QByteArray &secret, const QJsonObject &header)
{
    const QByteArray signedPart = base64Url(toBytes(header)) + '.' + base64Url(toBytes(claims));
    const QByteArray mac = QMessageAuthenticationCode::hash(signedPart, secret, QCryptographicHash::Sha256);
    return signedPart + '.' + base64Url(mac);
}

QByteArray tokenOf(const User &user) { return token(claimsOf(user)); }

} // namespace mc::test
