#pragma once

#include <QtCore/QByteArray>
#include <QtCore/QHash>
#include <QtCore/QList>
#include <QtCore/QThread>
#include <QtCore/QUrl>

#include <mutex>

class QTcpServer;
class QTcpSocket;

namespace mc::test {

/// A mail server whose answers a test tells, for what no Postfix can be made to do: it takes mails to everybody, unless told what
/// to answer to RCPT for an address or a whole domain.
///
/// Answers on a thread of its own, while the test waits for something else. Its functions are for the test's thread.
class ScriptedMailServer
{
public:
    ScriptedMailServer();
    ~ScriptedMailServer();

    /// smtp://, in clear text.
    QUrl url() const { return m_url; }

    /// What is answered to RCPT for "ann@slow.example" or for all "@slow.example", until told otherwise: a reply, such as
    /// "451 4.3.0 later", or nothing at all when it is empty.
    void answer(const QByteArray &addressOrDomain, const QByteArray &reply);
    /// Ends all connections, takes mails to everybody again, and forgets what it was asked.
    void clear();

    /// How many mails were to go to that address or domain, answered or not.
    int asked(const QByteArray &addressOrDomain) const;
    /// How many of them it has taken.
    int taken(const QByteArray &addressOrDomain) const;

private:
    struct Mail
    {
        QByteArray to;
        bool isTaken = false;
    };

    void serve(QTcpSocket *socket);
    QByteArray replyTo(const QByteArray &line, bool &isInData, QByteArray &to);
    QByteArray replyToRcpt(const QByteArray &to);
    static bool isOf(const QByteArray &to, const QByteArray &addressOrDomain);

    QThread m_thread;
    QTcpServer *m_server; ///< lives on the thread
    QUrl m_url;
    mutable std::mutex m_mutex; ///< of all that follows
    QHash<QByteArray, QByteArray> m_answers;
    QList<Mail> m_mails;
};

} // namespace mc::test
