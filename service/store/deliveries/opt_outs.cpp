#include "store/deliveries/opt_outs.h"

namespace mc::store {

using model::Result;

namespace {

// $1 phone, $2 at, $3 word.
const Statement keepOptOut {QStringLiteral("keep SMS opt-out"),
    QStringLiteral(
        "INSERT INTO sms_opt_outs (phone, opted_out_at, word) VALUES ($1, $2, $3) ON CONFLICT (phone) DO NOTHING")};

const Statement takeBackOptOut {
    QStringLiteral("take SMS opt-out back"), QStringLiteral("DELETE FROM sms_opt_outs WHERE phone = $1")};

} // namespace

Result<void> OptOuts::keep(const QString &phone, const QString &word, const QDateTime &at)
{
    const Result<Rows> rows = m_connection.run(keepOptOut, {phone, timeValue(at), word});
    if (!rows)
        return rows.error();
    return {};
}

Result<void> OptOuts::takeBack(const QString &phone)
{
    const Result<Rows> rows = m_connection.run(takeBackOptOut, {phone});
    if (!rows)
        return rows.error();
    return {};
}

} // namespace mc::store
