#include "store/deliveries/delivery_receipts.h"

#include "store/deliveries/settling.h"
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
const Statement recordReceipt {QStringLiteral("record receipt"), QStringLiteral(R"(
WITH changed AS (
    UPDATE deliveries SET status = $2::delivery_state, last_error = coalesce($4, last_error),
        delivered_at = CASE WHEN $2::delivery_state = 'delivered' THEN $3::timestamptz END,
        sent_at = CASE WHEN $2::delivery_state = 'delivered' THEN coalesce(sent_at, $3) ELSE sent_at END
    WHERE id = $1 AND channel = 'sms'
      AND CASE WHEN $2::delivery_state = 'delivered' THEN status <> 'delivered'
               ELSE status = 'sent' OR (status = 'pending' AND leased_until > $3) END
    RETURNING id, notification_id, channel, status
), told AS (
    INSERT INTO notification_events (notification_id, at, event, channel, delivery_id, detail)
    SELECT notification_id, $3, status::text, channel, id, nullif(concat_ws(': ', $4::text, $5::text), '') FROM changed
)
SELECT notification_id FROM changed)")};

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
    const QString id = receipt.delivery.toString(QUuid::WithoutBraces);
    if (const Result<Rows> locked = m_connection.run(lockNotification, {id}); !locked)
        return locked.error();
    Result<Rows> changed = m_connection.run(recordReceipt,
        {id, receipt.isDelivered ? QStringLiteral("delivered") : QStringLiteral("failed"), timeValue(receipt.at),
            textOrNull(receipt.error), textOrNull(receipt.detail)});
    if (!changed)
        return changed.error();
    if (changed->next()) {
        if (const Result<void> settled = settle(m_connection, {changed->notificationId(0)}); !settled)
            return settled;
    }
    return transaction->commit();
}

} // namespace mc::store
