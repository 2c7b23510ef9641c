#include "ops/metrics.h"

#include <prometheus/text_serializer.h>

#include <iterator>
#include <sstream>

namespace mc::ops {

prometheus::Counter &Metrics::counter(
    const std::string &name, const std::string &help, const prometheus::Labels &labels)
{
    return prometheus::BuildCounter().Name(name).Help(help).Register(m_registry).Add(labels);
}

prometheus::Gauge &Metrics::gauge(const std::string &name, const std::string &help)
{
    return prometheus::BuildGauge().Name(name).Help(help).Register(m_registry).Add({});
}

LatencyHistogram &Metrics::histogram(const std::string &name, const std::string &help, const prometheus::Labels &labels)
{
    const std::scoped_lock lock(m_mutex);
    Histograms &family = m_histograms[name];
    family.help = help;
    std::unique_ptr<LatencyHistogram> &histogram = family.byLabels[labels];
    if (!histogram)
        histogram = std::make_unique<LatencyHistogram>();
    return *histogram;
}

QByteArray Metrics::text(const Families &more) const
{
    Families families = m_registry.Collect();
    {
        const std::scoped_lock lock(m_mutex);
        for (const auto &[name, histograms] : m_histograms) {
            std::vector<prometheus::ClientMetric> metrics;
            for (const auto &[labels, histogram] : histograms.byLabels)
                metrics.push_back(metricOf(*histogram, labels));
            families.push_back(histogramFamily(name, histograms.help, metrics));
        }
    }
    for (const Source &source : m_sources) {
        Families read = source();
        std::move(read.begin(), read.end(), std::back_inserter(families));
    }
    families.insert(families.end(), more.begin(), more.end());
    std::ostringstream out;
    prometheus::TextSerializer().Serialize(out, families);
    return QByteArray::fromStdString(out.str());
}

} // namespace mc::ops
