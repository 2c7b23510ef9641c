#pragma once

#include "client/backoff.h"
#include "console/session/server_check.h"

#include <QtCore/QDateTime>
#include <QtCore/QTimer>

namespace mc::console {

/// How often a Connection asks.
struct ConnectionPauses
{
    std::chrono::milliseconds connected = std::chrono::seconds(10);
    std::chrono::milliseconds firstAway = std::chrono::seconds(1); ///< doubles
    std::chrono::milliseconds longestAway = std::chrono::seconds(10);
};

/// Whether the server is there, asked again and again by a small request. Begins as connected, with start().
///
/// Lives on the main thread, from sign-in to sign-out.
class Connection : public QObject
{
    Q_OBJECT

public:
    explicit Connection(const client::ClientOptions &options, const ConnectionPauses &pauses = {});

    void start();
    void stop();

    bool isConnected() const { return !m_awaySince.isValid(); }
    /// When the server answered last, in UTC; invalid while it is there.
    QDateTime awaySince() const { return m_awaySince; }
    /// Why it is away, a sentence.
    const QString &reason() const { return m_reason; }
    /// Asks at once: somebody wants to know, or a call just failed.
    void checkNow();

Q_SIGNALS:
    /// It went away, or is back.
    void changed();

private:
    void answered(const ServerVerdict &verdict);

    const client::ClientOptions m_options;
    const ConnectionPauses m_pauses;
    ServerCheck m_check;
    QTimer m_pause;
    client::Backoff m_backoff;
    QDateTime m_lastAnswer;
    QDateTime m_awaySince;
    QString m_reason;
};

} // namespace mc::console
