#pragma once

#include "support/http_connection.h"

namespace mc::test {

/// Writes down what a request was answered, as one line of JSON in <folder>/<program>.jsonl, when the environment's
/// MEDICONNECT_RECORD_ANSWERS names a folder: the API's description is held against what the suites really got
/// (tests/web/check_answers.cjs). A program's first line begins its file anew.
void recordAnswer(const HttpConnection::Request &request, const Answer &answer);

/// The same for what is said over one WebSocket, a line a message.
class SocketRecord
{
public:
    explicit SocketRecord(const QString &path);

    void sent(const QByteArray &message) const { write("client", message); }
    void received(const QByteArray &message) const { write("service", message); }

private:
    void write(const char *from, const QByteArray &message) const;

    QString m_path;
    int m_number; ///< tells the sockets of a program apart
};

} // namespace mc::test
