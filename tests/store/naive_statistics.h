#pragma once

#include "store/statistics/statistics.h"

#include <QtCore/QMap>

namespace mc::test {

/// What statistics should say after some history, found out in the simplest way there is: by going through everything
/// that ever was, from front to back, for every single figure.
class NaiveStatistics
{
public:
    struct Item
    {
        model::NotificationId id = {};
        model::UserId user = {};
        qint64 clinic = 0; ///< 0: none
        model::NotificationType type = model::NotificationType::System;
        model::Priority priority = model::Priority::Low;
        QDateTime createdAt = {};
        QDateTime scheduledFor = {}; ///< invalid: at once
        bool isDue = true;
        bool isCancelled = false;
        bool isRead = false;
        QDateTime readAt = {};
        bool isClicked = false;
        QDateTime deliveredAt = {};
        bool bySocket = false;
        model::Channels suppressed = {}; ///< ruled out when it was due
        bool isDeleted = false;

        QDateTime dueAt() const { return scheduledFor.isValid() ? scheduledFor : createdAt; }
    };

    enum class State { Pending, Sent, Delivered, Failed, Suppressed };

    struct Delivery
    {
        QUuid id = {};
        model::NotificationId notification = {};
        model::UserId user = {};
        qint64 clinic = 0;
        model::Channel channel = model::Channel::Push;
        State state = State::Pending;
        int attempts = 0;
        QString error = {};
        QDateTime createdAt = {};
        QDateTime dueAt = {};
        QDateTime sentAt = {};
        bool isGone = false; ///< deleted with its notification
        bool isLeased = false; ///< to an instance that has died
    };

    struct Device
    {
        model::UserId user = {};
        int type = 0; ///< android, ios, web
        bool isActive = true;
    };

    QList<Item> items;
    QList<Delivery> deliveries;
    QList<Device> devices;
    QMap<model::UserId, qint64> clinicOf; ///< where users are now; 0: none

    /// The figures, the percentiles left out.
    model::AdminStatistics count(
        const store::StatisticsScope &scope, const store::StatisticsWindow &window, const QDateTime &now) const;
    /// Every latency in milliseconds, in ascending order.
    QList<double> latencies(const store::StatisticsScope &scope, const store::StatisticsWindow &window) const;
    /// Counts into buckets that were cut already.
    void fill(QList<model::TimelineBucket> &timeline, const store::StatisticsScope &scope) const;

private:
    bool isAskedFor(const store::StatisticsScope &scope, model::UserId user, qint64 clinic) const;
    void countClinics(model::AdminStatistics &s, const QList<const Item *> &mine, const QList<const Delivery *> &sent,
        const store::StatisticsScope &scope) const;
};

} // namespace mc::test
