#pragma once

#include "store/directory/device_tokens.h"
#include "vault/token_vault.h"

namespace mc::background {

/// What putting tokens into their one form came to.
struct TokenForms
{
    qint64 changed = 0; ///< were in another form
    qint64 merged = 0; ///< devices that went, since another was the same
    bool operator==(const TokenForms &) const = default;
};

/// Puts the tokens of iOS devices that were stored as they came into their one form (CONTRACT section 12), in steps that stand
/// each by themselves: any number of instances may do so at the same time, while devices register, and stop at any moment. What
/// was looked at is marked, so that a later call costs one look into an empty index. Tokens that no key of the vault opens are
/// left as they are.
///
/// Error: the database is away.
model::Result<TokenForms> canonicalizeTokens(store::DeviceTokens &tokens, const vault::TokenVault &vault);

} // namespace mc::background
