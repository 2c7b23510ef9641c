-- Messages by which somebody answered STOP or START. The provider's signature has no time: without this, whoever once saw the request
-- of a START could send it again and undo a later STOP.
CREATE TABLE sms_keyword_messages (
    message_id  text PRIMARY KEY, -- the provider's
    received_at timestamptz NOT NULL
);
CREATE INDEX idx_sms_keyword_messages_time ON sms_keyword_messages (received_at);
