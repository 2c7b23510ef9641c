#include "store/session/instance_reports.h"

namespace mc::store {

using model::Result;

namespace {

// $1 instance, $2 its report.
const Statement tell {QStringLiteral("exchange reports of instances"), QStringLiteral(R"(
WITH gone AS (
    DELETE FROM instances WHERE told_at < now() - interval '1 hour' AND id <> $1
), mine AS (
    INSERT INTO instances (id, told_at, report) VALUES ($1, now(), $2)
    ON CONFLICT (id) DO UPDATE SET told_at = excluded.told_at, report = excluded.report
)
SELECT report FROM instances WHERE id <> $1 AND told_at > now() - interval '5 seconds' ORDER BY id LIMIT 100)")};

} // namespace

Result<QList<QByteArray>> InstanceReports::exchange(const QUuid &instance, const QByteArray &report)
{
    Result<Rows> rows = m_connection.run(tell, {uuidValue(instance), QString::fromUtf8(report)});
    if (!rows)
        return rows.error();
    QList<QByteArray> others;
    while (rows->next())
        others += rows->bytes().toByteArray();
    return others;
}

} // namespace mc::store
