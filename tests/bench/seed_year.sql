-- What statistics are measured on: :notifications of a year in the order of time, of 100,000 users of 50 clinics, with the
-- journal's row of each, and a delivery for every tenth. References are not checked meanwhile; the counters are filled by one
-- aggregate of what is there.

SET session_replication_role = replica; -- no checks of references
SET work_mem = '256MB';
SET maintenance_work_mem = '512MB';

INSERT INTO users (id, username, email, first_name, last_name, role, clinic_id)
SELECT n, 'bench-' || n, 'bench-' || n || '@example.org', 'Bench', 'User ' || n,
       CASE WHEN n = 1 THEN 'admin' ELSE 'patient' END::user_role, 1 + n % 50
FROM generate_series(1, 100000) n;
INSERT INTO inboxes (user_id) SELECT id FROM users ON CONFLICT DO NOTHING;

-- Indexes are quicker made afterwards.
CREATE TEMP TABLE dropped AS
    SELECT indexname, indexdef FROM pg_indexes WHERE tablename IN ('notifications', 'deliveries', 'journal') AND indexname LIKE 'idx\_%';
SELECT format('DROP INDEX %I', indexname) FROM dropped \gexec

INSERT INTO notifications (id, recipient_id, clinic_id, notification_type, priority, delivery_status, is_read, created_at,
                           read_at, delivered_at, delivered_by, clicked_at, title, message, channels, appointment_id, action_url)
SELECT (lpad(to_hex((extract(epoch FROM at) * 1000)::bigint), 12, '0') || '70008' || right(md5(n::text), 15))::uuid,
       usr, 1 + usr % 50, (enum_range(NULL::notification_type))[1 + n % 6],
       (enum_range(NULL::notification_priority))[1 + n % 4], 'delivered', n % 6 > 0, at,
       CASE WHEN n % 6 > 0 THEN at + interval '1 second' * (n % 20000) END,
       at + interval '1 millisecond' * exp(1 + 5 * power(random(), 3)), CASE WHEN n % 3 > 0 THEN 'socket' ELSE 'fetch' END::in_app_way,
       CASE WHEN n % 5 = 1 THEN at + interval '1 hour' END, 'Appointment reminder ' || n,
       'Your appointment with Dr. Smith is scheduled for tomorrow at 2:00 PM. Please bring your insurance card.',
       '{in_app}', n, '/appointments/' || n
FROM (SELECT n, now() - interval '365 days' * (1 - n::float8 / :notifications) AS at, 1 + (random() * 99999)::int AS usr
      FROM generate_series(1, :notifications) n) numbered;

INSERT INTO deliveries (id, notification_id, recipient_id, clinic_id, priority, channel, provider, status, attempts, last_error,
                        created_at, due_at, sent_at)
SELECT gen_random_uuid(), id, recipient_id, clinic_id, priority, 'push', 'fcm',
       CASE WHEN nth % 50 = 0 THEN 'failed' ELSE 'sent' END::delivery_state, 1,
       CASE WHEN nth % 50 = 0 THEN 'Error ' || nth % 7 END, created_at, created_at,
       CASE WHEN nth % 50 > 0 THEN created_at + interval '1 millisecond' * (50 + nth % 400) END
FROM (SELECT *, row_number() OVER () AS nth FROM notifications WHERE appointment_id % 10 = 0) every_tenth;

-- What the journal has of their creation, counted already, as a migration leaves it: all of one transaction.
INSERT INTO journal (xid, kind, at, user_id, clinic_id, version, due_at, notification_id, unread_count, notification_type, priority,
                     channel, became)
SELECT '1', 'created', created_at, recipient_id, clinic_id, row_number() OVER (PARTITION BY recipient_id ORDER BY id), created_at, id,
       0, notification_type, priority, 'in_app', 'sent'
FROM notifications ORDER BY id;

SELECT indexdef FROM dropped \gexec

UPDATE inboxes i SET version = c.everything, unread_count = c.unread
FROM (SELECT recipient_id, count(*) AS everything, count(*) FILTER (WHERE NOT is_read) AS unread
      FROM notifications GROUP BY recipient_id) c
WHERE c.recipient_id = i.user_id;

-- What the journal brought, added up by user and hour.
CREATE TEMP TABLE hours AS
SELECT user_id, clinic_id, hour,
    sum(total) AS total, sum(unread) AS unread, sum(type_appointment) AS type_appointment,
    sum(type_billing) AS type_billing, sum(type_medical_record) AS type_medical_record, sum(type_message) AS type_message,
    sum(type_reminder) AS type_reminder, sum(type_system) AS type_system, sum(priority_low) AS priority_low,
    sum(priority_medium) AS priority_medium, sum(priority_high) AS priority_high,
    sum(priority_critical) AS priority_critical, sum(was_read) AS was_read, sum(read_ms) AS read_ms,
    sum(clicked) AS clicked, sum(in_app_delivered) AS in_app_delivered, sum(push_sent) AS push_sent,
    sum(push_failed) AS push_failed
FROM (
    SELECT recipient_id AS user_id, clinic_id, statistics_hour(created_at) AS hour,
        1 AS total, CASE WHEN NOT is_read THEN 1 END AS unread,
        CASE WHEN notification_type = 'appointment' THEN 1 END AS type_appointment,
        CASE WHEN notification_type = 'billing' THEN 1 END AS type_billing,
        CASE WHEN notification_type = 'medical_record' THEN 1 END AS type_medical_record,
        CASE WHEN notification_type = 'message' THEN 1 END AS type_message,
        CASE WHEN notification_type = 'reminder' THEN 1 END AS type_reminder,
        CASE WHEN notification_type = 'system' THEN 1 END AS type_system,
        CASE WHEN priority = 'low' THEN 1 END AS priority_low, CASE WHEN priority = 'medium' THEN 1 END AS priority_medium,
        CASE WHEN priority = 'high' THEN 1 END AS priority_high,
        CASE WHEN priority = 'critical' THEN 1 END AS priority_critical, CASE WHEN is_read THEN 1 END AS was_read,
        CASE WHEN is_read THEN (date_part('epoch', read_at - created_at) * 1000)::bigint END AS read_ms,
        CASE WHEN clicked_at IS NOT NULL THEN 1 END AS clicked, 1 AS in_app_delivered, NULL::int AS push_sent,
        NULL::int AS push_failed
    FROM notifications
    UNION ALL
    SELECT recipient_id, clinic_id, statistics_hour(created_at),
        NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL,
        CASE WHEN status = 'sent' THEN 1 END, CASE WHEN status = 'failed' THEN 1 END
    FROM deliveries
) facts GROUP BY user_id, clinic_id, hour;

INSERT INTO statistics_counters (scope, scope_id, grain, bucket,
    total, unread, type_appointment, type_billing, type_medical_record, type_message, type_reminder, type_system,
    priority_low, priority_medium, priority_high, priority_critical, was_read, read_ms, clicked, in_app_delivered,
    push_sent, push_failed)
SELECT 'user', user_id, 'hour', hour,
    total, unread, type_appointment, type_billing, type_medical_record, type_message, type_reminder, type_system,
    priority_low, priority_medium, priority_high, priority_critical, was_read, read_ms, clicked, in_app_delivered,
    push_sent, push_failed
FROM hours ORDER BY hour;

INSERT INTO statistics_counters (scope, scope_id, grain, bucket,
    total, unread, type_appointment, type_billing, type_medical_record, type_message, type_reminder, type_system,
    priority_low, priority_medium, priority_high, priority_critical, was_read, read_ms, clicked, in_app_delivered,
    push_sent, push_failed)
SELECT w.scope, w.scope_id, g.grain, g.bucket,
    sum(total), sum(unread), sum(type_appointment), sum(type_billing), sum(type_medical_record), sum(type_message),
    sum(type_reminder), sum(type_system), sum(priority_low), sum(priority_medium), sum(priority_high),
    sum(priority_critical), sum(was_read), sum(read_ms), sum(clicked), sum(in_app_delivered), sum(push_sent),
    sum(push_failed)
FROM hours
CROSS JOIN LATERAL (VALUES ('everybody'::statistics_scope, 0::bigint), ('clinic', clinic_id)) w (scope, scope_id)
CROSS JOIN LATERAL (VALUES ('hour'::statistics_grain, hour), ('day', date_trunc('day', hour, 'UTC')),
                           ('month', date_trunc('month', hour, 'UTC')), ('ever', '-infinity')) g (grain, bucket)
GROUP BY w.scope, w.scope_id, g.grain, g.bucket ORDER BY g.bucket;

INSERT INTO statistics_latencies (scope, scope_id, grain, bucket, latency, count)
SELECT w.scope, w.scope_id, g.grain, g.bucket, latency, sum(count)
FROM (SELECT clinic_id, statistics_hour(created_at) AS hour, latency_bucket(delivered_at - created_at) AS latency, count(*)
      FROM notifications WHERE delivered_by = 'socket' GROUP BY 1, 2, 3
      UNION ALL
      SELECT clinic_id, statistics_hour(created_at), latency_bucket(sent_at - created_at), count(*)
      FROM deliveries WHERE sent_at IS NOT NULL GROUP BY 1, 2, 3) took
CROSS JOIN LATERAL (VALUES ('everybody'::statistics_scope, 0::bigint), ('clinic', clinic_id)) w (scope, scope_id)
CROSS JOIN LATERAL (VALUES ('hour'::statistics_grain, hour), ('day', date_trunc('day', hour, 'UTC')),
                           ('month', date_trunc('month', hour, 'UTC'))) g (grain, bucket)
GROUP BY w.scope, w.scope_id, g.grain, g.bucket, latency ORDER BY g.bucket;

INSERT INTO statistics_errors (scope, scope_id, grain, bucket, channel, error, count)
SELECT w.scope, w.scope_id, g.grain, g.bucket, channel, last_error, count(*)
FROM deliveries
CROSS JOIN LATERAL (VALUES ('everybody'::statistics_scope, 0::bigint), ('clinic', clinic_id), ('user', recipient_id))
    w (scope, scope_id)
CROSS JOIN LATERAL (VALUES ('hour'::statistics_grain, statistics_hour(created_at)),
                           ('day', date_trunc('day', created_at, 'UTC')), ('month', date_trunc('month', created_at, 'UTC'))) g (grain, bucket)
WHERE status = 'failed'
GROUP BY w.scope, w.scope_id, g.grain, g.bucket, channel, last_error ORDER BY g.bucket;

VACUUM (FREEZE, ANALYZE);
CHECKPOINT;
