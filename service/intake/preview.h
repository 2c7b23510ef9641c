#pragma once

#include "model/batch_draft.h"
#include "model/preview.h"
#include "ops/clock.h"
#include "rules/channels.h"
#include "store/store.h"
#include "wording/outside_texts.h"

namespace mc::intake {

/// Tells whom a notification would reach, on which channel, when, and why not, by the rules that decide when it is sent; of
/// a scheduled one at its time, as far as it is known now; and what it would say outside the app, in the language of the first
/// recipient. Changes nothing.
///
/// One a thread, beside that thread's store.
class Previewer
{
public:
    /// All but the policy outlive it.
    Previewer(
        store::Store &store, const ops::Clock &clock, const rules::ChannelPolicy &policy, wording::OutsideTexts &texts);

    /// Error: NOTIF_005 for a recipient nobody knows.
    model::Result<model::Preview> preview(const model::NotificationDraft &draft);
    /// Reads the audience in steps. Error: validation_error for one of over 200,000.
    model::Result<model::Preview> preview(const model::BatchDraft &batch);

private:
    store::Store &m_store;
    const ops::Clock &m_clock;
    const rules::ChannelPolicy m_policy;
    wording::OutsideTexts &m_texts;
};

} // namespace mc::intake
