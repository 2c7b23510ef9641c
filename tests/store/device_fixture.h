#pragma once

#include "scratch_database.h"

namespace mc::test {

/// A token as a vault would hash it under a key: 32 bytes that tell both.
inline QByteArray hashOf(const QByteArray &token, const QByteArray &key)
{
    return (token + '/' + key).leftJustified(32, '.', true);
}

/// A registration of that token by that user, with all its fields, sealed under the first of the keys.
inline store::DeviceRegistration registration(qint64 owner, const QByteArray &token, const QByteArrayList &keys,
    const QDateTime &at = QDateTime(QDate(2024, 1, 15), QTime(10, 30), Qt::UTC))
{
    store::DeviceRegistration made;
    made.owner = {owner};
    made.type = model::DeviceType::Ios;
    made.name = QStringLiteral("Phone of %1").arg(owner);
    made.appVersion = QStringLiteral("1.2.3");
    made.ciphertext = "sealed under " + keys.first() + '\0' + token;
    made.keyId = QString::fromLatin1(keys.first());
    for (const QByteArray &key : keys)
        made.hashes += hashOf(token, key);
    made.registeredAt = at;
    return made;
}

} // namespace mc::test
