-- An APNs token is hexadecimal, whatever its case: one device, known by its form in lower case. Before, tokens were hashed and
-- sealed as they came, and only who has the keys can tell how that was. So the service opens what is not marked here (see
-- program/token_forms.h); what an instance of the version before still registers is not marked either.
ALTER TABLE devices ADD COLUMN token_is_canonical boolean NOT NULL DEFAULT false;

-- What is still to be looked at: empty, once that is done.
CREATE INDEX idx_devices_token_form ON devices (token_key_id, id) WHERE device_type = 'ios' AND NOT token_is_canonical;
