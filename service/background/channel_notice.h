#pragma once

#include "background/job.h"
#include "wording/languages.h"

namespace mc::background {

/// What is said of a provider, in both texts %1.
struct ChannelNotice
{
    wording::Phrase title;
    wording::Phrase message;
    model::Priority priority;
};

/// Says it to each recipient in their language.
class ChannelAuthor : public intake::Author
{
public:
    /// The languages outlive it. `channels`: by which it goes, the app besides.
    ChannelAuthor(const wording::Languages &languages, model::Provider provider, const ChannelNotice &notice,
        model::Channels channels);

    model::NotificationDraft draftFor(const model::Recipient &recipient) override;
    QByteArray textsFor(const model::Recipient &, model::Channels) override { return {}; }
    QString origin() const override { return {}; }

private:
    const wording::Languages &m_languages;
    const model::Provider m_provider;
    const ChannelNotice m_notice;
    const model::Channels m_channels;
};

/// Tells every active admin (up to 500, by id) of a provider: in the app, and by every channel that is not its own, nor that of
/// another provider that is failing. Part of the transaction under way.
model::Result<void> tellAdmins(
    JobContext &context, model::Provider provider, const ChannelNotice &notice, const QDateTime &now);

} // namespace mc::background
