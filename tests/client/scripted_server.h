#pragma once

#include <QtCore/QList>
#include <QtCore/QUrl>
#include <QtNetwork/QTcpServer>

namespace mc::test {

/// A server that misbehaves as told: answers the next request on any connection with the next bytes of its script, and
/// closes that connection. Without script left it says nothing.
class ScriptedServer : public QObject
{
public:
    ScriptedServer();

    QUrl url() const;
    ScriptedServer &then(const QByteArray &bytes)
    {
        m_script += bytes;
        return *this;
    }
    /// The requests so far, head and body.
    const QList<QByteArray> &requests() const { return m_requests; }
    /// The value of a header of such a request, as it was sent.
    QByteArray header(int request, const QByteArray &name) const;

private:
    void accept();
    void read(QTcpSocket *socket);

    QTcpServer m_server;
    QList<QByteArray> m_script;
    QList<QByteArray> m_requests;
};

/// A whole answer with those header lines.
QByteArray answer(int status, const QByteArray &body, const QByteArray &headers = {});
/// The beginning of one, whose rest never comes.
QByteArray brokenAnswer();

} // namespace mc::test
