#pragma once

#include "store/inbox/notifications.h"

#include <QtCore/QMap>

namespace mc::test {

/// What the store's inboxes should hold after some operations, kept in the simplest way there is: a list of everything,
/// gone through from front to back.
class NaiveInboxes
{
public:
    struct Item
    {
        model::NotificationId id;
        model::UserId owner;
        model::NotificationType type = model::NotificationType::System;
        bool isRead = false;
        bool isDue = true;
        QDateTime scheduledFor = {};
    };
    using Kind = model::InboxChange::Kind;

    QList<Item> items;
    QMap<model::UserId, QList<model::InboxChange>> history;

    qint64 versionOf(model::UserId user) const { return history.value(user).size(); }
    int unreadOf(model::UserId user) const
    {
        return int(std::count_if(
            items.begin(), items.end(), [user](const Item &i) { return i.owner == user && i.isDue && !i.isRead; }));
    }

    model::InboxChange record(model::UserId user, Kind kind)
    {
        model::InboxChange change;
        change.user = user;
        change.kind = kind;
        change.version = versionOf(user) + 1;
        change.unreadCount = unreadOf(user);
        history[user] += change;
        return change;
    }

    void create(const Item &item)
    {
        items += item;
        if (item.isDue)
            record(item.owner, Kind::Created);
    }
    /// Whether anything changed.
    bool markRead(model::NotificationId id, store::Reach reach, bool isRead)
    {
        for (Item &item : items) {
            if (item.id != id || !item.isDue || item.isRead == isRead
                || !(reach.everybody || item.owner == reach.caller))
                continue;
            item.isRead = isRead;
            record(item.owner, isRead ? Kind::Read : Kind::Unread);
            return true;
        }
        return false;
    }
    bool reaches(const Item &item, store::Reach reach) const
    {
        return reach.everybody || (item.owner == reach.caller && item.isDue);
    }
    /// Whether there was such a notification.
    bool remove(model::NotificationId id, store::Reach reach)
    {
        for (int i = 0; i < items.size(); ++i) {
            if (items[i].id != id || !reaches(items[i], reach))
                continue;
            const Item gone = items.takeAt(i);
            if (gone.isDue)
                record(gone.owner, Kind::Deleted);
            return true;
        }
        return false;
    }
    int markAllRead(model::UserId user, std::optional<model::NotificationType> type)
    {
        int affected = 0;
        for (Item &item : items) {
            if (item.owner == user && item.isDue && !item.isRead && (!type || item.type == *type))
                item.isRead = true, ++affected;
        }
        if (affected > 0)
            record(user, Kind::AllRead);
        return affected;
    }
    store::BulkOutcome markMultipleRead(const QList<model::NotificationId> &ids, store::Reach reach)
    {
        store::BulkOutcome outcome;
        QMap<model::UserId, int> perOwner;
        for (const model::NotificationId id : ids) {
            const auto item = std::find_if(
                items.begin(), items.end(), [&](const Item &i) { return i.id == id && reaches(i, reach); });
            if (item == items.end()) {
                outcome.missing += id;
            } else if (item->isDue && !item->isRead) {
                item->isRead = true;
                ++perOwner[item->owner], ++outcome.affected;
            }
        }
        for (const model::UserId owner : perOwner.keys())
            outcome.changes += record(owner, Kind::MultipleRead);
        return outcome;
    }
    store::BulkOutcome removeMultiple(const QList<model::NotificationId> &ids, store::Reach reach)
    {
        store::BulkOutcome outcome;
        QMap<model::UserId, int> perOwner;
        for (const model::NotificationId id : ids) {
            const auto item = std::find_if(
                items.begin(), items.end(), [&](const Item &i) { return i.id == id && reaches(i, reach); });
            if (item == items.end()) {
                outcome.missing += id;
                continue;
            }
            if (item->isDue)
                ++perOwner[item->owner];
            ++outcome.affected;
            items.erase(item);
        }
        for (const model::UserId owner : perOwner.keys())
            outcome.changes += record(owner, Kind::BulkDeleted);
        return outcome;
    }
    /// How many appeared.
    int appear(const QDateTime &now)
    {
        int shown = 0;
        QList<Item *> due;
        for (Item &item : items) {
            if (!item.isDue && item.scheduledFor <= now)
                due += &item;
        }
        std::sort(due.begin(), due.end(), [](Item *a, Item *b) { return a->scheduledFor < b->scheduledFor; });
        for (Item *item : due) {
            item->isDue = true, ++shown;
            record(item->owner, Kind::Created);
        }
        return shown;
    }
};

} // namespace mc::test
