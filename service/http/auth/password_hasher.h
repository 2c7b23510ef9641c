#pragma once

#include "model/result.h"

#include <QtCore/QByteArray>
#include <QtCore/QSemaphore>
#include <QtCore/QString>
#include <QtCore/QThread>

#include <algorithm>
#include <chrono>

namespace mc::http {

/// What one Argon2id hash costs. The defaults are libsodium's INTERACTIVE limits.
struct PasswordCost
{
    unsigned long long passes = 2;
    std::size_t bytes = 64 * 1024 * 1024;
};

/// Hashes and checks passwords with Argon2id (libsodium), never more than `atOnce` of them at a time: each takes 64 MiB
/// and a core for some 70 ms, and requests other than sign-ins must go on.
///
/// One per process, made before the workers and outliving them. Thread-safe; calls block for the hash, and up to the
/// wait for a slot, then answer Unavailable with retryAfter 1.
class PasswordHasher
{
public:
    explicit PasswordHasher(PasswordCost cost = {}, int atOnce = std::max(1, QThread::idealThreadCount() / 2),
        std::chrono::milliseconds wait = std::chrono::seconds(3));

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
    bool takeSlot() const;

    PasswordCost m_cost;
    int m_wait; ///< milliseconds
    mutable QSemaphore m_slots;
};

} // namespace mc::http
