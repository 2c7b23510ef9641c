#include "store/session/database_clock.h"

#include "ops/log_categories.h"

namespace mc::store {

namespace {

const Statement askTime {
    QStringLiteral("ask the time"), QStringLiteral("SELECT (date_part('epoch', clock_timestamp()) * 1000)::bigint")};

constexpr qint64 longestAnswer = 1000; // milliseconds: half of it is the most by which the answer may be wrong
constexpr qint64 worthNoting = 2000; // milliseconds

} // namespace

model::Result<void> DatabaseClock::measure(DatabaseConnection &connection)
{
    if (const model::Result<void> open = connection.ensureOpen(); !open)
        return open;
    const QDateTime before = m_own.now();
    model::Result<Rows> rows = connection.run(askTime);
    if (!rows)
        return rows.error();
    const qint64 took = before.msecsTo(m_own.now());
    if (!rows->next() || took > longestAnswer)
        return {};
    const qint64 offset = before.addMSecs(took / 2).msecsTo(rows->time());
    const qint64 previous = m_offset.exchange(offset);
    if (std::abs(offset - previous) >= worthNoting)
        qCWarning(ops::logStore, "This machine's clock is %lld ms %s the database's, whose time is taken.",
            std::abs(offset), offset < 0 ? "ahead of" : "behind");
    return {};
}

} // namespace mc::store
