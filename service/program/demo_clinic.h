#pragma once

#include "ops/clock.h"
#include "store/store.h"
#include "vault/token_vault.h"

#include <QtCore/QStringList>

namespace mc::program {

/// Adds a clinic to try things with: an admin, two doctors, three patients, each with the password "demo-clinic", and some
/// notifications for whoever has none yet; and some fifty people more, with a history of six days (demo/history.h) and the same
/// password. May be called again: passwords changed since stay, and nothing is added twice.
///
/// Answers lines that tell the logins, and which of them were there already.
model::Result<QStringList> addDemoClinic(store::Store &store, const vault::TokenVault &vault, const ops::Clock &clock);

} // namespace mc::program
