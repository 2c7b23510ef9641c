-- Which trace of the platform's (W3C Trace Context) notifications belong to. Null: one of its own, whose id is the notification's.
ALTER TABLE notifications ADD COLUMN trace_id uuid, ADD COLUMN is_trace_sampled boolean;
ALTER TABLE batches ADD COLUMN trace_id uuid, ADD COLUMN is_trace_sampled boolean;

-- When each provider last accepted a message, and how its test by the canary goes, whichever instance does it.
CREATE TABLE channel_proofs (
    provider       provider PRIMARY KEY,
    last_proven_at timestamptz,
    tested_at      timestamptz, -- when the latest test was begun
    test_id        uuid, -- its notification, which may have been deleted; null: it could not be made
    failing_since  timestamptz -- administrators were told that a test has failed, and none has succeeded since
) WITH (fillfactor = 50);
INSERT INTO channel_proofs (provider) SELECT unnest(enum_range(NULL::provider));
