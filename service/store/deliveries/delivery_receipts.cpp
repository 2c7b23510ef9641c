#include "store/deliveries/delivery_receipts.h"

#include "store/deliveries/settling.h"
#include "store/journal/journal.h"
#include "store/session/transaction.h"

namespace mc::store {

using model::Result;

namespace {

// A statement of its own, because settling looks at all deliveries of the notification: whoever settles another of them at
// this moment has to be done before that look.
const Statement lockNotification {QStringLiteral("lock notification of delivery"), QStringLiteral(R"(
SELECT FROM notifications WHERE id = (SELECT notification_id FROM deliveries WHERE id = $1) FOR NO KEY UPDATE)")};

// A lease that holds means that an attempt is under way, and the provider was faster than our own record of it: the lease
// stays for that record. $1 delivery, $2 delivered or failed, $3 at, $4 error, $5 detail.
const Statement recordReceipt {QStringLiteral("record receipt"),
    QStringLiteral(R"(
WITH changed AS (
    UPDATE deliveries d SET status = $2::delivery_state, last_error = coalesce($4, d.last_error),
        delivered_at = CASE WHEN $2::delivery_state = 'delivered' THEN $3::timestamptz END,
        sent_at = CASE WHEN $2::delivery_state = 'delivered' THEN coalesce(d.sent_at, $3) ELSE d.sent_at END
    FROM deliveries old
    WHERE d.id = $1 AND old.id = $1 AND d.channel = 'sms'
      AND CASE WHEN $2::delivery_state = 'delivered' THEN d.status <> 'delivered'
               ELSE d.status = 'sent' OR (d.status = 'pending' AND d.leased_until > $3) END
    RETURNING %1, old.status AS was,
              CASE WHEN $2::delivery_state = 'delivered' AND old.sent_at IS NULL THEN $3 - d.created_at END AS took
), %2
SELECT notification_id FROM changed)")
        .arg(QLatin1String(journal::deliveryFacts),
            journal::deliveryFact("told", "changed",
                {{"kind", "f.status::text"}, {"at", "$3::timestamptz"}, {"was", "f.was"}, {"became", "f.status"},
                    {"detail", "nullif(concat_ws(': ', $4::text, $5::text), '')"}, {"took", "f.took"},
                    {"error", journal::countedError},
                    {"retrying", "CASE WHEN f.was = 'pending' AND f.attempts > 0 THEN -1 END"}}))};

QVariant textOrNull(const QString &text) { return text.isEmpty() ? QVariant() : QVariant(text); }

} // namespace

Result<void> DeliveryReceipts::record(const DeliveryReceipt &receipt)
{
    return m_connection.retrying([&] { return recordOnce(receipt); });
}

Result<void> DeliveryReceipts::recordOnce(const DeliveryReceipt &receipt)
{
    Result<Transaction> transaction = Transaction::begin(m_connection);
    if (!transaction)
        return transaction.error();
    const QString id = uuidValue(receipt.delivery);
    if (const Result<Rows> locked = m_connection.run(lockNotification, {id}); !locked)
        return locked.error();
    Result<Rows> changed = m_connection.run(recordReceipt,
        {id, receipt.isDelivered ? QStringLiteral("delivered") : QStringLiteral("failed"), timeValue(receipt.at),
            textOrNull(receipt.error), textOrNull(receipt.detail)});
    if (!changed)
        return changed.error();
    if (changed->next()) {
        if (const Result<void> settled = settle(m_connection, {changed->notificationId()}); !settled)
            return settled;
    }
    return transaction->commit();
}

} // namespace mc::store
