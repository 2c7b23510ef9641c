#pragma once

#include <QtCore/QHash>
#include <QtCore/QUrl>
#include <QtNetwork/QTcpServer>
#include <QtNetwork/QTcpSocket>

namespace mc::test {

/// What stands behind the port of a mail server and is none, or a bad one: answers each line that begins with a word as
/// told, and what it was told nothing about like a server that takes everything. An empty answer: says nothing more;
/// "drop": closes the connection, as an answer that ends with a 421 does.
class ScriptedMailPeer : public QObject
{
public:
    explicit ScriptedMailPeer(const QHostAddress &address = QHostAddress::LocalHost)
    {
        m_server.listen(address);
        connect(&m_server, &QTcpServer::newConnection, this, [this] { greet(m_server.nextPendingConnection()); });
    }

    ScriptedMailPeer &on(const QByteArray &word, const QByteArray &answer)
    {
        m_answers.insert(word, answer);
        return *this;
    }
    /// The same for the next such line only.
    void once(const QByteArray &word, const QByteArray &answer)
    {
        on(word, answer);
        m_once = word;
    }
    QUrl url() const
    {
        return QUrl(QStringLiteral("smtp://%1:%2").arg(m_server.serverAddress().toString()).arg(m_server.serverPort()));
    }
    /// Ends every connection.
    void dropAll()
    {
        const QList<QTcpSocket *> sockets = m_server.findChildren<QTcpSocket *>();
        for (QTcpSocket *socket : sockets)
            socket->abort();
    }
    /// Says this on every connection, unasked.
    void sayToAll(const QByteArray &answer)
    {
        const QList<QTcpSocket *> sockets = m_server.findChildren<QTcpSocket *>();
        for (QTcpSocket *socket : sockets)
            say(socket, answer);
    }
    /// Every line it was sent, of all connections.
    const QList<QByteArray> &lines() const { return m_lines; }
    QList<QByteArray> linesWith(const QByteArray &beginning) const
    {
        QList<QByteArray> lines;
        for (const QByteArray &line : m_lines) {
            if (line.startsWith(beginning))
                lines += line;
        }
        return lines;
    }
    int connections() const { return m_connections; }

private:
    void greet(QTcpSocket *socket)
    {
        ++m_connections;
        connect(socket, &QTcpSocket::readyRead, this, [this, socket] {
            while (socket->canReadLine())
                hear(socket, socket->readLine().trimmed());
        });
        connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
        say(socket, m_answers.value("greeting", "220 peer ESMTP"));
    }

    void hear(QTcpSocket *socket, const QByteArray &line)
    {
        m_lines += line;
        if (m_isInData && line != ".")
            return;
        const QByteArray word = line.split(' ').first();
        m_isInData = word == "DATA" && !m_answers.contains("DATA");
        const QByteArray usual = m_isInData ? "354 go on" : word == "QUIT" ? "221 bye" : "250 2.0.0 ok";
        say(socket, m_answers.value(word, usual));
        if (word == m_once)
            m_answers.remove(std::exchange(m_once, {}));
    }

    static void say(QTcpSocket *socket, const QByteArray &answer)
    {
        if (answer == "drop")
            socket->abort();
        else if (!answer.isEmpty())
            socket->write(answer + "\r\n");
        if (answer.sliced(answer.lastIndexOf('\n') + 1).startsWith("421"))
            socket->disconnectFromHost();
    }

    QTcpServer m_server;
    QHash<QByteArray, QByteArray> m_answers;
    QByteArray m_once;
    QList<QByteArray> m_lines;
    int m_connections = 0;
    bool m_isInData = false;
};

} // namespace mc::test
