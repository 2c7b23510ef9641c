-- PATCH /api/notifications/<id>/ to read by its recipient: the statement of service/store/inbox/notifications.cpp. It takes the
-- newest unread one of a random user, so that two clients seldom meet.
\set user random(1, :users)
WITH one AS (
    SELECT id FROM notifications WHERE recipient_id = :user AND NOT is_read ORDER BY created_at DESC LIMIT 1
), changed AS (
    UPDATE notifications n SET is_read = true, read_at = now()
    FROM one WHERE n.id = one.id AND is_due AND NOT is_read
    RETURNING n.id, n.recipient_id, n.clinic_id, n.notification_type, n.priority, n.created_at, coalesce(n.scheduled_for, n.created_at) AS due_at, n.channels, n.suppressed
), inbox AS (
    UPDATE inboxes i SET version = i.version + 1, unread_count = i.unread_count + -1
    FROM changed f WHERE i.user_id = f.recipient_id RETURNING i.user_id, i.version, i.unread_count
), change AS (
    INSERT INTO journal (user_id, clinic_id, notification_id, notification_type, priority, due_at, channel, version, unread_count, unread, kind, at, took)
    SELECT f.recipient_id, f.clinic_id, f.id, f.notification_type, f.priority, f.due_at, 'in_app'::channel, i.version, i.unread_count, -1, 'read', now(), now() - f.due_at
    FROM changed f JOIN inbox i ON i.user_id = f.recipient_id
    RETURNING user_id, version, kind, at, unread_count, notification_id, affected_count, notification_type, notification_ids
)
SELECT c.user_id, c.version, c.kind, (date_part('epoch', c.at) * 1000)::bigint, c.unread_count, c.notification_id, c.affected_count, c.notification_type, c.notification_ids FROM change c;
