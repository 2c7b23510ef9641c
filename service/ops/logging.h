#pragma once

#include "ops/settings.h"

#include <QtCore/QByteArray>
#include <QtCore/QDateTime>
#include <QtCore/QtGlobal>

namespace mc::ops {

/// One line to be of the log.
struct LogEntry
{
    QDateTime time;
    QtMsgType type = QtInfoMsg;
    QByteArray category; ///< "mc.http"; shown without "mc."
    QString message;
    QByteArray requestId {}; ///< empty: none
    QByteArray traceId {}; ///< the same
};

/// The entry as one line with its line end: "2024-01-15T10:30:00.000Z info    http request_id=… trace_id=… message", or a
/// JSON object with time, level, category, message and, when there is one, request_id and trace_id. Credentials are masked
/// (redacted()), control characters are escaped, so that a line is always one line, and messages are cut after 16,384 characters.
QByteArray formatted(const LogEntry &entry, LogFormat format);

/// Takes over Qt's message handler for as long as it lives: each message of the given level or above becomes a line at
/// the descriptor, from any thread. In main(), one at a time: Qt has one message handler.
///
/// Nobody who logs waits for whoever reads the log: up to 20,000 lines or 4 MiB wait for the reader (LineQueue), then lines
/// are dropped, and the log says how many as soon as it is read again. A fatal message and the end of this wait for
/// the reader, at most a second.
class Logging
{
public:
    explicit Logging(const Settings::Log &settings, int descriptor = 2);
    ~Logging();
    Logging(const Logging &) = delete;
    Logging &operator=(const Logging &) = delete;

private:
    QtMessageHandler m_previous;
};

/// Writes a line as it is to standard error: behind what was logged, when there is a log.
void printError(const QByteArray &line);

/// Lines that the log had to drop since it was begun; 0 without a log.
quint64 droppedLogLines();

} // namespace mc::ops
