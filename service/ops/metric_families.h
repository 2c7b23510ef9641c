#pragma once

#include "ops/latency_histogram.h"

#include <prometheus/labels.h>
#include <prometheus/metric_family.h>

#include <string>
#include <vector>

namespace mc::ops {

/// One figure of a family, under its labels.
struct Sample
{
    prometheus::Labels labels;
    double value = 0;
};

/// Families for what was counted elsewhere, as prometheus-cpp serialises them.
prometheus::MetricFamily counterFamily(
    const std::string &name, const std::string &help, const std::vector<Sample> &samples);
prometheus::MetricFamily gaugeFamily(
    const std::string &name, const std::string &help, const std::vector<Sample> &samples);
inline prometheus::MetricFamily counterFamily(const std::string &name, const std::string &help, double value)
{
    return counterFamily(name, help, std::vector<Sample> {{{}, value}});
}
inline prometheus::MetricFamily gaugeFamily(const std::string &name, const std::string &help, double value)
{
    return gaugeFamily(name, help, std::vector<Sample> {{{}, value}});
}
/// A histogram as one metric of a family.
prometheus::ClientMetric metricOf(const LatencyHistogram &histogram, const prometheus::Labels &labels);
prometheus::MetricFamily histogramFamily(
    const std::string &name, const std::string &help, const std::vector<prometheus::ClientMetric> &metrics);

} // namespace mc::ops
