#include "support/scripted_mail_server.h"

#include <QtNetwork/QTcpServer>
#include <QtNetwork/QTcpSocket>

#include <algorithm>
#include <memory>

namespace mc::test {

ScriptedMailServer::ScriptedMailServer()
    : m_server(new QTcpServer)
{
    m_server->listen(QHostAddress::LocalHost);
    m_url = QUrl(QStringLiteral("smtp://127.0.0.1:%1").arg(m_server->serverPort()));
    QObject::connect(
        m_server, &QTcpServer::newConnection, m_server, [this] { serve(m_server->nextPendingConnection()); });
    m_server->moveToThread(&m_thread);
    QObject::connect(&m_thread, &QThread::finished, m_server, &QObject::deleteLater);
    m_thread.start();
}

ScriptedMailServer::~ScriptedMailServer()
{
    m_thread.quit();
    m_thread.wait();
}

void ScriptedMailServer::serve(QTcpSocket *socket)
{
    QObject::connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
    QObject::connect(
        socket, &QTcpSocket::readyRead, socket, [this, socket, isInData = false, to = QByteArray()]() mutable {
            while (socket->canReadLine()) {
                if (const QByteArray reply = replyTo(socket->readLine().trimmed(), isInData, to); !reply.isEmpty())
                    socket->write(reply + "\r\n");
            }
        });
    socket->write("220 scripted.example ESMTP\r\n");
}

QByteArray ScriptedMailServer::replyTo(const QByteArray &line, bool &isInData, QByteArray &to)
{
    if (isInData && line != ".")
        return {};
    const std::lock_guard lock(m_mutex);
    if (std::exchange(isInData, false)) {
        const auto mail = std::find_if(
            m_mails.rbegin(), m_mails.rend(), [&](const Mail &each) { return each.to == to && !each.isTaken; });
        if (mail != m_mails.rend())
            mail->isTaken = true;
        return "250 2.0.0 taken";
    }
    if (line.startsWith("RCPT TO:<")) {
        to = line.sliced(9, line.indexOf('>') - 9);
        return replyToRcpt(to);
    }
    if (line == "DATA") {
        isInData = true;
        return "354 go on";
    }
    return line == "QUIT" ? "221 bye" : "250 2.0.0 ok";
}

QByteArray ScriptedMailServer::replyToRcpt(const QByteArray &to)
{
    m_mails += {to};
    for (auto told = m_answers.cbegin(); told != m_answers.cend(); ++told) {
        if (isOf(to, told.key()))
            return *told;
    }
    return "250 2.1.5 ok";
}

bool ScriptedMailServer::isOf(const QByteArray &to, const QByteArray &addressOrDomain)
{
    return addressOrDomain.startsWith('@') ? to.endsWith(addressOrDomain) : to == addressOrDomain;
}

void ScriptedMailServer::answer(const QByteArray &addressOrDomain, const QByteArray &reply)
{
    const std::lock_guard lock(m_mutex);
    m_answers.insert(addressOrDomain, reply);
}

void ScriptedMailServer::clear()
{
    {
        const std::lock_guard lock(m_mutex);
        m_answers.clear();
        m_mails.clear();
    }
    const auto endConnections = [this] {
        const QList<QTcpSocket *> sockets = m_server->findChildren<QTcpSocket *>();
        for (QTcpSocket *socket : sockets)
            socket->abort();
    };
    QMetaObject::invokeMethod(m_server, endConnections, Qt::BlockingQueuedConnection);
}

int ScriptedMailServer::asked(const QByteArray &addressOrDomain) const
{
    const std::lock_guard lock(m_mutex);
    return int(std::count_if(
        m_mails.begin(), m_mails.end(), [&](const Mail &mail) { return isOf(mail.to, addressOrDomain); }));
}

int ScriptedMailServer::taken(const QByteArray &addressOrDomain) const
{
    const std::lock_guard lock(m_mutex);
    return int(std::count_if(m_mails.begin(), m_mails.end(),
        [&](const Mail &mail) { return mail.isTaken && isOf(mail.to, addressOrDomain); }));
}

} // namespace mc::test
