#pragma once

#include "ops/clock.h"

#include <atomic>
#include <chrono>

namespace mc::test {

/// A clock that stands still until the test moves it. Any thread may ask it while the test's thread moves it.
class ManualClock : public ops::Clock
{
public:
    explicit ManualClock(const QDateTime &now = QDateTime(QDate(2024, 1, 15), QTime(10, 30), Qt::UTC))
        : m_milliseconds(now.toMSecsSinceEpoch())
    {
    }

    QDateTime now() const override { return QDateTime::fromMSecsSinceEpoch(m_milliseconds.load(), Qt::UTC); }

    void set(const QDateTime &now) { m_milliseconds.store(now.toMSecsSinceEpoch()); }
    void advance(std::chrono::milliseconds by) { m_milliseconds.fetch_add(by.count()); }

private:
    std::atomic<qint64> m_milliseconds;
};

} // namespace mc::test
