#include "support/raw_web_socket.h"

#include <QtCore/QtEndian>

namespace mc::test {

RawWebSocket::RawWebSocket(quint16 port, const User &user)
    : m_socket(port)
{
    m_socket.send(handshakeHead(socketPath(user.id), {{"Authorization", "Bearer " + tokenOf(user)}}));
    if (!m_socket.readUntil("\r\n\r\n").contains(" 101 ") || nextType() != QLatin1String("connection_status"))
        qFatal("the handshake was refused");
}

RawWebSocket::Frame RawWebSocket::next()
{
    const QByteArray head = m_socket.read(2);
    if (head.size() < 2)
        return {};
    qsizetype size = head.at(1) & 0x7f;
    if (size == 126)
        size = qFromBigEndian<quint16>(m_socket.read(2).leftJustified(2).constData());
    else if (size == 127)
        size = qFromBigEndian<quint64>(m_socket.read(8).leftJustified(8).constData());
    return {head.at(0) & 0x0f, m_socket.read(size)};
}

QString RawWebSocket::nextType()
{
    const Frame frame = next();
    return frame.opcode == Text ? at(toObject(frame.payload), "type").toString() : QString();
}

bool RawWebSocket::ping()
{
    send(ClientFrame {.opcode = Ping, .payload = "here?"});
    const Frame frame = next();
    return frame.opcode == Pong && frame.payload == "here?";
}

int RawWebSocket::closeCode()
{
    Frame frame;
    do
        frame = next();
    while (frame.opcode == Ping || frame.opcode == Text || frame.opcode == Pong);
    if (frame.opcode != Close || frame.payload.size() < 2)
        return 0;
    const bool isLast = m_socket.readToEnd().isEmpty() && !m_socket.isOpen();
    return isLast ? qFromBigEndian<quint16>(frame.payload.constData()) : 0;
}

} // namespace mc::test
