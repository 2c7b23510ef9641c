#include "http/rate_limit.h"

namespace mc::http {

namespace {

constexpr int networkBits = 64;

} // namespace

QByteArray networkOf(const QHostAddress &peer)
{
    bool isV4 = false;
    if (const QHostAddress v4(peer.toIPv4Address(&isV4)); isV4)
        return v4.toString().toLatin1();
    Q_IPV6ADDR address = peer.toIPv6Address();
    return QByteArray(reinterpret_cast<const char *>(address.c), networkBits / 8);
}

QByteArray keyOf(const auth::Caller &caller)
{
    return QByteArray(word(caller.role).data()) + ':' + caller.subject.toUtf8();
}

RateLimit::RateLimit(RateLimiter &limiter, const QByteArray &key)
    : m_rate(limiter.rate())
    , m_verdict(m_rate.count > 0 ? limiter.count(key, std::chrono::steady_clock::now()) : std::nullopt)
{
}

std::optional<model::Error> RateLimit::refusal() const
{
    if (!m_verdict || m_verdict->isAllowed)
        return {};
    return model::Error {.code = model::ErrorCode::RateLimitExceeded,
        .detail = QStringLiteral("More requests than are allowed. Try again later."),
        .retryAfter = int(m_verdict->reset.count())};
}

void RateLimit::describe(admission::Answer &answer) const
{
    if (!m_verdict)
        return;
    answer.headers.emplaceBack("RateLimit-Policy",
        "\"default\";q=" + QByteArray::number(m_rate.count) + ";w=" + QByteArray::number(qint64(m_rate.per.count())));
    answer.headers.emplaceBack("RateLimit",
        "\"default\";r=" + QByteArray::number(m_verdict->remaining)
            + ";t=" + QByteArray::number(qint64(m_verdict->reset.count())));
}

} // namespace mc::http
