#include "identity/freshness.h"

#include <QtCore/QLocale>

namespace mc::identity {

namespace {

using std::chrono::seconds;

// Seconds as headers have them; nothing for what is no number. More digits than it holds mean the most there is (RFC 9111 section
// 1.2.2).
std::optional<qint64> secondsIn(QByteArrayView text)
{
    const auto isDigit = [](char c) { return c >= '0' && c <= '9'; };
    if (text.isEmpty() || !std::all_of(text.begin(), text.end(), isDigit))
        return {};
    return text.size() > 9 ? longestFreshness.count() : text.toLongLong();
}

struct CacheControl
{
    std::optional<qint64> maxAge {};
    bool isToBeAsked = false; // no-store, no-cache
};

CacheControl cacheControlOf(const outbound::HttpReply &reply)
{
    CacheControl found;
    for (const QByteArray &directive : reply.header("cache-control").toLower().split(',')) {
        const QByteArray text = directive.trimmed();
        if (text == "no-store" || text == "no-cache")
            found.isToBeAsked = true;
        else if (text.startsWith("max-age="))
            found.maxAge = secondsIn(QByteArray(text.mid(8)).replace('"', ""));
    }
    return found;
}

std::optional<qint64> untilExpiry(const outbound::HttpReply &reply, const QDateTime &now)
{
    const QByteArray text = reply.header("expires");
    if (text.isEmpty())
        return {};
    QDateTime expiry
        = QLocale::c().toDateTime(QString::fromLatin1(text), QStringLiteral("ddd, dd MMM yyyy HH:mm:ss 'GMT'"));
    expiry.setTimeSpec(Qt::UTC);
    return expiry.isValid() ? now.secsTo(expiry) : 0; // what is no date has passed already (RFC 9111 section 5.3)
}

} // namespace

seconds freshnessOf(const outbound::HttpReply &reply, const QDateTime &now)
{
    const CacheControl control = cacheControlOf(reply);
    if (control.isToBeAsked)
        return shortestFreshness;
    std::optional<qint64> left = untilExpiry(reply, now);
    if (control.maxAge)
        left = *control.maxAge - secondsIn(reply.header("age")).value_or(0);
    return left ? std::clamp(seconds(*left), shortestFreshness, longestFreshness) : usualFreshness;
}

} // namespace mc::identity
