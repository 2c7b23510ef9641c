#include "ops/metric_families.h"

#include <limits>

namespace mc::ops {

using prometheus::ClientMetric;
using prometheus::MetricFamily;

namespace {

std::vector<ClientMetric::Label> labelsOf(const prometheus::Labels &labels)
{
    std::vector<ClientMetric::Label> result;
    for (const auto &[name, value] : labels)
        result.push_back({name, value});
    return result;
}

MetricFamily familyOf(const std::string &name, const std::string &help, prometheus::MetricType type,
    const std::vector<Sample> &samples, void (*put)(ClientMetric &, double))
{
    MetricFamily family {name, help, type, {}};
    for (const Sample &sample : samples) {
        ClientMetric metric;
        metric.label = labelsOf(sample.labels);
        put(metric, sample.value);
        family.metric.push_back(metric);
    }
    return family;
}

} // namespace

MetricFamily counterFamily(const std::string &name, const std::string &help, const std::vector<Sample> &samples)
{
    return familyOf(name, help, prometheus::MetricType::Counter, samples,
        [](ClientMetric &metric, double value) { metric.counter.value = value; });
}

MetricFamily gaugeFamily(const std::string &name, const std::string &help, const std::vector<Sample> &samples)
{
    return familyOf(name, help, prometheus::MetricType::Gauge, samples,
        [](ClientMetric &metric, double value) { metric.gauge.value = value; });
}

ClientMetric metricOf(const LatencyHistogram &histogram, const prometheus::Labels &labels)
{
    ClientMetric metric;
    metric.label = labelsOf(labels);
    quint64 total = 0;
    for (std::size_t i = 0; i < LatencyHistogram::bounds.size(); ++i) {
        total += histogram.count(i);
        metric.histogram.bucket.push_back({total, LatencyHistogram::bounds[i]});
    }
    total += histogram.count(LatencyHistogram::bounds.size());
    metric.histogram.bucket.push_back({total, std::numeric_limits<double>::infinity()});
    metric.histogram.sample_count = total;
    metric.histogram.sample_sum = histogram.seconds();
    return metric;
}

MetricFamily histogramFamily(const std::string &name, const std::string &help, const std::vector<ClientMetric> &metrics)
{
    return {name, help, prometheus::MetricType::Histogram, metrics};
}

} // namespace mc::ops
