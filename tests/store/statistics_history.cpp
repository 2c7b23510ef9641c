#include "statistics_history.h"

#include "appearing.h"
#include "model/times.h"

namespace mc::test {

using model::NotificationId;
using model::UserId;
using Item = NaiveStatistics::Item;
using Delivery = NaiveStatistics::Delivery;
using State = NaiveStatistics::State;

namespace {

constexpr std::array stateWords {"pending", "sent", "delivered", "failed", "suppressed"};
constexpr std::array deviceWords {"android", "ios", "web"};

QString quoted(const QString &text) { return u'\'' + text + u'\''; }
QString quoted(const QDateTime &time)
{
    return time.isValid() ? quoted(QString::fromLatin1(model::toRfc3339(time))) : QStringLiteral("NULL");
}
QString quoted(NotificationId id) { return quoted(toString(id)); }
QString quoted(QUuid id) { return quoted(id.toString(QUuid::WithoutBraces)); }
QString clinicText(qint64 clinic) { return clinic == 0 ? QStringLiteral("NULL") : QString::number(clinic); }

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

History::History(store::Store &store, const QString &uri, QRandomGenerator &random, const QDateTime &start)
    : m_store(store)
    , m_database(uri)
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
    if (dice < 32)
        create();
    else if (dice < 55)
        change();
    else if (dice < 61)
        changeMany();
    else if (dice < 67)
        remove();
    else if (dice < 80)
        deliver();
    else if (dice < 94)
        changeDelivery();
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
        } else if (dice == 1 && channel != model::Channel::InApp) {
            m_naive.deliveries += newDelivery(item, channel);
            plan.deliveries += store::PlannedDelivery {m_naive.deliveries.last().id, channel, model::Provider::Fcm, {},
                m_naive.deliveries.last().dueAt, {}, {}};
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
                                     : m_store.schedule.reschedule(item->id, item->scheduledFor));
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

void History::deliver()
{
    const Item *item = anyItem();
    if (!item || !item->isDue)
        return;
    QStringList rows;
    for (int i = m_random.bounded(3); i >= 0; --i) {
        Delivery d = newDelivery(*item, model::allChannels[std::size_t(1 + m_random.bounded(3))]);
        if (m_random.bounded(4) == 0)
            d.state = State::Suppressed;
        m_naive.deliveries += d;
        rows += QStringLiteral("(%1, %2, %3, %4, '%5', '%6', 'fcm', '%7', %8, %9)")
                    .arg(quoted(d.id), quoted(d.notification), QString::number(d.user.value), clinicText(d.clinic),
                        word(item->priority), word(d.channel), QLatin1String(stateWords[std::size_t(d.state)]),
                        quoted(d.createdAt), quoted(d.dueAt));
    }
    run(QStringLiteral("INSERT INTO deliveries (id, notification_id, recipient_id, clinic_id, priority, channel, "
                       "provider, status, created_at, due_at) VALUES ")
        + rows.join(u','));
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

void History::changeDelivery()
{
    if (m_random.bounded(5) == 0)
        return retry();
    QStringList ids;
    const State state = State(m_random.bounded(4));
    const QString error
        = QStringLiteral("Error %1 ").arg(m_random.bounded(14)).repeated(m_random.bounded(2) == 0 ? 1 : 40);
    const QDateTime due = m_now.addMSecs(m_random.bounded(400'000'000) - 100'000'000);
    const int took = m_random.bounded(1 << m_random.bounded(28));
    for (Delivery &d : m_naive.deliveries) {
        if (d.isGone || d.state == State::Suppressed || m_random.bounded(14) != 0)
            continue;
        ids += quoted(d.id);
        d.state = state;
        ++d.attempts;
        d.error = error;
        d.dueAt = due;
        if (!d.sentAt.isValid() && (state == State::Sent || state == State::Delivered))
            d.sentAt = d.createdAt.addMSecs(took);
    }
    if (ids.isEmpty())
        return;
    run(QStringLiteral("UPDATE deliveries SET status = '%1', attempts = attempts + 1, last_error = '%2', due_at = %3, "
                       "sent_at = CASE WHEN '%1' IN ('sent', 'delivered') THEN coalesce(sent_at, created_at + interval "
                       "'%4 milliseconds') ELSE sent_at END WHERE id IN (%5)")
            .arg(QLatin1String(stateWords[std::size_t(state)]), error, quoted(due), QString::number(took),
                ids.join(u',')));
}

void History::changeDevices()
{
    const UserId user = anybody();
    const int dice = m_random.bounded(6), nth = int(m_naive.devices.size());
    if (dice < 3) {
        m_naive.devices += {user, nth % 3, true};
        run(QStringLiteral("INSERT INTO devices (user_id, device_type, token_hash, token_ciphertext, token_key_id, "
                           "device_name, created_at, updated_at, last_used_at) "
                           "VALUES (%1, '%2', '%3', '', '', '%3', now(), now(), now())")
                .arg(user.value)
                .arg(QLatin1String(deviceWords[std::size_t(nth % 3)]))
                .arg(nth));
    } else if (dice < 4 && nth > 0) {
        const int which = m_random.bounded(nth);
        m_naive.devices[which].isActive = false;
        run(QStringLiteral("UPDATE devices SET is_active = false WHERE device_name = '%1'").arg(which));
    } else if (dice < 5 && nth > 0) {
        const int which = m_random.bounded(nth);
        m_naive.devices[which].user = user;
        run(QStringLiteral("UPDATE devices SET user_id = %1 WHERE device_name = '%2'").arg(user.value).arg(which));
    } else {
        const qint64 clinic = m_random.bounded(4);
        m_naive.clinicOf[user] = clinic;
        model::User moved = patient(user.value);
        moved.clinicId = clinic == 0 ? std::nullopt : std::optional(clinic);
        (void)must(m_store.users.put(moved));
    }
}

} // namespace mc::test
