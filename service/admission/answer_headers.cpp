#include "admission/answer.h"
#include "admission/request_head.h"

namespace mc::admission {

namespace {

/// What a header block written by QHttpServer says of itself.
struct Written
{
    int status = 0;
    qint64 contentLength = -1;
    bool isChunked = false;
    bool hasDate = false;
    bool hasRequestId = false;
    QByteArray kept; ///< status line and headers that go out
};

bool hasNoBody(int status) { return status == 204 || status == 304 || status < 200; }

void appendField(QByteArray &text, QByteArrayView name, QByteArrayView value)
{
    text.append(name).append(": ").append(value).append("\r\n");
}

void appendHeaders(QByteArray &text, const AddedHeaders &added, bool hasDate, bool hasRequestId)
{
    if (!hasDate)
        appendField(text, "Date", added.date);
    if (!hasRequestId)
        appendField(text, "X-Request-Id", added.requestId);
    if (added.closes)
        appendField(text, "Connection", "close");
    text.append("\r\n");
}

void readField(Written &written, QByteArrayView line)
{
    const qsizetype colon = line.indexOf(':');
    const QByteArrayView name = line.first(std::max<qsizetype>(colon, 0));
    const QByteArrayView value = line.sliced(colon + 1).trimmed();
    // Whether the connection stays is not the handler's to say; application/x-empty is QHttpServer's word for no body.
    if (equalsIgnoringCase(name, "connection")
        || (equalsIgnoringCase(name, "content-type") && value == QByteArrayView("application/x-empty")))
        return;
    if (equalsIgnoringCase(name, "content-length")) {
        written.contentLength = value.toLongLong();
        if (hasNoBody(written.status))
            return;
    }
    written.isChunked = written.isChunked || equalsIgnoringCase(name, "transfer-encoding");
    written.hasDate = written.hasDate || equalsIgnoringCase(name, "date");
    written.hasRequestId = written.hasRequestId || equalsIgnoringCase(name, "x-request-id");
    written.kept.append(line).append("\r\n");
}

std::optional<Written> readHead(QByteArrayView head)
{
    constexpr qsizetype statusAt = 9; // behind "HTTP/1.1 "
    Written written;
    for (qsizetype begin = 0; begin < head.size();) {
        const qsizetype end = head.indexOf("\r\n", begin);
        const QByteArrayView line = head.sliced(begin, end - begin);
        if (begin > 0) {
            readField(written, line);
        } else {
            if (!line.startsWith("HTTP/1.") || line.size() < statusAt + 3)
                return {};
            written.status = line.sliced(statusAt, 3).toInt();
            written.kept.reserve(head.size() + 160);
            written.kept.append(line).append("\r\n");
        }
        begin = end + 2;
    }
    return written;
}

} // namespace

QByteArray serialized(const Answer &answer, const AddedHeaders &added)
{
    QByteArray text = "HTTP/1.1 " + QByteArray::number(answer.status) + ' ' + reasonPhrase(answer.status) + "\r\n";
    for (const auto &[name, value] : answer.headers)
        appendField(text, name, value);
    if (!hasNoBody(answer.status))
        appendField(text, "Content-Length", QByteArray::number(answer.body.size()));
    appendHeaders(text, added, false, false);
    if (!added.headOnly && !hasNoBody(answer.status))
        text.append(answer.body);
    return text;
}

std::optional<QByteArray> withAddedHeaders(QByteArrayView written, const AddedHeaders &added)
{
    const qsizetype headEnd = written.indexOf("\r\n\r\n");
    if (headEnd < 0)
        return {};
    std::optional<Written> head = readHead(written.first(headEnd + 2));
    const QByteArrayView body = written.sliced(headEnd + 4);
    if (!head || head->status < 200 || (head->contentLength >= 0 && head->contentLength != body.size()))
        return {};
    QByteArray text = std::move(head->kept);
    const bool showsBody = !hasNoBody(head->status);
    if (showsBody && head->contentLength < 0 && !head->isChunked)
        appendField(text, "Content-Length", QByteArray::number(body.size()));
    appendHeaders(text, added, head->hasDate, head->hasRequestId);
    if (showsBody && !added.headOnly)
        text.append(body);
    return text;
}

} // namespace mc::admission
