-- How notifications reach their recipients: in the app, and by the external channels, a row each.

-- Who was not seen for long gets email too. Kept to some minutes, not to the second.
ALTER TABLE users ADD COLUMN last_seen_at timestamptz;

CREATE TYPE in_app_way AS ENUM ('socket', 'fetch');

ALTER TABLE notifications
    ADD COLUMN clinic_id      bigint, -- the recipient's when it was created: statistics stay with it
    ADD COLUMN batch_id       uuid,
    ADD COLUMN named_channels channel[], -- the sender's own choice; null: the strategy's
    ADD COLUMN suppressed     jsonb, -- channels ruled out when it was due, and why: {"push": "no_device"}; null: none
    ADD COLUMN delivered_at   timestamptz, -- reached the recipient's app
    ADD COLUMN delivered_by   in_app_way,
    ADD COLUMN clicked_at     timestamptz,
    ADD COLUMN cancelled_at   timestamptz;

DROP INDEX idx_notifications_scheduled;
CREATE INDEX idx_notifications_scheduled ON notifications (scheduled_for) WHERE NOT is_due AND cancelled_at IS NULL;

CREATE TYPE delivery_state AS ENUM ('pending', 'sent', 'delivered', 'failed', 'suppressed');

-- One row for each external channel and target, made when the notification is due. Channels that are ruled out then have no
-- row, but stand in notifications.suppressed; `suppressed` here is what was ruled out later.
CREATE TABLE deliveries (
    id                uuid PRIMARY KEY,
    notification_id   uuid NOT NULL REFERENCES notifications (id) ON DELETE CASCADE,
    recipient_id      bigint NOT NULL,
    clinic_id         bigint,
    priority          notification_priority NOT NULL,
    channel           channel NOT NULL CHECK (channel <> 'in_app'),
    device_id         bigint REFERENCES devices (id) ON DELETE SET NULL, -- push only
    status            delivery_state NOT NULL,
    reason            text, -- why it is held or suppressed: one of CONTRACT section 11's words
    detail            text, -- the same in a sentence
    attempts          smallint NOT NULL DEFAULT 0,
    last_error        text,
    created_at        timestamptz NOT NULL,
    due_at            timestamptz NOT NULL, -- of the next attempt
    last_attempt_at   timestamptz,
    sent_at           timestamptz,
    delivered_at      timestamptz
);
CREATE INDEX idx_deliveries_notification ON deliveries (notification_id);
CREATE INDEX idx_deliveries_device ON deliveries (device_id) WHERE device_id IS NOT NULL;
CREATE INDEX idx_deliveries_due ON deliveries (priority DESC, due_at) WHERE status = 'pending';
-- What frequency limits count.
CREATE INDEX idx_deliveries_recipient ON deliveries (recipient_id, created_at) WHERE status <> 'suppressed';

-- What happened to a notification since it was created, for its timeline. What its row and those of its deliveries tell
-- anyhow (created, suppressed) is not repeated.
CREATE TABLE notification_events (
    nth             bigint GENERATED ALWAYS AS IDENTITY, -- the order of what happened at one moment
    notification_id uuid NOT NULL REFERENCES notifications (id) ON DELETE CASCADE,
    at              timestamptz NOT NULL,
    event           text NOT NULL CHECK (event IN ('scheduled', 'rescheduled', 'cancelled', 'held', 'attempted', 'sent',
                                                   'failed', 'retried', 'delivered', 'read', 'unread', 'clicked')),
    channel         channel,
    delivery_id     uuid,
    attempt         smallint,
    reason          text,
    detail          text
);
CREATE INDEX idx_notification_events ON notification_events (notification_id, at);

-- Events come from what changed, so that no statement can forget one.
CREATE FUNCTION tell_notification_changes() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO notification_events (notification_id, at, event, channel, detail)
    SELECT n.id, happened.at, happened.event, happened.channel, happened.detail
    FROM fresh n JOIN old o ON o.id = n.id CROSS JOIN LATERAL (
        SELECT clock_timestamp() AS at, 'rescheduled' AS event, NULL::channel AS channel,
               to_char(n.scheduled_for AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS detail
            WHERE n.scheduled_for IS DISTINCT FROM o.scheduled_for
        UNION ALL SELECT n.cancelled_at, 'cancelled', NULL, NULL WHERE n.cancelled_at IS NOT NULL AND o.cancelled_at IS NULL
        UNION ALL SELECT n.delivered_at, 'delivered', 'in_app', n.delivered_by::text
            WHERE n.delivered_at IS NOT NULL AND o.delivered_at IS NULL
        UNION ALL SELECT n.read_at, 'read', 'in_app', NULL WHERE n.is_read AND NOT o.is_read
        UNION ALL SELECT clock_timestamp(), 'unread', 'in_app', NULL WHERE o.is_read AND NOT n.is_read
        UNION ALL SELECT n.clicked_at, 'clicked', 'in_app', NULL WHERE n.clicked_at IS NOT NULL AND o.clicked_at IS NULL
    ) happened;
    RETURN NULL;
END $$;
CREATE TRIGGER tell_notification_changes AFTER UPDATE ON notifications
    REFERENCING NEW TABLE AS fresh OLD TABLE AS old FOR EACH STATEMENT EXECUTE FUNCTION tell_notification_changes();

CREATE FUNCTION tell_scheduled() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO notification_events (notification_id, at, event, detail)
    VALUES (NEW.id, NEW.created_at, 'scheduled',
            to_char(NEW.scheduled_for AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'));
    RETURN NULL;
END $$;
CREATE TRIGGER tell_scheduled AFTER INSERT ON notifications
    FOR EACH ROW WHEN (NOT NEW.is_due) EXECUTE FUNCTION tell_scheduled();

CREATE FUNCTION tell_held() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO notification_events (notification_id, at, event, channel, delivery_id, reason, detail)
    VALUES (NEW.notification_id, NEW.created_at, 'held', NEW.channel, NEW.id, NEW.reason, NEW.detail);
    RETURN NULL;
END $$;
CREATE TRIGGER tell_held AFTER INSERT ON deliveries
    FOR EACH ROW WHEN (NEW.status = 'pending' AND NEW.reason IS NOT NULL) EXECUTE FUNCTION tell_held();

-- Announcements to many, made in steps: how far one has come is committed with each step's notifications.
CREATE TYPE batch_status AS ENUM ('running', 'done', 'failed');
CREATE TABLE batches (
    id           uuid PRIMARY KEY,
    sender_id    bigint,
    draft        jsonb NOT NULL, -- the notification each recipient gets, as the API writes drafts
    user_ids     bigint[], -- the audience by name; null: by what follows
    role         user_role,
    clinic_id    bigint,
    status       batch_status NOT NULL DEFAULT 'running',
    accepted     integer NOT NULL,
    created      integer NOT NULL DEFAULT 0,
    last_user_id bigint NOT NULL DEFAULT 0, -- everybody up to this one is done
    failures     smallint NOT NULL DEFAULT 0, -- steps that failed one after the other
    created_at   timestamptz NOT NULL,
    audience_at  timestamptz NOT NULL DEFAULT now(), -- who came into the directory later is not meant
    finished_at  timestamptz
);
CREATE INDEX idx_batches_running ON batches (created_at) WHERE status = 'running';
