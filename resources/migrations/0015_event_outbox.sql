-- The way in for modules on the same PostgreSQL server: they insert an event in the transaction that makes it true, and a job takes
-- it from there (service/events/outbox.h). Such a role needs no more than GRANT INSERT (event) ON event_outbox.
CREATE TABLE event_outbox (
    nth         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    event       jsonb NOT NULL, -- a whole CloudEvent 1.0 in its JSON format
    inserted_at timestamptz NOT NULL DEFAULT now()
) WITH (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 2000, autovacuum_vacuum_cost_delay = 0);

-- The one trigger of its kind: whoever inserts is not this service, and can't be asked to tell. It looks at no row and is called once
-- for each statement. PostgreSQL sends equal notices of a transaction once, after its commit.
CREATE FUNCTION tell_event_outbox() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM pg_catalog.pg_notify('event_outbox', '');
    RETURN NULL;
END $$;
CREATE TRIGGER tell_event_outbox AFTER INSERT ON event_outbox FOR EACH STATEMENT EXECUTE FUNCTION tell_event_outbox();

-- Those that could not be taken in, as they came. Housekeeping forgets them after 30 days.
CREATE TABLE event_outbox_refused (
    nth         bigint PRIMARY KEY,
    event       jsonb NOT NULL,
    reason      text NOT NULL,
    inserted_at timestamptz NOT NULL,
    refused_at  timestamptz NOT NULL
);
CREATE INDEX idx_event_outbox_refused_at ON event_outbox_refused (refused_at);
