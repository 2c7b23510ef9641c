-- Whoever signs in by an identity provider is known to it by a name of its own, the subject of its tokens. The directory maps that to
-- its own id (CONTRACT section 3). It may keep people itself, told by SCIM (section 13).

ALTER TABLE users
    ADD COLUMN external_id text CHECK (char_length(external_id) BETWEEN 1 AND 255),
    ADD COLUMN deprovisioned_at timestamptz; -- when SCIM deleted them: it does not see them any more; null: it does

CREATE UNIQUE INDEX idx_users_external_id ON users (external_id) WHERE external_id IS NOT NULL;
-- For ?search=, beside search_text, whose change would write the whole table anew.
CREATE INDEX idx_users_external_id_search ON users USING gin (lower(external_id) gin_trgm_ops) WHERE external_id IS NOT NULL;
-- SCIM compares user names without case (RFC 7643 section 4.1.1).
CREATE INDEX idx_users_username_lower ON users (lower(username));

-- Ids that this service gives, to users whom SCIM or an operator adds. They begin beyond those that a platform's Users module is likely
-- to give, and are exact in JSON.
CREATE SEQUENCE local_user_ids AS bigint MINVALUE 1 MAXVALUE 9007199254740991 START 1000000000000;
