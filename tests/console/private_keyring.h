#pragma once

#include <QtCore/QProcess>
#include <QtCore/QTemporaryDir>

namespace mc::test {

/// A D-Bus session with a GNOME keyring of its own, unlocked and empty: a real Secret Service that knows nothing of the
/// developer's. Ends with the object.
class PrivateKeyring
{
public:
    /// Before anything speaks to D-Bus. Sets DBUS_SESSION_BUS_ADDRESS for this process.
    PrivateKeyring();
    ~PrivateKeyring();

    /// Why it doesn't run; empty: it does.
    const QString &trouble() const { return m_trouble; }
    /// Ends the keyring, not the session: as when there never was one.
    void stopKeyring();

private:
    void startSession();
    void startKeyring();

    QTemporaryDir m_folder;
    QProcess m_session;
    QProcess m_keyring;
    QString m_trouble;
};

} // namespace mc::test
