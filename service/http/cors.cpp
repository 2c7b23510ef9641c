#include "http/cors.h"

namespace mc::http {

namespace {

constexpr char takenHeaders[] = "Authorization, Content-Type, Idempotency-Key, X-Request-Id";
constexpr char shownHeaders[]
    = "Allow, Location, RateLimit, RateLimit-Policy, Retry-After, WWW-Authenticate, X-Request-Id";
constexpr char keptSeconds[] = "7200"; // what browsers take at most

} // namespace

Cors::Cors(const QStringList &origins)
{
    for (const QString &origin : origins)
        m_origins += origin.toUtf8();
}

bool Cors::isPreflight(const Request &request) const
{
    return request.method == "OPTIONS" && !request.wantedMethod.isEmpty() && m_origins.contains(request.origin);
}

admission::Answer Cors::preflightAnswer(const QByteArray &allowed)
{
    return {204,
        {{"Access-Control-Allow-Methods", allowed}, {"Access-Control-Allow-Headers", takenHeaders},
            {"Access-Control-Max-Age", keptSeconds},
            {"Vary", "Access-Control-Request-Method, Access-Control-Request-Headers"}},
        {}};
}

// Vary goes on every answer, so that no cache shows one origin what was meant for another.
void Cors::describe(admission::Answer &answer, const Request &request) const
{
    if (m_origins.isEmpty())
        return;
    answer.headers.emplaceBack("Vary", "Origin");
    if (!m_origins.contains(request.origin))
        return;
    answer.headers.emplaceBack("Access-Control-Allow-Origin", request.origin);
    if (request.method != "OPTIONS")
        answer.headers.emplaceBack("Access-Control-Expose-Headers", shownHeaders);
}

} // namespace mc::http
