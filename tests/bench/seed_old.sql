-- Notifications that have had their time: :old of them, over the year before the last, as they would have come, of the users that are
-- there. One in six is unread, and one in four was pushed.

CREATE TEMPORARY TABLE old AS
SELECT n, 1 + (random() * (:users - 1))::int AS recipient_id, at,
       (lpad(to_hex((extract(epoch FROM at) * 1000)::bigint), 12, '0') || '70008'
           || right(replace(gen_random_uuid()::text, '-', ''), 15))::uuid AS id
FROM (SELECT n, now() - interval '730 days' + interval '360 days' * (n::float8 / :old) AS at FROM generate_series(1, :old) n) times;

INSERT INTO notifications (id, recipient_id, notification_type, priority, delivery_status, is_read, created_at, read_at, title, message,
                           channels, delivered_at, delivered_by)
SELECT id, recipient_id, (enum_range(NULL::notification_type))[1 + n % 6], (enum_range(NULL::notification_priority))[1 + n % 4],
       'delivered', n % 6 > 0, at, CASE WHEN n % 6 > 0 THEN at + interval '2 hours' END, 'Appointment reminder ' || n,
       'Your appointment with Dr. Smith is scheduled for tomorrow at 2:00 PM. Please bring your insurance card.',
       '{in_app}', at, 'socket'
FROM old ORDER BY id;

INSERT INTO deliveries (id, notification_id, recipient_id, priority, channel, provider, status, attempts, created_at, due_at,
                        last_attempt_at, sent_at, counted_at)
SELECT (left(id::text, 19) || right(gen_random_uuid()::text, 17))::uuid, id, recipient_id, 'low', 'push', 'fcm', 'sent', 1, at, at, at, at, at
FROM old WHERE n % 4 = 0 ORDER BY id;

-- What the journal has of them, counted already, with the versions before those of later ones.
INSERT INTO journal (xid, kind, at, user_id, version, due_at, notification_id, unread_count, notification_type, priority, channel, became)
SELECT '1', kind, at + after, recipient_id, NULL, at, id, 0, 'system', 'low', 'in_app', became::delivery_state
FROM old CROSS JOIN (VALUES ('created', interval '0', 'sent'), ('delivered', interval '1 second', 'delivered'),
                            ('read', interval '2 hours', NULL)) facts (kind, after, became)
WHERE kind <> 'read' OR n % 6 > 0 ORDER BY at;

UPDATE inboxes i SET unread_count = i.unread_count + c.unread
FROM (SELECT recipient_id, count(*) FILTER (WHERE n % 6 = 0) AS unread FROM old GROUP BY recipient_id) c
WHERE c.recipient_id = i.user_id;

UPDATE statistics_position SET folded = pg_current_snapshot();
VACUUM (FREEZE, ANALYZE);
CHECKPOINT;
