#pragma once

#include <QtCore/QTemporaryDir>

namespace mc::test {

/// A clinic's own CA, made for the run by openssl, and the certificate of `localhost` (not of 127.0.0.1) that it issued. The
/// files, all PEM, last as long as the object.
class PrivateCa
{
public:
    /// Fails the test when openssl does.
    PrivateCa();

    QString authority() const { return m_folder.filePath(QStringLiteral("ca.pem")); }
    QString certificate() const { return m_folder.filePath(QStringLiteral("server.pem")); }
    QString key() const { return m_folder.filePath(QStringLiteral("server.key")); }

private:
    void make(const QString &name, const QString &subject, const QStringList &more = {});

    QTemporaryDir m_folder;
};

} // namespace mc::test
