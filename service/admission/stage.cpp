#include "admission/stage.h"

namespace mc::admission {

QByteArray Stage::play(const QByteArray &head, const QByteArray &body)
{
    m_playing = true;
    feed(head);
    announce();
    // Apart from the head, so that the body need not be copied behind it.
    if (!body.isEmpty()) {
        feed(body);
        announce();
    }
    m_playing = false;
    shrink();
    return std::exchange(m_written, {});
}

// An answer that comes late belongs to no request any more.
void Stage::written(const char *data, qint64 size)
{
    if (m_playing)
        m_written.append(data, size);
}

} // namespace mc::admission
