#include "outbound/http_client.h"

#include <QtCore/QDateTime>
#include <QtCore/QLocale>

namespace mc::outbound {

namespace {

constexpr qsizetype mostHeaders = 100;
constexpr std::chrono::seconds longestWait = std::chrono::years(100); // so that sums with it stay in range

/// What a transfer reads from and writes to as long as it is under way.
struct TransferBuffers
{
    QByteArray body;
    qsizetype mostReply;
    StringList headers;
    HttpReply reply {};
};

std::size_t onBody(char *data, std::size_t, std::size_t size, void *target)
{
    auto &[sent, most, headers, reply] = *static_cast<TransferBuffers *>(target);
    reply.body.append(data, std::min(qsizetype(size), most - reply.body.size()));
    return size;
}

std::size_t onHeader(char *data, std::size_t, std::size_t size, void *target)
{
    auto &headers = static_cast<TransferBuffers *>(target)->reply.headers;
    const QByteArrayView line(data, qsizetype(size));
    const qsizetype colon = line.indexOf(':');
    if (line.startsWith("HTTP/"))
        headers.clear(); // of an interim answer
    else if (colon > 0 && headers.size() < mostHeaders)
        headers.emplaceBack(line.first(colon).toByteArray().toLower(), line.sliced(colon + 1).trimmed().toByteArray());
    return size;
}

StringList listOf(const QList<std::pair<QByteArray, QByteArray>> &headers)
{
    StringList list(curl_slist_append(nullptr, "Expect:")); // waits for nobody's 100
    for (const auto &[name, value] : headers)
        list.reset(curl_slist_append(list.release(), QByteArray(name + ": " + value).constData()));
    return list;
}

} // namespace

QByteArray HttpReply::header(const char *name) const
{
    for (const auto &[known, value] : headers) {
        if (known == name)
            return value;
    }
    return {};
}

std::optional<std::chrono::milliseconds> HttpReply::retryAfter(const QDateTime &now) const
{
    using namespace std::chrono;
    const QByteArray value = header("retry-after");
    bool isNumber = false;
    qint64 wait = value.toLongLong(&isNumber);
    if (!isNumber) {
        QDateTime date
            = QLocale::c().toDateTime(QString::fromLatin1(value), QStringLiteral("ddd, dd MMM yyyy HH:mm:ss 'GMT'"));
        date.setTimeSpec(Qt::UTC);
        wait = date.isValid() ? now.secsTo(date) : -1;
    }
    if (wait < 0)
        return {};
    return std::min(seconds(wait), longestWait);
}

HttpClient::HttpClient(CurlLoop &loop, std::chrono::milliseconds timeout)
    : m_loop(loop)
    , m_timeout(timeout)
{
}

void HttpClient::post(const HttpRequest &request, Done done) { send(Method::Post, request, std::move(done)); }

void HttpClient::get(const HttpRequest &request, Done done) { send(Method::Get, request, std::move(done)); }

void HttpClient::send(Method method, const HttpRequest &request, Done done)
{
    Easy easy = m_loop.newEasy();
    CURL *const handle = easy.get();
    const auto buffers = std::make_shared<TransferBuffers>(
        TransferBuffers {.body = request.body, .mostReply = request.mostReply, .headers = listOf(request.headers)});
    const bool isSecure = request.url.scheme() == QLatin1String("https");
    curl_easy_setopt(handle, CURLOPT_URL, request.url.toEncoded().constData());
    if (method == Method::Post) {
        curl_easy_setopt(handle, CURLOPT_POSTFIELDSIZE_LARGE, curl_off_t(buffers->body.size()));
        curl_easy_setopt(handle, CURLOPT_POSTFIELDS, buffers->body.constData());
    }
    curl_easy_setopt(handle, CURLOPT_HTTPHEADER, buffers->headers.get());
    curl_easy_setopt(handle, CURLOPT_USERAGENT, "mediconnect-notifyd/" MC_VERSION);
    curl_easy_setopt(handle, CURLOPT_TIMEOUT_MS, long(m_timeout.count()));
    const bool isClearHttp2 = request.needsHttp2 && !isSecure;
    curl_easy_setopt(handle, CURLOPT_HTTP_VERSION,
        long(isClearHttp2 ? CURL_HTTP_VERSION_2_PRIOR_KNOWLEDGE : CURL_HTTP_VERSION_2TLS));
    // Rather a stream on a connection that is just being made than another connection.
    curl_easy_setopt(handle, CURLOPT_PIPEWAIT, long(isSecure));
    // Debian 12's libcurl 7.88 fails on an h2c connection that it uses a second time (github.com/curl/curl/pull/10643).
    curl_easy_setopt(handle, CURLOPT_FRESH_CONNECT, long(isClearHttp2));
    curl_easy_setopt(handle, CURLOPT_FORBID_REUSE, long(isClearHttp2));
    curl_easy_setopt(handle, CURLOPT_WRITEFUNCTION, &onBody);
    curl_easy_setopt(handle, CURLOPT_WRITEDATA, buffers.get());
    curl_easy_setopt(handle, CURLOPT_HEADERFUNCTION, &onHeader);
    curl_easy_setopt(handle, CURLOPT_HEADERDATA, buffers.get());
    m_loop.start(
        std::move(easy), [buffers, done = std::move(done), life = std::weak_ptr(m_life)](CURL *ended, CURLcode code) {
            if (life.expired())
                return;
            long status = 0;
            curl_easy_getinfo(ended, CURLINFO_RESPONSE_CODE, &status);
            curl_off_t sentAfter = 0;
            curl_easy_getinfo(ended, CURLINFO_PRETRANSFER_TIME_T, &sentAfter);
            buffers->reply.wasSent = sentAfter > 0;
            if (code == CURLE_OK)
                buffers->reply.status = int(status);
            else
                buffers->reply.failure = failureOf(code);
            done(buffers->reply);
        });
}

} // namespace mc::outbound
