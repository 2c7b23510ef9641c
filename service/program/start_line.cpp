#include "program/start_line.h"

#include "model/channel.h"
#include "program/delivery_lanes.h"

namespace mc::program {

using model::Channel;

namespace {

// Push has a provider for each kind of device: which of them are there is told.
QString channelsOf(model::Providers providers)
{
    QStringList push;
    for (const model::Provider provider : {model::Provider::Fcm, model::Provider::Apns}) {
        if (providers.testFlag(provider))
            push += word(provider);
    }
    QStringList channels {word(Channel::InApp)};
    if (!push.isEmpty())
        channels += QStringLiteral("%1 (%2)").arg(word(Channel::Push), push.join(QLatin1String(", ")));
    if (providers.testFlag(model::Provider::Smtp))
        channels += word(Channel::Email);
    if (providers.testFlag(model::Provider::Sms))
        channels += word(Channel::Sms);
    return channels.join(QLatin1String(", "));
}

} // namespace

QString startLine(const ops::Settings &settings, const QString &database)
{
    return QStringLiteral("mediconnect-notifyd " MC_VERSION ": database %1; channels %2")
        .arg(database, channelsOf(providersSetUp(settings)));
}

} // namespace mc::program
