#pragma once

#include "model/preview.h"
#include "wording/templates.h"
#include "wording/wording.h"

namespace mc::wording {

/// Tells what a notification would say outside the house, on every channel and whether anybody gets it there or not, by what
/// delivery words it with. Used by one thread at a time.
class OutsideTexts
{
public:
    /// `words` outlive it. `publicUrl` as for them.
    OutsideTexts(const Words &words, const QByteArray &publicUrl);

    /// `locale` in BCP 47. The link by which emails are stopped is each recipient's own, and shown without what makes it so.
    model::PreviewTexts of(const model::NotificationDraft &draft, const QString &locale);

private:
    const Words &m_words;
    const QString m_unsubscribeLink;
    MailTemplate m_mail;
};

} // namespace mc::wording
