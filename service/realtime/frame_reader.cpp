#include "realtime/frame_reader.h"

#include <QtCore/QtEndian>

namespace mc::realtime {

namespace {

enum Opcode {
    Continuation = 0x0,
    TextMessage = 0x1,
    BinaryMessage = 0x2,
    CloseFrame = 0x8,
    PingFrame = 0x9,
    PongFrame = 0xa
};
enum CloseCode { Normal = 1000, ProtocolError = 1002, WrongData = 1007, TooLarge = 1009 };

constexpr int startBytes = 2;
constexpr int mostShort = 125; // payload, and all that a control frame may have

bool isKnown(int opcode) { return opcode <= BinaryMessage || (opcode >= CloseFrame && opcode <= PongFrame); }

// RFC 6455 section 7.4 and IANA's registry; 1004 to 1006 and 1015 never stand in a frame.
bool isCloseCode(int code)
{
    return (code >= 1000 && code <= 1003) || (code >= 1007 && code <= 1014) || (code >= 3000 && code <= 4999);
}

} // namespace

std::optional<ReceivedFrame> FrameReader::next(QByteArrayView &bytes)
{
    while (!m_isOver && takeHead(bytes)) {
        if (m_fault)
            return over(m_fault->code, QString::fromLatin1(m_fault->reason));
        takePayload(bytes);
        if (m_payloadLeft > 0)
            return {};
        m_headSize = 0;
        if (std::optional<ReceivedFrame> frame = endFrame())
            return frame;
    }
    bytes = {};
    return {};
}

// Whether it is whole, or known to be at fault before it is.
bool FrameReader::takeHead(QByteArrayView &bytes)
{
    while (m_headSize < startBytes || m_headSize < wholeHead()) {
        if (bytes.isEmpty())
            return false;
        m_head[m_headSize++] = quint8(bytes.front());
        bytes = bytes.sliced(1);
        if (m_headSize == startBytes)
            m_fault = checkStart();
        if (!m_fault && m_headSize >= startBytes && m_headSize == lengthEnd())
            m_fault = checkLength();
        if (m_fault)
            return true;
    }
    return true;
}

int FrameReader::lengthEnd() const
{
    switch (shortLength()) {
    case 126:
        return startBytes + 2;
    case 127:
        return startBytes + 8;
    default:
        return startBytes;
    }
}

std::optional<FrameReader::Fault> FrameReader::checkStart() const
{
    const auto fault = [](const char *reason) { return Fault {ProtocolError, reason}; };
    if ((m_head[0] & 0x70) != 0)
        return fault("A reserved bit is set.");
    if (!isKnown(opcode()))
        return fault("The opcode is reserved.");
    if ((m_head[1] & 0x80) == 0)
        return fault("The frame is not masked.");
    if (isControl() && (!isFinal() || shortLength() > mostShort))
        return fault("A control frame is fragmented or too long.");
    if (!isControl() && (opcode() == Continuation) != m_isInMessage)
        return fault("The fragment is out of turn.");
    return {};
}

std::optional<FrameReader::Fault> FrameReader::checkLength()
{
    quint64 length = quint64(shortLength());
    quint64 least = 0;
    if (lengthEnd() == startBytes + 2) {
        length = qFromBigEndian<quint16>(m_head.data() + startBytes);
        least = mostShort + 1;
    } else if (lengthEnd() == startBytes + 8) {
        length = qFromBigEndian<quint64>(m_head.data() + startBytes);
        least = 0x10000;
    }
    if (length < least || length > quint64(std::numeric_limits<qint64>::max()))
        return Fault {ProtocolError, "The length is not written as it must be."};
    if (!isControl() && length > quint64(m_mostMessageBytes - m_message.size()))
        return Fault {TooLarge, "The message is too large."};
    m_payloadLeft = qint64(length);
    m_maskAt = 0;
    return {};
}

void FrameReader::takePayload(QByteArrayView &bytes)
{
    QByteArray &payload = isControl() ? m_control : m_message;
    const qsizetype count = std::min<qint64>(m_payloadLeft, bytes.size());
    if (count == 0)
        return;
    const qsizetype at = payload.size();
    payload.append(bytes.first(count));
    bytes = bytes.sliced(count);
    m_payloadLeft -= count;
    const quint8 *const mask = m_head.data() + lengthEnd();
    char *const data = payload.data() + at;
    for (qsizetype i = 0; i < count; ++i)
        data[i] = char(data[i] ^ mask[(m_maskAt + i) & 3]);
    m_maskAt = (m_maskAt + count) & 3;
}

std::optional<ReceivedFrame> FrameReader::endFrame()
{
    switch (opcode()) {
    case CloseFrame:
        return close();
    case PingFrame:
        return ReceivedFrame {.kind = ReceivedFrame::Kind::Ping, .payload = std::exchange(m_control, {})};
    case PongFrame:
        m_control = {};
        return {};
    default:
        return endMessage();
    }
}

std::optional<ReceivedFrame> FrameReader::endMessage()
{
    if (opcode() != Continuation)
        m_isText = opcode() == TextMessage;
    m_isInMessage = !isFinal();
    if (m_isInMessage)
        return {};
    ReceivedFrame message {.kind = m_isText ? ReceivedFrame::Kind::Text : ReceivedFrame::Kind::Binary,
        .payload = std::exchange(m_message, {})};
    if (m_isText && !message.payload.isValidUtf8())
        return over(WrongData, QStringLiteral("The text is not UTF-8."));
    return message;
}

ReceivedFrame FrameReader::close()
{
    const QByteArray payload = std::exchange(m_control, {});
    if (payload.isEmpty())
        return over(Normal, {});
    const int code = payload.size() < 2 ? 0 : qFromBigEndian<quint16>(payload.constData());
    if (!isCloseCode(code))
        return over(ProtocolError, QStringLiteral("The close code is none."));
    const QByteArrayView reason = QByteArrayView(payload).sliced(2);
    if (!reason.isValidUtf8())
        return over(WrongData, QStringLiteral("The reason is not UTF-8."));
    return over(code, QString::fromUtf8(reason));
}

ReceivedFrame FrameReader::over(int code, const QString &reason)
{
    m_isOver = true;
    m_message = {};
    m_control = {};
    return {.kind = ReceivedFrame::Kind::Close, .closeCode = code, .closeReason = reason};
}

} // namespace mc::realtime
