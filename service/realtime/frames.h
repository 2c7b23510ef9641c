#pragma once

#include <QtCore/QByteArray>

namespace mc::realtime {

/// Frames as a server sends them (RFC 6455 section 5.2): final, and not masked.
///
/// A frame is made once and the same bytes are written to every socket, between the frames that QWebSocket writes.
QByteArray textFrame(QByteArrayView utf8);
/// A ping without payload.
QByteArray pingFrame();

} // namespace mc::realtime
