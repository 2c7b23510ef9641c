#pragma once

#include "support/json.h"
#include "support/token.h"

namespace mc::test {

/// A module that tells events, numbered: EventSource("/chat").message(ruth, ann, 1).
class EventSource
{
public:
    explicit EventSource(const QByteArray &uri)
        : m_uri(uri)
    {
    }

    QJsonObject event(const QByteArray &type, const QJsonObject &data)
    {
        return object({{"specversion", "1.0"}, {"id", QByteArray::number(++m_count)}, {"source", m_uri},
            {"type", "mediconnect." + type}, {"data", data}});
    }
    /// Tells `to`, whose notification has that message's id.
    QJsonObject message(const User &from, const User &to, int id)
    {
        return event(
            "chat.message_sent", object({{"message_id", id}, {"sender_id", from.id}, {"recipient_id", to.id}}));
    }

private:
    QByteArray m_uri;
    int m_count = 0;
};

} // namespace mc::test
