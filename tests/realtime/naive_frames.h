#pragma once

#include "realtime/frame_reader.h"

#include <QtCore/QList>

namespace mc::test {

/// What a client's bytes come to by RFC 6455, read all at once and as plainly as can be: the measure of FrameReader.
QList<realtime::ReceivedFrame> naiveFrames(const QByteArray &bytes, qint64 mostMessageBytes);

/// UTF-8 by the table of RFC 3629 section 4.
bool naiveIsUtf8(const QByteArray &bytes);

} // namespace mc::test
