#include "console/session/connection.h"

namespace mc::console {

Connection::Connection(const client::ClientOptions &options, const ConnectionPauses &pauses)
    : m_options(options)
    , m_pauses(pauses)
    , m_backoff(pauses.firstAway, pauses.longestAway)
{
    m_pause.setSingleShot(true);
    connect(&m_pause, &QTimer::timeout, this, &Connection::checkNow);
    connect(&m_check, &ServerCheck::finished, this, &Connection::answered);
}

void Connection::start()
{
    m_lastAnswer = QDateTime::currentDateTimeUtc();
    m_pause.start(m_pauses.connected);
}

void Connection::stop()
{
    m_pause.stop();
    m_check.cancel();
}

void Connection::checkNow()
{
    if (m_check.isUnderWay())
        return;
    m_pause.stop();
    m_check.start(m_options);
}

void Connection::answered(const ServerVerdict &verdict)
{
    const bool wasConnected = isConnected();
    m_reason = verdict.reason;
    if (verdict.kind == ServerVerdict::Kind::Ours) {
        m_lastAnswer = QDateTime::currentDateTimeUtc();
        m_awaySince = {};
        m_backoff.reset();
        m_pause.start(m_pauses.connected);
    } else {
        m_awaySince = m_lastAnswer;
        m_pause.start(m_backoff.next());
    }
    if (wasConnected != isConnected())
        Q_EMIT changed();
}

} // namespace mc::console
