#pragma once

#include "support/received_mail.h"

#include <QtCore/QMap>
#include <QtCore/QProcess>
#include <QtCore/QTemporaryDir>
#include <QtCore/QUrl>

#include <memory>

namespace mc::test {

/// A real mail server: a Postfix of the test's own on free ports of 127.0.0.1, which takes mails to every address at
/// clinic.example, except those that begin with "unknown" (550 5.1.1), "later" (450 4.2.1) or "full" (452 4.3.1). Knows
/// one account. Postfix runs as root: without being that, the test needs sudo without a password, as tests/run
/// provides.
///
/// One that does not start ends the test program with Postfix's own words. It ends with this object, and with the
/// test's process however that ends. Lives on the test's thread.
class MailServer
{
public:
    MailServer();
    ~MailServer();

    /// smtp:// with STARTTLS offered; smtps://; smtp:// without STARTTLS.
    QUrl url() const { return urlOf("smtp", m_ports[0]); }
    QUrl tlsUrl() const { return urlOf("smtps", m_ports[1]); }
    QUrl plainUrl() const { return urlOf("smtp", m_ports[2]); }
    /// The same with the account's name and password, or another one.
    static QUrl withLogin(QUrl url, const QString &password = QStringLiteral("pass: word@1"));
    /// PEM file of the certificate, which no system trusts.
    QString caFile() const;

    /// The mails to an address that have arrived.
    QList<MailPart> mailsTo(const QString &address) const;
    /// The first one, awaited; fails the test and is empty when none comes.
    MailPart mailTo(const QString &address) const;
    /// What Postfix tells of connections and mails.
    QByteArray log() const;

private:
    static QUrl urlOf(const char *scheme, quint16 port);
    void start();
    bool answers(quint16 port) const;

    QTemporaryDir m_folder;
    mutable QMap<QString, MailPart> m_read; ///< by their files' names
    std::array<quint16, 3> m_ports {};
    QProcess m_server;
};

} // namespace mc::test
