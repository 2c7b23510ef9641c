-- What /readyz writes to, to know that the database takes changes: a standby does not, nor a server whose disk is full. One row for
-- all instances, with room for its next versions beside it.
CREATE TABLE readiness (
    checked_at timestamptz NOT NULL
) WITH (fillfactor = 10, autovacuum_vacuum_threshold = 500, autovacuum_vacuum_scale_factor = 0);
INSERT INTO readiness VALUES (now());
