#pragma once

#include "model/channel_proof.h"
#include "store/session/database_connection.h"

namespace mc::store {

/// A provider's last proof, and its latest test by the canary.
struct TestedChannel
{
    model::ChannelProof proof; ///< of the test as well, as soon as its delivery is known as sent
    QDateTime testedAt; ///< when the latest test was begun; invalid: never
    std::optional<model::NotificationId> test; ///< its notification; absent: it could not be made
    bool isTestLost = false; ///< its delivery has failed, was suppressed or is gone
    QString testError; ///< of its latest attempt; empty: none, or there was no error
};

/// When each provider was last seen to work, for all instances together.
class ChannelProofs
{
public:
    explicit ChannelProofs(DatabaseConnection &connection)
        : m_connection(connection)
    {
    }

    /// Of all providers, in the order of model::allProviders.
    model::Result<QList<TestedChannel>> all();
    /// One, locked until the transaction this runs in ends; nothing while another instance has it.
    model::Result<std::optional<TestedChannel>> lock(model::Provider provider);
    /// The provider has accepted something at that time.
    model::Result<void> prove(model::Provider provider, const QDateTime &at);
    /// A test was begun, or could not be made.
    model::Result<void> beginTest(
        model::Provider provider, std::optional<model::NotificationId> test, const QDateTime &now);
    /// Administrators were told that it fails since then; invalid: that it works again.
    model::Result<void> setFailing(model::Provider provider, const QDateTime &since);

private:
    DatabaseConnection &m_connection;
};

} // namespace mc::store
