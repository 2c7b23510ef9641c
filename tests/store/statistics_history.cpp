#include "statistics_history.h"

#include "appearing.h"
#include "device_fixture.h"
#include "model/times.h"

namespace mc::test {

using model::NotificationId;
using model::UserId;
using Item = NaiveStatistics::Item;
using Delivery = NaiveStatistics::Delivery;
using State = NaiveStatistics::State;

namespace {

constexpr std::array deviceTypes {model::DeviceType::Android, model::DeviceType::Ios, model::DeviceType::Web};

} // namespace

store::NewNotification newNotification(UserId recipient, const QDateTime &now)
{
    store::NewNotification made;
    made.draft.recipientId = recipient;
    made.draft.title = QStringLiteral("Title");
    made.draft.message = QStringLiteral("Message");
    made.id = {model::uuidV7(now)};
    made.createdAt = now;
    return made;
}

History::History(store::Store &store, QRandomGenerator &random, const QDateTime &start)
    : m_store(store)
    , m_random(random)
    , m_now(start)
{
    for (qint64 id = 1; id <= people; ++id) {
        model::User user = patient(id);
        if (id % 4 != 0)
            user.clinicId = 1 + id % 3;
        m_naive.clinicOf[{id}] = user.clinicId.value_or(0);
        (void)must(store.users.put(user));
    }
}

void History::step()
{
    m_now = m_now.addMSecs(m_random.bounded(3) == 0 ? 1 + m_random.bounded(900'000) : 1 + m_random.bounded(90'000'000));
    // As often as the service looks.
    for (Item &item : m_naive.items)
        item.isDue = item.isDue || (!item.isCancelled && !item.isDeleted && item.scheduledFor <= m_now);
    while (!must(test::appear(m_store, m_now, 10)).isEmpty()) { }

    const int dice = m_random.bounded(100);
    if (dice < 38)
        create();
    else if (dice < 58)
        change();
    else if (dice < 64)
        changeMany();
    else if (dice < 70)
        remove();
    else if (dice < 86)
        deliver();
    else if (dice < 91)
        tellReceipt();
    else if (dice < 94)
        retry();
    else
        changeDevices();
}

void History::create()
{
    Item item {.user = anybody(),
        .type = model::NotificationType(m_random.bounded(6)),
        .priority = model::Priority(m_random.bounded(4)),
        .createdAt = m_now};
    store::NewNotification made = newNotification(item.user, m_now);
    made.draft.type = item.type;
    made.priority = item.priority;
    item.id = made.id;
    item.clinic = m_naive.clinicOf[item.user];
    if (m_random.bounded(4) == 0) {
        item.isDue = false;
        item.scheduledFor = made.draft.scheduledFor = m_now.addMSecs(1 + m_random.bounded(2'000'000'000));
    } else {
        made.plan = plan(item);
    }
    (void)must(m_store.notifications.create(made));
    m_naive.items += item;
}

store::Plan History::plan(Item &item)
{
    store::Plan plan;
    for (const model::Channel channel : model::allChannels) {
        const int dice = m_random.bounded(6);
        if (dice == 0) {
            item.suppressed.setFlag(channel);
            plan.suppressed += {channel, model::Reason::NoAddress};
        } else if (dice < 3 && channel != model::Channel::InApp) {
            for (int i = m_random.bounded(2); i >= 0; --i) {
                m_naive.deliveries += newDelivery(item, channel);
                store::PlannedDelivery planned;
                planned.id = m_naive.deliveries.last().id;
                planned.channel = channel;
                planned.at = m_naive.deliveries.last().dueAt;
                plan.deliveries += planned;
            }
        }
    }
    return plan;
}

NaiveStatistics::Delivery History::newDelivery(const Item &item, model::Channel channel)
{
    Delivery made;
    made.id = model::uuidV7(m_now);
    made.notification = item.id;
    made.user = item.user;
    made.clinic = item.clinic;
    made.channel = channel;
    made.createdAt = m_now;
    made.dueAt = m_now.addMSecs(m_random.bounded(3) == 0 ? m_random.bounded(400'000'000) : 0);
    return made;
}

NaiveStatistics::Item *History::anyItem()
{
    for (int i = 0; i < 10 && !m_naive.items.isEmpty(); ++i) {
        Item &item = m_naive.items[m_random.bounded(m_naive.items.size())];
        if (!item.isDeleted)
            return &item;
    }
    return nullptr;
}

void History::change()
{
    Item *item = anyItem();
    if (!item)
        return;
    const int dice = m_random.bounded(10);
    if (!item->isDue) {
        if (item->isCancelled)
            return;
        item->isCancelled = dice < 4;
        if (!item->isCancelled)
            item->scheduledFor = m_now.addMSecs(1 + m_random.bounded(2'000'000'000));
        (void)must(item->isCancelled ? m_store.schedule.cancel(item->id, m_now)
                                     : m_store.schedule.reschedule(item->id, item->scheduledFor, m_now));
    } else if (dice < 6) {
        const bool isRead = dice < 4;
        if (isRead != item->isRead)
            item->readAt = isRead ? m_now : QDateTime();
        item->isRead = isRead;
        (void)must(m_store.notifications.markRead(item->id, {item->user, false}, isRead, m_now));
    } else if (dice < 8) {
        item->isClicked = true;
        if (!item->isRead)
            item->isRead = true, item->readAt = m_now;
        (void)must(m_store.deliveries.click(item->id, item->user, m_now));
    } else if (!item->deliveredAt.isValid()) {
        item->bySocket = m_random.bounded(2) == 0;
        item->deliveredAt
            = item->bySocket ? item->dueAt().addMSecs(m_random.bounded(1 << m_random.bounded(20))) : m_now;
        (void)must(m_store.notifications.markDelivered(
            {{item->id, item->deliveredAt}}, item->bySocket ? store::InAppWay::Socket : store::InAppWay::Fetch));
    }
}

void History::changeMany()
{
    const UserId user = anybody();
    if (m_random.bounded(2) == 0) {
        std::optional<model::NotificationType> type;
        if (m_random.bounded(2) == 0)
            type = model::NotificationType(m_random.bounded(6));
        for (Item &item : m_naive.items) {
            if (item.user == user && item.isDue && !item.isDeleted && !item.isRead && (!type || item.type == *type))
                item.isRead = true, item.readAt = m_now;
        }
        (void)must(m_store.notifications.markAllRead(user, type, m_now));
        return;
    }
    QList<NotificationId> ids;
    for (Item &item : m_naive.items) {
        if (m_random.bounded(5) != 0)
            continue;
        ids += item.id;
        if (item.isDue && !item.isDeleted && !item.isRead)
            item.isRead = true, item.readAt = m_now;
    }
    (void)must(m_store.notifications.markMultipleRead(ids, {user, true}, m_now));
}

void History::forget(Item &item)
{
    for (Delivery &delivery : m_naive.deliveries)
        delivery.isGone = delivery.isGone || delivery.notification == item.id;
    item.isDeleted = true;
}

void History::remove()
{
    if (m_random.bounded(3) != 0) {
        if (Item *item = anyItem()) {
            (void)must(m_store.notifications.remove(item->id, {item->user, true}, m_now));
            forget(*item);
        }
        return;
    }
    QList<NotificationId> ids;
    for (int i = 0; i < 4; ++i) {
        if (Item *item = anyItem()) {
            ids += item->id;
            forget(*item);
        }
    }
    (void)must(m_store.notifications.removeMultiple(ids, {anybody(), true}, m_now));
}

Delivery &History::delivery(const QUuid &id)
{
    return *std::find_if(
        m_naive.deliveries.begin(), m_naive.deliveries.end(), [&id](const Delivery &d) { return d.id == id; });
}

// An instance claims some of what is due, and tells what became of it, but for those during which it dies.
void History::deliver()
{
    const QUuid instance = QUuid::createUuid();
    const store::DeliveryQueue::Claimed claimed = must(m_store.deliveryQueue.claim(
        {.provider = model::Provider::Fcm, .instance = instance, .now = m_now, .most = 1 + m_random.bounded(8)}));
    QList<store::DeliveryOutcome> outcomes;
    for (const store::DueDelivery &due : claimed.deliveries) {
        Delivery &d = delivery(due.id);
        if (d.isLeased)
            ++d.attempts;
        d.isLeased = m_random.bounded(8) == 0;
        if (!d.isLeased)
            outcomes += outcomeOf(d);
    }
    if (!outcomes.isEmpty())
        (void)must(m_store.deliveryQueue.record(outcomes, instance));
}

store::DeliveryOutcome History::outcomeOf(Delivery &d)
{
    using Kind = store::DeliveryOutcome::Kind;
    store::DeliveryOutcome outcome;
    outcome.delivery = d.id;
    outcome.notification = d.notification;
    outcome.kind = std::array {Kind::Sent, Kind::Sent, Kind::Postponed, Kind::Failed, Kind::Failed, Kind::Held,
        Kind::Suppressed}[std::size_t(m_random.bounded(7))];
    const bool isAttempt = outcome.kind != Kind::Held && outcome.kind != Kind::Suppressed;
    outcome.at = d.createdAt.addMSecs(m_random.bounded(1 << m_random.bounded(28)));
    if (outcome.kind == Kind::Postponed || outcome.kind == Kind::Held)
        d.dueAt = outcome.dueAt = m_now.addMSecs(m_random.bounded(400'000'000) - 100'000'000);
    if (outcome.kind == Kind::Postponed || outcome.kind == Kind::Failed)
        d.error = outcome.error
            = QStringLiteral("Error %1 ").arg(m_random.bounded(14)).repeated(m_random.bounded(2) == 0 ? 1 : 40);
    if (!isAttempt)
        outcome.reason = model::Reason::QuietHours;
    d.attempts += isAttempt;
    if (outcome.kind == Kind::Sent) {
        d.state = State::Sent;
        if (!d.sentAt.isValid())
            d.sentAt = outcome.at;
    } else if (outcome.kind == Kind::Failed) {
        d.state = State::Failed;
    } else if (outcome.kind == Kind::Suppressed) {
        d.state = State::Suppressed;
    }
    return outcome;
}

void History::tellReceipt()
{
    QList<Delivery *> messages;
    for (Delivery &d : m_naive.deliveries) {
        if (!d.isGone && d.channel == model::Channel::Sms && (d.state != State::Pending || m_random.bounded(3) == 0))
            messages += &d;
    }
    if (messages.isEmpty())
        return;
    Delivery &d = *messages[m_random.bounded(messages.size())];
    store::DeliveryReceipt receipt;
    receipt.delivery = d.id;
    receipt.isDelivered = m_random.bounded(2) == 0;
    receipt.at = m_now;
    if (!receipt.isDelivered)
        receipt.error = QStringLiteral("SMS %1").arg(m_random.bounded(4));
    (void)must(m_store.deliveryReceipts.record(receipt));
    if (receipt.isDelivered) {
        d.state = State::Delivered;
        if (!d.sentAt.isValid())
            d.sentAt = m_now;
    } else if (d.state == State::Sent) {
        d.state = State::Failed;
        d.error = receipt.error;
    }
}

void History::retry()
{
    for (Delivery &failed : m_naive.deliveries) {
        if (failed.isGone || failed.state != State::Failed)
            continue;
        for (Delivery &d : m_naive.deliveries) {
            if (d.notification == failed.notification && d.state == State::Failed)
                d.state = State::Pending, d.dueAt = m_now;
        }
        (void)must(m_store.deliveries.retry(failed.notification, m_now));
        return;
    }
}

void History::changeDevices()
{
    const UserId user = anybody();
    const int dice = m_random.bounded(6), nth = int(m_naive.devices.size());
    if (dice < 3) {
        m_naive.devices += {user, nth % 3, true};
        store::DeviceRegistration made = registration(user.value, QByteArray::number(nth), {"key"}, m_now);
        made.type = deviceTypes[std::size_t(nth % 3)];
        m_devices += must(m_store.devices.put(made)).device.id;
    } else if (dice < 4 && nth > 0) {
        const int which = m_random.bounded(nth);
        model::DevicePatch patch;
        patch.isActive = m_random.bounded(3) == 0;
        m_naive.devices[which].isActive = *patch.isActive;
        (void)must(m_store.devices.update(m_devices[which], {user, true}, patch, m_now));
    } else if (dice < 5 && nth > 0) {
        const int which = m_random.bounded(nth); // somebody else signs in on it
        m_naive.devices[which] = {user, which % 3, true};
        store::DeviceRegistration made = registration(user.value, QByteArray::number(which), {"key"}, m_now);
        made.type = deviceTypes[std::size_t(which % 3)];
        (void)must(m_store.devices.put(made));
    } else {
        const qint64 clinic = m_random.bounded(4);
        m_naive.clinicOf[user] = clinic;
        model::User moved = patient(user.value);
        moved.clinicId = clinic == 0 ? std::nullopt : std::optional(clinic);
        (void)must(m_store.users.put(moved));
    }
}

} // namespace mc::test
