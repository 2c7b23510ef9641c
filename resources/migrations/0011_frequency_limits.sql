-- What frequency limits count: when a delivery went out, or was let out after it was held, not when its row was written. And
-- kept apart from what its recipient can delete.

ALTER TABLE deliveries ADD COLUMN counted_at timestamptz; -- null: held and not counted yet, or suppressed
-- Limits look back no further than a day. What is held is counted when it is let out.
UPDATE deliveries SET counted_at = created_at
WHERE (status = 'pending' AND reason IS DISTINCT FROM 'quiet_hours')
   OR (status NOT IN ('pending', 'suppressed') AND created_at > now() - interval '1 day');

DROP INDEX idx_deliveries_recipient;
CREATE INDEX idx_deliveries_counted ON deliveries (recipient_id, counted_at) WHERE counted_at IS NOT NULL;

-- Deliveries that went out and were deleted with their notification, until no limit looks back so far.
CREATE TABLE deleted_deliveries (
    recipient_id    bigint NOT NULL,
    counted_at      timestamptz NOT NULL,
    notification_id uuid NOT NULL,
    channel         channel NOT NULL
);
CREATE INDEX idx_deleted_deliveries_recipient ON deleted_deliveries (recipient_id, counted_at);
CREATE INDEX idx_deleted_deliveries_counted_at ON deleted_deliveries (counted_at);

-- By a trigger, since only the row as it is deleted tells whether somebody has taken a lease on it meanwhile. What nobody has
-- begun to send goes nowhere any more, and does not count.
CREATE FUNCTION keep_deleted_delivery() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO deleted_deliveries (recipient_id, counted_at, notification_id, channel)
    VALUES (OLD.recipient_id, OLD.counted_at, OLD.notification_id, OLD.channel);
    RETURN NULL;
END $$;
CREATE TRIGGER keep_deleted_delivery AFTER DELETE ON deliveries FOR EACH ROW
    WHEN (OLD.counted_at IS NOT NULL AND (OLD.status <> 'pending' OR OLD.attempts > 0 OR OLD.leased_until IS NOT NULL))
    EXECUTE FUNCTION keep_deleted_delivery();
