#pragma once

#include "outbound/curl_loop.h"

#include <QtCore/QByteArray>
#include <QtCore/QList>
#include <QtCore/QUrl>

#include <chrono>
#include <optional>

namespace mc::outbound {

/// A request to another server.
struct HttpRequest
{
    QUrl url;
    QList<std::pair<QByteArray, QByteArray>> headers {};
    QByteArray body {};
    bool needsHttp2 = false; ///< by ALPN over TLS; in clear text with prior knowledge (h2c)
    qsizetype mostReply = 64 * 1024; ///< bytes of the answer's body that are kept
};

/// What came of it.
struct HttpReply
{
    int status = 0; ///< 0: there was no answer, see `failure`
    QList<std::pair<QByteArray, QByteArray>> headers; ///< names in lower case
    QByteArray body; ///< as much of it as was asked for
    QString failure; ///< why there was no answer, short and stable: "no connection", "no answer in time"
    bool wasSent = false; ///< the request was sent, at least in part: there was somebody to send it to

    QByteArray header(const char *name) const;
    /// Retry-After (RFC 9110 section 10.2.3), a count of seconds or a date, counted from `now`; nothing when there is none.
    /// However long.
    std::optional<std::chrono::milliseconds> retryAfter(const QDateTime &now) const;
};

/// Sends requests over a loop's connections. Redirects are answers like others: credentials follow none. Lives on the
/// loop's thread, and not longer than it.
class HttpClient
{
public:
    using Done = std::function<void(const HttpReply &)>;

    explicit HttpClient(CurlLoop &loop, std::chrono::milliseconds timeout = std::chrono::seconds(25));

    /// `done` is called once from the event loop, within the timeout, and never after this client's end.
    void post(const HttpRequest &request, Done done);
    /// The same, without a body.
    void get(const HttpRequest &request, Done done);

private:
    enum class Method { Get, Post };
    void send(Method method, const HttpRequest &request, Done done);

    CurlLoop &m_loop;
    std::chrono::milliseconds m_timeout;
    std::shared_ptr<bool> m_life = std::make_shared<bool>(); ///< gone with this
};

} // namespace mc::outbound
