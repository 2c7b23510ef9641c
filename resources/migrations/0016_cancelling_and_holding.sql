-- Batches can be cancelled. A cancelled one is marked at once, with how many of its notifications wait; a job cancels those in
-- steps, and none of them appears meanwhile (service/intake/batch_cancellation.h).
ALTER TYPE batch_status ADD VALUE 'cancelled';
ALTER TABLE batches
    ADD COLUMN cancelled     integer NOT NULL DEFAULT 0, -- notifications that waited when it was cancelled
    ADD COLUMN is_cancelling boolean NOT NULL DEFAULT false; -- some of them wait still
CREATE INDEX idx_batches_cancelling ON batches (created_at) WHERE is_cancelling;
CREATE INDEX idx_notifications_batch_waiting ON notifications (batch_id)
    WHERE batch_id IS NOT NULL AND NOT is_due AND cancelled_at IS NULL;

-- Until when a delivery is held, for timelines; null where it was held before this migration.
ALTER TABLE journal ADD COLUMN held_until timestamptz;
