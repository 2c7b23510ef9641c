#pragma once

#include "client/backoff.h"
#include "client/socket_link.h"
#include "listen/options.h"

#include <memory>

namespace mc::listen {

/// Prints the messages of one URL's WebSocket, over one connection after the other. What was missed between two of them is
/// asked for by `sync` (CONTRACT section 6). Ends the program when the first connection fails, when the service refuses or
/// closes a later one for good, and after the last message asked for.
///
/// Lives in main(), on its thread. Begins with start().
class Listener : public QObject
{
public:
    explicit Listener(const Options &options);

    void start() { open(); }

private:
    void open();
    void opened();
    void print(const QString &text);
    void noteCursor(const QJsonObject &message);
    void closed(const client::LinkEnd &end);

    const Options m_options;
    std::unique_ptr<client::SocketLink> m_link;
    client::Backoff m_backoff;
    QTimer m_pause;
    QString m_cursor; ///< all up to here is printed; empty: nothing told where the inbox stands
    bool m_wasOpen = false; ///< once at least
    bool m_isCatchingUp = false;
    int m_printed = 0;
};

} // namespace mc::listen
