#include "store/session/write_check.h"

namespace mc::store {

namespace {

const Statement writeSomething {
    QStringLiteral("check that the database takes changes"), QStringLiteral("UPDATE readiness SET checked_at = $1")};

} // namespace

model::Result<void> checkWriting(DatabaseConnection &connection, const QDateTime &now)
{
    if (connection.run(writeSomething, {timeValue(now)}))
        return {};
    return model::Error {model::ErrorCode::Unavailable, QStringLiteral("The database takes no changes.")};
}

} // namespace mc::store
