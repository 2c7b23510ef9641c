#pragma once

#include "delivery/apns_sender.h"
#include "delivery/service_account.h"
#include "ops/replaceable.h"
#include "ops/settings.h"
#include "program/file_watch.h"

namespace mc::program {

/// The accounts at providers whose credentials are files, as the files are now. Outlives the lanes, and the watch.
struct ProviderAccounts
{
    explicit ProviderAccounts(const ops::Settings &settings);
    /// Lets the watch replace them.
    void follow(const ops::Settings &settings, FileWatch &watch);

    ops::Replaceable<delivery::ServiceAccount> fcm;
    ops::Replaceable<delivery::ApnsAccount> apns;
};

} // namespace mc::program
