#include "store/device_tokens.h"

namespace mc::store {

using model::ErrorCode;
using model::Result;

namespace {

const Statement activeTokens {QStringLiteral("find active devices"),
    QStringLiteral("SELECT id, device_type, token_ciphertext, token_key_id FROM devices "
                   "WHERE user_id = $1 AND is_active ORDER BY id")};

const Statement countKeys {QStringLiteral("count tokens by key"),
    QStringLiteral("SELECT token_key_id, count(*) FROM devices GROUP BY token_key_id ORDER BY token_key_id")};

const Statement tokensUnder {QStringLiteral("find tokens of a key"),
    QStringLiteral("SELECT id, device_type, token_ciphertext, token_key_id FROM devices "
                   "WHERE token_key_id = $1 AND id > $2 ORDER BY id LIMIT $3")};

const Statement resealTokens {QStringLiteral("reseal tokens"), QStringLiteral(R"(
WITH fresh AS (
    SELECT id, decode(ciphertext, 'hex') AS ciphertext, decode(hash, 'hex') AS hash
    FROM unnest($3::bigint[], $4::text[], $5::text[]) AS i (id, ciphertext, hash)
), doubles AS (
    DELETE FROM devices d USING fresh f WHERE d.id = f.id AND d.token_key_id = $1
        AND EXISTS (SELECT FROM devices other WHERE other.token_hash = f.hash)
), resealed AS (
    UPDATE devices d SET token_hash = f.hash, token_ciphertext = f.ciphertext, token_key_id = $2
    FROM fresh f WHERE d.id = f.id AND d.token_key_id = $1
        AND NOT EXISTS (SELECT FROM devices other WHERE other.token_hash = f.hash)
    RETURNING d.id
)
SELECT count(*) FROM resealed)")};

QList<PushTarget> targetsFrom(Rows rows)
{
    QList<PushTarget> targets;
    targets.reserve(rows.count());
    while (rows.next())
        targets += {{rows.integer(0)}, rows.word(1, &model::deviceTypeFromWord), rows.binary(2), rows.text(3)};
    return targets;
}

template<typename Text>
QString array(const QList<ResealedToken> &tokens, Text text)
{
    QStringList texts;
    texts.reserve(tokens.size());
    for (const ResealedToken &token : tokens)
        texts += text(token);
    return u'{' + texts.join(u',') + u'}';
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
        keys += {rows->text(0), rows->integer(1)};
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
        array(tokens, [](const ResealedToken &token) { return QString::fromLatin1(token.hash.toHex()); })};
    const auto once = [&] { return m_connection.retrying([&] { return m_connection.run(resealTokens, values); }); };
    Result<Rows> rows = once();
    // Registered anew at the same moment: the second look sees it.
    if (!rows && rows.error().code == ErrorCode::Conflict)
        rows = once();
    if (!rows)
        return rows.error();
    return rows->next() ? int(rows->integer(0)) : 0;
}

} // namespace mc::store
