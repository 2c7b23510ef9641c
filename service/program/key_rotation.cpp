#include "program/key_rotation.h"

#include "ops/log_categories.h"

namespace mc::program {

using model::Result;
using store::KeyCount;
using store::PushTarget;
using store::ResealedToken;

namespace {

constexpr int stepSize = 500;

QList<ResealedToken> resealed(const QList<PushTarget> &targets, const vault::TokenVault &vault)
{
    QList<ResealedToken> fresh;
    for (const PushTarget &target : targets) {
        const Result<QByteArray> token = vault.open({target.ciphertext, target.keyId});
        if (token)
            fresh += {target.id, vault.seal(*token).ciphertext, vault.hash(*token), target.isMarked};
        else
            qCWarning(ops::logStore, "device %lld: %ls", target.id.value, qUtf16Printable(token.error().detail));
    }
    return fresh;
}

/// Reseals all of one key; `looked` is told how many after each step. Answers how many were resealed.
Result<qint64> reseal(const QString &keyId, store::DeviceTokens &tokens, const vault::TokenVault &vault,
    const std::function<void(qint64)> &looked)
{
    qint64 done = 0;
    for (model::DeviceId last;;) {
        const Result<QList<PushTarget>> targets = tokens.sealedUnder(keyId, last, stepSize);
        if (!targets)
            return targets.error();
        if (targets->isEmpty())
            return done;
        last = targets->last().id;
        const Result<int> stored = tokens.reseal(keyId, vault.currentKeyId(), resealed(*targets, vault));
        if (!stored)
            return stored.error();
        done += *stored;
        looked(targets->size());
    }
}

Result<QList<KeyCount>> otherKeys(store::DeviceTokens &tokens, const vault::TokenVault &vault)
{
    Result<QList<KeyCount>> keys = tokens.keys();
    if (keys)
        keys->removeIf([&](const KeyCount &key) { return key.keyId == vault.currentKeyId(); });
    return keys;
}

} // namespace

Result<KeyRotation> rotateKeys(store::DeviceTokens &tokens, const vault::TokenVault &vault,
    const std::function<void(qint64 done, qint64 all)> &progress)
{
    Result<QList<KeyCount>> former = otherKeys(tokens, vault);
    if (!former)
        return former.error();
    former->removeIf([known = vault.keyIds()](const KeyCount &key) { return !known.contains(key.keyId); });
    qint64 all = 0, done = 0;
    for (const KeyCount &key : *former)
        all += key.tokens;

    KeyRotation rotation;
    for (const KeyCount &key : *former) {
        const Result<qint64> count
            = reseal(key.keyId, tokens, vault, [&](qint64 looked) { progress(done += looked, all); });
        if (!count)
            return count.error();
        rotation.resealed += *count;
    }
    const Result<QList<KeyCount>> left = otherKeys(tokens, vault);
    if (!left)
        return left.error();
    rotation.left = *left;
    return rotation;
}

} // namespace mc::program
