-- POST /api/notifications/ to a random user: what the rules have to know of the recipient (service/store/directory/recipients.cpp), then
-- the statement of service/store/inbox/notifications.cpp, which is its transaction. The id is made as the service makes it, so
-- that both fill the indexes alike.
\set user random(1, :users)
SELECT r.id, r.username, r.email, r.first_name, r.last_name, r.clinic_id, r.is_active, r.phone, (date_part('epoch', coalesce(r.last_seen_at, r.created_at)) * 1000)::bigint, r.timezone,
    (SELECT array_agg(d.id ORDER BY d.id) FROM devices d WHERE d.user_id = r.id AND d.is_active), sent.last_hour, sent.last_day,
    p.notification_types, p.quiet_hours_enabled, p.quiet_hours_start, p.quiet_hours_end, p.quiet_hours_zone, p.max_per_hour, p.max_per_day
FROM users r LEFT JOIN preferences p ON p.user_id = r.id
LEFT JOIN LATERAL (
    SELECT count(DISTINCT (notification_id, channel)) FILTER (WHERE counted_at > now() - interval '1 hour') AS last_hour, count(DISTINCT (notification_id, channel)) AS last_day
    FROM (SELECT notification_id, channel, counted_at FROM deliveries WHERE recipient_id = r.id AND counted_at > now() - interval '1 day'
          UNION ALL SELECT notification_id, channel, counted_at FROM deleted_deliveries WHERE recipient_id = r.id AND counted_at > now() - interval '1 day') counted
    WHERE p.max_per_hour > 0 OR p.max_per_day > 0
) sent ON true
WHERE r.id = ANY (ARRAY[:user]::bigint[]) ORDER BY r.id;
WITH fresh AS (
    SELECT (lpad(to_hex((extract(epoch FROM clock_timestamp()) * 1000)::bigint), 12, '0') || '70008' || right(replace(gen_random_uuid()::text, '-', ''), 15))::uuid AS id
), recipient AS (
    SELECT id, username, email, first_name, last_name, clinic_id FROM users WHERE id = :user AND is_active
), inbox AS (
    UPDATE inboxes SET version = version + 1, unread_count = unread_count + 1
    WHERE user_id = (SELECT id FROM recipient)
    RETURNING user_id, version, unread_count
), stored AS (
    INSERT INTO notifications (id, recipient_id, sender_id, notification_type, priority, delivery_status, is_due, created_at, scheduled_for, title, message, channels, appointment_id, message_id, medical_record_id, invoice_id, action_url, deep_link, named_channels, suppressed, clinic_id)
    SELECT fresh.id, recipient.id, NULL, 'message', 'low', 'sent', true, now(), NULL, 'A new message', 'You have a new message.', '{in_app}', NULL, NULL, NULL, NULL, NULL, NULL, '{in_app}', NULL, clinic_id FROM recipient, fresh
), planned AS (
    INSERT INTO deliveries (id, notification_id, recipient_id, clinic_id, priority, channel, provider, device_id, status, reason, detail, created_at, due_at, counted_at)
    SELECT d.id, fresh.id, r.id, r.clinic_id, 'low', d.channel, d.provider, d.device_id, 'pending', d.reason, d.detail, now(), d.due_at, CASE WHEN d.reason IS NULL THEN now() END
    FROM fresh, recipient r, jsonb_to_recordset(NULL::jsonb) AS d (id uuid, channel channel, provider provider, device_id bigint, reason text, detail text, due_at timestamptz)
), change AS (
    INSERT INTO inbox_changes (user_id, version, kind, changed_at, unread_count, notification_id)
    SELECT user_id, version, 'created', now(), unread_count, fresh.id FROM inbox, fresh
)
SELECT r.id, r.username, r.email, r.first_name, r.last_name, s.id, s.username, '', s.first_name, s.last_name, i.version, i.unread_count
FROM recipient r LEFT JOIN inbox i ON true LEFT JOIN users s ON s.id = NULL::bigint;
