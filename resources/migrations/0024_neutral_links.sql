-- Whether the sender says that action_url and deep_link tell nothing of anybody's health.
ALTER TABLE notifications ADD COLUMN neutral_link boolean NOT NULL DEFAULT false;
