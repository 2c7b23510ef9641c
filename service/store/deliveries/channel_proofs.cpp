#include "store/deliveries/channel_proofs.h"

namespace mc::store {

using model::Provider;
using model::Result;

namespace {

// %1 which. A test has one delivery.
constexpr char select[] = R"(
SELECT p.provider, (date_part('epoch', greatest(p.last_proven_at, d.sent_at)) * 1000)::bigint,
       (date_part('epoch', p.failing_since) * 1000)::bigint, (date_part('epoch', p.tested_at) * 1000)::bigint, p.test_id,
       d.status IS NULL OR d.status IN ('failed', 'suppressed'), coalesce(d.last_error, d.reason)
FROM channel_proofs p LEFT JOIN deliveries d ON d.notification_id = p.test_id
%1)";
const Statement findAll {
    QStringLiteral("find channel proofs"), QLatin1String(select).arg(QLatin1String("ORDER BY p.provider"))};
// $1 provider.
const Statement lockOne {QStringLiteral("lock channel proof"),
    QLatin1String(select).arg(QLatin1String("WHERE p.provider = $1 FOR NO KEY UPDATE OF p SKIP LOCKED"))};

// $1 provider, $2 when.
const Statement prove {QStringLiteral("prove channel"), QStringLiteral(R"(
UPDATE channel_proofs SET last_proven_at = $2
WHERE provider = $1 AND (last_proven_at IS NULL OR last_proven_at < $2::timestamptz))")};

// $1 provider, $2 notification, $3 now.
const Statement beginTest {QStringLiteral("begin channel's test"),
    QStringLiteral("UPDATE channel_proofs SET test_id = $2, tested_at = $3 WHERE provider = $1")};

// $1 provider, $2 since when.
const Statement setFailing {QStringLiteral("set channel failing"),
    QStringLiteral("UPDATE channel_proofs SET failing_since = $2 WHERE provider = $1")};

QVariant valueOf(Provider provider) { return QString(model::word(provider)); }

Result<void> done(const Result<Rows> &rows) { return rows ? Result<void>() : rows.error(); }

TestedChannel channelFrom(Rows &row)
{
    TestedChannel channel;
    channel.proof.provider = row.word(&model::providerFromWord);
    channel.proof.lastProvenAt = row.time();
    channel.proof.failingSince = row.time();
    channel.testedAt = row.time();
    if (row.isNull())
        row.skip(1);
    else
        channel.test = row.notificationId();
    channel.isTestLost = row.boolean();
    channel.testError = row.text();
    return channel;
}

} // namespace

Result<QList<TestedChannel>> ChannelProofs::all()
{
    Result<Rows> rows = m_connection.run(findAll);
    if (!rows)
        return rows.error();
    QList<TestedChannel> channels;
    while (rows->next())
        channels += channelFrom(*rows);
    return channels;
}

Result<std::optional<TestedChannel>> ChannelProofs::lock(Provider provider)
{
    Result<Rows> rows = m_connection.run(lockOne, {valueOf(provider)});
    if (!rows)
        return rows.error();
    return rows->next() ? std::optional(channelFrom(*rows)) : std::nullopt;
}

Result<void> ChannelProofs::prove(Provider provider, const QDateTime &at)
{
    return done(m_connection.run(store::prove, {valueOf(provider), timeValue(at)}));
}

Result<void> ChannelProofs::beginTest(
    Provider provider, std::optional<model::NotificationId> test, const QDateTime &now)
{
    return done(m_connection.run(
        store::beginTest, {valueOf(provider), test ? QVariant(toString(*test)) : QVariant(), timeValue(now)}));
}

Result<void> ChannelProofs::setFailing(Provider provider, const QDateTime &since)
{
    return done(m_connection.run(store::setFailing, {valueOf(provider), timeValue(since)}));
}

} // namespace mc::store
