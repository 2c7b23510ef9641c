#pragma once

#include "model/ids.h"

#include <QtCore/QList>
#include <QtCore/QUrl>

class QSettings;

namespace mc::console {

/// Who signed in where.
struct Server
{
    QUrl url;
    QString username;
    model::UserId userId {}; ///< nobody before the first sign-in
    bool operator==(const Server &) const = default;
};

/// What the keychain keeps this server's token under.
QString keychainKey(const Server &server);

/// The servers that people signed in to, in the settings; no secrets. The settings outlive it.
class RememberedServers
{
public:
    explicit RememberedServers(QSettings &settings)
        : m_settings(settings)
    {
    }

    /// The last one first.
    QList<Server> all() const;
    /// Puts it first, in place of what was remembered of its address.
    void remember(const Server &server);

private:
    QSettings &m_settings;
};

} // namespace mc::console
