#include "admission/handler_socket.h"

namespace mc::admission {

QByteArray HandlerSocket::serve(const QByteArray &head, const QByteArray &body)
{
    m_isServing = true;
    feed(head);
    announce();
    // Apart from the head, so that the body need not be copied behind it.
    if (!body.isEmpty()) {
        feed(body);
        announce();
    }
    m_isServing = false;
    shrink();
    return std::exchange(m_written, {});
}

// An answer that comes late belongs to no request any more.
void HandlerSocket::written(const char *data, qint64 size)
{
    if (m_isServing)
        m_written.append(data, size);
}

} // namespace mc::admission
