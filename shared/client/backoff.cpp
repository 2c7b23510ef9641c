#include "client/backoff.h"

#include <QtCore/QRandomGenerator>

namespace mc::client {

Backoff::milliseconds Backoff::next()
{
    const milliseconds pause = std::exchange(m_next, std::min(m_next * 2, m_longest));
    return pause / 2 + milliseconds(QRandomGenerator::global()->bounded(qint64(pause.count() / 2 + 1)));
}

} // namespace mc::client
