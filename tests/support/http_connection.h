#pragma once

#include "support/answer.h"
#include "support/raw_socket.h"

#include <memory>

namespace mc::test {

/// One kept HTTP/1.1 connection to 127.0.0.1. Blocking, bounded; opens itself anew when the server has closed it.
///
/// begin() and finish() are the halves of exchange(), so that a test can have several requests under way on several
/// connections from one thread.
class HttpConnection
{
public:
    /// `from` as of RawSocket.
    explicit HttpConnection(quint16 port, const QHostAddress &from = {});

    struct Request
    {
        QByteArray method = "GET";
        QByteArray target = "/";
        Headers headers = {}; ///< Host and, with a body, Content-Length are added
        QByteArray body = {}; ///< null: none, and no Content-Length
    };
    Answer exchange(const Request &request);
    void begin(const Request &request);
    Answer finish();

private:
    QByteArray readBody(const Answer &answer);
    QByteArray readChunks();

    quint16 m_port;
    QHostAddress m_from;
    std::unique_ptr<RawSocket> m_socket;
    Request m_request;
};

} // namespace mc::test
