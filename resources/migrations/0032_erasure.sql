-- Erasing a person (CONTRACT section 9).

-- By what name the audit log knows somebody: a number below zero that only this row connects with a person. So erasing the row
-- leaves who did what under a pseudonym, and no sealed row has to change. Rows of the log from before keep the users' ids.
CREATE FUNCTION new_pseudonym() RETURNS bigint LANGUAGE sql VOLATILE AS $$
    SELECT -1 - ('x0' || right(replace(gen_random_uuid()::text, '-', ''), 15))::bit(64)::bigint $$;
ALTER TABLE users
    ADD COLUMN pseudonym bigint NOT NULL DEFAULT new_pseudonym() UNIQUE,
    ADD COLUMN erasing_since timestamptz; -- nothing is left but the id, which goes when nothing refers to it any more
CREATE INDEX idx_users_erasing ON users (erasing_since) WHERE erasing_since IS NOT NULL;

CREATE FUNCTION pseudonym_of(user_id bigint) RETURNS bigint LANGUAGE sql STABLE AS $$
    SELECT pseudonym FROM users WHERE id = user_id $$;

-- The log as people read it: with ids for those who are known. `actor` and `owner` are what the log itself has.
CREATE VIEW audit_trail AS
SELECT a.id, a.at, coalesce(actor.id, a.actor_id) AS actor_id, coalesce(actor.id::text, a.actor_subject) AS actor_subject,
       a.actor_role, a.address, a.request_id, a.action, a.target_type,
       CASE WHEN a.target_type = 'user' AND a.target_id = owner.pseudonym::text THEN owner.id::text ELSE a.target_id END AS target_id,
       coalesce(owner.id, a.owner_id) AS owner_id, a.details, a.actor_id AS actor, a.owner_id AS owner
FROM audit_log a
LEFT JOIN users actor ON actor.pseudonym = a.actor_id
LEFT JOIN users owner ON owner.pseudonym = a.owner_id;

-- What an admin sent names them: few rows, since modules have no id.
CREATE INDEX idx_notifications_sender ON notifications (sender_id) WHERE sender_id IS NOT NULL;

-- A time as the API writes it.
CREATE FUNCTION rfc3339(moment timestamptz) RETURNS text LANGUAGE sql STABLE AS $$
    SELECT to_char(moment AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') $$;
