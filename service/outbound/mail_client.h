#pragma once

#include <QtCore/QByteArray>
#include <QtCore/QList>
#include <QtCore/QObject>
#include <QtCore/QThreadPool>
#include <QtCore/QUrl>

#include <atomic>
#include <chrono>
#include <functional>
#include <memory>
#include <mutex>
#include <vector>

namespace mc::outbound {

/// A mail to one recipient, with a text and the same as HTML.
struct Mail
{
    QUrl server; ///< smtp:// or smtps://, perhaps user:password@, in percent-encoding
    QString from; ///< addresses of the envelope, the domains in ASCII form (model::withAsciiDomain)
    QString to;
    QList<std::pair<QByteArray, QByteArray>> headers; ///< names and values; those of MIME are added
    QString text;
    QString html;
};

/// What came of it.
struct MailReply
{
    /// The last reply code of the server (RFC 5321 section 4.2): 250 when it has taken the mail; 0: there was none.
    int code = 0;
    QByteArray enhancedStatus; ///< "5.1.1" (RFC 3463); empty: the reply had none
    bool loginRefused = false; ///< it does not take our credentials, or takes nothing without any
    bool isBeforeMail = false; ///< it ended before a mail was named: it is about us, whatever the mail
    bool lacksSmtpUtf8
        = false; ///< an address needs SMTPUTF8 (RFC 6531), which the server does not offer: nothing was sent
    QString failure; ///< why it came to no reply, short and stable: "no connection", "no answer in time"; empty: it did

    bool isAccepted() const { return failure.isEmpty() && code / 100 == 2; }
};

/// How mails go out.
struct MailOptions
{
    QString caFile; ///< PEM file of CAs trusted besides the system's; empty: none
    int connections = 40; ///< at once; Postfix takes 50 of one client
    std::chrono::milliseconds timeout = std::chrono::seconds(25); ///< from send() to the reply
};

/// Sends mails by SMTP over connections that are kept and used again. What ends a kept connection (421, or none) says
/// nothing about the mail: it goes at once on a fresh one.
///
/// smtps:// is TLS from the start; smtp:// goes over to TLS when the server offers it (STARTTLS), and stays in clear
/// text when it doesn't, unless there are credentials to send to another host. Certificates are checked either way, but
/// for STARTTLS on this very machine: a clinic's server with one of its own needs the CA file. That an attacker on the
/// way may hide the offer is what smtps:// is for.
///
/// Each mail under way has a thread: libcurl waits for the reply to a mail, and for that to QUIT, without going back to
/// its caller, whichever interface it is used by, so that on one event loop a slow server would hold up all mails.
///
/// Lives on one thread with an event loop, by which `done` is called.
class MailClient
{
public:
    using Done = std::function<void(const MailReply &)>;

    explicit MailClient(const MailOptions &options);
    /// Drops what is under way, without a word; within a second.
    ~MailClient();

    /// `done` is called once, within the timeout or a second more, and never after this client's end. More mails at
    /// once than connections wait for each other, which counts.
    void send(const Mail &mail, Done done);

private:
    class SmtpConnection;
    std::unique_ptr<SmtpConnection> takeConnection();
    void keepConnection(std::unique_ptr<SmtpConnection> connection);

    MailOptions m_options;
    QObject m_home; ///< on the client's thread: what is posted to it ends with it
    std::atomic<bool> m_isLeaving = false;
    std::mutex m_mutex;
    std::vector<std::unique_ptr<SmtpConnection>> m_idleConnections; ///< that have nothing to do; the last used last
    QThreadPool m_threads;
};

} // namespace mc::outbound
