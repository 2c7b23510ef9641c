#include "realtime/frames.h"

#include <QtCore/QtEndian>

namespace mc::realtime {

namespace {

constexpr char finalText = char(0x81);
constexpr char finalPing = char(0x89);
constexpr char finalPong = char(0x8a);

template<typename Number>
void append(QByteArray &frame, Number number)
{
    const Number ordered = qToBigEndian(number);
    frame.append(reinterpret_cast<const char *>(&ordered), sizeof(ordered));
}

} // namespace

QByteArray textFrame(QByteArrayView utf8)
{
    QByteArray frame;
    frame.reserve(utf8.size() + 10);
    frame.append(finalText);
    if (utf8.size() < 126) {
        frame.append(char(utf8.size()));
    } else if (utf8.size() <= 0xffff) {
        frame.append(char(126));
        append(frame, quint16(utf8.size()));
    } else {
        frame.append(char(127));
        append(frame, quint64(utf8.size()));
    }
    return frame.append(utf8);
}

QByteArray pingFrame() { return QByteArray(1, finalPing) + '\0'; }

QByteArray pongFrame(QByteArrayView payload)
{
    QByteArray frame;
    frame.reserve(payload.size() + 2);
    return frame.append(finalPong).append(char(payload.size())).append(payload);
}

} // namespace mc::realtime
