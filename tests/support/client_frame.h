#pragma once

#include <QtCore/QByteArray>
#include <QtCore/QtEndian>

namespace mc::test {

enum Opcode { Continuation = 0x0, Text = 0x1, Binary = 0x2, Close = 0x8, Ping = 0x9, Pong = 0xa };

/// A frame as a client may or may not send it (RFC 6455 section 5.2).
struct ClientFrame
{
    int opcode = Text;
    QByteArray payload = {};
    bool isFinal = true;
    bool isMasked = true;
    int reserved = 0; ///< 0 to 7
    QByteArray mask = QByteArray("\x12\x00\xfe\x55", 4);
    int lengthBytes = -1; ///< 0, 2 or 8 bytes of long length; -1: as few as will do

    QByteArray bytes() const
    {
        const int longBytes = lengthBytes >= 0 ? lengthBytes
            : payload.size() > 0xffff          ? 8
            : payload.size() > 125             ? 2
                                               : 0;
        const int shortLength = longBytes == 8 ? 127 : longBytes == 2 ? 126 : int(payload.size());
        QByteArray frame;
        frame += char((isFinal ? 0x80 : 0) | reserved << 4 | opcode);
        frame += char((isMasked ? 0x80 : 0) | shortLength);
        for (int i = longBytes - 1; i >= 0; --i)
            frame += char(quint64(payload.size()) >> (8 * i));
        if (!isMasked)
            return frame + payload;
        frame += mask;
        for (qsizetype i = 0; i < payload.size(); ++i)
            frame += char(payload.at(i) ^ mask.at(i % 4));
        return frame;
    }
    operator QByteArray() const { return bytes(); }
};

/// The payload of a close frame.
inline QByteArray closePayload(int code, const QByteArray &reason = {})
{
    QByteArray payload(2, '\0');
    qToBigEndian(quint16(code), payload.data());
    return payload + reason;
}

} // namespace mc::test
