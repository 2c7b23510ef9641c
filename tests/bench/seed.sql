-- What the measurements run on: :users users (ids from 1) and :notifications notifications of the last 90 days, spread over
-- them and stored in the order of time, as they would have come. One in six is unread.

INSERT INTO users (id, username, email, first_name, last_name, role, clinic_id)
SELECT n, 'bench-' || n, 'bench-' || n || '@example.org', 'Bench', 'User ' || n, 'patient', 1 + n % 10
FROM generate_series(1, :users) n;

INSERT INTO inboxes (user_id) SELECT id FROM users ON CONFLICT DO NOTHING;

INSERT INTO notifications (id, recipient_id, notification_type, priority, delivery_status, is_read, created_at, read_at,
                           title, message, channels, appointment_id, action_url, delivered_at, delivered_by)
SELECT (lpad(to_hex((extract(epoch FROM at) * 1000)::bigint), 12, '0') || '70008'
           || right(replace(gen_random_uuid()::text, '-', ''), 15))::uuid,
       1 + (random() * (:users - 1))::int,
       (enum_range(NULL::notification_type))[1 + n % 6],
       (enum_range(NULL::notification_priority))[1 + n % 4],
       'delivered', n % 6 > 0, at, CASE WHEN n % 6 > 0 THEN at + interval '2 hours' END,
       'Appointment reminder ' || n,
       'Your appointment with Dr. Smith is scheduled for tomorrow at 2:00 PM. Please bring your insurance card.',
       '{in_app}', n, '/appointments/' || n, at, 'socket'
FROM (SELECT n, now() - interval '90 days' * (1 - n::float8 / :notifications) AS at
      FROM generate_series(1, :notifications) n) numbered;

-- What the journal has of them, counted already.
INSERT INTO journal (xid, kind, at, user_id, version, due_at, notification_id, unread_count, notification_type, priority, channel,
                     became)
SELECT '1', 'created', created_at, recipient_id, row_number() OVER (PARTITION BY recipient_id ORDER BY created_at, id), created_at, id,
       0, notification_type, priority, 'in_app', 'sent'
FROM notifications ORDER BY created_at;

UPDATE inboxes i SET version = c.everything, unread_count = c.unread
FROM (SELECT recipient_id, count(*) AS everything, count(*) FILTER (WHERE NOT is_read) AS unread
      FROM notifications GROUP BY recipient_id) c
WHERE c.recipient_id = i.user_id;

VACUUM (FREEZE, ANALYZE);
CHECKPOINT;
