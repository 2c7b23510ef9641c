-- Notifications, and the inboxes that number every change of them.

CREATE TYPE notification_type AS ENUM ('appointment', 'billing', 'medical_record', 'message', 'reminder', 'system');
-- In ascending order: sorting by priority sorts by weight.
CREATE TYPE notification_priority AS ENUM ('low', 'medium', 'high', 'critical');
CREATE TYPE delivery_status AS ENUM ('pending', 'sent', 'delivered', 'failed');
CREATE TYPE channel AS ENUM ('in_app', 'push', 'email', 'sms');

-- One row a user. `version` counts the changes of the inbox without gaps: every change updates this row in its own
-- transaction, so the row's lock puts the changes of one inbox in order. `unread_count` is kept by the same update and is
-- therefore never wrong. Both are the whole state that a WebSocket needs to start from.
CREATE TABLE inboxes (
    user_id      bigint PRIMARY KEY REFERENCES users (id) ON DELETE CASCADE,
    version      bigint NOT NULL DEFAULT 0,
    unread_count integer NOT NULL DEFAULT 0 CHECK (unread_count >= 0)
) WITH (fillfactor = 50); -- updated in place all the time: room for HOT updates

CREATE TABLE notifications (
    id                uuid PRIMARY KEY,
    -- Refers to the inbox, not the user: its row is locked by the same transaction anyway, so the check adds no lock.
    recipient_id      bigint NOT NULL REFERENCES inboxes (user_id) ON DELETE CASCADE,
    sender_id         bigint, -- null: another module of the platform
    notification_type notification_type NOT NULL,
    priority          notification_priority NOT NULL,
    delivery_status   delivery_status NOT NULL,
    is_read           boolean NOT NULL DEFAULT false,
    -- False while scheduled for later: then only admins see it, and it is not counted as unread.
    is_due            boolean NOT NULL DEFAULT true,
    created_at        timestamptz NOT NULL,
    read_at           timestamptz,
    scheduled_for     timestamptz,
    title             text NOT NULL,
    message           text NOT NULL,
    channels          channel[] NOT NULL,
    -- The metadata; null: not set, which takes no room.
    appointment_id    bigint,
    message_id        bigint,
    medical_record_id bigint,
    invoice_id        bigint,
    action_url        text,
    deep_link         text
) WITH (fillfactor = 90); -- delivery_status changes once in place

-- The specification's indexes. is_due rides along so that counting a list needs no visit to the table.
CREATE INDEX idx_notifications_recipient_created ON notifications (recipient_id, created_at) INCLUDE (is_due);
CREATE INDEX idx_notifications_type_priority ON notifications (notification_type, priority);
CREATE INDEX idx_notifications_unread ON notifications (recipient_id, is_read, created_at) INCLUDE (is_due);
-- What is still to come due.
CREATE INDEX idx_notifications_scheduled ON notifications (scheduled_for) WHERE NOT is_due;

-- The latest changes of every inbox, what `sync` replays and what another instance tells its sockets.
CREATE TABLE inbox_changes (
    user_id           bigint NOT NULL,
    version           bigint NOT NULL,
    kind              text NOT NULL CHECK
        (kind IN ('created', 'read', 'unread', 'deleted', 'all_read', 'multiple_read', 'bulk_deleted')),
    changed_at        timestamptz NOT NULL,
    unread_count      integer NOT NULL,
    notification_id   uuid,
    affected_count    integer,
    notification_type notification_type,
    notification_ids  uuid[],
    PRIMARY KEY (user_id, version)
);
-- Rows come in the order of time, so a block range index is enough to find what is old.
CREATE INDEX idx_inbox_changes_changed_at ON inbox_changes USING brin (changed_at) WITH (pages_per_range = 16);
