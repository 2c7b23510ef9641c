#pragma once

#include "store/directory/device_tokens.h"
#include "vault/token_vault.h"

#include <functional>

namespace mc::program {

/// What a rotation of keys came to.
struct KeyRotation
{
    qint64 resealed = 0; ///< now under the current key
    QList<store::KeyCount> left; ///< other keys that tokens are sealed under still, afterwards
};

/// Seals and hashes every device token under the vault's current key that is under another one it knows, in steps of 500
/// that stand each by themselves: it may run while the service does, be stopped at any moment and be run again. Tokens that
/// don't open under the key they name are left as they are.
///
/// `progress` is called after each step with how many were looked at, and how many there were when it began. Error: the
/// database is away.
model::Result<KeyRotation> rotateKeys(store::DeviceTokens &tokens, const vault::TokenVault &vault,
    const std::function<void(qint64 done, qint64 all)> &progress);

} // namespace mc::program
