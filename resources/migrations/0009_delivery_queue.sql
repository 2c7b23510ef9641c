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

-- Each row is updated twice, and the index of what is due is all churn: vacuumed before it grows.
ALTER TABLE deliveries SET (fillfactor = 80, autovacuum_vacuum_scale_factor = 0.02, autovacuum_vacuum_threshold = 2000,
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
