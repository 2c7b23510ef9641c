#include "console/people/person_lookup.h"

namespace mc::console {

namespace {

constexpr int mostUnderWay = 4;

} // namespace

PersonLookup::PersonLookup(client::Client &client, QObject *parent)
    : QObject(parent)
    , m_client(client)
    , m_round(std::make_unique<QObject>())
{
}

void PersonLookup::ask(const QList<model::UserId> &ids)
{
    m_waiting.append(ids);
    askNext();
}

void PersonLookup::drop()
{
    m_waiting.clear();
    m_underWay = 0;
    m_round = std::make_unique<QObject>();
}

void PersonLookup::askNext()
{
    while (m_underWay < mostUnderWay && !m_waiting.isEmpty()) {
        const model::UserId id = m_waiting.dequeue();
        ++m_underWay;
        m_client.directory().show(id).then(
            m_round.get(), [this, id](const model::Result<model::User> &user) { take(id, user); });
    }
}

void PersonLookup::take(model::UserId id, const model::Result<model::User> &user)
{
    --m_underWay;
    if (user) {
        Q_EMIT found(*user);
    } else if (httpStatus(user.error().code) == 404) {
        Q_EMIT missing(id);
    } else {
        drop();
        return Q_EMIT failed(user.error());
    }
    askNext();
}

} // namespace mc::console
