#pragma once

#include "client/client.h"
#include "console/compose/attempt.h"

namespace mc::console {

/// What the service has taken on: one notification, or a batch.
struct Sent
{
    std::variant<model::NotificationId, QUuid> id;
    Attempt attempt;
    QList<model::UserId> refused {}; ///< named, but unknown or inactive

    bool isBatch() const { return std::holds_alternative<QUuid>(id); }
};

/// Sends, and takes back. What is to go at once waits at the service for some seconds as if it were scheduled, so that the way back
/// does not depend on this console.
///
/// A try whose outcome nobody knows, since the connection was lost, is repeated as it was: with its key and its time. The service
/// answers what it had done already, and refuses a time that has passed, after which it is safe to try with another.
///
/// Lives on the main thread; the client outlives it.
class Sending : public QObject
{
    Q_OBJECT

public:
    explicit Sending(client::Client &client, QObject *parent = nullptr);

    void start(const Composition &composition, int recipients);
    /// The try that is not answered yet.
    const std::optional<Attempt> &underWay() const { return m_attempt; }
    /// The try whose outcome nobody knows.
    const std::optional<Attempt> &uncertain() const { return m_uncertain; }
    /// One of an earlier run of the console.
    void setUncertain(const std::optional<Attempt> &attempt) { m_uncertain = attempt; }

    /// How long there is a way back; 0: none any more.
    int secondsToUndo(const Sent &sent) const;
    void undo(const Sent &sent);

Q_SIGNALS:
    /// Before it is sent.
    void attempted(const mc::console::Attempt &attempt);
    void accepted(const mc::console::Sent &sent);
    /// Nothing was sent.
    void refused(const mc::model::Error &error);
    /// Whether it was sent is not known.
    void lost(const mc::model::Error &error);
    void undone(const mc::console::Sent &sent);
    void notUndone(const mc::console::Sent &sent, const mc::model::Error &error);

private:
    Attempt newAttempt(const Composition &composition, int recipients) const;
    void post(const Attempt &attempt);
    void take(const Sent &sent);
    void takeError(const model::Error &error);

    client::Client &m_client;
    std::optional<Attempt> m_attempt; ///< under way
    std::optional<Attempt> m_uncertain;
    bool m_isRepetition = false; ///< with another time
};

} // namespace mc::console
