#include "auth/password_hasher.h"

#include "auth/sodium.h"

#include <array>
#include <system_error>
#include <thread>

#include <sys/resource.h>

namespace mc::auth {

namespace {

static_assert(PasswordCost {}.passes == crypto_pwhash_argon2id_OPSLIMIT_INTERACTIVE);
static_assert(PasswordCost {}.bytes == crypto_pwhash_argon2id_MEMLIMIT_INTERACTIVE);

constexpr qsizetype leastPasswordBytes = 8;
constexpr qsizetype mostPasswordBytes = 1024;

model::Error outOfMemory()
{
    return {.code = model::ErrorCode::Unavailable,
        .detail = QStringLiteral("No memory to check a password."),
        .retryAfter = 1};
}

constexpr int niceness = 10;

// Runs it on a thread of its own, which yields to others when cores are short. That thread does nothing else: were it to take a lock
// that others need, they would all wait until it gets a core. Nothing: there is no memory for a thread.
template<typename Work>
std::optional<int> yielding(Work work)
{
    int result = 0;
    try {
        std::thread([&] {
            ::setpriority(PRIO_PROCESS, 0, niceness); // of this thread alone: Linux' meaning of 0
            result = work();
        }).join();
    } catch (const std::system_error &) {
        return {};
    }
    return result;
}

/// A password in UTF-8, wiped when it goes.
struct Secret
{
    explicit Secret(const QString &password)
        : utf8(password.toUtf8())
    {
    }
    ~Secret() { sodium_memzero(utf8.data(), std::size_t(utf8.size())); }
    Q_DISABLE_COPY_MOVE(Secret)

    unsigned long long size() const { return static_cast<unsigned long long>(utf8.size()); }

    QByteArray utf8;
};

} // namespace

PasswordHasher::PasswordHasher(PasswordCost cost)
    : m_cost(cost)
{
    startSodium();
}

model::Result<QByteArray> PasswordHasher::hash(const QString &password) const
{
    const Secret secret(password);
    if (secret.utf8.size() < leastPasswordBytes || secret.utf8.size() > mostPasswordBytes)
        return model::fieldError(QStringLiteral("password"), QStringLiteral("invalid"),
            QStringLiteral("Must have 8 to 1024 bytes in UTF-8."));
    std::array<char, crypto_pwhash_STRBYTES> text;
    const std::optional<int> failed = yielding([&] {
        return crypto_pwhash_str_alg(text.data(), secret.utf8.constData(), secret.size(), m_cost.passes, m_cost.bytes,
            crypto_pwhash_ALG_ARGON2ID13);
    });
    if (failed != 0)
        return outOfMemory();
    return QByteArray(text.data());
}

model::Result<bool> PasswordHasher::verify(const QByteArray &hash, const QString &password) const
{
    const bool usable = crypto_pwhash_str_needs_rehash(hash.constData(), m_cost.passes, m_cost.bytes) >= 0;
    const Secret secret(password);
    if (!usable || secret.utf8.size() > mostPasswordBytes)
        return verifyNothing(password);
    // libsodium (1.0.18) answers a mismatch and a failed allocation alike: without memory, passwords are wrong.
    const std::optional<int> failed
        = yielding([&] { return crypto_pwhash_str_verify(hash.constData(), secret.utf8.constData(), secret.size()); });
    if (!failed)
        return outOfMemory();
    return failed == 0;
}

model::Result<bool> PasswordHasher::verifyNothing(const QString &password) const
{
    const Secret secret(password);
    constexpr std::array<uchar, crypto_pwhash_SALTBYTES> salt {};
    std::array<uchar, 32> key;
    const std::optional<int> failed = yielding([&] {
        return crypto_pwhash(key.data(), key.size(), secret.utf8.constData(), secret.size(), salt.data(), m_cost.passes,
            m_cost.bytes, crypto_pwhash_ALG_ARGON2ID13);
    });
    sodium_memzero(key.data(), key.size());
    if (failed != 0)
        return outOfMemory();
    return false;
}

bool PasswordHasher::needsRehash(const QByteArray &hash) const
{
    return crypto_pwhash_str_needs_rehash(hash.constData(), m_cost.passes, m_cost.bytes) != 0;
}

} // namespace mc::auth
