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
    QByteArray requestId; ///< empty: none
};

/// The entry as one line with its line end: "2024-01-15T10:30:00.000Z info    http request_id=… message", or a JSON
/// object with time, level, category, message and, when there is one, request_id. Credentials are masked (redacted()),
/// control characters are escaped, so that a line is always one line, and messages are cut after 16,384 characters.
QByteArray formatted(const LogEntry &entry, LogFormat format);

/// Takes over Qt's message handler for as long as it lives: writes each message of the given level or above to the
/// descriptor, a line by a single write(), from any thread. In main(), one at a time: Qt has one message handler.
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

} // namespace mc::ops
