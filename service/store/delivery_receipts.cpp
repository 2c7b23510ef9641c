#include "store/delivery_receipts.h"

#include "store/transaction.h"

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
), settled AS (
    SELECT d.notification_id,
           count(*) FILTER (WHERE coalesce(c.status, d.status) = 'pending') AS pending,
           count(*) FILTER (WHERE coalesce(c.status, d.status) = 'sent') AS sent,
           count(*) FILTER (WHERE coalesce(c.status, d.status) = 'delivered') AS delivered
    FROM deliveries d LEFT JOIN changed c ON c.id = d.id
    WHERE d.notification_id = (SELECT notification_id FROM changed) GROUP BY d.notification_id
)
UPDATE notifications n SET delivery_status = next.status
FROM (SELECT n.id, settled_status(n, s.pending, s.sent, s.delivered) AS status
      FROM settled s JOIN notifications n ON n.id = s.notification_id) next
WHERE n.id = next.id AND n.delivery_status <> next.status)")};

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
    const Result<Rows> changed = m_connection.run(recordReceipt,
        {id, receipt.isDelivered ? QStringLiteral("delivered") : QStringLiteral("failed"), timeValue(receipt.at),
            textOrNull(receipt.error), textOrNull(receipt.detail)});
    if (!changed)
        return changed.error();
    return transaction->commit();
}

} // namespace mc::store
