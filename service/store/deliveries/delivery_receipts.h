#pragma once

#include "store/session/database_connection.h"

#include <QtCore/QUuid>

namespace mc::store {

/// What a provider tells later of a message that it accepted: its last word.
struct DeliveryReceipt
{
    QUuid delivery;
    bool isDelivered = true; ///< it reached the phone; false: it never will
    QString error; ///< not delivered: short and stable, "SMS 30003"
    QString detail; ///< the same in a sentence, for the timeline
    QDateTime at;
};

/// Keeps what providers tell of deliveries after they accepted them.
class DeliveryReceipts
{
public:
    explicit DeliveryReceipts(DatabaseConnection &connection)
        : m_connection(connection)
    {
    }

    /// Moves an SMS to delivered or failed and settles its notification's status. In any order and as often as they come:
    /// delivered wins over everything, failed only over what was sent or is just being sent, for what waits for another try
    /// is tried anyway. A receipt for no delivery changes nothing.
    model::Result<void> record(const DeliveryReceipt &receipt);

private:
    model::Result<void> recordOnce(const DeliveryReceipt &receipt);

    DatabaseConnection &m_connection;
};

} // namespace mc::store
