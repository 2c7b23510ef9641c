#pragma once

#include "support/private_ca.h"

#include <QtCore/QByteArrayList>
#include <QtCore/QProcess>

#include <memory>

namespace mc::test {

/// A redis-server for tests, on a free port of localhost, in a folder that is deleted with it. What it was told outlives stop() and
/// kill(). One that does not start ends the test program with its own words.
///
/// Lives on the test's thread; start() and stop() are safe to call twice.
class PrivateRedis
{
public:
    enum class Access { Open, TlsAndPassword };

    explicit PrivateRedis(Access access = Access::Open);
    ~PrivateRedis();

    void start();
    void stop();
    /// Lets it hang, or go on.
    void hang(bool isHanging);

    /// For MEDICONNECT_REDIS_URL.
    QByteArray url() const;
    /// For MEDICONNECT_CA_FILE.
    QByteArray caFile() const { return m_ca ? m_ca->authority().toLocal8Bit() : QByteArray(); }

    /// What redis-cli prints of it, a line for each item.
    QByteArrayList run(const QByteArrayList &command) const;

private:
    bool answers() const;

    QTemporaryDir m_folder;
    std::unique_ptr<PrivateCa> m_ca; ///< null: open
    quint16 m_port;
    std::unique_ptr<QProcess> m_server;
};

} // namespace mc::test
