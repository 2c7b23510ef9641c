#include "store/deliveries/opt_outs.h"

namespace mc::store {

using model::Result;

namespace {

// $1 phone, $2 at, $3 word.
const Statement keepOptOut {QStringLiteral("keep SMS opt-out"),
    QStringLiteral(
        "INSERT INTO sms_opt_outs (phone, opted_out_at, word) VALUES ($1, $2, $3) ON CONFLICT (phone) DO NOTHING")};

// $1 phone, $2 at, $3 word, $4 message. A message is heard once.
const Statement hearStop {QStringLiteral("hear SMS stop"), QStringLiteral(R"(
WITH heard AS (
    INSERT INTO sms_keyword_messages (message_id, received_at) VALUES ($4, $2) ON CONFLICT DO NOTHING RETURNING 1
)
INSERT INTO sms_opt_outs (phone, opted_out_at, word) SELECT $1, $2, $3 FROM heard ON CONFLICT (phone) DO NOTHING)")};

// $1 phone, $2 at, $3 message.
const Statement hearStart {QStringLiteral("hear SMS start"), QStringLiteral(R"(
WITH heard AS (
    INSERT INTO sms_keyword_messages (message_id, received_at) VALUES ($3, $2) ON CONFLICT DO NOTHING RETURNING 1
)
DELETE FROM sms_opt_outs USING heard WHERE phone = $1)")};

const Statement forgetMessages {QStringLiteral("forget SMS keyword messages"),
    QStringLiteral("DELETE FROM sms_keyword_messages WHERE message_id = ANY (ARRAY("
                   "SELECT message_id FROM sms_keyword_messages WHERE received_at < $1 LIMIT $2))")};

Result<void> done(const Result<Rows> &rows) { return rows ? Result<void>() : rows.error(); }

} // namespace

Result<void> OptOuts::keep(const QString &phone, const QString &word, const QDateTime &at)
{
    return done(m_connection.run(keepOptOut, {phone, timeValue(at), word}));
}

Result<void> OptOuts::hearStop(const QString &phone, const QString &word, const QString &message, const QDateTime &at)
{
    return done(m_connection.run(store::hearStop, {phone, timeValue(at), word, message}));
}

Result<void> OptOuts::hearStart(const QString &phone, const QString &message, const QDateTime &at)
{
    return done(m_connection.run(store::hearStart, {phone, timeValue(at), message}));
}

Result<int> OptOuts::forgetMessages(const QDateTime &before, int most)
{
    const Result<Rows> rows = m_connection.run(store::forgetMessages, {timeValue(before), most});
    return rows ? Result<int>(rows->affected()) : rows.error();
}

} // namespace mc::store
