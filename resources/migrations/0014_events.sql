-- Events of the platform's other modules (CONTRACT section 7).

-- Those taken in, so that none is taken in twice. Housekeeping forgets them after 30 days.
CREATE TABLE events (
    source      text NOT NULL,
    id          text NOT NULL,
    event_type  text NOT NULL,
    received_at timestamptz NOT NULL,
    PRIMARY KEY (source, id)
);
CREATE INDEX idx_events_received_at ON events (received_at);

-- The latest state of each appointment, by the time of the event that told it: what its reminders are made from, and what they
-- are held against in the transaction that shows them. Housekeeping forgets them 30 days after they began.
CREATE TABLE appointments (
    id           bigint PRIMARY KEY,
    patient_id   bigint NOT NULL,
    doctor_id    bigint NOT NULL,
    starts_at    timestamptz NOT NULL,
    location     text NOT NULL DEFAULT '',
    is_cancelled boolean NOT NULL DEFAULT false,
    told_at      timestamptz NOT NULL, -- the event's time
    -- Reminders up to then have been shown. An instance whose clock is behind, or who waited meanwhile, shows none of them again.
    reminded_at  timestamptz
);
CREATE INDEX idx_appointments_starts_at ON appointments (starts_at);

ALTER TABLE notifications
    ADD COLUMN reminder_lead interval, -- of an appointment's reminder: how long before it starts; null once it was dropped
    ADD COLUMN texts         jsonb;    -- what push, email and SMS say where it is not the title and the message

-- Reminders are shown by a job of their own: neither it nor the scheduler waits behind what the other has to do.
DROP INDEX idx_notifications_scheduled;
CREATE INDEX idx_notifications_scheduled ON notifications (scheduled_for)
    WHERE NOT is_due AND cancelled_at IS NULL AND reminder_lead IS NULL;
CREATE INDEX idx_notifications_reminders ON notifications (scheduled_for)
    WHERE NOT is_due AND reminder_lead IS NOT NULL;
-- One at a time waits for each person: the next one is made when it is shown. One that an admin cancelled keeps its place until
-- its time has come.
CREATE UNIQUE INDEX idx_notifications_next_reminder ON notifications (appointment_id, recipient_id)
    WHERE NOT is_due AND reminder_lead IS NOT NULL;
