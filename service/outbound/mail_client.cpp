#include "outbound/mail_client.h"

#include "outbound/smtp_connection.h"

namespace mc::outbound {

MailClient::MailClient(const MailOptions &options)
    : m_options(options)
{
    startLibcurl();
    m_threads.setMaxThreadCount(options.connections);
    m_threads.setObjectName(QStringLiteral("mail"));
}

MailClient::~MailClient()
{
    m_isLeaving = true;
    m_threads.clear();
    m_threads.waitForDone();
}

void MailClient::send(const Mail &mail, Done done)
{
    const QDeadlineTimer deadline(m_options.timeout);
    // `done` is called and ends on this client's thread.
    m_threads.start([this, mail, deadline, kept = std::make_shared<Done>(std::move(done))]() mutable {
        std::unique_ptr<SmtpConnection> connection = takeConnection();
        const MailReply reply = connection->send(mail, deadline);
        keepConnection(std::move(connection));
        if (!m_isLeaving)
            QMetaObject::invokeMethod(
                &m_home, [kept = std::move(kept), reply] { (*kept)(reply); }, Qt::QueuedConnection);
    });
}

std::unique_ptr<MailClient::SmtpConnection> MailClient::takeConnection()
{
    const std::lock_guard lock(m_mutex);
    if (m_idleConnections.empty())
        return std::make_unique<SmtpConnection>(m_options.caFile, m_isLeaving);
    std::unique_ptr<SmtpConnection> connection = std::move(m_idleConnections.back());
    m_idleConnections.pop_back();
    return connection;
}

void MailClient::keepConnection(std::unique_ptr<SmtpConnection> connection)
{
    const std::lock_guard lock(m_mutex);
    m_idleConnections.push_back(std::move(connection));
}

} // namespace mc::outbound
