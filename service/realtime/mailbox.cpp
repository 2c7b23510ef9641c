#include "realtime/mailbox.h"

namespace mc::realtime {

void Mailbox::open(QObject *reader, std::function<void()> read)
{
    const QMutexLocker lock(&m_mutex);
    m_reader = reader;
    m_read = std::move(read);
}

void Mailbox::close()
{
    const QMutexLocker lock(&m_mutex);
    m_reader = nullptr;
    m_letters.clear();
}

bool Mailbox::post(Letter &&letter)
{
    const QMutexLocker lock(&m_mutex);
    if (!m_reader)
        return false;
    m_letters.push_back(std::move(letter));
    if (m_letters.size() == 1)
        QMetaObject::invokeMethod(m_reader, m_read, Qt::QueuedConnection);
    return true;
}

std::vector<Letter> Mailbox::take()
{
    const QMutexLocker lock(&m_mutex);
    return std::exchange(m_letters, {});
}

} // namespace mc::realtime
