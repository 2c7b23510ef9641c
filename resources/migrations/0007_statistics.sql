-- Statistics. No figure is ever counted from notifications or deliveries: triggers write what every change of them adds
-- and takes away, in the transaction of the change itself, so that no statement can forget it and no crash can part the
-- two. These increments are only ever appended, so nobody waits for a counter; a moment later they are folded into the
-- tables below (service/store/statistics_fold.cpp). What is asked for is what was folded plus what was not yet.
--
-- A notification counts in the hour it came due, in UTC; a delivery in the hour it was made. In all these tables null is
-- zero, which takes no room, and clinic 0 is none.

CREATE TABLE statistics_increments (
    user_id   bigint NOT NULL,
    clinic_id bigint NOT NULL,
    hour      timestamptz NOT NULL,
    latency smallint, latency_count integer, -- see latency_bucket()
    total integer, unread integer, scheduled integer,
    type_appointment integer, type_billing integer, type_medical_record integer, type_message integer,
    type_reminder integer, type_system integer,
    priority_low integer, priority_medium integer, priority_high integer, priority_critical integer,
    was_read integer, read_ms bigint, clicked integer,
    in_app_sent integer, in_app_delivered integer,
    in_app_suppressed integer, push_suppressed integer, email_suppressed integer, sms_suppressed integer,
    push_pending integer, push_sent integer, push_delivered integer, push_failed integer,
    email_pending integer, email_sent integer, email_delivered integer, email_failed integer,
    sms_pending integer, sms_sent integer, sms_delivered integer, sms_failed integer,
    retrying integer,
    android integer, ios integer, web integer, -- active devices; their hour is -infinity
    error_channel channel, error text, error_count integer
);

CREATE TYPE statistics_scope AS ENUM ('everybody', 'clinic', 'user');
-- 'ever' is for what is asked for as it stands now: scheduled, pending, retrying, devices.
CREATE TYPE statistics_grain AS ENUM ('hour', 'day', 'month', 'ever');

-- Of everybody (scope_id 0) and of each clinic.
CREATE TABLE statistics (
    scope    statistics_scope NOT NULL,
    scope_id bigint NOT NULL,
    grain    statistics_grain NOT NULL,
    bucket   timestamptz NOT NULL,
    total bigint, unread bigint, scheduled bigint,
    type_appointment bigint, type_billing bigint, type_medical_record bigint, type_message bigint,
    type_reminder bigint, type_system bigint,
    priority_low bigint, priority_medium bigint, priority_high bigint, priority_critical bigint,
    was_read bigint, read_ms bigint, clicked bigint,
    in_app_sent bigint, in_app_delivered bigint,
    in_app_suppressed bigint, push_suppressed bigint, email_suppressed bigint, sms_suppressed bigint,
    push_pending bigint, push_sent bigint, push_delivered bigint, push_failed bigint,
    email_pending bigint, email_sent bigint, email_delivered bigint, email_failed bigint,
    sms_pending bigint, sms_sent bigint, sms_delivered bigint, sms_failed bigint,
    retrying bigint,
    android bigint, ios bigint, web bigint,
    PRIMARY KEY (scope, grain, scope_id, bucket)
) WITH (fillfactor = 60); -- the present hour is updated in place all the time

-- Of each user by the hour alone: there are many users, and each has something in few hours only.
CREATE TABLE user_statistics (
    user_id bigint NOT NULL,
    hour    timestamptz NOT NULL,
    total integer, unread integer, scheduled integer,
    type_appointment integer, type_billing integer, type_medical_record integer, type_message integer,
    type_reminder integer, type_system integer,
    priority_low integer, priority_medium integer, priority_high integer, priority_critical integer,
    was_read integer, read_ms bigint, clicked integer,
    in_app_sent integer, in_app_delivered integer,
    in_app_suppressed integer, push_suppressed integer, email_suppressed integer, sms_suppressed integer,
    push_pending integer, push_sent integer, push_delivered integer, push_failed integer,
    email_pending integer, email_sent integer, email_delivered integer, email_failed integer,
    sms_pending integer, sms_sent integer, sms_delivered integer, sms_failed integer,
    retrying integer,
    android integer, ios integer, web integer,
    PRIMARY KEY (user_id, hour)
) WITH (fillfactor = 85); -- most rows are updated a few times within some hours

-- How long it took to reach the recipient, as a histogram; of everybody and of each clinic, by hour, day and month.
CREATE TABLE statistics_latencies (
    scope    statistics_scope NOT NULL,
    scope_id bigint NOT NULL,
    grain    statistics_grain NOT NULL,
    bucket   timestamptz NOT NULL,
    latency  smallint NOT NULL,
    count    bigint NOT NULL,
    PRIMARY KEY (scope, grain, scope_id, bucket, latency)
) WITH (fillfactor = 60);

-- Why deliveries failed; of everybody, each clinic and each user, by hour, day and month.
CREATE TABLE statistics_errors (
    scope    statistics_scope NOT NULL,
    scope_id bigint NOT NULL,
    grain    statistics_grain NOT NULL,
    bucket   timestamptz NOT NULL,
    channel  channel NOT NULL,
    error    text NOT NULL,
    count    bigint NOT NULL,
    PRIMARY KEY (scope, grain, scope_id, bucket, channel, error)
) WITH (fillfactor = 60);

-- The hour a moment lies in.
CREATE FUNCTION statistics_hour(moment timestamptz) RETURNS timestamptz LANGUAGE sql IMMUTABLE AS
    $$ SELECT date_bin('1 hour', moment, 'epoch') $$;

-- Bucket 0 is less than a millisecond, bucket n > 0 begins with 1.12^(n-1) ms, the last one, 162, holds all from about a
-- day on. store::LatencyHistogram reads it.
CREATE FUNCTION latency_bucket(took interval) RETURNS smallint LANGUAGE sql IMMUTABLE AS $$
    SELECT CASE WHEN took < interval '1 millisecond' THEN 0
                WHEN took < interval '1 day' THEN 1 + floor(ln(date_part('epoch', took) * 1000) / ln(1.12::float8))
                WHEN took >= interval '1 day' THEN 162 END::smallint $$;

-- What a notification adds (sign 1) or adds no more (sign -1): statistics_increments' columns from `hour` on.
CREATE FUNCTION notification_increment(
    sign integer, type notification_type, priority notification_priority, channels channel[], is_due boolean, is_read boolean,
    created_at timestamptz, scheduled_for timestamptz, cancelled_at timestamptz, read_at timestamptz, clicked_at timestamptz,
    delivered_at timestamptz, delivered_by in_app_way, suppressed jsonb)
RETURNS TABLE (
    hour timestamptz, latency smallint, latency_count integer, total integer, unread integer, scheduled integer,
    type_appointment integer, type_billing integer, type_medical_record integer, type_message integer,
    type_reminder integer, type_system integer,
    priority_low integer, priority_medium integer, priority_high integer, priority_critical integer,
    was_read integer, read_ms bigint, clicked integer, in_app_sent integer, in_app_delivered integer,
    in_app_suppressed integer, push_suppressed integer, email_suppressed integer, sms_suppressed integer)
LANGUAGE sql IMMUTABLE AS $$
    SELECT statistics_hour(coalesce(scheduled_for, created_at)),
           CASE WHEN is_due AND delivered_by = 'socket' THEN latency_bucket(delivered_at - coalesce(scheduled_for, created_at)) END,
           CASE WHEN is_due AND delivered_by = 'socket' THEN sign END,
           CASE WHEN is_due THEN sign END,
           CASE WHEN is_due AND NOT is_read THEN sign END,
           CASE WHEN NOT is_due THEN sign END,
           CASE WHEN is_due AND type = 'appointment' THEN sign END,
           CASE WHEN is_due AND type = 'billing' THEN sign END,
           CASE WHEN is_due AND type = 'medical_record' THEN sign END,
           CASE WHEN is_due AND type = 'message' THEN sign END,
           CASE WHEN is_due AND type = 'reminder' THEN sign END,
           CASE WHEN is_due AND type = 'system' THEN sign END,
           CASE WHEN is_due AND priority = 'low' THEN sign END,
           CASE WHEN is_due AND priority = 'medium' THEN sign END,
           CASE WHEN is_due AND priority = 'high' THEN sign END,
           CASE WHEN is_due AND priority = 'critical' THEN sign END,
           CASE WHEN is_due AND is_read THEN sign END,
           CASE WHEN is_due AND is_read THEN
               sign * greatest(0, date_part('epoch', read_at - coalesce(scheduled_for, created_at)) * 1000)::bigint END,
           CASE WHEN is_due AND clicked_at IS NOT NULL THEN sign END,
           CASE WHEN is_due AND delivered_at IS NULL AND 'in_app' = ANY (channels)
                     AND (suppressed ? 'in_app') IS NOT TRUE THEN sign END,
           CASE WHEN is_due AND delivered_at IS NOT NULL THEN sign END,
           CASE WHEN is_due AND delivered_at IS NULL AND suppressed ? 'in_app' THEN sign END,
           CASE WHEN is_due AND suppressed ? 'push' THEN sign END,
           CASE WHEN is_due AND suppressed ? 'email' THEN sign END,
           CASE WHEN is_due AND suppressed ? 'sms' THEN sign END
    WHERE is_due OR cancelled_at IS NULL $$;

CREATE FUNCTION count_new_notifications() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO statistics_increments
    SELECT n.recipient_id, coalesce(n.clinic_id, 0), i.* FROM fresh n
    CROSS JOIN LATERAL notification_increment(1, n.notification_type, n.priority, n.channels, n.is_due, n.is_read,
        n.created_at, n.scheduled_for, n.cancelled_at, n.read_at, n.clicked_at, n.delivered_at, n.delivered_by, n.suppressed) i;
    RETURN NULL;
END $$;
CREATE TRIGGER count_new_notifications AFTER INSERT ON notifications
    REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION count_new_notifications();

CREATE FUNCTION count_changed_notifications() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO statistics_increments
    SELECT s.recipient_id, coalesce(s.clinic_id, 0), i.*
    FROM old o JOIN fresh n ON n.id = o.id
    CROSS JOIN LATERAL (VALUES
        (-1, o.recipient_id, o.clinic_id, o.notification_type, o.priority, o.channels, o.is_due, o.is_read, o.created_at,
         o.scheduled_for, o.cancelled_at, o.read_at, o.clicked_at, o.delivered_at, o.delivered_by, o.suppressed),
        (1, n.recipient_id, n.clinic_id, n.notification_type, n.priority, n.channels, n.is_due, n.is_read, n.created_at,
         n.scheduled_for, n.cancelled_at, n.read_at, n.clicked_at, n.delivered_at, n.delivered_by, n.suppressed)
    ) s (sign, recipient_id, clinic_id, notification_type, priority, channels, is_due, is_read, created_at,
         scheduled_for, cancelled_at, read_at, clicked_at, delivered_at, delivered_by, suppressed)
    CROSS JOIN LATERAL notification_increment(s.sign, s.notification_type, s.priority, s.channels, s.is_due, s.is_read,
        s.created_at, s.scheduled_for, s.cancelled_at, s.read_at, s.clicked_at, s.delivered_at, s.delivered_by, s.suppressed) i
    WHERE (o.recipient_id, o.clinic_id, o.notification_type, o.priority, o.channels, o.is_due, o.is_read, o.created_at,
           o.scheduled_for, o.cancelled_at, o.read_at, o.clicked_at, o.delivered_at, o.delivered_by, o.suppressed)
        IS DISTINCT FROM
          (n.recipient_id, n.clinic_id, n.notification_type, n.priority, n.channels, n.is_due, n.is_read, n.created_at,
           n.scheduled_for, n.cancelled_at, n.read_at, n.clicked_at, n.delivered_at, n.delivered_by, n.suppressed);
    RETURN NULL;
END $$;
CREATE TRIGGER count_changed_notifications AFTER UPDATE ON notifications
    REFERENCING OLD TABLE AS old NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION count_changed_notifications();

-- What a deleted notification was stays counted, for it happened; it only is no longer unread, nor scheduled.
CREATE FUNCTION count_deleted_notifications() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO statistics_increments (user_id, clinic_id, hour, unread, scheduled)
    SELECT o.recipient_id, coalesce(o.clinic_id, 0), statistics_hour(coalesce(o.scheduled_for, o.created_at)),
           CASE WHEN o.is_due THEN -1 END, CASE WHEN NOT o.is_due THEN -1 END
    FROM old o WHERE CASE WHEN o.is_due THEN NOT o.is_read ELSE o.cancelled_at IS NULL END;
    RETURN NULL;
END $$;
CREATE TRIGGER count_deleted_notifications AFTER DELETE ON notifications
    REFERENCING OLD TABLE AS old FOR EACH STATEMENT EXECUTE FUNCTION count_deleted_notifications();

-- What a delivery adds or adds no more: statistics_increments' columns that concern deliveries, in their order.
CREATE FUNCTION delivery_increment(
    sign integer, channel channel, status delivery_state, attempts smallint, last_error text, created_at timestamptz,
    sent_at timestamptz)
RETURNS TABLE (
    hour timestamptz, latency smallint, latency_count integer,
    push_suppressed integer, email_suppressed integer, sms_suppressed integer,
    push_pending integer, push_sent integer, push_delivered integer, push_failed integer,
    email_pending integer, email_sent integer, email_delivered integer, email_failed integer,
    sms_pending integer, sms_sent integer, sms_delivered integer, sms_failed integer,
    retrying integer, error_channel channel, error text, error_count integer)
LANGUAGE sql IMMUTABLE AS $$
    SELECT statistics_hour(created_at), latency_bucket(sent_at - created_at), CASE WHEN sent_at IS NOT NULL THEN sign END,
           CASE WHEN channel = 'push' AND status = 'suppressed' THEN sign END,
           CASE WHEN channel = 'email' AND status = 'suppressed' THEN sign END,
           CASE WHEN channel = 'sms' AND status = 'suppressed' THEN sign END,
           CASE WHEN channel = 'push' AND status = 'pending' THEN sign END,
           CASE WHEN channel = 'push' AND status = 'sent' THEN sign END,
           CASE WHEN channel = 'push' AND status = 'delivered' THEN sign END,
           CASE WHEN channel = 'push' AND status = 'failed' THEN sign END,
           CASE WHEN channel = 'email' AND status = 'pending' THEN sign END,
           CASE WHEN channel = 'email' AND status = 'sent' THEN sign END,
           CASE WHEN channel = 'email' AND status = 'delivered' THEN sign END,
           CASE WHEN channel = 'email' AND status = 'failed' THEN sign END,
           CASE WHEN channel = 'sms' AND status = 'pending' THEN sign END,
           CASE WHEN channel = 'sms' AND status = 'sent' THEN sign END,
           CASE WHEN channel = 'sms' AND status = 'delivered' THEN sign END,
           CASE WHEN channel = 'sms' AND status = 'failed' THEN sign END,
           CASE WHEN status = 'pending' AND attempts > 0 THEN sign END,
           CASE WHEN status = 'failed' THEN channel END,
           CASE WHEN status = 'failed' THEN left(coalesce(nullif(last_error, ''), 'unknown'), 200) END,
           CASE WHEN status = 'failed' THEN sign END $$;

-- By the row: most notifications are stored without any, in a statement that could have some.
CREATE FUNCTION count_new_delivery() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO statistics_increments (user_id, clinic_id, hour, latency, latency_count,
        push_suppressed, email_suppressed, sms_suppressed, push_pending, push_sent, push_delivered, push_failed,
        email_pending, email_sent, email_delivered, email_failed,
        sms_pending, sms_sent, sms_delivered, sms_failed, retrying, error_channel, error, error_count)
    SELECT NEW.recipient_id, coalesce(NEW.clinic_id, 0), i.*
    FROM delivery_increment(1, NEW.channel, NEW.status, NEW.attempts, NEW.last_error, NEW.created_at, NEW.sent_at) i;
    RETURN NULL;
END $$;
CREATE TRIGGER count_new_delivery AFTER INSERT ON deliveries FOR EACH ROW EXECUTE FUNCTION count_new_delivery();

CREATE FUNCTION count_changed_deliveries() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO statistics_increments (user_id, clinic_id, hour, latency, latency_count,
        push_suppressed, email_suppressed, sms_suppressed, push_pending, push_sent, push_delivered, push_failed,
        email_pending, email_sent, email_delivered, email_failed,
        sms_pending, sms_sent, sms_delivered, sms_failed, retrying, error_channel, error, error_count)
    SELECT s.recipient_id, coalesce(s.clinic_id, 0), i.*
    FROM old o JOIN fresh n ON n.id = o.id
    CROSS JOIN LATERAL (VALUES
        (-1, o.recipient_id, o.clinic_id, o.channel, o.status, o.attempts, o.last_error, o.created_at, o.sent_at),
        (1, n.recipient_id, n.clinic_id, n.channel, n.status, n.attempts, n.last_error, n.created_at, n.sent_at)
    ) s (sign, recipient_id, clinic_id, channel, status, attempts, last_error, created_at, sent_at)
    CROSS JOIN LATERAL delivery_increment(s.sign, s.channel, s.status, s.attempts, s.last_error, s.created_at, s.sent_at) i
    WHERE (o.recipient_id, o.clinic_id, o.channel, o.status, o.attempts, o.last_error, o.created_at, o.sent_at)
        IS DISTINCT FROM
          (n.recipient_id, n.clinic_id, n.channel, n.status, n.attempts, n.last_error, n.created_at, n.sent_at);
    RETURN NULL;
END $$;
CREATE TRIGGER count_changed_deliveries AFTER UPDATE ON deliveries
    REFERENCING OLD TABLE AS old NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION count_changed_deliveries();

-- What was sent stays counted; what was not yet sent never will be. By the row: deleting many notifications deletes the
-- deliveries of each by a statement of its own.
CREATE FUNCTION count_deleted_delivery() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO statistics_increments (user_id, clinic_id, hour, push_pending, email_pending, sms_pending, retrying)
    VALUES (OLD.recipient_id, coalesce(OLD.clinic_id, 0), statistics_hour(OLD.created_at),
            CASE WHEN OLD.channel = 'push' THEN -1 END, CASE WHEN OLD.channel = 'email' THEN -1 END,
            CASE WHEN OLD.channel = 'sms' THEN -1 END, CASE WHEN OLD.attempts > 0 THEN -1 END);
    RETURN NULL;
END $$;
CREATE TRIGGER count_deleted_delivery AFTER DELETE ON deliveries FOR EACH ROW
    WHEN (OLD.status = 'pending') EXECUTE FUNCTION count_deleted_delivery();

-- Active devices count with their user's clinic, and go along when the user changes it. The user's row, locked until the
-- end of the transaction, keeps the two from missing each other.
CREATE FUNCTION count_device(sign integer, device devices) RETURNS void LANGUAGE sql AS $$
    INSERT INTO statistics_increments (user_id, clinic_id, hour, android, ios, web)
    SELECT u.id, coalesce(u.clinic_id, 0), '-infinity', CASE WHEN device.device_type = 'android' THEN sign END,
           CASE WHEN device.device_type = 'ios' THEN sign END, CASE WHEN device.device_type = 'web' THEN sign END
    FROM users u WHERE u.id = device.user_id AND device.is_active FOR SHARE $$;

CREATE FUNCTION count_devices() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP <> 'INSERT' THEN PERFORM count_device(-1, OLD); END IF;
    IF TG_OP <> 'DELETE' THEN PERFORM count_device(1, NEW); END IF;
    RETURN NULL;
END $$;
CREATE TRIGGER count_new_device AFTER INSERT ON devices FOR EACH ROW EXECUTE FUNCTION count_devices();
CREATE TRIGGER count_deleted_device AFTER DELETE ON devices FOR EACH ROW EXECUTE FUNCTION count_devices();
CREATE TRIGGER count_changed_device AFTER UPDATE ON devices FOR EACH ROW
    WHEN ((OLD.user_id, OLD.device_type, OLD.is_active) IS DISTINCT FROM (NEW.user_id, NEW.device_type, NEW.is_active))
    EXECUTE FUNCTION count_devices();

CREATE FUNCTION count_devices_of_user() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO statistics_increments (user_id, clinic_id, hour, android, ios, web)
    SELECT OLD.id, c.clinic_id, '-infinity', c.sign * d.android, c.sign * d.ios, c.sign * d.web
    FROM (SELECT count(*) FILTER (WHERE device_type = 'android') AS android, count(*) FILTER (WHERE device_type = 'ios') AS ios,
                 count(*) FILTER (WHERE device_type = 'web') AS web
          FROM devices WHERE user_id = OLD.id AND is_active HAVING count(*) > 0) d
    CROSS JOIN (SELECT -1, coalesce(OLD.clinic_id, 0)
                UNION ALL SELECT 1, coalesce(NEW.clinic_id, 0) WHERE TG_OP = 'UPDATE') c (sign, clinic_id);
    RETURN OLD;
END $$;
CREATE TRIGGER count_moved_devices AFTER UPDATE OF clinic_id ON users FOR EACH ROW
    WHEN (OLD.clinic_id IS DISTINCT FROM NEW.clinic_id) EXECUTE FUNCTION count_devices_of_user();
-- Before, because the devices go with the user.
CREATE TRIGGER count_lost_devices BEFORE DELETE ON users FOR EACH ROW EXECUTE FUNCTION count_devices_of_user();

-- What was there before.
INSERT INTO statistics_increments
SELECT n.recipient_id, coalesce(n.clinic_id, 0), i.* FROM notifications n
CROSS JOIN LATERAL notification_increment(1, n.notification_type, n.priority, n.channels, n.is_due, n.is_read,
    n.created_at, n.scheduled_for, n.cancelled_at, n.read_at, n.clicked_at, n.delivered_at, n.delivered_by, n.suppressed) i;
INSERT INTO statistics_increments (user_id, clinic_id, hour, latency, latency_count,
    push_suppressed, email_suppressed, sms_suppressed, push_pending, push_sent, push_delivered, push_failed,
    email_pending, email_sent, email_delivered, email_failed,
    sms_pending, sms_sent, sms_delivered, sms_failed, retrying, error_channel, error, error_count)
SELECT d.recipient_id, coalesce(d.clinic_id, 0), i.* FROM deliveries d
CROSS JOIN LATERAL delivery_increment(1, d.channel, d.status, d.attempts, d.last_error, d.created_at, d.sent_at) i;
DO $$ BEGIN PERFORM count_device(1, d) FROM devices d; END $$;
