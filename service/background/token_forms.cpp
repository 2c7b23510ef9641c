#include "background/token_forms.h"

#include "model/push_token.h"
#include "threads/periodic.h"

namespace mc::background {

using model::Result;
using store::PushTarget;

namespace {

constexpr int stepSize = 500;

store::CanonicalToken sealed(model::DeviceType type, const QByteArray &token, const vault::TokenVault &vault)
{
    const vault::Sealed sealed = vault.seal(token);
    return {.provider = model::tokenProvider(type, token),
        .ciphertext = sealed.ciphertext,
        .keyId = sealed.keyId,
        .hashes = vault.hashes(token)};
}

Result<void> canonicalize(
    const QList<PushTarget> &targets, store::DeviceTokens &tokens, const vault::TokenVault &vault, TokenForms &forms)
{
    QList<model::DeviceId> right;
    for (const PushTarget &target : targets) {
        const Result<QByteArray> token = vault.open({target.ciphertext, target.keyId});
        if (!token)
            continue; // damaged; housekeeping counts what is left
        const QByteArray canonical = model::canonicalToken(target.type, *token);
        if (canonical == *token) {
            right += target.id;
            continue;
        }
        const Result<int> merged = tokens.canonicalize(target.id, sealed(target.type, canonical, vault));
        if (!merged)
            return merged.error();
        ++forms.changed;
        forms.merged += *merged;
    }
    return right.isEmpty() ? Result<void>() : tokens.mark(right);
}

} // namespace

Result<TokenForms> canonicalizeTokens(store::DeviceTokens &tokens, const vault::TokenVault &vault)
{
    TokenForms forms;
    for (const QString &keyId : vault.keyIds()) {
        for (model::DeviceId last; !threads::Periodic::isStopping();) {
            const Result<QList<PushTarget>> targets = tokens.unmarked(keyId, last, stepSize);
            if (!targets)
                return targets.error();
            if (targets->isEmpty())
                break;
            last = targets->last().id;
            if (const Result<void> done = canonicalize(*targets, tokens, vault, forms); !done)
                return done.error();
        }
    }
    return forms;
}

} // namespace mc::background
