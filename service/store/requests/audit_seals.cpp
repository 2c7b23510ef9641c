#include "store/requests/audit_seals.h"

#include "store/session/rows.h"
#include "store/session/transaction.h"

#include <QtCore/QCryptographicHash>

namespace mc::store {

using model::Result;

namespace {

// What a seal is over. An array of JSON leaves no doubt where a value ends, and what is null.
const QString content = QStringLiteral(R"(
jsonb_build_array(a.id, (extract(epoch FROM a.at) * 1000000)::bigint, a.actor_id, a.actor_subject, a.actor_role,
    a.address::text, a.request_id, a.action, a.target_type, a.target_id, a.owner_id, a.details)::text)");

// A snapshot of another cluster, from a restored dump, tells nothing here. The lock ends with the transaction; no other job has it, or
// one that takes its turn at the same moment of each second would keep this one from its own.
const Statement begin {QStringLiteral("begin sealing"), QStringLiteral(R"(
SELECT pg_try_advisory_xact_lock(4711200826), pg_current_snapshot(),
       pg_snapshot_xmax(sealed) > pg_snapshot_xmax(pg_current_snapshot())
FROM audit_sealing)")};

// $1 most.
const Statement unsealed {QStringLiteral("unsealed audit rows"),
    QStringLiteral(R"(
SELECT a.id, %1 FROM audit_log a
WHERE a.xid >= (SELECT pg_snapshot_xmin(sealed) FROM audit_sealing)
  AND NOT pg_visible_in_snapshot(a.xid, (SELECT sealed FROM audit_sealing))
  AND a.id > (SELECT settled FROM audit_sealing)
  AND NOT EXISTS (SELECT FROM audit_seals s WHERE s.row_id = a.id)
ORDER BY a.xid, a.id LIMIT $1)")
        .arg(content)};

const Statement unsealedOfAll {QStringLiteral("unsealed audit rows of all"),
    QStringLiteral(R"(
SELECT a.id, %1 FROM audit_log a WHERE NOT EXISTS (SELECT FROM audit_seals s WHERE s.row_id = a.id)
ORDER BY a.id LIMIT $1)")
        .arg(content)};

// $1 position of the first, $2 rows, $3 hashes.
const Statement addSeals {QStringLiteral("add audit seals"), QStringLiteral(R"(
INSERT INTO audit_seals (position, row_id, hash)
SELECT $1::bigint - 1 + nth, row_id, hash
FROM unnest($2::bigint[], $3::bytea[]) WITH ORDINALITY AS sealed (row_id, hash, nth))")};

// $1 snapshot, $2 whether all rows of now are settled.
const Statement noteSealed {QStringLiteral("note sealed audit rows"), QStringLiteral(R"(
UPDATE audit_sealing SET sealed = $1::pg_snapshot,
    settled = CASE WHEN $2 THEN (SELECT coalesce(max(id), 0) FROM audit_log) ELSE settled END)")};

const Statement lastSeal {QStringLiteral("last audit seal"),
    QStringLiteral("SELECT position, hash FROM audit_seals ORDER BY position DESC LIMIT 1")};

// $1 position, $2 most.
const Statement sealsAfter {QStringLiteral("audit seals"),
    QStringLiteral(R"(
SELECT s.position, s.row_id, s.hash, CASE WHEN a.id IS NOT NULL THEN %1 END
FROM (SELECT * FROM audit_seals WHERE position > $1 ORDER BY position LIMIT $2) s
LEFT JOIN audit_log a ON a.id = s.row_id ORDER BY s.position)")
        .arg(content)};

const Statement firstWithoutSeal {QStringLiteral("first unsealed audit row"), QStringLiteral(R"(
SELECT min(id) FROM audit_log a
WHERE a.at < now() - interval '1 minute' AND NOT EXISTS (SELECT FROM audit_seals s WHERE s.row_id = a.id))")};

QByteArray sealOf(const QByteArray &before, QByteArrayView row)
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    hash.addData(before);
    hash.addData(row.toByteArray());
    return hash.result();
}

} // namespace

QString toString(const AuditAnchor &anchor)
{
    return QStringLiteral("%1:%2").arg(anchor.position).arg(QLatin1String(anchor.hash.toHex()));
}

std::optional<AuditAnchor> auditAnchorFromString(const QString &text)
{
    const QStringList parts = text.split(u':');
    bool isNumber = false;
    const AuditAnchor anchor {
        .position = parts.value(0).toLongLong(&isNumber), .hash = QByteArray::fromHex(parts.value(1).toLatin1())};
    const bool isWhole = isNumber && anchor.position >= 0 && anchor.hash.size() == 32 && toString(anchor) == text;
    return isWhole ? std::optional(anchor) : std::nullopt;
}

Result<int> AuditSeals::seal(int most)
{
    return m_connection.retrying([&] { return sealOnce(most); });
}

Result<int> AuditSeals::sealOnce(int most)
{
    Result<Transaction> transaction = Transaction::begin(m_connection);
    if (!transaction)
        return transaction.error();
    Result<Rows> begun = m_connection.run(begin);
    if (!begun)
        return begun.error();
    if (!begun->next() || !begun->boolean())
        return 0;
    const QString snapshot = begun->text();
    const bool isRestored = begun->boolean();
    Result<Rows> rows = m_connection.run(isRestored ? unsealedOfAll : unsealed, {most});
    if (!rows)
        return rows.error();
    if (rows->count() == 0 && !isRestored)
        return 0;
    const Result<AuditAnchor> last = head();
    if (!last)
        return last.error();
    QList<qint64> ids;
    QList<QByteArray> hashes {last->hash};
    while (rows->next()) {
        ids += rows->integer();
        hashes += sealOf(hashes.last(), rows->bytes());
    }
    hashes.removeFirst();
    const Result<Rows> added = m_connection.run(addSeals, {last->position + 1, arrayValue(ids), arrayValue(hashes)});
    if (!added)
        return added.error();
    if (ids.size() < most) {
        // Taken before the rows were read: whatever it sees was among them.
        if (const Result<Rows> noted = m_connection.run(noteSealed, {snapshot, isRestored}); !noted)
            return noted.error();
    }
    if (const Result<void> done = transaction->commit(); !done)
        return done.error();
    return int(ids.size());
}

Result<AuditAnchor> AuditSeals::head()
{
    Result<Rows> rows = m_connection.run(lastSeal);
    if (!rows)
        return rows.error();
    AuditAnchor head;
    if (rows->next()) {
        head.position = rows->integer();
        head.hash = rows->binary();
    }
    return head;
}

Result<std::optional<AuditBreak>> AuditSeals::check(AuditAnchor &from, int most)
{
    Result<Rows> rows = m_connection.run(sealsAfter, {from.position, most});
    if (!rows)
        return rows.error();
    while (rows->next()) {
        const qint64 position = rows->integer(), row = rows->integer();
        const QByteArray hash = rows->binary();
        if (position != from.position + 1)
            return std::optional(
                AuditBreak {.kind = AuditBreak::Kind::SealMissing, .row = row, .position = from.position + 1});
        if (rows->isNull())
            return std::optional(AuditBreak {.kind = AuditBreak::Kind::Missing, .row = row, .position = position});
        if (sealOf(from.hash, rows->bytes()) != hash)
            return std::optional(AuditBreak {.kind = AuditBreak::Kind::Altered, .row = row, .position = position});
        from = {.position = position, .hash = hash};
    }
    return std::optional<AuditBreak>();
}

Result<std::optional<AuditBreak>> AuditSeals::firstUnsealed()
{
    Result<Rows> rows = m_connection.run(firstWithoutSeal);
    if (!rows)
        return rows.error();
    const std::optional<qint64> row = rows->next() ? rows->optionalInteger() : std::nullopt;
    return row ? std::optional(AuditBreak {.kind = AuditBreak::Kind::NotSealed, .row = *row}) : std::nullopt;
}

} // namespace mc::store
