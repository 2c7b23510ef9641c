#pragma once

#include "client/list_page.h"
#include "client/transport.h"
#include "model/user.h"

namespace mc::client {

/// Which users a list holds, by id. What is empty or absent: any.
struct UserQuery
{
    QString search {}; ///< part of username, email or name
    std::optional<model::Role> role {};
    std::optional<qint64> clinicId {};
    std::optional<bool> isActive {};
    int page = 1;
    int pageSize = 20; ///< up to 100
};

/// Why one entry of a bulk upsert was not stored.
struct UpsertRefusal
{
    int index = 0; ///< in what was sent
    QString code;
    QString message;
};

struct UpsertResult
{
    int created = 0;
    int updated = 0;
    QList<UpsertRefusal> refusals {};
};

/// /api/users/: the directory, for admins and modules; one's own entry for everybody. Part of a Client.
class DirectoryCalls
{
public:
    explicit DirectoryCalls(Transport &transport)
        : m_transport(transport)
    {
    }

    Pending<ListPage<model::User>> list(const UserQuery &query);
    Pending<model::User> show(model::UserId id);
    /// Creates or replaces.
    Pending<model::User> put(const model::User &user);
    /// Creates or replaces up to 1,000.
    Pending<UpsertResult> putAll(const QList<model::User> &users);
    /// For admins: ends all sessions of somebody, who may sign in again.
    Pending<void> signOut(model::UserId id);

private:
    Transport &m_transport;
};

} // namespace mc::client
