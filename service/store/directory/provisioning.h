#pragma once

#include "model/user.h"
#include "store/session/database_connection.h"

namespace mc::store {

/// A user as SCIM tells of them.
struct ProvisionedUser
{
    model::User user;
    QDateTime createdAt;
    QDateTime updatedAt;
};

/// Which users a list of SCIM's holds. Absent: all.
struct ProvisioningFilter
{
    std::optional<model::UserId> id {};
    std::optional<QString> username {}; ///< in any case, as `email`
    std::optional<QString> externalId {};
    std::optional<QString> email {};
    std::optional<bool> isActive {};
    bool matchesNobody = false;
};

struct ProvisionedPage
{
    QList<ProvisionedUser> items;
    qint64 total = 0;
};

/// The directory as an identity provider keeps it by SCIM (CONTRACT section 13). Whom it has deleted it does not see any more.
class Provisioning
{
public:
    explicit Provisioning(DatabaseConnection &connection)
        : m_connection(connection)
    {
    }

    /// Error: not_found.
    model::Result<ProvisionedUser> find(model::UserId id);
    /// The same, and nobody else changes them until the transaction ends.
    model::Result<ProvisionedUser> lock(model::UserId id);
    /// By id, from that one on (0: the first).
    model::Result<ProvisionedPage> list(const ProvisioningFilter &filter, qint64 from, int size);

    /// Whether another user has that name, in whatever case.
    model::Result<bool> isTaken(const QString &username, model::UserId by);
    /// Deactivates a user, ends their sessions, and frees their username and external id. What is theirs stays. Error: not_found.
    model::Result<void> deprovision(model::UserId id);

private:
    model::Result<ProvisionedUser> one(const Statement &statement, model::UserId id);

    DatabaseConnection &m_connection;
};

} // namespace mc::store
