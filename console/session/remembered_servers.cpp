#include "console/session/remembered_servers.h"

#include <QtCore/QSettings>

namespace mc::console {

namespace {

constexpr int mostServers = 10;

QString group() { return QStringLiteral("servers"); }
QString urlKey() { return QStringLiteral("url"); }
QString usernameKey() { return QStringLiteral("username"); }
QString userIdKey() { return QStringLiteral("user_id"); }

} // namespace

QString keychainKey(const Server &server)
{
    return QStringLiteral("%1 %2").arg(server.username, server.url.toString(QUrl::FullyEncoded));
}

QList<Server> RememberedServers::all() const
{
    QList<Server> servers;
    const int count = std::min(m_settings.beginReadArray(group()), mostServers);
    for (int i = 0; i < count; ++i) {
        m_settings.setArrayIndex(i);
        const Server server {.url = QUrl(m_settings.value(urlKey()).toString(), QUrl::StrictMode),
            .username = m_settings.value(usernameKey()).toString(),
            .userId = {m_settings.value(userIdKey()).toLongLong()}};
        if (server.url.isValid() && !server.url.host().isEmpty())
            servers += server;
    }
    m_settings.endArray();
    return servers;
}

void RememberedServers::remember(const Server &server)
{
    QList<Server> servers = all();
    servers.removeIf([&server](const Server &other) { return other.url == server.url; });
    servers.prepend(server);
    if (servers.size() > mostServers)
        servers.resize(mostServers);
    m_settings.remove(group());
    m_settings.beginWriteArray(group(), int(servers.size()));
    for (int i = 0; i < servers.size(); ++i) {
        m_settings.setArrayIndex(i);
        m_settings.setValue(urlKey(), servers[i].url.toString());
        m_settings.setValue(usernameKey(), servers[i].username);
        m_settings.setValue(userIdKey(), servers[i].userId.value);
    }
    m_settings.endArray();
}

} // namespace mc::console
