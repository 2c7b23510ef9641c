#pragma once

#include "ops/metric_families.h"

#include <QtCore/QByteArray>

#include <prometheus/counter.h>
#include <prometheus/gauge.h>
#include <prometheus/registry.h>

#include <functional>
#include <map>
#include <memory>
#include <mutex>

namespace mc::ops {

/// What the service counts of itself, as one text for Prometheus.
///
/// One a process, made before and gone after everything that counts; thread-safe, except add(). Who counts often asks once for
/// its counter or histogram, which live as long as this, and then counts without a lock; what is counted elsewhere is
/// read by a source when it is asked for.
class Metrics
{
public:
    using Families = std::vector<prometheus::MetricFamily>;
    using Source = std::function<Families()>;

    /// The same name and labels are the same counter. Names and labels as Prometheus takes them.
    prometheus::Counter &counter(
        const std::string &name, const std::string &help, const prometheus::Labels &labels = {});
    prometheus::Gauge &gauge(const std::string &name, const std::string &help);
    LatencyHistogram &histogram(const std::string &name, const std::string &help, const prometheus::Labels &labels);

    /// Before anybody asks for the text. A source is called on whatever thread does.
    void add(Source source) { m_sources.push_back(std::move(source)); }

    /// Everything, and those families besides, in Prometheus' text format 0.0.4.
    QByteArray text(const Families &more = {}) const;

private:
    struct Histograms
    {
        std::string help;
        std::map<prometheus::Labels, std::unique_ptr<LatencyHistogram>> byLabels;
    };

    prometheus::Registry m_registry {prometheus::Registry::InsertBehavior::Merge};
    mutable std::mutex m_mutex;
    std::map<std::string, Histograms> m_histograms; ///< guarded by m_mutex
    std::vector<Source> m_sources;
};

} // namespace mc::ops
