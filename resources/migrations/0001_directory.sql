-- The directory: who the platform's users are, kept current by its Users module (CONTRACT section 3), and the local
-- accounts of those who sign in with a password here.

CREATE EXTENSION IF NOT EXISTS pg_trgm;

CREATE TYPE user_role AS ENUM ('admin', 'doctor', 'patient');

CREATE TABLE users (
    id          bigint PRIMARY KEY CHECK (id > 0),
    username    text NOT NULL UNIQUE,
    email       text NOT NULL DEFAULT '',
    phone       text NOT NULL DEFAULT '',
    first_name  text NOT NULL DEFAULT '',
    last_name   text NOT NULL DEFAULT '',
    role        user_role NOT NULL,
    clinic_id   bigint,
    timezone    text NOT NULL DEFAULT 'UTC',
    locale      text NOT NULL DEFAULT 'en',
    is_active   boolean NOT NULL DEFAULT true,
    created_at  timestamptz NOT NULL DEFAULT now(),
    updated_at  timestamptz NOT NULL DEFAULT now(),
    -- What ?search= looks through.
    search_text text GENERATED ALWAYS AS
        (lower(username || ' ' || email || ' ' || first_name || ' ' || last_name)) STORED
);

-- ?search= finds any part of a name: trigrams keep that from reading the whole directory.
CREATE INDEX idx_users_search ON users USING gin (search_text gin_trgm_ops);
CREATE INDEX idx_users_clinic_role ON users (clinic_id, role);

-- Passwords live apart from the directory, so that nothing that reads users ever holds a hash.
CREATE TABLE accounts (
    user_id       bigint PRIMARY KEY REFERENCES users (id) ON DELETE CASCADE,
    password_hash text NOT NULL,
    updated_at    timestamptz NOT NULL DEFAULT now()
);

-- Refresh tokens are kept as hashes: a copy of the database opens no session.
CREATE TABLE refresh_tokens (
    token_hash bytea PRIMARY KEY,
    user_id    bigint NOT NULL REFERENCES users (id) ON DELETE CASCADE,
    expires_at timestamptz NOT NULL,
    created_at timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX idx_refresh_tokens_user ON refresh_tokens (user_id);
CREATE INDEX idx_refresh_tokens_expiry ON refresh_tokens (expires_at);
