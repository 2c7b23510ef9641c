#pragma once

#include "outbound/curl_loop.h"
#include "outbound/mail_client.h"

#include <QtCore/QDeadlineTimer>

namespace mc::outbound {

/// Carries one mail after the other to its server, over one connection as long as that holds. Blocks its thread; on any
/// thread, one at a time. Its end says QUIT without waiting for the answer.
class MailClient::SmtpConnection
{
public:
    /// Gives up within a second once `isLeaving`.
    SmtpConnection(const QString &caFile, const std::atomic<bool> &isLeaving);
    ~SmtpConnection();

    MailReply send(const Mail &mail, const QDeadlineTimer &deadline);

private:
    CURLcode perform(const Mail &mail);
    bool hasConnectionEnded(CURLcode code) const;
    void setServer(const QUrl &server);
    bool isKeptConnection() const;

    static int onReady(void *self, char *, char *, int, int);
    static int onProgress(void *self, curl_off_t, curl_off_t, curl_off_t, curl_off_t);
    static int onDebug(CURL *, curl_infotype what, char *data, std::size_t size, void *self);

    const std::atomic<bool> &m_isLeaving;
    QDeadlineTimer m_deadline;
    Easy m_easy;

    bool m_offersSmtpUtf8 = false; ///< the server, on the last connection that was made

    // What was said last, of the mail under way.
    bool m_needsSmtpUtf8 = false;
    bool m_lacksSmtpUtf8 = false;
    bool m_isMailNamed = false; ///< a mail was named
    bool m_isQuitting = false;
    int m_code = 0;
    QByteArray m_enhancedStatus;
};

} // namespace mc::outbound
