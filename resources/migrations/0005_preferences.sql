-- What a user wants by which channel, and when. Users who never changed anything have no row: the defaults hold for them
-- (CONTRACT section 5).

CREATE TABLE preferences (
    user_id             bigint PRIMARY KEY REFERENCES users (id) ON DELETE CASCADE,
    notification_types  jsonb NOT NULL, -- {"appointment": {"in_app": true, "push": …}, …}: every type, every channel
    quiet_hours_enabled boolean NOT NULL,
    quiet_hours_start   time NOT NULL,
    quiet_hours_end     time NOT NULL,
    quiet_hours_zone    text, -- null: the user's own time zone, whatever it becomes
    max_per_hour        integer NOT NULL CHECK (max_per_hour >= 0), -- 0: no limit
    max_per_day         integer NOT NULL CHECK (max_per_day >= 0),
    updated_at          timestamptz NOT NULL
);
