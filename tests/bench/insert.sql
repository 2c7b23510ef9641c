-- POST /api/notifications/ to a random user: what the rules have to know of the recipient, who has no limits
-- (service/store/directory/recipients.cpp), then the statement of service/store/inbox/notifications.cpp, which is its
-- transaction. The id is made as the service makes it, so that both fill the indexes alike.
\set user random(1, :users)
SELECT r.id, r.username, r.email, r.first_name, r.last_name, r.clinic_id, r.is_active, r.phone,
       (date_part('epoch', coalesce(r.last_seen_at, r.created_at)) * 1000)::bigint, r.timezone,
       owned.devices, owned.providers, EXISTS (SELECT FROM sms_opt_outs o WHERE o.phone = r.phone),
       p.notification_types, p.quiet_hours_enabled, p.quiet_hours_start, p.quiet_hours_end, p.quiet_hours_zone, p.max_per_hour, p.max_per_day
FROM users r LEFT JOIN preferences p ON p.user_id = r.id
LEFT JOIN LATERAL (
    SELECT array_agg(id ORDER BY id) AS devices, array_agg(provider ORDER BY id) AS providers
    FROM devices WHERE user_id = r.id AND is_active
) owned ON true
WHERE r.id = ANY (ARRAY[:user]::bigint[]) ORDER BY r.id;
WITH fresh AS (
    SELECT (lpad(to_hex((extract(epoch FROM clock_timestamp()) * 1000)::bigint), 12, '0') || '70008' || right(replace(gen_random_uuid()::text, '-', ''), 15))::uuid AS id
), recipient AS (
    SELECT id, username, email, first_name, last_name, clinic_id FROM users WHERE id = :user AND is_active
), stored AS (
    INSERT INTO notifications AS n (id, recipient_id, sender_id, notification_type, priority, delivery_status, is_due, created_at, scheduled_for, title, message, channels, appointment_id, message_id, medical_record_id, invoice_id, action_url, deep_link, named_channels, suppressed, clinic_id)
    SELECT fresh.id, recipient.id, NULL, 'message', 'low', delivery_status(0, 0, 0, false, NULL), true, now(), NULL, 'A new message', 'You have a new message.', '{in_app}', NULL, NULL, NULL, NULL, NULL, NULL, '{in_app}'::channel[], NULL, clinic_id FROM recipient, fresh
    RETURNING n.id, n.recipient_id, n.clinic_id, n.notification_type, n.priority, n.created_at, coalesce(n.scheduled_for, n.created_at) AS due_at, n.channels, n.suppressed, n.delivery_status
), inbox AS (
    UPDATE inboxes i SET version = i.version + 1, unread_count = i.unread_count + 1
    FROM stored f WHERE i.user_id = f.recipient_id RETURNING i.user_id, i.version, i.unread_count
), change AS (
    INSERT INTO journal (user_id, clinic_id, notification_id, notification_type, priority, due_at, channel, version, unread_count, unread, kind, at, became, suppressed)
    SELECT f.recipient_id, f.clinic_id, f.id, f.notification_type, f.priority, f.due_at, 'in_app'::channel, i.version, i.unread_count, 1, 'created', f.created_at, CASE WHEN jsonb_exists(f.suppressed, 'in_app') THEN delivery_state 'suppressed' WHEN 'in_app' = ANY (f.channels) THEN delivery_state 'sent' END, f.suppressed
    FROM stored f JOIN inbox i ON i.user_id = f.recipient_id
    RETURNING user_id, version, kind, at, unread_count, notification_id, affected_count, notification_type, notification_ids
)
SELECT r.id, r.username, r.email, r.first_name, r.last_name, s.id, s.username, '', s.first_name, s.last_name, n.delivery_status, c.version, c.unread_count
FROM recipient r CROSS JOIN stored n CROSS JOIN change c LEFT JOIN users s ON s.id = NULL::bigint;
