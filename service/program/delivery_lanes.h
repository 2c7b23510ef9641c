#pragma once

#include "delivery/lane.h"
#include "ops/settings.h"
#include "program/provider_accounts.h"
#include "vault/unsubscribe_tokens.h"
#include "wording/wording.h"

namespace mc::program {

/// What the lanes of an instance send with. Outlives them.
struct LaneSupplies
{
    const ops::Settings &settings;
    const ProviderAccounts &accounts;
    QByteArray publicUrl; ///< base of links, without a final slash
    const wording::Words &words;
    const vault::UnsubscribeTokens &unsubscribeTokens;
    const ops::Clock &clock;
};

/// The providers for which the settings hold what is needed.
model::Providers providersSetUp(const ops::Settings &settings);

/// A lane for each provider that is set up, with what the settings say.
QList<delivery::LaneSetup> laneSetups(const LaneSupplies &supplies);

} // namespace mc::program
