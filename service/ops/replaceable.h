#pragma once

#include <QtCore/QtGlobal>

#include <atomic>
#include <memory>
#include <mutex>

namespace mc::ops {

/// A value that may be replaced while the service runs, such as what a file of keys holds. Thread-safe.
template<typename T>
class Replaceable
{
public:
    explicit Replaceable(T value)
        : m_value(std::make_shared<const T>(std::move(value)))
    {
    }

    /// What it is now; stays as it is for whoever holds it.
    std::shared_ptr<const T> value() const
    {
        const std::lock_guard lock(m_mutex);
        return m_value;
    }
    void replace(T value)
    {
        auto next = std::make_shared<const T>(std::move(value));
        const std::lock_guard lock(m_mutex);
        m_value = std::move(next);
        m_version.fetch_add(1, std::memory_order_release);
    }
    /// How often it was replaced.
    quint64 version() const { return m_version.load(std::memory_order_acquire); }

private:
    mutable std::mutex m_mutex;
    std::shared_ptr<const T> m_value;
    std::atomic<quint64> m_version = 0;
};

/// Tells one user of a Replaceable, which outlives it, when there is another value. Asking costs a load. Not thread-safe.
template<typename T>
class Follower
{
public:
    explicit Follower(const Replaceable<T> &followed)
        : m_followed(followed)
        , m_version(followed.version())
    {
    }

    /// The new value, once; null while it is the one of before.
    std::shared_ptr<const T> changed()
    {
        const quint64 version = m_followed.version();
        return version == std::exchange(m_version, version) ? nullptr : m_followed.value();
    }

private:
    const Replaceable<T> &m_followed;
    quint64 m_version; ///< read before the value: at worst the same one is told twice
};

} // namespace mc::ops
