-- Tokens that `token create` made, so that an operator sees which are out, and can withdraw one (CONTRACT section 12). The tokens
-- themselves are kept nowhere.
CREATE TABLE issued_tokens (
    id           uuid PRIMARY KEY, -- the token's `jti`
    subject      text NOT NULL,
    role         text NOT NULL, -- no user_role: modules have tokens too
    issued_at    timestamptz NOT NULL,
    expires_at   timestamptz NOT NULL,
    revoked_at   timestamptz,
    last_used_at timestamptz -- to the hour
);
CREATE INDEX idx_issued_tokens_expires_at ON issued_tokens (expires_at);
