#pragma once

#include "admission/admission.h"
#include "auth/key_supply.h"
#include "auth/login_throttle.h"
#include "auth/password_hasher.h"
#include "auth/token_issuer.h"
#include "auth/token_settings.h"
#include "events/parts.h"
#include "http/cors.h"
#include "http/documentation.h"
#include "http/known_tokens.h"
#include "http/known_users.h"
#include "http/rate_limiter.h"
#include "http/readiness.h"
#include "http/resources/devices_resource.h"
#include "http/resources/sms_callbacks_resource.h"
#include "http/router.h"
#include "http/sign_in_log.h"
#include "http/trusted_proxies.h"
#include "ops/clock.h"
#include "ops/metrics.h"
#include "ops/replaceable.h"
#include "realtime/hub.h"
#include "rules/channels.h"
#include "store/session/database_url.h"
#include "vault/token_vault.h"
#include "vault/unsubscribe_tokens.h"
#include "wording/wording.h"

namespace mc::http {

/// What the threads of an instance that answer requests share. Outlives them.
struct Shared
{
    store::DatabaseUrl database;
    const ops::Replaceable<auth::TokenSettings> &tokens;
    auth::KeySupply *keySupply; ///< null: keys are not fetched
    QByteArray baseUrl; ///< of links in answers, without a final slash
    Documentation documentation;
    admission::AdmissionOptions admission;
    Router router;
    const auth::TokenIssuer &issuer;
    const auth::PasswordHasher &hasher;
    const vault::TokenVault &vault;
    const vault::UnsubscribeTokens &unsubscribeTokens;
    admission::BodyBudget &bodies;
    auth::LoginThrottle &throttle;
    KnownTokens &knownTokens;
    SignInLog &signIns;
    KnownUsers &knownUsers;
    Readiness &readiness;
    RateLimiter &limiter;
    TrustedProxies proxies;
    DeviceLimits devices;
    const Cors &cors;
    ops::Metrics &metrics;
    bus::Bus &bus;
    realtime::Hub &hub;
    rules::ChannelPolicy channelPolicy;
    events::Setup events;
    const wording::Words &words;
    SmsCallbacks smsCallbacks;
    const ops::Clock &clock;
};

} // namespace mc::http
