#include "naive_frames.h"

namespace mc::test {

using realtime::ReceivedFrame;
using Kind = ReceivedFrame::Kind;

namespace {

int at(const QByteArray &bytes, qsizetype index) { return index < bytes.size() ? uchar(bytes.at(index)) : -1; }

quint64 number(const QByteArray &bytes)
{
    quint64 value = 0;
    for (const char byte : bytes)
        value = value << 8 | uchar(byte);
    return value;
}

ReceivedFrame closing(int code, const QString &reason = {})
{
    return {.kind = Kind::Close, .closeCode = code, .closeReason = reason};
}

ReceivedFrame closeFrom(const QByteArray &payload)
{
    if (payload.isEmpty())
        return closing(1000);
    if (payload.size() == 1)
        return closing(1002);
    const int code = int(number(payload.first(2)));
    if (code < 1000 || code >= 5000 || (code >= 1015 && code < 3000) || code == 1004 || code == 1005 || code == 1006)
        return closing(1002);
    return naiveIsUtf8(payload.mid(2)) ? closing(code, QString::fromUtf8(payload.mid(2))) : closing(1007);
}

} // namespace

bool naiveIsUtf8(const QByteArray &bytes)
{
    for (qsizetype i = 0; i < bytes.size();) {
        const int first = at(bytes, i), second = at(bytes, i + 1);
        const auto isTail = [&](qsizetype index) { return at(bytes, index) >= 0x80 && at(bytes, index) <= 0xbf; };
        if (first <= 0x7f) {
            i += 1;
        } else if (first >= 0xc2 && first <= 0xdf && isTail(i + 1)) {
            i += 2;
        } else if (first >= 0xe0 && first <= 0xef && isTail(i + 1) && isTail(i + 2) && (first != 0xe0 || second >= 0xa0)
            && (first != 0xed || second <= 0x9f)) {
            i += 3;
        } else if (first >= 0xf0 && first <= 0xf4 && isTail(i + 1) && isTail(i + 2) && isTail(i + 3)
            && (first != 0xf0 || second >= 0x90) && (first != 0xf4 || second <= 0x8f)) {
            i += 4;
        } else {
            return false;
        }
    }
    return true;
}

QList<ReceivedFrame> naiveFrames(const QByteArray &bytes, qint64 mostMessageBytes)
{
    QList<ReceivedFrame> frames;
    QByteArray message;
    int messageOpcode = 0; // 0: between messages
    for (qsizetype i = 0; i + 2 <= bytes.size();) {
        const int first = at(bytes, i), second = at(bytes, i + 1);
        const int opcode = first & 15;
        const bool isControl = opcode > 7, isFinal = first > 127;
        const QList<int> allowed = messageOpcode == 0 ? QList<int> {1, 2, 8, 9, 10} : QList<int> {0, 8, 9, 10};
        if ((first & 0x70) != 0 || !allowed.contains(opcode) || second < 128)
            return frames << closing(1002);
        quint64 length = quint64(second - 128);
        if (isControl && (!isFinal || length > 125))
            return frames << closing(1002);
        const qsizetype longBytes = length == 126 ? 2 : length == 127 ? 8 : 0;
        if (i + 2 + longBytes > bytes.size())
            return frames;
        if (longBytes > 0) {
            length = number(bytes.mid(i + 2, longBytes));
            if (length < 126 || (longBytes == 8 && length < 65536) || length > 0x7fffffffffffffff)
                return frames << closing(1002);
        }
        if (!isControl && quint64(message.size()) + length > quint64(mostMessageBytes))
            return frames << closing(1009);
        const qsizetype payloadAt = i + 2 + longBytes + 4;
        if (payloadAt > bytes.size() || quint64(bytes.size() - payloadAt) < length)
            return frames;
        QByteArray payload = bytes.mid(payloadAt, qsizetype(length));
        for (qsizetype k = 0; k < payload.size(); ++k)
            payload[k] = char(uchar(payload.at(k)) ^ at(bytes, payloadAt - 4 + k % 4));
        i = payloadAt + qsizetype(length);

        if (opcode == 8)
            return frames << closeFrom(payload);
        if (opcode == 9)
            frames << ReceivedFrame {Kind::Ping, payload};
        if (isControl)
            continue;
        message += payload;
        messageOpcode = opcode == 0 ? messageOpcode : opcode;
        if (!isFinal)
            continue;
        if (messageOpcode == 1 && !naiveIsUtf8(message))
            return frames << closing(1007);
        frames << ReceivedFrame {messageOpcode == 1 ? Kind::Text : Kind::Binary, message};
        message.clear();
        messageOpcode = 0;
    }
    return frames;
}

} // namespace mc::test
