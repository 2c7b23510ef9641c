#pragma once

#include "support/private_ca.h"

#include <QtCore/QByteArrayList>
#include <QtCore/QProcess>

#include <memory>

namespace mc::test {

/// A real nginx with the configuration that the product ships (resources/nginx), in front of two instances. Only ports, names and
/// paths are others: it listens on a free port of 127.0.0.1, for `localhost`, with a certificate of a CA made for the run, and
/// logs into a folder of its own. It dies with the test.
///
/// Lives on the test's thread. One that does not start ends the test program with nginx's own words.
class PrivateNginx
{
public:
    /// The instances' ports.
    PrivateNginx(quint16 one, quint16 other);
    ~PrivateNginx();

    quint16 port() const { return m_port; }
    quint16 plainPort() const { return m_plainPort; } ///< http://, which leads to https://
    QString authority() const { return m_ca.authority(); }
    QByteArray accessLog() const { return contentOf("access.log"); }
    QByteArray errorLog() const { return contentOf("error.log"); }

private:
    QByteArray configuration(quint16 one, quint16 other) const;
    QByteArray contentOf(const char *file) const;

    QTemporaryDir m_folder;
    PrivateCa m_ca;
    quint16 m_port;
    quint16 m_plainPort;
    QProcess m_nginx;
};

} // namespace mc::test
