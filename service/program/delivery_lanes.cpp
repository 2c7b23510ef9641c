#include "program/delivery_lanes.h"

#include "delivery/apns_sender.h"
#include "delivery/fcm_sender.h"
#include "delivery/in_flight.h"
#include "delivery/sms_sender.h"
#include "delivery/smtp_sender.h"

namespace mc::program {

using delivery::InFlight;
using delivery::LaneSetup;
using model::Provider;

namespace {

// How many may be under way at once, and how many a second they are to come to. FCM and APNs carry them as streams of few
// connections; Postfix takes 50 connections of one client, which leaves some for critical ones.
constexpr int mostPushes = 500, pushesPerSecond = 5000;
constexpr int mostMails = 40, mailsPerSecond = 500;
constexpr int mostSms = 150, smsPerSecond = 1500;

LaneSetup fcmLane(const LaneSupplies &supplies, const outbound::LoopOptions &outbound)
{
    return {Provider::Fcm,
        [=](outbound::CurlLoop &loop) {
            return std::make_unique<delivery::FcmSender>(
                loop, supplies.accounts.fcm, supplies.settings.fcm.url, supplies.words, supplies.clock);
        },
        outbound, mostPushes, pushesPerSecond};
}

LaneSetup apnsLane(const LaneSupplies &supplies, const outbound::LoopOptions &outbound)
{
    return {Provider::Apns,
        [=](outbound::CurlLoop &loop) {
            return std::make_unique<delivery::ApnsSender>(
                loop, supplies.accounts.apns, supplies.settings.apns.url, supplies.words, supplies.clock);
        },
        outbound, mostPushes, pushesPerSecond};
}

LaneSetup smtpLane(const LaneSupplies &supplies, const outbound::LoopOptions &outbound)
{
    delivery::SmtpSetup setup {supplies.settings.smtp.url, supplies.settings.smtp.from, supplies.publicUrl, {}};
    setup.options.caFile = outbound.caFile;
    setup.options.connections = mostMails + InFlight::criticalPlaces(mostMails);
    return {Provider::Smtp,
        [=](outbound::CurlLoop &) {
            return std::make_unique<delivery::SmtpSender>(
                setup, supplies.words, supplies.unsubscribeTokens, supplies.clock);
        },
        outbound, mostMails, mailsPerSecond};
}

LaneSetup smsLane(const LaneSupplies &supplies, const outbound::LoopOptions &outbound)
{
    return {Provider::Sms,
        [=](outbound::CurlLoop &loop) {
            return std::make_unique<delivery::SmsSender>(
                loop, supplies.words, supplies.settings.sms, supplies.publicUrl, supplies.clock);
        },
        outbound, mostSms, smsPerSecond};
}

} // namespace

model::Providers providersSetUp(const ops::Settings &settings)
{
    model::Providers providers;
    providers.setFlag(Provider::Fcm, !settings.fcm.credentials.isEmpty());
    providers.setFlag(Provider::Apns, !settings.apns.key.isEmpty());
    providers.setFlag(Provider::Smtp, !settings.smtp.url.isEmpty());
    providers.setFlag(Provider::Sms, !settings.sms.url.isEmpty());
    return providers;
}

QList<LaneSetup> laneSetups(const LaneSupplies &supplies)
{
    const model::Providers providers = providersSetUp(supplies.settings);
    outbound::LoopOptions outbound;
    outbound.caFile = supplies.settings.delivery.caFile;
    outbound.mostConnections = mostPushes + InFlight::criticalPlaces(mostPushes);
    QList<LaneSetup> setups;
    if (providers.testFlag(Provider::Fcm))
        setups += fcmLane(supplies, outbound);
    if (providers.testFlag(Provider::Apns))
        setups += apnsLane(supplies, outbound);
    if (providers.testFlag(Provider::Smtp))
        setups += smtpLane(supplies, outbound);
    if (providers.testFlag(Provider::Sms))
        setups += smsLane(supplies, outbound);
    return setups;
}

} // namespace mc::program
