#pragma once

#include <algorithm>
#include <cstddef>
#include <vector>

namespace mc::bench {

/// Measured values, for their percentiles.
class Samples
{
public:
    void add(double value) { m_values.push_back(value); }
    std::size_t count() const { return m_values.size(); }
    const std::vector<double> &values() const { return m_values; }

    /// The value that so many percent of all do not exceed; 0 without any.
    double percentile(double percent)
    {
        if (m_values.empty())
            return 0;
        std::sort(m_values.begin(), m_values.end());
        const auto rank = std::size_t(percent / 100 * double(m_values.size()));
        return m_values[std::min(rank, m_values.size() - 1)];
    }

private:
    std::vector<double> m_values;
};

} // namespace mc::bench
