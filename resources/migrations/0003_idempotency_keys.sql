-- The first answer to every POST that carried an Idempotency-Key, for 24 hours. The row is written by the transaction that
-- does the work: a second request with the key waits for the first one's row.
CREATE TABLE idempotency_keys (
    caller       text NOT NULL,
    key          text NOT NULL,
    request_hash bytea NOT NULL,
    created_at   timestamptz NOT NULL,
    status       smallint NOT NULL DEFAULT 0,
    location     text NOT NULL DEFAULT '',
    body         bytea NOT NULL DEFAULT '',
    PRIMARY KEY (caller, key)
);
CREATE INDEX idx_idempotency_keys_created_at ON idempotency_keys (created_at);
