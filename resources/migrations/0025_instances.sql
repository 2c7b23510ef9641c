-- What the instances on this database tell each other once a second. Nothing of it matters after a crash.
CREATE UNLOGGED TABLE instances (
    id      uuid PRIMARY KEY,
    told_at timestamptz NOT NULL,
    report  jsonb NOT NULL
) WITH (fillfactor = 50);
