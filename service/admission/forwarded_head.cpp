#include "admission/forwarded_head.h"

#include <array>

namespace mc::admission {

namespace {

// Of this connection alone, or written anew.
bool isReplaced(QByteArrayView name)
{
    static constexpr std::array names {"host", "connection", "content-length", "transfer-encoding", "expect",
        "x-request-id", "keep-alive", "te", "trailer", "upgrade", "proxy-connection", "http2-settings"};
    for (const char *const replaced : names) {
        if (equalsIgnoringCase(name, replaced))
            return true;
    }
    return false;
}

} // namespace

QByteArray forwardedHead(const RequestHead &head, qint64 bodySize)
{
    const bool namesHops = head.first("connection").has_value();
    QByteArray text;
    text.reserve(head.text().size() + 96);
    text.append(head.method() == QByteArrayView("HEAD") ? QByteArrayView("GET") : head.method());
    text.append(' ').append(head.path()).append(" HTTP/1.1\r\nHost: ").append(head.authority()).append("\r\n");
    for (qsizetype i = 0; i < head.count(); ++i) {
        const QByteArrayView name = head.name(i);
        if (!isReplaced(name) && !(namesHops && head.lists("connection", name)))
            text.append(name).append(": ").append(head.value(i)).append("\r\n");
    }
    if (bodySize > 0)
        text.append("Content-Length: ").append(QByteArray::number(bodySize)).append("\r\n");
    text.append("X-Request-Id: ").append(head.requestId()).append("\r\n\r\n");
    return text;
}

} // namespace mc::admission
