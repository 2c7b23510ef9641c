#include "realtime/mailbox.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QEvent>

namespace mc::realtime {

void Mailbox::open(QObject *reader)
{
    const std::lock_guard lock(m_mutex);
    m_reader = reader;
}

void Mailbox::close()
{
    const std::lock_guard lock(m_mutex);
    m_reader = nullptr;
    m_letters.clear();
}

bool Mailbox::post(Letter &&letter)
{
    const std::lock_guard lock(m_mutex);
    if (!m_reader)
        return false;
    m_letters.push_back(std::move(letter));
    if (m_letters.size() == 1)
        QCoreApplication::postEvent(m_reader, new QEvent(QEvent::User));
    return true;
}

std::vector<Letter> Mailbox::take()
{
    const std::lock_guard lock(m_mutex);
    return std::exchange(m_letters, {});
}

} // namespace mc::realtime
