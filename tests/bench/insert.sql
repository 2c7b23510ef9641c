-- POST /api/notifications/ to a random user: the statement of service/store/notifications.cpp, which is its transaction.
-- The id is made as the service makes it, so that both fill the indexes alike.
\set user random(1, :users)
WITH fresh AS (
    SELECT (lpad(to_hex((extract(epoch FROM clock_timestamp()) * 1000)::bigint), 12, '0') || '70008' || right(replace(gen_random_uuid()::text, '-', ''), 15))::uuid AS id
), recipient AS (
    SELECT id, username, email, first_name, last_name FROM users WHERE id = :user AND is_active
), inbox AS (
    UPDATE inboxes SET version = version + 1, unread_count = unread_count + 1
    WHERE user_id = (SELECT id FROM recipient)
    RETURNING user_id, version, unread_count
), stored AS (
    INSERT INTO notifications (id, recipient_id, sender_id, notification_type, priority, delivery_status, is_due, created_at, scheduled_for, title, message, channels, appointment_id, message_id, medical_record_id, invoice_id, action_url, deep_link)
    SELECT fresh.id, recipient.id, NULL, 'message', 'low', 'sent', true, now(), NULL, 'A new message', 'You have a new message.', '{in_app}', NULL, NULL, NULL, NULL, NULL, NULL FROM recipient, fresh
), change AS (
    INSERT INTO inbox_changes (user_id, version, kind, changed_at, unread_count, notification_id)
    SELECT user_id, version, 'created', now(), unread_count, fresh.id FROM inbox, fresh
)
SELECT r.id, r.username, r.email, r.first_name, r.last_name, s.id, s.username, '', s.first_name, s.last_name, i.version, i.unread_count
FROM recipient r LEFT JOIN inbox i ON true LEFT JOIN users s ON s.id = NULL::bigint;
