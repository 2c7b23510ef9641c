-- By which housekeeping finds notifications that were marked read and unread over and over.
CREATE INDEX idx_journal_unread ON journal (at) WHERE kind = 'unread';
