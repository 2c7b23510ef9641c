#pragma once

#include <QtCore/QByteArray>
#include <QtCore/QJsonObject>

namespace mc::test {

/// A person (or, with role "service", a module) as the tests know them.
struct User
{
    qint64 id = 0;
    QByteArray name;
    QByteArray role;
    bool operator==(const User &) const = default;
};

/// The HS256 secret every service under test is started with.
extern const QByteArray jwtSecret;

/// The claims of a sound token of that user, good for an hour: sub, role, iat, exp.
QJsonObject claimsOf(const User &user);
/// Seconds since the epoch, so many from now: for exp, nbf, iat.
qint64 secondsFromNow(qint64 seconds);

/// A JWT signed with HS256, made without the service's code (RFC 7515 section 3.1). The header is written as given,
/// so that wrong ones can be made too.
QByteArray token(const QJsonObject &claims, const QByteArray &secret = jwtSecret);
QByteArray token(const QJsonObject &claims, const QByteArray &secret, const QJsonObject &header);
QByteArray tokenOf(const User &user);

} // namespace mc::test
