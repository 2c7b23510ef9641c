#pragma once

#include <QtCore/QUrl>
#include <QtNetwork/QTcpServer>

namespace mc::test {

/// Stands between a client and the service, and loses answers as told: the service gets the request and does what it asks, but the
/// connection ends before the answer comes. Lives on the test's thread.
class LossyProxy : public QObject
{
public:
    explicit LossyProxy(quint16 port);

    QUrl url() const;
    /// Loses the answers to the next so many requests that begin like that: "POST /api/notifications/ ".
    void lose(const QByteArray &start, int count) { m_start = start, m_left = count; }
    int left() const { return m_left; }

private:
    void accept();

    const quint16 m_port;
    QTcpServer m_server;
    QByteArray m_start;
    int m_left = 0;
};

} // namespace mc::test
