-- Records that end by age (settings of section retention). Notifications and deliveries are found by their ids, which are in the order
-- of time, and the rest by indexes it has.

-- Old counters are found by their time.
CREATE INDEX idx_statistics_counters_old ON statistics_counters (grain, bucket) WHERE grain IN ('hour', 'day');
CREATE INDEX idx_statistics_latencies_old ON statistics_latencies (grain, bucket) WHERE grain IN ('hour', 'day');
CREATE INDEX idx_statistics_errors_old ON statistics_errors (grain, bucket) WHERE grain IN ('hour', 'day');
