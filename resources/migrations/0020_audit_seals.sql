-- The audit log, sealed (CONTRACT section 12): a row's seal is a hash over the row and the seal before, so that nobody changes,
-- removes or inserts a row without breaking the chain. A job seals what was committed, some moments later: so requests never
-- wait for each other's rows. Seals have an order of their own, since ids are not committed in theirs.

CREATE TABLE audit_seals (
    position bigint PRIMARY KEY, -- 1, 2, 3, without gaps
    row_id   bigint NOT NULL UNIQUE, -- of audit_log; no reference: a row that is gone is what seals are to tell
    hash     bytea NOT NULL -- SHA-256 of the hash before (32 zero bytes for the first) and the row
);

CREATE OR REPLACE FUNCTION refuse_audit_changes() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'insufficient_privilege';
END $$;
CREATE TRIGGER refuse_audit_changes BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_seals
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_audit_changes();

-- The transaction that wrote a row: what is sealed is told by a snapshot, as for statistics.
ALTER TABLE audit_log ADD COLUMN xid xid8 NOT NULL DEFAULT pg_current_xact_id();
CREATE INDEX idx_audit_log_xid ON audit_log (xid);

CREATE TABLE audit_sealing (
    is_only boolean PRIMARY KEY DEFAULT true CHECK (is_only),
    sealed  pg_snapshot NOT NULL, -- rows of transactions that it sees have their seals
    settled bigint NOT NULL -- rows up to this id too, whatever their transaction: those of before a restored dump
);
INSERT INTO audit_sealing (sealed, settled) VALUES ('1:1:', 0);
