#include "intake/intake.h"

#include "intake/planning.h"
#include "store/session/transaction.h"

#include <QtCore/QJsonDocument>

namespace mc::intake {

using model::Error;
using model::ErrorCode;
using model::Recipient;
using model::Result;
using model::UserId;

namespace {

Error unknownRecipient()
{
    return {ErrorCode::InvalidRecipient, QStringLiteral("The recipient is unknown or inactive."),
        {{QStringLiteral("recipient_id"), QStringLiteral("NOTIF_005"), QStringLiteral("Unknown or inactive user.")}}};
}

} // namespace

Intake::Intake(store::Store &store, const ops::Clock &clock, const rules::ChannelPolicy &policy)
    : m_store(store)
    , m_clock(clock)
    , m_policy(policy)
{
}

Result<store::StoredNotification> Intake::accept(const model::NotificationDraft &draft, std::optional<UserId> sender)
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
        return m_store.notifications.create(fresh);
    return m_store.connection.retrying([&] { return acceptLimited(draft, sender); });
}

Result<store::StoredNotification> Intake::acceptLimited(
    const model::NotificationDraft &draft, std::optional<UserId> sender)
{
    const QDateTime now = m_clock.now();
    Result<store::Transaction> transaction = store::Transaction::begin(m_store.connection);
    if (!transaction)
        return transaction.error();
    const Result<QList<Recipient>> recipients = m_store.recipients.locked({draft.recipientId}, now);
    if (!recipients)
        return recipients.error();
    if (recipients->isEmpty() || !recipients->first().isActive)
        return unknownRecipient();
    Result<store::StoredNotification> stored
        = m_store.notifications.create(newNotification(draft, recipients->first(), sender, m_policy, now));
    if (!stored)
        return stored;
    if (const Result<void> done = transaction->commit(); !done)
        return done.error();
    return stored;
}

Result<store::StoredNotification> Intake::acceptTestPush(const model::Device &device, std::optional<UserId> sender)
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
    draft.priority = model::Priority::Critical;
    draft.channels = model::Channel::Push;
    const store::NewNotification fresh = newNotification(draft, recipient, sender, m_policy, now);
    if (fresh.plan.deliveries.isEmpty())
        return Error {ErrorCode::Conflict,
            QStringLiteral("No push would be sent: %1.")
                .arg(model::suppressionDetail(model::Channel::Push, fresh.plan.suppressed.first().second))};
    return m_store.notifications.create(fresh);
}

Result<Intake::AcceptedBatch> Intake::accept(
    const model::Announcement &announcement, const QJsonObject &body, std::optional<UserId> sender)
{
    const model::Audience &audience = announcement.audience;
    Result<QList<UserId>> missing
        = audience.userIds.isEmpty() ? QList<UserId>() : m_store.recipients.missing(audience.userIds);
    if (!missing)
        return missing.error();
    const Result<int> count = m_store.recipients.count(audience);
    if (!count)
        return count.error();
    QJsonObject content = body;
    content.remove(QLatin1String("audience"));
    const QDateTime now = m_clock.now();
    const store::NewBatch batch {
        model::uuidV7(now), sender, QJsonDocument(content).toJson(QJsonDocument::Compact), audience, *count, now};
    if (const Result<void> created = m_store.batches.create(batch); !created)
        return created.error();
    return AcceptedBatch {batch.id, *count, *missing};
}

Result<Intake::Appeared> Intake::appear(int most)
{
    return m_store.connection.retrying([&] { return appearOnce(most); });
}

Result<Intake::Appeared> Intake::appearOnce(int most)
{
    const QDateTime now = m_clock.now();
    Result<store::Transaction> transaction = store::Transaction::begin(m_store.connection);
    if (!transaction)
        return transaction.error();
    const Result<QList<store::DueNotification>> due = m_store.schedule.due(now, most);
    if (!due)
        return due.error();
    if (due->isEmpty())
        return Appeared();

    QSet<UserId> users;
    for (const store::DueNotification &notification : *due)
        users += notification.recipient;
    const QList<UserId> ids(users.begin(), users.end());
    Result<QList<Recipient>> recipients = m_store.recipients.find(ids, now);
    if (!recipients)
        return recipients.error();
    DuePlans planned = plansFor(*due, *recipients, now);
    if (planned.takePlacesInLimits) {
        recipients = m_store.recipients.locked(ids, now);
        if (!recipients)
            return recipients.error();
        planned = plansFor(*due, *recipients, now);
    }
    const Result<QList<model::InboxChange>> changes = m_store.schedule.appear(planned.plans, now);
    if (!changes)
        return changes.error();
    if (const Result<void> done = transaction->commit(); !done)
        return done.error();
    return Appeared {int(due->size()), *changes};
}

// Those that come first take their places in the recipient's limits first.
Intake::DuePlans Intake::plansFor(
    const QList<store::DueNotification> &due, QList<Recipient> recipients, const QDateTime &now) const
{
    QHash<UserId, Recipient *> byId;
    for (Recipient &recipient : recipients)
        byId.insert(recipient.person.id, &recipient);
    DuePlans planned;
    for (const store::DueNotification &n : due) {
        Recipient *recipient = byId.value(n.recipient);
        store::Plan plan;
        // One who has left in the meantime still finds it in the inbox, should they come back.
        if (recipient && recipient->isActive) {
            plan = planFor({n.type, n.priority, n.named}, *recipient, m_policy, now);
            planned.takePlacesInLimits |= takesPlaceInLimits(plan, n.priority, *recipient);
            recipient->sentLastHour += placesOf(plan);
            recipient->sentLastDay += placesOf(plan);
        }
        planned.plans += {n.id, plan};
    }
    return planned;
}

} // namespace mc::intake
