#pragma once

#include "client/client.h"

#include <QtCore/QObject>
#include <QtCore/QQueue>

namespace mc::console {

/// Asks the directory who people are of whom only the ids are known, a few at a time. The client outlives it.
class PersonLookup : public QObject
{
    Q_OBJECT

public:
    explicit PersonLookup(client::Client &client, QObject *parent = nullptr);

    void ask(const QList<model::UserId> &ids);
    /// Nobody wants to know any more.
    void drop();

Q_SIGNALS:
    void found(const mc::model::User &user);
    /// The directory has nobody of that id.
    void missing(mc::model::UserId id);
    /// The rest is not asked for.
    void failed(const mc::model::Error &error);

private:
    void askNext();
    void take(model::UserId id, const model::Result<model::User> &user);

    client::Client &m_client;
    QQueue<model::UserId> m_waiting;
    std::unique_ptr<QObject> m_round; ///< context of the answers: those to earlier rounds are dropped with it
    int m_underWay = 0;
};

} // namespace mc::console
