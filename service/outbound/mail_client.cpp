#include "outbound/mail_client.h"

#include "outbound/mail_courier.h"

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
        std::unique_ptr<Courier> courier = takeCourier();
        const MailReply reply = courier->carry(mail, deadline);
        giveBack(std::move(courier));
        if (!m_isLeaving)
            QMetaObject::invokeMethod(
                &m_home, [kept = std::move(kept), reply] { (*kept)(reply); }, Qt::QueuedConnection);
    });
}

std::unique_ptr<MailClient::Courier> MailClient::takeCourier()
{
    const std::lock_guard lock(m_mutex);
    if (m_couriers.empty())
        return std::make_unique<Courier>(m_options.caFile, m_isLeaving);
    std::unique_ptr<Courier> courier = std::move(m_couriers.back());
    m_couriers.pop_back();
    return courier;
}

void MailClient::giveBack(std::unique_ptr<Courier> courier)
{
    const std::lock_guard lock(m_mutex);
    m_couriers.push_back(std::move(courier));
}

} // namespace mc::outbound
