-- Sessions that can be ended (CONTRACT section 12). A user's epoch counts how often everything given to them was ended: by a new
-- password, deactivation, a lesser role, or a sign-out everywhere. Tokens of our own name the epoch they were given in; those of
-- an identity provider are judged by when they were issued.

ALTER TABLE users
    ADD COLUMN session_epoch integer NOT NULL DEFAULT 0,
    ADD COLUMN sessions_valid_from timestamptz; -- when the epoch began; null: nothing was ever ended

-- A row is a session: one sign-in, and the refresh token that continues it now. All tokens of a session begin with the same 16
-- bytes, so that an old one is known by its beginning, and nothing has to be kept of the tokens it had.
ALTER TABLE refresh_tokens
    ADD COLUMN family bytea, -- hash of that beginning; null: not used yet since tokens rotate
    ADD COLUMN session_epoch integer NOT NULL DEFAULT 0, -- the user's at sign-in
    ADD COLUMN previous_hash bytea, -- of the token before
    ADD COLUMN successor bytea, -- the present token, readable only with the one before: for a client that lost the answer
    ADD COLUMN rotated_at timestamptz;
CREATE UNIQUE INDEX idx_refresh_tokens_family ON refresh_tokens (family) WHERE family IS NOT NULL;
