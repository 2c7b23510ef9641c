#pragma once

#include "intake/planning.h"
#include "model/batch_draft.h"
#include "model/device.h"
#include "ops/clock.h"
#include "store/store.h"
#include "work/portions.h"

namespace mc::intake {

/// The one way by which notifications come to be: what is asked for, and what is known of the recipient, through the rules
/// into the store. What it stores is committed and told by the Work it is given.
///
/// One a thread, beside that thread's store.
class Intake
{
public:
    Intake(store::Store &store, const ops::Clock &clock, const rules::ChannelPolicy &policy);

    /// Takes a notification in: stored, with its deliveries when it is due at once. Errors: NOTIF_005.
    model::Result<store::StoredNotification> accept(
        const model::NotificationDraft &draft, std::optional<model::UserId> sender, work::Work &work);

    /// Takes in a notification that tries push on that device alone, whatever the hour. Error: conflict, saying why there would be
    /// no push.
    model::Result<store::StoredNotification> acceptTestPush(
        const model::Device &device, std::optional<model::UserId> sender, work::Work &work);

    /// Takes in what tests a provider: one delivery by it alone, to the first of the user's devices that it carries, or to their
    /// address. Errors: NOTIF_005; conflict, saying why it would not be sent.
    model::Result<store::StoredNotification> acceptProviderTest(
        Author &author, model::UserId user, model::Provider provider, work::Work &work);

    /// Takes a batch in; its notifications are created by a BatchProcessor. Its body must be one that
    /// batchDraftFromJson() accepts. Answers the batch, and those named who get nothing.
    struct AcceptedBatch
    {
        QUuid id;
        int accepted = 0;
        QList<model::UserId> missing;
    };
    model::Result<AcceptedBatch> accept(
        const model::BatchDraft &draft, const QJsonObject &body, std::optional<model::UserId> sender, work::Work &work);
    /// The same of content that an author is known for. `trace`: as Addressed::trace.
    model::Result<AcceptedBatch> accept(const model::Audience &audience, const QJsonObject &content,
        std::optional<model::UserId> sender, work::Work &work, const std::optional<ops::TraceContext> &trace = {});

    /// How due notifications go to their recipients. Those that come first take their places in a recipient's limits first.
    struct DuePlans
    {
        QList<store::Plan> plans; ///< of each notification, in their order
        bool takePlacesInLimits = false;
    };
    model::Result<DuePlans> plansFor(
        const QList<store::DueNotification> &due, const QList<model::Recipient> &recipients, const QDateTime &now);

    /// Lets scheduled notifications appear whose time has come, each once whatever number of instances does the same at the
    /// same time, by the rules and the wishes of this moment. One that can't appear for now is put off. Answers how many there
    /// were; 0: no more are due.
    model::Result<int> appear(work::Portions &portions, work::Work &work);
    /// The same of up to `most`.
    model::Result<int> appear(int most, work::Work &work);

    /// Takes in many notifications in the transaction under way, each for one of `recipients`; those of inactive ones are left
    /// out. Answers how many were stored.
    struct Addressed
    {
        Author *author;
        model::UserId recipient;
        std::optional<model::UserId> sender;
        std::optional<QUuid> batch {}; ///< it is part of
        std::optional<ops::TraceContext> trace {}; ///< absent: that of the work
    };
    model::Result<int> acceptAll(const QList<Addressed> &notifications, const QList<model::Recipient> &recipients,
        const QDateTime &now, work::Work &work);

private:
    model::Result<store::StoredNotification> acceptLimited(
        const model::NotificationDraft &draft, std::optional<model::UserId> sender, work::Work &work);
    model::Result<store::StoredNotification> create(store::NewNotification fresh, work::Work &work);
    model::Result<int> appearNow(work::Portion &portion, model::NotificationId &first, work::Work &work);

    store::Store &m_store;
    const ops::Clock &m_clock;
    const rules::ChannelPolicy m_policy;
};

} // namespace mc::intake
