-- Devices that take push messages. A token never stands here in clear text: it is kept encrypted (XChaCha20-Poly1305) with
-- the id of the key beside it, and found by a keyed hash, so that a copy of the database sends nothing to anybody.

CREATE TYPE device_type AS ENUM ('android', 'ios', 'web');

CREATE TABLE devices (
    id               bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    user_id          bigint NOT NULL REFERENCES users (id) ON DELETE CASCADE,
    device_type      device_type NOT NULL,
    device_name      text NOT NULL DEFAULT '',
    app_version      text NOT NULL DEFAULT '',
    is_active        boolean NOT NULL DEFAULT true,
    token_hash       bytea NOT NULL UNIQUE,
    token_ciphertext bytea NOT NULL,
    token_key_id     text NOT NULL,
    created_at       timestamptz NOT NULL,
    updated_at       timestamptz NOT NULL,
    last_used_at     timestamptz NOT NULL,
    search_text      text GENERATED ALWAYS AS (lower(device_name || ' ' || app_version)) STORED
);
CREATE INDEX idx_devices_user ON devices (user_id, id);
CREATE INDEX idx_devices_search ON devices USING gin (search_text gin_trgm_ops);
-- What a rotation of keys has still to do.
CREATE INDEX idx_devices_key ON devices (token_key_id, id);
