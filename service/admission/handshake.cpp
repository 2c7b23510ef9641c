#include "admission/web_socket_gate.h"

namespace mc::admission {

namespace {

constexpr qsizetype keyBytes = 16;

model::Error refusal(int status, const QString &detail)
{
    return {.code = model::ErrorCode::WebSocketRefused, .detail = detail, .status = status};
}

} // namespace

model::Result<void> checkHandshake(const RequestHead &head)
{
    if (head.method() != QByteArrayView("GET") || head.minorVersion() == 0
        || head.framing().kind != Framing::Kind::None)
        return refusal(400, QStringLiteral("A WebSocket handshake is a GET of HTTP/1.1 without a body."));
    if (!head.lists("connection", "upgrade"))
        return refusal(400, QStringLiteral("The Connection header does not say Upgrade."));
    if (head.joined("sec-websocket-version") != "13")
        return refusal(426, QStringLiteral("Only version 13 of the WebSocket protocol is spoken here."));
    const auto key = QByteArray::fromBase64Encoding(
        head.joined("sec-websocket-key"), QByteArray::Base64Encoding | QByteArray::AbortOnBase64DecodingErrors);
    if (!key || key.decoded.size() != keyBytes)
        return refusal(400, QStringLiteral("Sec-WebSocket-Key is not 16 bytes in base64."));
    return {};
}

Answer handshakeRefusal(const model::Error &error)
{
    Answer answer = problem(error);
    if (answer.status == 426)
        answer.headers += {{"Sec-WebSocket-Version", "13"}, {"Upgrade", "websocket"}};
    return answer;
}

} // namespace mc::admission
