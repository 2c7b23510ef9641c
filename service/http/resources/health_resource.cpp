#include "http/resources/health_resource.h"

#include "store/migrations.h"

namespace mc::http {

using model::Error;
using model::ErrorCode;
using model::Result;

HealthResource::HealthResource(store::Store &store)
    : m_store(store)
{
}

Result<Answer> HealthResource::health(const Request &) { return jsonAnswer(200, R"({"status":"ok"})"); }

Result<Answer> HealthResource::readiness(const Request &)
{
    const Result<QStringList> pending = store::Migrations(m_store.connection).pending();
    if (!pending)
        return pending.error().code == ErrorCode::Unavailable
            ? pending.error()
            : Error {ErrorCode::Unavailable, QStringLiteral("The database's migrations are not this program's.")};
    if (!pending->isEmpty())
        return Error {ErrorCode::Unavailable, QStringLiteral("The database lacks migrations.")};
    return jsonAnswer(200, R"({"status":"ready"})");
}

} // namespace mc::http
