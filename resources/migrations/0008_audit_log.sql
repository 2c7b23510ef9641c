-- Who did what to whose record (CONTRACT section 9): every act of an admin, every access to another person's data. Written
-- in the transaction of the act, one row for each person whose records it touched, and never changed.

CREATE TABLE audit_log (
    id            bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    at            timestamptz NOT NULL,
    actor_id      bigint, -- null: a module of the platform
    actor_subject text NOT NULL, -- the token's
    actor_role    text NOT NULL,
    address       inet NOT NULL,
    request_id    text NOT NULL,
    action        text NOT NULL,
    target_type   text NOT NULL,
    target_id     text, -- null: many, or none of its own
    owner_id      bigint, -- whose record; null: those of many, or of nobody known
    details       jsonb NOT NULL -- how many records, by which filters; nothing of what they say
);
-- No reference to users: what was done outlives whom it was done to.

CREATE INDEX idx_audit_log_owner ON audit_log (owner_id, at);
CREATE INDEX idx_audit_log_actor ON audit_log (actor_id, at);
-- Rows come in the order of time.
CREATE INDEX idx_audit_log_at ON audit_log USING brin (at) WITH (pages_per_range = 16);

CREATE FUNCTION refuse_audit_changes() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'audit_log is append-only' USING ERRCODE = 'insufficient_privilege';
END $$;
CREATE TRIGGER refuse_audit_changes BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_log
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_audit_changes();
