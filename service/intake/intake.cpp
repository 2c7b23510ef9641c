#include "intake/intake.h"

#include <QtCore/QJsonDocument>

namespace mc::intake {

using model::Error;
using model::ErrorCode;
using model::Recipient;
using model::Result;
using model::UserId;
using work::Work;

namespace {

Error unknownRecipient()
{
    return {.code = ErrorCode::InvalidRecipient,
        .detail = QStringLiteral("The recipient is unknown or inactive."),
        .fields = {{.field = QStringLiteral("recipient_id"),
            .code = QStringLiteral("NOTIF_005"),
            .message = QStringLiteral("Unknown or inactive user.")}}};
}

} // namespace

Intake::Intake(store::Store &store, const ops::Clock &clock, const rules::ChannelPolicy &policy)
    : m_store(store)
    , m_clock(clock)
    , m_policy(policy)
{
}

Result<store::StoredNotification> Intake::accept(
    const model::NotificationDraft &draft, std::optional<UserId> sender, Work &work)
{
    const QDateTime now = m_clock.now();
    const Result<QList<Recipient>> recipients = m_store.recipients.find({draft.recipientId}, now);
    if (!recipients)
        return recipients.error();
    if (recipients->isEmpty() || !recipients->first().isActive)
        return unknownRecipient();
    const Recipient &recipient = recipients->first();
    const store::NewNotification fresh = newNotification(draft, recipient, sender, m_policy, now);
    if (!takesPlaceInLimits(fresh.plan, fresh.priority, recipient))
        return create(fresh, work);
    return work.transaction([&] { return acceptLimited(draft, sender, work); });
}

Result<store::StoredNotification> Intake::acceptLimited(
    const model::NotificationDraft &draft, std::optional<UserId> sender, Work &work)
{
    const QDateTime now = m_clock.now();
    const Result<QList<Recipient>> recipients = m_store.recipients.locked({draft.recipientId}, now);
    if (!recipients)
        return recipients.error();
    if (recipients->isEmpty() || !recipients->first().isActive)
        return unknownRecipient();
    return create(newNotification(draft, recipients->first(), sender, m_policy, now), work);
}

Result<store::StoredNotification> Intake::create(store::NewNotification fresh, Work &work)
{
    fresh.trace = work.trace();
    Result<store::StoredNotification> stored = m_store.notifications.create(fresh);
    if (stored && stored->change)
        work.publish(*stored->change);
    return stored;
}

Result<store::StoredNotification> Intake::acceptTestPush(
    const model::Device &device, std::optional<UserId> sender, Work &work)
{
    const QDateTime now = m_clock.now();
    Result<QList<Recipient>> recipients = m_store.recipients.find({device.owner.id}, now);
    if (!recipients)
        return recipients.error();
    if (recipients->isEmpty() || !recipients->first().isActive)
        return unknownRecipient();
    Recipient &recipient = recipients->first();
    recipient.devices.removeIf([&](const Recipient::Device &other) { return other.id != device.id.value; });

    model::NotificationDraft draft;
    draft.title = QStringLiteral("Test notification");
    draft.message = QStringLiteral("Push notifications reach this device.");
    draft.priority = model::Priority::High; // never critical: nobody waits longer for the sake of a test
    draft.channels = model::Channel::Push;
    const store::NewNotification fresh = newNotification(draft, recipient, sender, m_policy, now);
    if (fresh.plan.deliveries.isEmpty())
        return Error {ErrorCode::Conflict,
            QStringLiteral("No push would be sent: %1.")
                .arg(model::suppressionDetail(model::Channel::Push, fresh.plan.suppressed.first().second))};
    if (const store::PlannedDelivery &push = fresh.plan.deliveries.first(); push.at > now)
        return Error {ErrorCode::Conflict, QStringLiteral("No push would be sent now: %1.").arg(push.detail)};
    return create(fresh, work);
}

Result<store::StoredNotification> Intake::acceptProviderTest(
    Author &author, UserId user, model::Provider provider, Work &work)
{
    const QDateTime now = m_clock.now();
    Result<QList<Recipient>> recipients = m_store.recipients.find({user}, now);
    if (!recipients)
        return recipients.error();
    if (recipients->isEmpty())
        return unknownRecipient();
    Recipient &recipient = recipients->first();
    recipient.devices.removeIf(
        [&](const Recipient::Device &device) { return rules::carrierOf(device, m_policy.providers) != provider; });
    const model::Channel channel = channelOf(provider);
    store::NewNotification fresh = newNotification(author, recipient, {}, m_policy, now);
    const model::ChannelDecision decision
        = rules::reconsider(channel, {.type = fresh.draft.type, .priority = fresh.priority}, recipient, now);
    if (decision.decision != model::Decision::Now)
        return Error {ErrorCode::Conflict, decision.detail};
    store::PlannedDelivery delivery;
    delivery.id = model::uuidV7(now);
    delivery.channel = channel;
    delivery.provider = provider;
    delivery.at = now;
    if (channel == model::Channel::Push)
        delivery.device = recipient.devices.first().id;
    fresh.plan = {.channels = model::Channel::InApp | channel, .suppressed = {}, .deliveries = {delivery}};
    return create(fresh, work);
}

Result<Intake::AcceptedBatch> Intake::accept(
    const model::BatchDraft &draft, const QJsonObject &body, std::optional<UserId> sender, Work &work)
{
    QJsonObject content = body;
    content.remove(QLatin1String("audience"));
    return accept(draft.audience, content, sender, work);
}

Result<Intake::AcceptedBatch> Intake::accept(const model::Audience &audience, const QJsonObject &content,
    std::optional<UserId> sender, Work &work, const std::optional<ops::TraceContext> &trace)
{
    Result<QList<UserId>> missing
        = audience.userIds.isEmpty() ? QList<UserId>() : m_store.recipients.missing(audience.userIds);
    if (!missing)
        return missing.error();
    const Result<int> count = m_store.recipients.count(audience);
    if (!count)
        return count.error();
    const QDateTime now = m_clock.now();
    const store::NewBatch batch {.id = model::uuidV7(now),
        .sender = sender,
        .content = QJsonDocument(content).toJson(QJsonDocument::Compact),
        .audience = audience,
        .accepted = *count,
        .createdAt = now,
        .trace = trace ? trace : work.trace()};
    if (const Result<void> created = m_store.batches.create(batch); !created)
        return created.error();
    work.publish(bus::BatchesWaiting {});
    return AcceptedBatch {.id = batch.id, .accepted = *count, .missing = *missing};
}

Result<int> Intake::appear(int most, Work &work)
{
    work::Portions portions(m_store.connection, most);
    return appear(portions, work);
}

Result<int> Intake::appear(work::Portions &portions, Work &work)
{
    model::NotificationId first;
    return portions.next(
        work, [&](work::Portion &portion) { return appearNow(portion, first, work); },
        [&](const Error &, bool isForGood) -> Result<int> {
            const Result<void> done = m_store.schedule.putOff(first, isForGood, m_clock.now());
            return done ? Result<int>(1) : done.error();
        });
}

Result<int> Intake::appearNow(work::Portion &portion, model::NotificationId &first, Work &work)
{
    const QDateTime now = m_clock.now();
    const Result<QList<store::DueNotification>> due = m_store.schedule.due(now, portion.most);
    if (!due)
        return due.error();
    if (due->isEmpty())
        return 0;
    portion.size = int(due->size());
    first = due->first().id;
    QSet<UserId> users;
    for (const store::DueNotification &notification : *due)
        users += notification.recipient;
    const Result<QList<Recipient>> recipients = m_store.recipients.find({users.begin(), users.end()}, now);
    if (!recipients)
        return recipients.error();
    const Result<DuePlans> planned = plansFor(*due, *recipients, now);
    if (!planned)
        return planned.error();
    QList<store::Appearance> appearances;
    for (qsizetype i = 0; i < due->size(); ++i)
        appearances += store::Appearance {.id = due->at(i).id, .plan = planned->plans[i]};
    const Result<QList<model::InboxChange>> changes = m_store.schedule.appear(appearances, now);
    if (!changes)
        return changes.error();
    work.publish(*changes);
    return int(due->size());
}

Result<Intake::DuePlans> Intake::plansFor(
    const QList<store::DueNotification> &due, const QList<Recipient> &recipients, const QDateTime &now)
{
    return withinLimits(m_store.recipients, recipients, now, [&](QList<Recipient> known) {
        QHash<UserId, Recipient *> byId;
        for (Recipient &recipient : known)
            byId.insert(recipient.person.id, &recipient);
        DuePlans made;
        for (const store::DueNotification &n : due) {
            Recipient *recipient = byId.value(n.recipient);
            store::Plan plan;
            // One who has left in the meantime still finds it in the inbox, should they come back.
            if (recipient && recipient->isActive) {
                plan = planFor({.type = n.type, .priority = n.priority, .named = n.named}, *recipient, m_policy, now);
                made.takePlacesInLimits |= takesPlaceInLimits(plan, n.priority, *recipient);
                countPlaces(plan, *recipient);
            }
            made.plans += plan;
        }
        return made;
    });
}

Result<int> Intake::acceptAll(
    const QList<Addressed> &notifications, const QList<Recipient> &recipients, const QDateTime &now, Work &work)
{
    const Result<Planned> planned = withinLimits(m_store.recipients, recipients, now, [&](QList<Recipient> known) {
        QHash<UserId, Recipient *> byId;
        for (Recipient &recipient : known)
            byId.insert(recipient.person.id, &recipient);
        Planned made;
        made.notifications.reserve(notifications.size());
        for (const Addressed &addressed : notifications) {
            Recipient *recipient = byId.value(addressed.recipient);
            if (!recipient || !recipient->isActive)
                continue;
            made.notifications += newNotification(*addressed.author, *recipient, addressed.sender, m_policy, now);
            store::NewNotification &fresh = made.notifications.last();
            fresh.batch = addressed.batch;
            fresh.trace = addressed.trace ? addressed.trace : work.trace();
            made.takePlacesInLimits |= takesPlaceInLimits(fresh.plan, fresh.priority, *recipient);
            countPlaces(fresh.plan, *recipient);
        }
        return made;
    });
    if (!planned)
        return planned.error();
    const Result<QList<model::InboxChange>> changes = m_store.notifications.createAll(planned->notifications);
    if (!changes)
        return changes.error();
    work.publish(*changes);
    return int(planned->notifications.size());
}

} // namespace mc::intake
