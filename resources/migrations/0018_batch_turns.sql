-- Running batches take turns: of those with the same priority, the one whose latest step is longest ago has the next one.
ALTER TABLE batches ADD COLUMN stepped_at timestamptz;
