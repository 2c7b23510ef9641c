#include "store/directory/device_tokens.h"

#include "store/journal/journal.h"
#include "store/session/transaction.h"

namespace mc::store {

using model::ErrorCode;
using model::Result;

namespace {

const Statement activeTokens {QStringLiteral("find active devices"),
    QStringLiteral("SELECT id, device_type, token_ciphertext, token_key_id, token_is_canonical FROM devices "
                   "WHERE user_id = $1 AND is_active ORDER BY id")};

const Statement countKeys {QStringLiteral("count tokens by key"),
    QStringLiteral("SELECT token_key_id, count(*) FROM devices GROUP BY token_key_id ORDER BY token_key_id")};

const Statement tokensUnder {QStringLiteral("find tokens of a key"),
    QStringLiteral("SELECT id, device_type, token_ciphertext, token_key_id, token_is_canonical FROM devices "
                   "WHERE token_key_id = $1 AND id > $2 ORDER BY id LIMIT $3")};

// What was put into its one form since it was read is left alone.
const Statement resealTokens {QStringLiteral("reseal tokens"),
    QStringLiteral(R"(
WITH fresh AS (
    SELECT id, decode(ciphertext, 'hex') AS ciphertext, decode(hash, 'hex') AS hash, is_marked
    FROM unnest($3::bigint[], $4::text[], $5::text[], $6::boolean[]) AS i (id, ciphertext, hash, is_marked)
), doubles AS (
    DELETE FROM devices d USING fresh f WHERE d.id = f.id AND d.token_key_id = $1 AND (f.is_marked OR NOT d.token_is_canonical)
        AND EXISTS (SELECT FROM devices other WHERE other.token_hash = f.hash)
    RETURNING d.user_id, d.device_type, d.is_active
), changes AS (
    SELECT user_id, device_type, -1 AS devices FROM doubles WHERE is_active
), %1, resealed AS (
    UPDATE devices d SET token_hash = f.hash, token_ciphertext = f.ciphertext, token_key_id = $2
    FROM fresh f WHERE d.id = f.id AND d.token_key_id = $1 AND (f.is_marked OR NOT d.token_is_canonical)
        AND NOT EXISTS (SELECT FROM devices other WHERE other.token_hash = f.hash)
    RETURNING d.id
)
SELECT count(*) FROM resealed)")
        .arg(journal::devicesChanged("told", "changes", "now()"))};

const Statement unmarkedTokens {QStringLiteral("find unmarked tokens"),
    QStringLiteral(
        "SELECT id, device_type, token_ciphertext, token_key_id, token_is_canonical FROM devices "
        "WHERE device_type = 'ios' AND NOT token_is_canonical AND token_key_id = $1 AND id > $2 ORDER BY id LIMIT $3")};

const Statement countUnmarked {QStringLiteral("count unmarked tokens"),
    QStringLiteral("SELECT count(*) FROM devices WHERE device_type = 'ios' AND NOT token_is_canonical")};

const Statement markTokens {QStringLiteral("mark tokens"),
    QStringLiteral("UPDATE devices SET token_is_canonical = true WHERE id = ANY ($1::bigint[])")};

// $1 a device, $2 the hashes of its token's one form: of all that are that device, those but the one registered last.
const Statement forgetTwins {QStringLiteral("forget a token's other devices"),
    QStringLiteral(R"(
WITH same AS MATERIALIZED (
    SELECT id, last_used_at FROM devices WHERE id = $1 OR token_hash = ANY ($2::bytea[]) ORDER BY id FOR UPDATE
), gone AS (
    DELETE FROM devices WHERE id IN (SELECT id FROM same ORDER BY last_used_at DESC, id DESC OFFSET 1)
    RETURNING user_id, device_type, is_active
), changes AS (
    SELECT user_id, device_type, -1 AS devices FROM gone WHERE is_active
), %1
SELECT FROM gone)")
        .arg(journal::devicesChanged("told", "changes", "now()"))};

const Statement storeCanonical {QStringLiteral("store a canonical token"), QStringLiteral(R"(
UPDATE devices SET token_hash = ($2::bytea[])[1], token_ciphertext = $3, token_key_id = $4, provider = $5, token_is_canonical = true
WHERE id = $1 OR token_hash = ANY ($2::bytea[]))")};

PushTarget targetFrom(Rows &row)
{
    PushTarget target;
    target.id = {row.integer()};
    target.type = row.word(&model::deviceTypeFromWord);
    target.ciphertext = row.binary();
    target.keyId = row.text();
    target.isMarked = row.boolean();
    return target;
}

QList<PushTarget> targetsFrom(Rows rows)
{
    QList<PushTarget> targets;
    targets.reserve(rows.count());
    while (rows.next())
        targets += targetFrom(rows);
    return targets;
}

template<typename Text>
QString array(const QList<ResealedToken> &tokens, Text text)
{
    QStringList texts;
    texts.reserve(tokens.size());
    for (const ResealedToken &token : tokens)
        texts += text(token);
    return arrayValue(texts);
}

} // namespace

Result<QList<PushTarget>> DeviceTokens::activeOf(model::UserId user)
{
    Result<Rows> rows = m_connection.run(activeTokens, {user.value});
    if (!rows)
        return rows.error();
    return targetsFrom(*std::move(rows));
}

Result<QList<KeyCount>> DeviceTokens::keys()
{
    Result<Rows> rows = m_connection.run(countKeys);
    if (!rows)
        return rows.error();
    QList<KeyCount> keys;
    while (rows->next())
        keys += KeyCount {rows->text(), rows->integer()};
    return keys;
}

Result<QList<PushTarget>> DeviceTokens::sealedUnder(const QString &keyId, model::DeviceId after, int most)
{
    Result<Rows> rows = m_connection.run(tokensUnder, {keyId, after.value, most});
    if (!rows)
        return rows.error();
    return targetsFrom(*std::move(rows));
}

Result<int> DeviceTokens::reseal(const QString &keyId, const QString &newKeyId, const QList<ResealedToken> &tokens)
{
    const QVariantList values {keyId, newKeyId,
        array(tokens, [](const ResealedToken &token) { return QString::number(token.id.value); }),
        array(tokens, [](const ResealedToken &token) { return QString::fromLatin1(token.ciphertext.toHex()); }),
        array(tokens, [](const ResealedToken &token) { return QString::fromLatin1(token.hash.toHex()); }),
        array(tokens, [](const ResealedToken &token) { return QString(QLatin1Char(token.isMarked ? 't' : 'f')); })};
    const auto once = [&] { return m_connection.retrying([&] { return m_connection.run(resealTokens, values); }); };
    Result<Rows> rows = once();
    // Registered anew at the same moment: the second look sees it.
    if (!rows && rows.error().code == ErrorCode::Conflict)
        rows = once();
    if (!rows)
        return rows.error();
    return rows->next() ? int(rows->integer()) : 0;
}

Result<QList<PushTarget>> DeviceTokens::unmarked(const QString &keyId, model::DeviceId after, int most)
{
    Result<Rows> rows = m_connection.run(unmarkedTokens, {keyId, after.value, most});
    if (!rows)
        return rows.error();
    return targetsFrom(*std::move(rows));
}

Result<qint64> DeviceTokens::unmarkedCount()
{
    Result<Rows> rows = m_connection.run(countUnmarked);
    if (!rows)
        return rows.error();
    return rows->next() ? rows->integer() : 0;
}

Result<void> DeviceTokens::mark(const QList<model::DeviceId> &devices)
{
    QStringList ids;
    for (const model::DeviceId device : devices)
        ids += QString::number(device.value);
    const Result<Rows> rows = m_connection.retrying([&] { return m_connection.run(markTokens, {arrayValue(ids)}); });
    return rows ? Result<void>() : rows.error();
}

Result<int> DeviceTokens::canonicalize(model::DeviceId device, const CanonicalToken &token)
{
    const auto once = [&] { return m_connection.retrying([&] { return replace(device, token); }); };
    Result<int> gone = once();
    // Registered anew at the same moment: the second look sees it.
    return !gone && gone.error().code == ErrorCode::Conflict ? once() : gone;
}

Result<int> DeviceTokens::replace(model::DeviceId device, const CanonicalToken &token)
{
    Result<Transaction> transaction = Transaction::begin(m_connection);
    if (!transaction)
        return transaction.error();
    const Result<Rows> gone = m_connection.run(forgetTwins, {device.value, arrayValue(token.hashes)});
    if (!gone)
        return gone.error();
    const Result<Rows> stored = m_connection.run(storeCanonical,
        {device.value, arrayValue(token.hashes), token.ciphertext, token.keyId, QString(word(token.provider))});
    if (!stored)
        return stored.error();
    if (const Result<void> done = transaction->commit(); !done)
        return done.error();
    return gone->count();
}

} // namespace mc::store
