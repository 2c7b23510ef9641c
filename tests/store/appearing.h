#pragma once

#include "store/session/transaction.h"
#include "store/store.h"

namespace mc::test {

/// Lets scheduled notifications appear as the service does, in the app alone.
inline model::Result<QList<model::InboxChange>> appear(store::Store &store, const QDateTime &now, int most)
{
    return store.connection.retrying([&]() -> model::Result<QList<model::InboxChange>> {
        model::Result<store::Transaction> transaction = store::Transaction::begin(store.connection);
        if (!transaction)
            return transaction.error();
        const model::Result<QList<store::DueNotification>> due = store.schedule.due(now, most);
        if (!due)
            return due.error();
        QList<store::Appearance> appearances;
        for (const store::DueNotification &notification : *due)
            appearances += store::Appearance {.id = notification.id, .plan = {}};
        model::Result<QList<model::InboxChange>> changes = store.schedule.appear(appearances, now);
        if (!changes)
            return changes;
        if (const model::Result<void> done = transaction->commit(); !done)
            return done.error();
        return changes;
    });
}

} // namespace mc::test
