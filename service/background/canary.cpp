#include "background/canary.h"

#include "background/channel_notice.h"
#include "ops/log_categories.h"

namespace mc::background {

using model::Error;
using model::ErrorCode;
using model::Provider;
using model::Result;
using rules::CanaryStep;
using store::TestedChannel;
using wording::Phrase;

namespace {

constexpr ChannelNotice testNotice {Phrase::ChannelTest, Phrase::ChannelTestText, model::Priority::High};
constexpr ChannelNotice failsNotice {Phrase::ChannelFails, Phrase::ChannelFailsText, model::Priority::Critical};
constexpr ChannelNotice worksNotice {Phrase::ChannelWorks, Phrase::ChannelWorksText, model::Priority::Medium};

} // namespace

void Canary::operator()(JobContext &context)
{
    if (!m_since.isValid())
        m_since = context.parts.clock.now();
    noteProofs(context);
    const Result<QList<TestedChannel>> channels = context.store.channelProofs.all();
    if (!channels)
        return; // logged by the store
    for (const TestedChannel &channel : *channels) {
        const Provider provider = channel.proof.provider;
        context.parts.counts.proofs.at(provider).keep(channel.proof);
        const bool isTested = context.parts.canary.user != 0 && context.parts.policy.providers.testFlag(provider);
        if (isTested && stepFor(context, channel, context.parts.clock.now()) != CanaryStep::Nothing)
            (void)context.work.transaction([&] { return lookAfter(context, provider); });
    }
}

// What this instance's lanes have sent since the last turn.
void Canary::noteProofs(JobContext &context)
{
    for (const Provider provider : model::allProviders) {
        const QDateTime sentAt = context.parts.lastSent(provider);
        if (!sentAt.isValid() || m_noted.value(provider) == sentAt)
            continue;
        if (context.store.channelProofs.prove(provider, sentAt))
            m_noted.insert(provider, sentAt);
    }
}

CanaryStep Canary::stepFor(const JobContext &context, const TestedChannel &channel, const QDateTime &now) const
{
    return rules::nextStep({.provenAt = channel.proof.lastProvenAt,
                               .testedAt = channel.testedAt,
                               .failingSince = channel.proof.failingSince,
                               .isTestLost = channel.isTestLost},
        {.interval = context.parts.canary.interval, .timeout = context.parts.canary.timeout}, m_since, now);
}

Result<void> Canary::lookAfter(JobContext &context, Provider provider)
{
    const Result<std::optional<TestedChannel>> channel = context.store.channelProofs.lock(provider);
    if (!channel)
        return channel.error();
    if (!*channel)
        return {}; // another instance does
    const QDateTime now = context.parts.clock.now();
    switch (stepFor(context, **channel, now)) {
    case CanaryStep::Nothing:
        return {};
    case CanaryStep::Test:
        return test(context, **channel, now);
    case CanaryStep::Alarm:
        return alarm(context, **channel, now);
    case CanaryStep::Recover:
        return recover(context, **channel, now);
    }
    Q_UNREACHABLE();
}

Result<void> Canary::test(JobContext &context, const TestedChannel &channel, const QDateTime &now)
{
    const Provider provider = channel.proof.provider;
    if (channel.test) {
        const Result<store::RemovedNotification> removed
            = context.store.notifications.remove(*channel.test, {.caller = {}, .everybody = true}, now);
        if (!removed && removed.error().code != ErrorCode::NotificationNotFound)
            return removed.error();
        if (removed && removed->change)
            context.work.publish(*removed->change);
    }
    ChannelAuthor author(context.texts.languages, provider, testNotice, channelOf(provider));
    const Result<store::StoredNotification> test
        = context.intake.acceptProviderTest(author, model::UserId {context.parts.canary.user}, provider, context.work);
    const bool isRuledOut
        = !test && (test.error().code == ErrorCode::Conflict || test.error().code == ErrorCode::InvalidRecipient);
    if (!test && !isRuledOut)
        return test.error();
    if (isRuledOut)
        qCWarning(ops::logDelivery, "%s can't be tested: %ls (canary/user)", word(provider).data(),
            qUtf16Printable(test.error().detail));
    ++context.parts.counts.proofs.at(provider).tests;
    return context.store.channelProofs.beginTest(
        provider, test ? std::optional(test->notification.id) : std::nullopt, now);
}

Result<void> Canary::alarm(JobContext &context, const TestedChannel &channel, const QDateTime &now)
{
    const QString error = channel.testError.isEmpty() ? QStringLiteral("not sent in time") : channel.testError;
    qCWarning(ops::logDelivery, "%s: a test was not accepted (%ls): administrators are told.",
        word(channel.proof.provider).data(), qUtf16Printable(error));
    if (const Result<void> told = tellAdmins(context, channel.proof.provider, failsNotice, now); !told)
        return told;
    return context.store.channelProofs.setFailing(channel.proof.provider, now);
}

Result<void> Canary::recover(JobContext &context, const TestedChannel &channel, const QDateTime &now)
{
    qCInfo(ops::logDelivery, "%s: messages are accepted again.", word(channel.proof.provider).data());
    if (const Result<void> told = tellAdmins(context, channel.proof.provider, worksNotice, now); !told)
        return told;
    return context.store.channelProofs.setFailing(channel.proof.provider, {});
}

} // namespace mc::background
