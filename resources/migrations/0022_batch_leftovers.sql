-- Recipients whom a batch passed over: for later, since somebody else held their inbox, or for good, since what they were to get
-- can't be stored. With the batch, so that a stop loses none of them.
CREATE TABLE batch_leftovers (
    batch_id   uuid    NOT NULL REFERENCES batches ON DELETE CASCADE,
    user_id    bigint  NOT NULL, -- no reference: nothing of theirs is to be waited for
    is_refused boolean NOT NULL DEFAULT false, -- for good
    PRIMARY KEY (batch_id, user_id)
);

-- Behind its audience a batch goes over those left, again and again; `last_user_id` is how far it is in either. Those who left the
-- directory are no failures any more.
ALTER TABLE batches ADD COLUMN is_audience_done boolean NOT NULL DEFAULT false, ADD COLUMN resumes_at timestamptz,
    ADD COLUMN failed integer NOT NULL DEFAULT 0;
UPDATE batches SET failed = accepted - created WHERE status = 'failed';

-- Notifications whose time has come, but which can't be shown for now: they wait until then, and hold up no others.
CREATE TABLE notifications_put_off (
    notification_id uuid PRIMARY KEY REFERENCES notifications ON DELETE CASCADE,
    until           timestamptz NOT NULL
);
