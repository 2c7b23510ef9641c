-- The journal: what happened, a row each, appended in the transaction of the change itself. From it come the catch-up of
-- sockets, timelines and statistics. No other table says any of it again, and no trigger writes it: the statements that
-- change something append it themselves, by one composer (service/store/journal).

CREATE TABLE journal (
    -- The transaction that appended it: what readers that follow the journal have read is told by a snapshot.
    xid               xid8 NOT NULL DEFAULT pg_current_xact_id(),
    nth               bigint GENERATED ALWAYS AS IDENTITY, -- the order within a transaction
    at                timestamptz NOT NULL,
    user_id           bigint NOT NULL,
    clinic_id         bigint, -- the recipient's when the notification was created; of a device: its user's
    version           bigint, -- of the inbox; null: no change of it
    due_at            timestamptz, -- statistics count it in this hour: a notification's own, a delivery's creation
    took              interval, -- delivered and sent: until then; read: since it was due; unread: likewise, taken back
    notification_id   uuid,
    delivery_id       uuid,
    unread_count      integer, -- of the inbox after it
    affected_count    integer, -- of a bulk change of the inbox
    notification_type notification_type,
    priority          notification_priority,
    channel           channel,
    was               delivery_state, -- of the delivery, or of the notification in the app
    became            delivery_state,
    device_type       device_type,
    devices           integer, -- how many more active ones
    attempt           smallint,
    unread            smallint, -- how many more there are: notifications unread, scheduled, deliveries to be retried
    scheduled         smallint,
    retrying          smallint,
    kind              text NOT NULL, -- service/store/journal/kinds.cpp lists them
    reason            text,
    error             text, -- of a delivery that failed
    detail            text,
    suppressed        jsonb, -- channels ruled out when it was due, and why
    notification_ids  uuid[], -- of a bulk change
    PRIMARY KEY (xid, nth)
);
-- Catching up.
CREATE UNIQUE INDEX idx_journal_version ON journal (user_id, version) WHERE version IS NOT NULL;
-- Timelines.
CREATE INDEX idx_journal_notification ON journal (notification_id) WHERE notification_id IS NOT NULL;
-- What ends some days later, when no socket can ask for it any more; the rest lives as long as its notification.
CREATE INDEX idx_journal_passing ON journal (at) WHERE notification_id IS NULL OR kind = 'deleted';

-- ---- Triggers go ----------------------------------------------------------------------------------------------------

DROP TRIGGER tell_notification_changes ON notifications;
DROP TRIGGER tell_scheduled ON notifications;
DROP TRIGGER tell_held ON deliveries;
DROP TRIGGER count_new_notifications ON notifications;
DROP TRIGGER count_changed_notifications ON notifications;
DROP TRIGGER count_deleted_notifications ON notifications;
DROP TRIGGER count_new_delivery ON deliveries;
DROP TRIGGER count_changed_delivery ON deliveries;
DROP TRIGGER count_deleted_delivery ON deliveries;
DROP TRIGGER count_new_device ON devices;
DROP TRIGGER count_deleted_device ON devices;
DROP TRIGGER count_changed_device ON devices;
DROP TRIGGER count_moved_devices ON users;
DROP TRIGGER count_lost_devices ON users;
DROP TRIGGER keep_deleted_delivery ON deliveries;
DROP FUNCTION tell_notification_changes(), tell_scheduled(), tell_held(), count_new_notifications(),
    count_changed_notifications(), count_deleted_notifications(), count_new_delivery(), count_changed_delivery(),
    count_deleted_delivery(), count_devices(), count_devices_of_user(), keep_deleted_delivery();
DROP FUNCTION count_device(integer, devices);
DROP FUNCTION notification_increment(integer, notification_type, notification_priority, channel[], boolean, boolean,
    timestamptz, timestamptz, timestamptz, timestamptz, timestamptz, timestamptz, in_app_way, jsonb);
DROP FUNCTION delivery_increment(integer, channel, delivery_state, smallint, text, timestamptz, timestamptz);

-- What deliveries make of a notification's status (CONTRACT section 8): its only definition.
DROP FUNCTION settled_status(notifications, bigint, bigint, bigint);
-- Each word is cast by itself: a cast of the whole is a function that may change, and PostgreSQL would call this one for each
-- row instead of writing it into the plan.
CREATE FUNCTION delivery_status(pending bigint, sent bigint, delivered bigint, reached_app boolean, named channel[])
RETURNS delivery_status LANGUAGE sql IMMUTABLE AS $$
    SELECT CASE WHEN pending > 0 THEN delivery_status 'pending'
                WHEN reached_app OR delivered > 0 THEN delivery_status 'delivered'
                WHEN sent > 0 OR named IS NULL OR 'in_app' = ANY (named) THEN delivery_status 'sent'
                ELSE delivery_status 'failed' END $$;

-- ---- What the tables before told ------------------------------------------------------------------------------------

-- Rows of this migration count as read by whoever follows the journal: xid 1 is older than any transaction.
INSERT INTO journal (xid, kind, at, user_id, clinic_id, version, due_at, notification_id, unread_count, affected_count,
                     notification_type, priority, channel, suppressed, notification_ids)
SELECT '1', CASE WHEN c.kind = 'created' AND n.scheduled_for IS NOT NULL THEN 'appeared' ELSE c.kind END, c.changed_at, c.user_id,
       n.clinic_id, c.version, coalesce(n.scheduled_for, n.created_at), c.notification_id, c.unread_count, c.affected_count,
       coalesce(c.notification_type, n.notification_type), n.priority, CASE WHEN n.id IS NOT NULL THEN 'in_app'::channel END,
       CASE WHEN c.kind = 'created' THEN n.suppressed END, c.notification_ids
FROM inbox_changes c LEFT JOIN notifications n ON n.id = c.notification_id
ORDER BY c.changed_at, c.user_id, c.version;

-- Those whose change of the inbox is no longer kept.
INSERT INTO journal (xid, kind, at, user_id, clinic_id, due_at, notification_id, notification_type, priority, channel, suppressed)
SELECT '1', CASE WHEN n.scheduled_for IS NULL THEN 'created' ELSE 'appeared' END, coalesce(n.scheduled_for, n.created_at),
       n.recipient_id, n.clinic_id, coalesce(n.scheduled_for, n.created_at), n.id, n.notification_type, n.priority, 'in_app',
       n.suppressed
FROM notifications n
WHERE n.is_due AND NOT EXISTS (SELECT FROM inbox_changes c
                               WHERE c.user_id = n.recipient_id AND c.notification_id = n.id AND c.kind = 'created');

INSERT INTO journal (xid, kind, at, user_id, clinic_id, due_at, notification_id, notification_type, priority, channel,
                     delivery_id, attempt, reason, detail)
SELECT '1', e.event, e.at, n.recipient_id, n.clinic_id, coalesce(n.scheduled_for, n.created_at), n.id, n.notification_type,
       n.priority, e.channel, e.delivery_id, e.attempt, e.reason, e.detail
FROM notification_events e JOIN notifications n ON n.id = e.notification_id
WHERE e.event NOT IN ('read', 'unread')
   OR NOT EXISTS (SELECT FROM inbox_changes c
                  WHERE c.user_id = n.recipient_id AND c.notification_id = e.notification_id AND c.kind = e.event
                    AND c.changed_at BETWEEN e.at - interval '1 second' AND e.at + interval '1 second')
ORDER BY e.nth;

INSERT INTO journal (xid, kind, at, user_id, clinic_id, due_at, notification_id, notification_type, priority, channel, detail)
SELECT '1', 'scheduled', n.created_at, n.recipient_id, n.clinic_id, n.scheduled_for, n.id, n.notification_type, n.priority,
       'in_app', to_char(n.scheduled_for AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')
FROM notifications n
WHERE n.scheduled_for IS NOT NULL
  AND NOT EXISTS (SELECT FROM notification_events e WHERE e.notification_id = n.id AND e.event = 'scheduled');

DROP TABLE inbox_changes, notification_events;

-- ---- Statistics -----------------------------------------------------------------------------------------------------

-- Counters of everybody (scope_id 0), of each clinic (0: none) and of each user, by the metrics of one list, which is the order of
-- the columns (service/store/statistics/metrics.h); null is zero, which takes no room. A row for each metric would be four times
-- as large, and take four times as long to fold. Users have no days and months: each has something in few hours only. 'ever' has
-- what is asked for as it stands now: scheduled, retrying, devices.
ALTER TABLE statistics RENAME TO statistics_counters;
ALTER INDEX statistics_pkey RENAME TO statistics_counters_pkey;
ALTER TABLE statistics_counters SET (fillfactor = 80);

-- How far the journal is folded into the counters: what this snapshot sees of it is.
CREATE TABLE statistics_position (
    folded pg_snapshot NOT NULL
);
CREATE UNIQUE INDEX ON statistics_position ((true)); -- one row
INSERT INTO statistics_position VALUES (pg_current_snapshot());

INSERT INTO statistics_counters (scope, scope_id, grain, bucket,
    total, unread, scheduled, type_appointment, type_billing, type_medical_record, type_message, type_reminder,
    type_system, priority_low, priority_medium, priority_high, priority_critical, was_read, read_ms, clicked,
    in_app_sent, in_app_delivered, in_app_suppressed, push_suppressed, email_suppressed, sms_suppressed, push_pending,
    push_sent, push_delivered, push_failed, email_pending, email_sent, email_delivered, email_failed, sms_pending,
    sms_sent, sms_delivered, sms_failed, retrying, android, ios, web)
SELECT 'user', user_id, 'hour', hour,
    total, unread, scheduled, type_appointment, type_billing, type_medical_record, type_message, type_reminder,
    type_system, priority_low, priority_medium, priority_high, priority_critical, was_read, read_ms, clicked,
    in_app_sent, in_app_delivered, in_app_suppressed, push_suppressed, email_suppressed, sms_suppressed, push_pending,
    push_sent, push_delivered, push_failed, email_pending, email_sent, email_delivered, email_failed, sms_pending,
    sms_sent, sms_delivered, sms_failed, retrying, android, ios, web
FROM user_statistics;

INSERT INTO statistics_counters (scope, scope_id, grain, bucket, scheduled, retrying, android, ios, web)
SELECT 'user', user_id, 'ever', '-infinity', sum(scheduled), sum(retrying), sum(android), sum(ios), sum(web) FROM user_statistics
GROUP BY user_id HAVING sum(scheduled) <> 0 OR sum(retrying) <> 0 OR sum(android) <> 0 OR sum(ios) <> 0 OR sum(web) <> 0;

-- What was not folded yet.
INSERT INTO statistics_counters AS s (scope, scope_id, grain, bucket,
    total, unread, scheduled, type_appointment, type_billing, type_medical_record, type_message, type_reminder,
    type_system, priority_low, priority_medium, priority_high, priority_critical, was_read, read_ms, clicked,
    in_app_sent, in_app_delivered, in_app_suppressed, push_suppressed, email_suppressed, sms_suppressed, push_pending,
    push_sent, push_delivered, push_failed, email_pending, email_sent, email_delivered, email_failed, sms_pending,
    sms_sent, sms_delivered, sms_failed, retrying, android, ios, web)
SELECT w.scope, w.scope_id, g.grain, g.bucket,
    sum(total), sum(unread), sum(scheduled), sum(type_appointment), sum(type_billing), sum(type_medical_record),
    sum(type_message), sum(type_reminder), sum(type_system), sum(priority_low), sum(priority_medium),
    sum(priority_high), sum(priority_critical), sum(was_read), sum(read_ms), sum(clicked), sum(in_app_sent),
    sum(in_app_delivered), sum(in_app_suppressed), sum(push_suppressed), sum(email_suppressed), sum(sms_suppressed),
    sum(push_pending), sum(push_sent), sum(push_delivered), sum(push_failed), sum(email_pending), sum(email_sent),
    sum(email_delivered), sum(email_failed), sum(sms_pending), sum(sms_sent), sum(sms_delivered), sum(sms_failed),
    sum(retrying), sum(android), sum(ios), sum(web)
FROM statistics_increments i
CROSS JOIN LATERAL (VALUES ('everybody'::statistics_scope, 0::bigint), ('clinic', i.clinic_id), ('user', i.user_id))
    w (scope, scope_id)
CROSS JOIN LATERAL (VALUES ('hour'::statistics_grain, i.hour), ('day', date_trunc('day', i.hour, 'UTC')),
                           ('month', date_trunc('month', i.hour, 'UTC')), ('ever', '-infinity')) g (grain, bucket)
WHERE w.scope <> 'user' OR g.grain IN ('hour', 'ever')
GROUP BY w.scope, w.scope_id, g.grain, g.bucket
ON CONFLICT (scope, grain, scope_id, bucket) DO UPDATE SET
    total = nullif(coalesce(s.total, 0) + coalesce(excluded.total, 0), 0),
    unread = nullif(coalesce(s.unread, 0) + coalesce(excluded.unread, 0), 0),
    scheduled = nullif(coalesce(s.scheduled, 0) + coalesce(excluded.scheduled, 0), 0),
    type_appointment = nullif(coalesce(s.type_appointment, 0) + coalesce(excluded.type_appointment, 0), 0),
    type_billing = nullif(coalesce(s.type_billing, 0) + coalesce(excluded.type_billing, 0), 0),
    type_medical_record = nullif(coalesce(s.type_medical_record, 0) + coalesce(excluded.type_medical_record, 0), 0),
    type_message = nullif(coalesce(s.type_message, 0) + coalesce(excluded.type_message, 0), 0),
    type_reminder = nullif(coalesce(s.type_reminder, 0) + coalesce(excluded.type_reminder, 0), 0),
    type_system = nullif(coalesce(s.type_system, 0) + coalesce(excluded.type_system, 0), 0),
    priority_low = nullif(coalesce(s.priority_low, 0) + coalesce(excluded.priority_low, 0), 0),
    priority_medium = nullif(coalesce(s.priority_medium, 0) + coalesce(excluded.priority_medium, 0), 0),
    priority_high = nullif(coalesce(s.priority_high, 0) + coalesce(excluded.priority_high, 0), 0),
    priority_critical = nullif(coalesce(s.priority_critical, 0) + coalesce(excluded.priority_critical, 0), 0),
    was_read = nullif(coalesce(s.was_read, 0) + coalesce(excluded.was_read, 0), 0),
    read_ms = nullif(coalesce(s.read_ms, 0) + coalesce(excluded.read_ms, 0), 0),
    clicked = nullif(coalesce(s.clicked, 0) + coalesce(excluded.clicked, 0), 0),
    in_app_sent = nullif(coalesce(s.in_app_sent, 0) + coalesce(excluded.in_app_sent, 0), 0),
    in_app_delivered = nullif(coalesce(s.in_app_delivered, 0) + coalesce(excluded.in_app_delivered, 0), 0),
    in_app_suppressed = nullif(coalesce(s.in_app_suppressed, 0) + coalesce(excluded.in_app_suppressed, 0), 0),
    push_suppressed = nullif(coalesce(s.push_suppressed, 0) + coalesce(excluded.push_suppressed, 0), 0),
    email_suppressed = nullif(coalesce(s.email_suppressed, 0) + coalesce(excluded.email_suppressed, 0), 0),
    sms_suppressed = nullif(coalesce(s.sms_suppressed, 0) + coalesce(excluded.sms_suppressed, 0), 0),
    push_pending = nullif(coalesce(s.push_pending, 0) + coalesce(excluded.push_pending, 0), 0),
    push_sent = nullif(coalesce(s.push_sent, 0) + coalesce(excluded.push_sent, 0), 0),
    push_delivered = nullif(coalesce(s.push_delivered, 0) + coalesce(excluded.push_delivered, 0), 0),
    push_failed = nullif(coalesce(s.push_failed, 0) + coalesce(excluded.push_failed, 0), 0),
    email_pending = nullif(coalesce(s.email_pending, 0) + coalesce(excluded.email_pending, 0), 0),
    email_sent = nullif(coalesce(s.email_sent, 0) + coalesce(excluded.email_sent, 0), 0),
    email_delivered = nullif(coalesce(s.email_delivered, 0) + coalesce(excluded.email_delivered, 0), 0),
    email_failed = nullif(coalesce(s.email_failed, 0) + coalesce(excluded.email_failed, 0), 0),
    sms_pending = nullif(coalesce(s.sms_pending, 0) + coalesce(excluded.sms_pending, 0), 0),
    sms_sent = nullif(coalesce(s.sms_sent, 0) + coalesce(excluded.sms_sent, 0), 0),
    sms_delivered = nullif(coalesce(s.sms_delivered, 0) + coalesce(excluded.sms_delivered, 0), 0),
    sms_failed = nullif(coalesce(s.sms_failed, 0) + coalesce(excluded.sms_failed, 0), 0),
    retrying = nullif(coalesce(s.retrying, 0) + coalesce(excluded.retrying, 0), 0),
    android = nullif(coalesce(s.android, 0) + coalesce(excluded.android, 0), 0),
    ios = nullif(coalesce(s.ios, 0) + coalesce(excluded.ios, 0), 0),
    web = nullif(coalesce(s.web, 0) + coalesce(excluded.web, 0), 0);

INSERT INTO statistics_latencies AS s (scope, scope_id, grain, bucket, latency, count)
SELECT w.scope, w.scope_id, g.grain, g.bucket, i.latency, sum(i.latency_count) FROM statistics_increments i
CROSS JOIN LATERAL (VALUES ('everybody'::statistics_scope, 0::bigint), ('clinic', i.clinic_id)) w (scope, scope_id)
CROSS JOIN LATERAL (VALUES ('hour'::statistics_grain, i.hour), ('day', date_trunc('day', i.hour, 'UTC')),
                           ('month', date_trunc('month', i.hour, 'UTC'))) g (grain, bucket)
WHERE i.latency IS NOT NULL
GROUP BY w.scope, w.scope_id, g.grain, g.bucket, i.latency HAVING sum(i.latency_count) <> 0
ON CONFLICT (scope, grain, scope_id, bucket, latency) DO UPDATE SET count = s.count + excluded.count;

INSERT INTO statistics_errors AS s (scope, scope_id, grain, bucket, channel, error, count)
SELECT w.scope, w.scope_id, g.grain, g.bucket, i.error_channel, i.error, sum(i.error_count) FROM statistics_increments i
CROSS JOIN LATERAL (VALUES ('everybody'::statistics_scope, 0::bigint), ('clinic', i.clinic_id), ('user', i.user_id))
    w (scope, scope_id)
CROSS JOIN LATERAL (VALUES ('hour'::statistics_grain, i.hour), ('day', date_trunc('day', i.hour, 'UTC')),
                           ('month', date_trunc('month', i.hour, 'UTC'))) g (grain, bucket)
WHERE i.error IS NOT NULL
GROUP BY w.scope, w.scope_id, g.grain, g.bucket, i.error_channel, i.error HAVING sum(i.error_count) <> 0
ON CONFLICT (scope, grain, scope_id, bucket, channel, error) DO UPDATE SET count = s.count + excluded.count;

DROP TABLE statistics_increments, user_statistics;
