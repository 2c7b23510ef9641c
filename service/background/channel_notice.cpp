#include "background/channel_notice.h"

namespace mc::background {

using model::Channel;
using model::Provider;
using model::Recipient;
using model::Result;

namespace {

constexpr int mostAdmins = 500;

// The same in all languages; set apart where a name in Latin letters would reorder the sentence around it.
QString nameOf(Provider provider, const wording::Language &language)
{
    const QString name = provider == Provider::Fcm ? QStringLiteral("Push (FCM)")
        : provider == Provider::Apns               ? QStringLiteral("Push (APNs)")
        : provider == Provider::Smtp               ? QStringLiteral("Email")
                                                   : QStringLiteral("SMS");
    return language.isRightToLeft ? QChar(0x2068) + name + QChar(0x2069) : name;
}

// What fails carries no alarm.
Result<model::Channels> workingChannels(store::Store &store, Provider failing)
{
    const Result<QList<store::TestedChannel>> known = store.channelProofs.all();
    if (!known)
        return known.error();
    model::Channels channels = Channel::Push | Channel::Email | Channel::Sms;
    for (const store::TestedChannel &channel : *known) {
        if (channel.proof.provider == failing || channel.proof.failingSince.isValid())
            channels.setFlag(channelOf(channel.proof.provider), false);
    }
    return channels;
}

} // namespace

ChannelAuthor::ChannelAuthor(
    const wording::Languages &languages, Provider provider, const ChannelNotice &notice, model::Channels channels)
    : m_languages(languages)
    , m_provider(provider)
    , m_notice(notice)
    , m_channels(channels | Channel::InApp)
{
}

model::NotificationDraft ChannelAuthor::draftFor(const Recipient &recipient)
{
    const wording::Language &language = m_languages.of(recipient.locale);
    const QString name = nameOf(m_provider, language);
    model::NotificationDraft draft;
    draft.type = model::NotificationType::System;
    draft.title = language[m_notice.title].arg(name);
    draft.message = language[m_notice.message].arg(name);
    draft.priority = m_notice.priority;
    draft.channels = m_channels;
    return draft;
}

Result<void> tellAdmins(JobContext &context, Provider provider, const ChannelNotice &notice, const QDateTime &now)
{
    const Result<model::Channels> channels = workingChannels(context.store, provider);
    if (!channels)
        return channels.error();
    const model::Audience everyAdmin {.userIds = {}, .role = model::Role::Admin, .clinicId = {}};
    const Result<QList<Recipient>> admins = context.store.recipients.audience(everyAdmin, {}, {}, mostAdmins, now);
    if (!admins)
        return admins.error();
    ChannelAuthor author(context.texts.languages, provider, notice, *channels);
    QList<intake::Intake::Addressed> addressed;
    for (const Recipient &admin : *admins)
        addressed += {.author = &author, .recipient = admin.person.id, .sender = {}};
    if (addressed.isEmpty())
        return {};
    const Result<int> stored = context.intake.acceptAll(addressed, *admins, now, context.work);
    return stored ? Result<void>() : stored.error();
}

} // namespace mc::background
