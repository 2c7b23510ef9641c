#pragma once

#include <QtCore/QByteArray>

namespace mc::realtime {

/// Frames as a server sends them (RFC 6455 section 5.2): final, and not masked.
///
/// A change's frame is made once and the same bytes are written to every socket.
QByteArray textFrame(QByteArrayView utf8);
/// A ping without payload.
QByteArray pingFrame();
/// The answer to a ping with that payload, of at most 125 bytes.
QByteArray pongFrame(QByteArrayView payload);

} // namespace mc::realtime
