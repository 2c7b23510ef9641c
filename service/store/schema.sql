-- The shape of the database after all migrations, as pg_dump writes it. Held against them by tst_schema, which with
-- MEDICONNECT_UPDATE_SCHEMA=1 writes it anew.

CREATE EXTENSION IF NOT EXISTS pg_trgm WITH SCHEMA public;

CREATE TYPE batch_status AS ENUM (
    'running',
    'done',
    'failed',
    'cancelled'
);

CREATE TYPE channel AS ENUM (
    'in_app',
    'push',
    'email',
    'sms'
);

CREATE TYPE delivery_state AS ENUM (
    'pending',
    'sent',
    'delivered',
    'failed',
    'suppressed'
);

CREATE TYPE delivery_status AS ENUM (
    'pending',
    'sent',
    'delivered',
    'failed'
);

CREATE TYPE device_type AS ENUM (
    'android',
    'ios',
    'web'
);

CREATE TYPE in_app_way AS ENUM (
    'socket',
    'fetch'
);

CREATE TYPE notification_priority AS ENUM (
    'low',
    'medium',
    'high',
    'critical'
);

CREATE TYPE notification_type AS ENUM (
    'appointment',
    'billing',
    'medical_record',
    'message',
    'reminder',
    'system'
);

CREATE TYPE provider AS ENUM (
    'fcm',
    'apns',
    'smtp',
    'sms'
);

CREATE TYPE statistics_grain AS ENUM (
    'hour',
    'day',
    'month',
    'ever'
);

CREATE TYPE statistics_scope AS ENUM (
    'everybody',
    'clinic',
    'user'
);

CREATE TYPE user_role AS ENUM (
    'admin',
    'doctor',
    'patient'
);

CREATE FUNCTION delivery_status(pending bigint, sent bigint, delivered bigint, reached_app boolean, named channel[]) RETURNS delivery_status
    LANGUAGE sql IMMUTABLE
    AS $$
    SELECT CASE WHEN pending > 0 THEN delivery_status 'pending'
                WHEN reached_app OR delivered > 0 THEN delivery_status 'delivered'
                WHEN sent > 0 OR named IS NULL OR 'in_app' = ANY (named) THEN delivery_status 'sent'
                ELSE delivery_status 'failed' END $$;

CREATE FUNCTION latency_bucket(took interval) RETURNS smallint
    LANGUAGE sql IMMUTABLE
    AS $$
    SELECT CASE WHEN took < interval '1 millisecond' THEN 0
                WHEN took < interval '1 day' THEN 1 + floor(ln(date_part('epoch', took) * 1000) / ln(1.12::float8))
                WHEN took >= interval '1 day' THEN 162 END::smallint $$;

CREATE FUNCTION new_pseudonym() RETURNS bigint
    LANGUAGE sql
    AS $$
    SELECT -1 - ('x0' || right(replace(gen_random_uuid()::text, '-', ''), 15))::bit(64)::bigint $$;

CREATE FUNCTION pseudonym_of(user_id bigint) RETURNS bigint
    LANGUAGE sql STABLE
    AS $$
    SELECT pseudonym FROM users WHERE id = user_id $$;

CREATE FUNCTION refuse_audit_changes() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'insufficient_privilege';
END $$;

CREATE FUNCTION rfc3339(moment timestamp with time zone) RETURNS text
    LANGUAGE sql STABLE
    AS $$
    SELECT to_char(moment AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') $$;

CREATE FUNCTION statistics_hour(moment timestamp with time zone) RETURNS timestamp with time zone
    LANGUAGE sql IMMUTABLE
    AS $$ SELECT date_bin('1 hour', moment, 'epoch') $$;

CREATE FUNCTION tell_event_outbox() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    PERFORM pg_catalog.pg_notify('event_outbox', '');
    RETURN NULL;
END $$;

CREATE TABLE accounts (
    user_id bigint NOT NULL,
    password_hash text NOT NULL,
    updated_at timestamp with time zone DEFAULT now() NOT NULL
);

CREATE TABLE appointments (
    id bigint NOT NULL,
    patient_id bigint NOT NULL,
    doctor_id bigint NOT NULL,
    starts_at timestamp with time zone NOT NULL,
    location text DEFAULT ''::text NOT NULL,
    is_cancelled boolean DEFAULT false NOT NULL,
    told_at timestamp with time zone NOT NULL,
    reminded_at timestamp with time zone
);

CREATE TABLE audit_log (
    id bigint NOT NULL,
    at timestamp with time zone NOT NULL,
    actor_id bigint,
    actor_subject text NOT NULL,
    actor_role text NOT NULL,
    address inet NOT NULL,
    request_id text NOT NULL,
    action text NOT NULL,
    target_type text NOT NULL,
    target_id text,
    owner_id bigint,
    details jsonb NOT NULL,
    xid xid8 DEFAULT pg_current_xact_id() NOT NULL
);

ALTER TABLE audit_log ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME audit_log_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE audit_sealing (
    is_only boolean DEFAULT true NOT NULL,
    sealed pg_snapshot NOT NULL,
    settled bigint NOT NULL,
    CONSTRAINT audit_sealing_is_only_check CHECK (is_only)
);

CREATE TABLE audit_seals (
    "position" bigint NOT NULL,
    row_id bigint NOT NULL,
    hash bytea NOT NULL
);

CREATE TABLE users (
    id bigint NOT NULL,
    username text NOT NULL,
    email text DEFAULT ''::text NOT NULL,
    phone text DEFAULT ''::text NOT NULL,
    first_name text DEFAULT ''::text NOT NULL,
    last_name text DEFAULT ''::text NOT NULL,
    role user_role NOT NULL,
    clinic_id bigint,
    timezone text DEFAULT 'UTC'::text NOT NULL,
    locale text DEFAULT 'en'::text NOT NULL,
    is_active boolean DEFAULT true NOT NULL,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    updated_at timestamp with time zone DEFAULT now() NOT NULL,
    search_text text GENERATED ALWAYS AS (lower(((((((username || ' '::text) || email) || ' '::text) || first_name) || ' '::text) || last_name))) STORED,
    last_seen_at timestamp with time zone,
    session_epoch integer DEFAULT 0 NOT NULL,
    sessions_valid_from timestamp with time zone,
    external_id text,
    deprovisioned_at timestamp with time zone,
    pseudonym bigint DEFAULT new_pseudonym() NOT NULL,
    erasing_since timestamp with time zone,
    CONSTRAINT users_external_id_check CHECK (((char_length(external_id) >= 1) AND (char_length(external_id) <= 255))),
    CONSTRAINT users_id_check CHECK ((id > 0))
);

CREATE VIEW audit_trail AS
 SELECT a.id,
    a.at,
    COALESCE(actor.id, a.actor_id) AS actor_id,
    COALESCE((actor.id)::text, a.actor_subject) AS actor_subject,
    a.actor_role,
    a.address,
    a.request_id,
    a.action,
    a.target_type,
        CASE
            WHEN ((a.target_type = 'user'::text) AND (a.target_id = (owner.pseudonym)::text)) THEN (owner.id)::text
            ELSE a.target_id
        END AS target_id,
    COALESCE(owner.id, a.owner_id) AS owner_id,
    a.details,
    a.actor_id AS actor,
    a.owner_id AS owner
   FROM ((audit_log a
     LEFT JOIN users actor ON ((actor.pseudonym = a.actor_id)))
     LEFT JOIN users owner ON ((owner.pseudonym = a.owner_id)));

CREATE TABLE batch_leftovers (
    batch_id uuid NOT NULL,
    user_id bigint NOT NULL,
    is_refused boolean DEFAULT false NOT NULL
);

CREATE TABLE batches (
    id uuid NOT NULL,
    sender_id bigint,
    draft jsonb NOT NULL,
    user_ids bigint[],
    role user_role,
    clinic_id bigint,
    status batch_status DEFAULT 'running'::batch_status NOT NULL,
    accepted integer NOT NULL,
    created integer DEFAULT 0 NOT NULL,
    last_user_id bigint DEFAULT 0 NOT NULL,
    failures smallint DEFAULT 0 NOT NULL,
    created_at timestamp with time zone NOT NULL,
    audience_at timestamp with time zone DEFAULT now() NOT NULL,
    finished_at timestamp with time zone,
    cancelled integer DEFAULT 0 NOT NULL,
    is_cancelling boolean DEFAULT false NOT NULL,
    stepped_at timestamp with time zone,
    is_audience_done boolean DEFAULT false NOT NULL,
    resumes_at timestamp with time zone,
    failed integer DEFAULT 0 NOT NULL,
    trace_id uuid,
    is_trace_sampled boolean
);

CREATE TABLE channel_proofs (
    provider provider NOT NULL,
    last_proven_at timestamp with time zone,
    tested_at timestamp with time zone,
    test_id uuid,
    failing_since timestamp with time zone
)
WITH (fillfactor='50');

CREATE TABLE database_origin (
    is_only boolean DEFAULT true NOT NULL,
    origin text NOT NULL,
    CONSTRAINT database_origin_is_only_check CHECK (is_only)
);

CREATE TABLE deleted_deliveries (
    recipient_id bigint NOT NULL,
    counted_at timestamp with time zone NOT NULL,
    notification_id uuid NOT NULL,
    channel channel NOT NULL
);

CREATE TABLE deliveries (
    id uuid NOT NULL,
    notification_id uuid NOT NULL,
    recipient_id bigint NOT NULL,
    clinic_id bigint,
    priority notification_priority NOT NULL,
    channel channel NOT NULL,
    device_id bigint,
    status delivery_state NOT NULL,
    reason text,
    detail text,
    attempts smallint DEFAULT 0 NOT NULL,
    last_error text,
    created_at timestamp with time zone NOT NULL,
    due_at timestamp with time zone NOT NULL,
    last_attempt_at timestamp with time zone,
    sent_at timestamp with time zone,
    delivered_at timestamp with time zone,
    provider provider NOT NULL,
    attempts_before smallint DEFAULT 0 NOT NULL,
    leased_by uuid,
    leased_until timestamp with time zone,
    counted_at timestamp with time zone,
    CONSTRAINT deliveries_channel_check CHECK ((channel <> 'in_app'::channel))
)
WITH (fillfactor='50', autovacuum_vacuum_scale_factor='0.02', autovacuum_vacuum_threshold='2000', autovacuum_vacuum_cost_delay='0');

CREATE TABLE devices (
    id bigint NOT NULL,
    user_id bigint NOT NULL,
    device_type device_type NOT NULL,
    device_name text DEFAULT ''::text NOT NULL,
    app_version text DEFAULT ''::text NOT NULL,
    is_active boolean DEFAULT true NOT NULL,
    token_hash bytea NOT NULL,
    token_ciphertext bytea NOT NULL,
    token_key_id text NOT NULL,
    created_at timestamp with time zone NOT NULL,
    updated_at timestamp with time zone NOT NULL,
    last_used_at timestamp with time zone NOT NULL,
    search_text text GENERATED ALWAYS AS (lower(((device_name || ' '::text) || app_version))) STORED,
    provider provider DEFAULT 'fcm'::provider NOT NULL,
    token_is_canonical boolean DEFAULT false NOT NULL,
    CONSTRAINT devices_provider_check CHECK ((provider = ANY (ARRAY['fcm'::provider, 'apns'::provider])))
);

ALTER TABLE devices ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME devices_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE event_outbox (
    nth bigint NOT NULL,
    event jsonb NOT NULL,
    inserted_at timestamp with time zone DEFAULT now() NOT NULL
)
WITH (autovacuum_vacuum_scale_factor='0', autovacuum_vacuum_threshold='2000', autovacuum_vacuum_cost_delay='0');

ALTER TABLE event_outbox ALTER COLUMN nth ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME event_outbox_nth_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE event_outbox_refused (
    nth bigint NOT NULL,
    event jsonb NOT NULL,
    reason text NOT NULL,
    inserted_at timestamp with time zone NOT NULL,
    refused_at timestamp with time zone NOT NULL
);

CREATE TABLE events (
    source text NOT NULL,
    id text NOT NULL,
    event_type text NOT NULL,
    received_at timestamp with time zone NOT NULL
);

CREATE TABLE idempotency_keys (
    caller text NOT NULL,
    key text NOT NULL,
    request_hash bytea NOT NULL,
    created_at timestamp with time zone NOT NULL,
    status smallint DEFAULT 0 NOT NULL,
    location text DEFAULT ''::text NOT NULL,
    body bytea DEFAULT '\x'::bytea NOT NULL
);

CREATE TABLE inboxes (
    user_id bigint NOT NULL,
    version bigint DEFAULT 0 NOT NULL,
    unread_count integer DEFAULT 0 NOT NULL,
    CONSTRAINT inboxes_unread_count_check CHECK ((unread_count >= 0))
)
WITH (fillfactor='50');

CREATE UNLOGGED TABLE instances (
    id uuid NOT NULL,
    told_at timestamp with time zone NOT NULL,
    report jsonb NOT NULL
)
WITH (fillfactor='50');

CREATE TABLE issued_tokens (
    id uuid NOT NULL,
    subject text NOT NULL,
    role text NOT NULL,
    issued_at timestamp with time zone NOT NULL,
    expires_at timestamp with time zone NOT NULL,
    revoked_at timestamp with time zone,
    last_used_at timestamp with time zone
);

CREATE TABLE journal (
    xid xid8 DEFAULT pg_current_xact_id() NOT NULL,
    nth bigint NOT NULL,
    at timestamp with time zone NOT NULL,
    user_id bigint NOT NULL,
    clinic_id bigint,
    version bigint,
    due_at timestamp with time zone,
    took interval,
    notification_id uuid,
    delivery_id uuid,
    unread_count integer,
    affected_count integer,
    notification_type notification_type,
    priority notification_priority,
    channel channel,
    was delivery_state,
    became delivery_state,
    device_type device_type,
    devices integer,
    attempt smallint,
    unread smallint,
    scheduled smallint,
    retrying smallint,
    kind text NOT NULL,
    reason text,
    error text,
    detail text,
    suppressed jsonb,
    notification_ids uuid[],
    held_until timestamp with time zone
);

ALTER TABLE journal ALTER COLUMN nth ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME journal_nth_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE SEQUENCE local_user_ids
    START WITH 1000000000000
    INCREMENT BY 1
    NO MINVALUE
    MAXVALUE 9007199254740991
    CACHE 1;

CREATE TABLE notifications (
    id uuid NOT NULL,
    recipient_id bigint NOT NULL,
    sender_id bigint,
    notification_type notification_type NOT NULL,
    priority notification_priority NOT NULL,
    delivery_status delivery_status NOT NULL,
    is_read boolean DEFAULT false NOT NULL,
    is_due boolean DEFAULT true NOT NULL,
    created_at timestamp with time zone NOT NULL,
    read_at timestamp with time zone,
    scheduled_for timestamp with time zone,
    title text NOT NULL,
    message text NOT NULL,
    channels channel[] NOT NULL,
    appointment_id bigint,
    message_id bigint,
    medical_record_id bigint,
    invoice_id bigint,
    action_url text,
    deep_link text,
    clinic_id bigint,
    batch_id uuid,
    named_channels channel[],
    suppressed jsonb,
    delivered_at timestamp with time zone,
    delivered_by in_app_way,
    clicked_at timestamp with time zone,
    cancelled_at timestamp with time zone,
    reminder_lead interval,
    texts jsonb,
    neutral_link boolean DEFAULT false NOT NULL,
    trace_id uuid,
    is_trace_sampled boolean
)
WITH (fillfactor='90');

CREATE TABLE notifications_put_off (
    notification_id uuid NOT NULL,
    until timestamp with time zone NOT NULL
);

CREATE TABLE preferences (
    user_id bigint NOT NULL,
    notification_types jsonb NOT NULL,
    quiet_hours_enabled boolean NOT NULL,
    quiet_hours_start time without time zone NOT NULL,
    quiet_hours_end time without time zone NOT NULL,
    quiet_hours_zone text,
    max_per_hour integer NOT NULL,
    max_per_day integer NOT NULL,
    updated_at timestamp with time zone NOT NULL,
    CONSTRAINT preferences_max_per_day_check CHECK ((max_per_day >= 0)),
    CONSTRAINT preferences_max_per_hour_check CHECK ((max_per_hour >= 0))
);

CREATE TABLE readiness (
    checked_at timestamp with time zone NOT NULL
)
WITH (fillfactor='10', autovacuum_vacuum_threshold='500', autovacuum_vacuum_scale_factor='0');

CREATE TABLE refresh_tokens (
    token_hash bytea NOT NULL,
    user_id bigint NOT NULL,
    expires_at timestamp with time zone NOT NULL,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    family bytea,
    session_epoch integer DEFAULT 0 NOT NULL,
    previous_hash bytea,
    successor bytea,
    rotated_at timestamp with time zone
);

CREATE TABLE schema_migrations (
    name text NOT NULL,
    checksum text NOT NULL,
    applied_at timestamp with time zone DEFAULT now() NOT NULL
);

CREATE TABLE sms_keyword_messages (
    message_id text NOT NULL,
    received_at timestamp with time zone NOT NULL
);

CREATE TABLE sms_opt_outs (
    phone text NOT NULL,
    opted_out_at timestamp with time zone NOT NULL,
    word text NOT NULL
);

CREATE TABLE statistics_counters (
    scope statistics_scope NOT NULL,
    scope_id bigint NOT NULL,
    grain statistics_grain NOT NULL,
    bucket timestamp with time zone NOT NULL,
    total bigint,
    unread bigint,
    scheduled bigint,
    type_appointment bigint,
    type_billing bigint,
    type_medical_record bigint,
    type_message bigint,
    type_reminder bigint,
    type_system bigint,
    priority_low bigint,
    priority_medium bigint,
    priority_high bigint,
    priority_critical bigint,
    was_read bigint,
    read_ms bigint,
    clicked bigint,
    in_app_sent bigint,
    in_app_delivered bigint,
    in_app_suppressed bigint,
    push_suppressed bigint,
    email_suppressed bigint,
    sms_suppressed bigint,
    push_pending bigint,
    push_sent bigint,
    push_delivered bigint,
    push_failed bigint,
    email_pending bigint,
    email_sent bigint,
    email_delivered bigint,
    email_failed bigint,
    sms_pending bigint,
    sms_sent bigint,
    sms_delivered bigint,
    sms_failed bigint,
    retrying bigint,
    android bigint,
    ios bigint,
    web bigint
)
WITH (fillfactor='80');

CREATE TABLE statistics_errors (
    scope statistics_scope NOT NULL,
    scope_id bigint NOT NULL,
    grain statistics_grain NOT NULL,
    bucket timestamp with time zone NOT NULL,
    channel channel NOT NULL,
    error text NOT NULL,
    count bigint NOT NULL
)
WITH (fillfactor='60');

CREATE TABLE statistics_latencies (
    scope statistics_scope NOT NULL,
    scope_id bigint NOT NULL,
    grain statistics_grain NOT NULL,
    bucket timestamp with time zone NOT NULL,
    latency smallint NOT NULL,
    count bigint NOT NULL
)
WITH (fillfactor='60');

CREATE TABLE statistics_position (
    folded pg_snapshot NOT NULL
);

ALTER TABLE ONLY accounts
    ADD CONSTRAINT accounts_pkey PRIMARY KEY (user_id);

ALTER TABLE ONLY appointments
    ADD CONSTRAINT appointments_pkey PRIMARY KEY (id);

ALTER TABLE ONLY audit_log
    ADD CONSTRAINT audit_log_pkey PRIMARY KEY (id);

ALTER TABLE ONLY audit_sealing
    ADD CONSTRAINT audit_sealing_pkey PRIMARY KEY (is_only);

ALTER TABLE ONLY audit_seals
    ADD CONSTRAINT audit_seals_pkey PRIMARY KEY ("position");

ALTER TABLE ONLY audit_seals
    ADD CONSTRAINT audit_seals_row_id_key UNIQUE (row_id);

ALTER TABLE ONLY batch_leftovers
    ADD CONSTRAINT batch_leftovers_pkey PRIMARY KEY (batch_id, user_id);

ALTER TABLE ONLY batches
    ADD CONSTRAINT batches_pkey PRIMARY KEY (id);

ALTER TABLE ONLY channel_proofs
    ADD CONSTRAINT channel_proofs_pkey PRIMARY KEY (provider);

ALTER TABLE ONLY database_origin
    ADD CONSTRAINT database_origin_pkey PRIMARY KEY (is_only);

ALTER TABLE ONLY deliveries
    ADD CONSTRAINT deliveries_pkey PRIMARY KEY (id);

ALTER TABLE ONLY devices
    ADD CONSTRAINT devices_pkey PRIMARY KEY (id);

ALTER TABLE ONLY devices
    ADD CONSTRAINT devices_token_hash_key UNIQUE (token_hash);

ALTER TABLE ONLY event_outbox
    ADD CONSTRAINT event_outbox_pkey PRIMARY KEY (nth);

ALTER TABLE ONLY event_outbox_refused
    ADD CONSTRAINT event_outbox_refused_pkey PRIMARY KEY (nth);

ALTER TABLE ONLY events
    ADD CONSTRAINT events_pkey PRIMARY KEY (source, id);

ALTER TABLE ONLY idempotency_keys
    ADD CONSTRAINT idempotency_keys_pkey PRIMARY KEY (caller, key);

ALTER TABLE ONLY inboxes
    ADD CONSTRAINT inboxes_pkey PRIMARY KEY (user_id);

ALTER TABLE ONLY instances
    ADD CONSTRAINT instances_pkey PRIMARY KEY (id);

ALTER TABLE ONLY issued_tokens
    ADD CONSTRAINT issued_tokens_pkey PRIMARY KEY (id);

ALTER TABLE ONLY journal
    ADD CONSTRAINT journal_pkey PRIMARY KEY (xid, nth);

ALTER TABLE ONLY notifications
    ADD CONSTRAINT notifications_pkey PRIMARY KEY (id);

ALTER TABLE ONLY notifications_put_off
    ADD CONSTRAINT notifications_put_off_pkey PRIMARY KEY (notification_id);

ALTER TABLE ONLY preferences
    ADD CONSTRAINT preferences_pkey PRIMARY KEY (user_id);

ALTER TABLE ONLY refresh_tokens
    ADD CONSTRAINT refresh_tokens_pkey PRIMARY KEY (token_hash);

ALTER TABLE ONLY schema_migrations
    ADD CONSTRAINT schema_migrations_pkey PRIMARY KEY (name);

ALTER TABLE ONLY sms_keyword_messages
    ADD CONSTRAINT sms_keyword_messages_pkey PRIMARY KEY (message_id);

ALTER TABLE ONLY sms_opt_outs
    ADD CONSTRAINT sms_opt_outs_pkey PRIMARY KEY (phone);

ALTER TABLE ONLY statistics_counters
    ADD CONSTRAINT statistics_counters_pkey PRIMARY KEY (scope, grain, scope_id, bucket);

ALTER TABLE ONLY statistics_errors
    ADD CONSTRAINT statistics_errors_pkey PRIMARY KEY (scope, grain, scope_id, bucket, channel, error);

ALTER TABLE ONLY statistics_latencies
    ADD CONSTRAINT statistics_latencies_pkey PRIMARY KEY (scope, grain, scope_id, bucket, latency);

ALTER TABLE ONLY users
    ADD CONSTRAINT users_pkey PRIMARY KEY (id);

ALTER TABLE ONLY users
    ADD CONSTRAINT users_pseudonym_key UNIQUE (pseudonym);

ALTER TABLE ONLY users
    ADD CONSTRAINT users_username_key UNIQUE (username);

CREATE INDEX idx_appointments_starts_at ON appointments USING btree (starts_at);

CREATE INDEX idx_audit_log_actor ON audit_log USING btree (actor_id, at);

CREATE INDEX idx_audit_log_at ON audit_log USING brin (at) WITH (pages_per_range='16');

CREATE INDEX idx_audit_log_owner ON audit_log USING btree (owner_id, at);

CREATE INDEX idx_audit_log_xid ON audit_log USING btree (xid);

CREATE INDEX idx_batches_cancelling ON batches USING btree (created_at) WHERE is_cancelling;

CREATE INDEX idx_batches_running ON batches USING btree (created_at) WHERE (status = 'running'::batch_status);

CREATE INDEX idx_deleted_deliveries_counted_at ON deleted_deliveries USING btree (counted_at);

CREATE INDEX idx_deleted_deliveries_recipient ON deleted_deliveries USING btree (recipient_id, counted_at);

CREATE INDEX idx_deliveries_counted ON deliveries USING btree (recipient_id, counted_at) WHERE (counted_at IS NOT NULL);

CREATE INDEX idx_deliveries_device ON deliveries USING btree (device_id) WHERE (device_id IS NOT NULL);

CREATE INDEX idx_deliveries_due ON deliveries USING btree (provider, priority, due_at) WHERE (status = 'pending'::delivery_state);

CREATE INDEX idx_deliveries_notification ON deliveries USING btree (notification_id);

CREATE INDEX idx_devices_key ON devices USING btree (token_key_id, id);

CREATE INDEX idx_devices_search ON devices USING gin (search_text gin_trgm_ops);

CREATE INDEX idx_devices_token_form ON devices USING btree (token_key_id, id) WHERE ((device_type = 'ios'::device_type) AND (NOT token_is_canonical));

CREATE INDEX idx_devices_user ON devices USING btree (user_id, id);

CREATE INDEX idx_event_outbox_refused_at ON event_outbox_refused USING btree (refused_at);

CREATE INDEX idx_events_received_at ON events USING btree (received_at);

CREATE INDEX idx_idempotency_keys_created_at ON idempotency_keys USING btree (created_at);

CREATE INDEX idx_issued_tokens_expires_at ON issued_tokens USING btree (expires_at);

CREATE INDEX idx_journal_notification ON journal USING btree (notification_id) WHERE (notification_id IS NOT NULL);

CREATE INDEX idx_journal_passing ON journal USING btree (at) WHERE ((notification_id IS NULL) OR (kind = 'deleted'::text));

CREATE INDEX idx_journal_unread ON journal USING btree (at) WHERE (kind = 'unread'::text);

CREATE UNIQUE INDEX idx_journal_version ON journal USING btree (user_id, version) WHERE (version IS NOT NULL);

CREATE INDEX idx_notifications_batch_waiting ON notifications USING btree (batch_id) WHERE ((batch_id IS NOT NULL) AND (NOT is_due) AND (cancelled_at IS NULL));

CREATE UNIQUE INDEX idx_notifications_next_reminder ON notifications USING btree (appointment_id, recipient_id) WHERE ((NOT is_due) AND (reminder_lead IS NOT NULL));

CREATE INDEX idx_notifications_recipient_created ON notifications USING btree (recipient_id, created_at) INCLUDE (is_due);

CREATE INDEX idx_notifications_reminders ON notifications USING btree (scheduled_for) WHERE ((NOT is_due) AND (reminder_lead IS NOT NULL));

CREATE INDEX idx_notifications_scheduled ON notifications USING btree (scheduled_for) WHERE ((NOT is_due) AND (cancelled_at IS NULL) AND (reminder_lead IS NULL));

CREATE INDEX idx_notifications_sender ON notifications USING btree (sender_id) WHERE (sender_id IS NOT NULL);

CREATE INDEX idx_notifications_type_priority ON notifications USING btree (notification_type, priority);

CREATE INDEX idx_notifications_unread ON notifications USING btree (recipient_id, is_read, created_at) INCLUDE (is_due);

CREATE INDEX idx_refresh_tokens_expiry ON refresh_tokens USING btree (expires_at);

CREATE UNIQUE INDEX idx_refresh_tokens_family ON refresh_tokens USING btree (family) WHERE (family IS NOT NULL);

CREATE INDEX idx_refresh_tokens_user ON refresh_tokens USING btree (user_id);

CREATE INDEX idx_sms_keyword_messages_time ON sms_keyword_messages USING btree (received_at);

CREATE INDEX idx_statistics_counters_old ON statistics_counters USING btree (grain, bucket) WHERE (grain = ANY (ARRAY['hour'::statistics_grain, 'day'::statistics_grain]));

CREATE INDEX idx_statistics_errors_old ON statistics_errors USING btree (grain, bucket) WHERE (grain = ANY (ARRAY['hour'::statistics_grain, 'day'::statistics_grain]));

CREATE INDEX idx_statistics_latencies_old ON statistics_latencies USING btree (grain, bucket) WHERE (grain = ANY (ARRAY['hour'::statistics_grain, 'day'::statistics_grain]));

CREATE INDEX idx_users_clinic_role ON users USING btree (clinic_id, role);

CREATE INDEX idx_users_erasing ON users USING btree (erasing_since) WHERE (erasing_since IS NOT NULL);

CREATE UNIQUE INDEX idx_users_external_id ON users USING btree (external_id) WHERE (external_id IS NOT NULL);

CREATE INDEX idx_users_external_id_search ON users USING gin (lower(external_id) gin_trgm_ops) WHERE (external_id IS NOT NULL);

CREATE INDEX idx_users_search ON users USING gin (search_text gin_trgm_ops);

CREATE INDEX idx_users_username_lower ON users USING btree (lower(username));

CREATE UNIQUE INDEX statistics_position_expr_idx ON statistics_position USING btree ((true));

CREATE TRIGGER refuse_audit_changes BEFORE DELETE OR UPDATE OR TRUNCATE ON audit_log FOR EACH STATEMENT EXECUTE FUNCTION refuse_audit_changes();

CREATE TRIGGER refuse_audit_changes BEFORE DELETE OR UPDATE OR TRUNCATE ON audit_seals FOR EACH STATEMENT EXECUTE FUNCTION refuse_audit_changes();

CREATE TRIGGER tell_event_outbox AFTER INSERT ON event_outbox FOR EACH STATEMENT EXECUTE FUNCTION tell_event_outbox();

ALTER TABLE ONLY accounts
    ADD CONSTRAINT accounts_user_id_fkey FOREIGN KEY (user_id) REFERENCES users(id) ON DELETE CASCADE;

ALTER TABLE ONLY batch_leftovers
    ADD CONSTRAINT batch_leftovers_batch_id_fkey FOREIGN KEY (batch_id) REFERENCES batches(id) ON DELETE CASCADE;

ALTER TABLE ONLY deliveries
    ADD CONSTRAINT deliveries_device_id_fkey FOREIGN KEY (device_id) REFERENCES devices(id) ON DELETE SET NULL;

ALTER TABLE ONLY deliveries
    ADD CONSTRAINT deliveries_notification_id_fkey FOREIGN KEY (notification_id) REFERENCES notifications(id) ON DELETE CASCADE;

ALTER TABLE ONLY devices
    ADD CONSTRAINT devices_user_id_fkey FOREIGN KEY (user_id) REFERENCES users(id) ON DELETE CASCADE;

ALTER TABLE ONLY inboxes
    ADD CONSTRAINT inboxes_user_id_fkey FOREIGN KEY (user_id) REFERENCES users(id) ON DELETE CASCADE;

ALTER TABLE ONLY notifications_put_off
    ADD CONSTRAINT notifications_put_off_notification_id_fkey FOREIGN KEY (notification_id) REFERENCES notifications(id) ON DELETE CASCADE;

ALTER TABLE ONLY notifications
    ADD CONSTRAINT notifications_recipient_id_fkey FOREIGN KEY (recipient_id) REFERENCES inboxes(user_id) ON DELETE CASCADE;

ALTER TABLE ONLY preferences
    ADD CONSTRAINT preferences_user_id_fkey FOREIGN KEY (user_id) REFERENCES users(id) ON DELETE CASCADE;

ALTER TABLE ONLY refresh_tokens
    ADD CONSTRAINT refresh_tokens_user_id_fkey FOREIGN KEY (user_id) REFERENCES users(id) ON DELETE CASCADE;
