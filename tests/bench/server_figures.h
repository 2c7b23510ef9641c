#pragma once

namespace mc::bench {

/// The process' own share of memory in bytes (Pss of /proc/PID/smaps_rollup).
double memoryOf(long processId);
/// Processor seconds that all its threads have used, to the nanosecond (/proc/PID/task/*/schedstat).
double processorSecondsOf(long processId);

} // namespace mc::bench
