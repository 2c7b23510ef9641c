-- Deliveries as a queue: who is at one, and who carries it.

CREATE TYPE provider AS ENUM ('fcm', 'apns', 'smtp', 'sms');

-- Who pushes to a device: told by its token when it is registered, for tokens are stored sealed.
ALTER TABLE devices ADD COLUMN provider provider NOT NULL DEFAULT 'fcm' CHECK (provider IN ('fcm', 'apns'));

ALTER TABLE deliveries
    ADD COLUMN provider     provider,
    ADD COLUMN attempts_before smallint NOT NULL DEFAULT 0, -- those before an admin queued it again: retries begin anew
    ADD COLUMN leased_by    uuid, -- the instance that is trying it
    ADD COLUMN leased_until timestamptz; -- later than now: nobody else takes it; null: nobody is at it
UPDATE deliveries SET provider = CASE channel WHEN 'email' THEN 'smtp' WHEN 'sms' THEN 'sms' ELSE 'fcm' END::provider;
ALTER TABLE deliveries ALTER COLUMN provider SET NOT NULL;

-- A claim looks at one provider's deliveries of one priority after the other, the longest due first, and never at those
-- that are held. A lease stands in no index, so that taking one is a HOT update.
DROP INDEX idx_deliveries_due;
CREATE INDEX idx_deliveries_due ON deliveries (provider, priority, due_at) WHERE status = 'pending';

-- Each row is updated twice, most of a page in one transaction: leases stay HOT only where half of it is free. The index of
-- what is due is all churn: vacuumed before it grows.
ALTER TABLE deliveries SET (fillfactor = 50, autovacuum_vacuum_scale_factor = 0.02, autovacuum_vacuum_threshold = 2000,
                            autovacuum_vacuum_cost_delay = 0);

-- What deliveries make of a notification's status (CONTRACT section 8).
CREATE FUNCTION settled_status(n notifications, pending bigint, sent bigint, delivered bigint)
RETURNS delivery_status LANGUAGE sql IMMUTABLE AS $$
    SELECT CASE WHEN pending > 0 THEN 'pending'
                WHEN n.delivered_at IS NOT NULL OR delivered > 0 THEN 'delivered'
                WHEN sent > 0 OR n.named_channels IS NULL OR 'in_app' = ANY (n.named_channels) THEN 'sent'
                ELSE 'failed' END::delivery_status $$;

ALTER TABLE notification_events DROP CONSTRAINT notification_events_event_check;
ALTER TABLE notification_events ADD CONSTRAINT notification_events_event_check
    CHECK (event IN ('scheduled', 'rescheduled', 'cancelled', 'held', 'suppressed', 'attempted', 'sent', 'failed', 'retried',
                     'delivered', 'read', 'unread', 'clicked'));

-- Most changes of deliveries are leases, which no statistics tell of, and that a pending one was sent: a row each that takes
-- the old away and adds the new, instead of two. By the row, since a condition by the statement would cost a join of the rows
-- before and after it.
DROP TRIGGER count_changed_deliveries ON deliveries;
DROP FUNCTION count_changed_deliveries();
CREATE FUNCTION count_changed_delivery() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO statistics_increments (user_id, clinic_id, hour, latency, latency_count,
        push_suppressed, email_suppressed, sms_suppressed, push_pending, push_sent, push_delivered, push_failed,
        email_pending, email_sent, email_delivered, email_failed,
        sms_pending, sms_sent, sms_delivered, sms_failed, retrying, error_channel, error, error_count)
    SELECT NEW.recipient_id, coalesce(NEW.clinic_id, 0), n.hour, n.latency, n.latency_count,
           n.push_suppressed, n.email_suppressed, n.sms_suppressed,
           CASE WHEN NEW.channel = 'push' THEN pending.less END, n.push_sent, n.push_delivered, n.push_failed,
           CASE WHEN NEW.channel = 'email' THEN pending.less END, n.email_sent, n.email_delivered, n.email_failed,
           CASE WHEN NEW.channel = 'sms' THEN pending.less END, n.sms_sent, n.sms_delivered, n.sms_failed,
           coalesce(n.retrying, 0) - (OLD.attempts > 0)::int, n.error_channel, n.error, n.error_count
    FROM delivery_increment(1, NEW.channel, NEW.status, NEW.attempts, NEW.last_error, NEW.created_at, NEW.sent_at) n,
         (SELECT CASE WHEN NEW.status <> 'pending' THEN -1 END AS less) pending
    WHERE OLD.status = 'pending' AND OLD.sent_at IS NULL
    UNION ALL
    SELECT NEW.recipient_id, coalesce(NEW.clinic_id, 0), i.*
    FROM (VALUES (-1, OLD.channel, OLD.status, OLD.attempts, OLD.last_error, OLD.created_at, OLD.sent_at),
                 (1, NEW.channel, NEW.status, NEW.attempts, NEW.last_error, NEW.created_at, NEW.sent_at)
         ) s (sign, channel, status, attempts, last_error, created_at, sent_at)
    CROSS JOIN LATERAL delivery_increment(s.sign, s.channel, s.status, s.attempts, s.last_error, s.created_at, s.sent_at) i
    WHERE NOT (OLD.status = 'pending' AND OLD.sent_at IS NULL);
    RETURN NULL;
END $$;
CREATE TRIGGER count_changed_delivery AFTER UPDATE ON deliveries FOR EACH ROW
    WHEN ((OLD.status, OLD.attempts, OLD.last_error, OLD.sent_at)
          IS DISTINCT FROM (NEW.status, NEW.attempts, NEW.last_error, NEW.sent_at))
    EXECUTE FUNCTION count_changed_delivery();

-- These join rows before and after a change by a plan that is kept, for however few there were when it was made.
ALTER FUNCTION count_changed_notifications() SET enable_nestloop = off;
ALTER FUNCTION tell_notification_changes() SET enable_nestloop = off;
