#pragma once

#include "model/result.h"

#include <QtCore/QByteArray>
#include <QtCore/QString>

namespace mc::auth {

/// What one Argon2id hash costs. The defaults are libsodium's INTERACTIVE limits.
struct PasswordCost
{
    unsigned long long passes = 2;
    std::size_t bytes = 64 * 1024 * 1024;
};

/// Hashes and checks passwords with Argon2id (libsodium). Each call takes 64 MiB and a core for some 70 ms: not for threads that
/// serve sockets. How many run at once is their callers' to bound (RequestPool). When cores are short, they yield to everything else.
///
/// Thread-safe.
class PasswordHasher
{
public:
    explicit PasswordHasher(PasswordCost cost = {});

    /// The hash to store, in libsodium's text form ($argon2id$…). ValidationError (field "password") unless the password
    /// has 8 to 1024 bytes of UTF-8.
    model::Result<QByteArray> hash(const QString &password) const;

    /// Whether the password is the one hashed. For something that is no Argon2id hash (an account without a local
    /// password) it does verifyNothing()'s work and answers false.
    model::Result<bool> verify(const QByteArray &hash, const QString &password) const;

    /// Does the work of verify() and answers false: unknown names take as long as wrong passwords.
    model::Result<bool> verifyNothing(const QString &password) const;

    /// Whether a hash that was found right should be replaced by a new one: its cost is not today's.
    bool needsRehash(const QByteArray &hash) const;

private:
    PasswordCost m_cost;
};

} // namespace mc::auth
