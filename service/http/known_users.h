#pragma once

#include "bus/bus.h"
#include "store/directory/standing.h"

#include <QtCore/QHash>
#include <QtCore/QReadWriteLock>

#include <chrono>
#include <optional>

namespace mc::http {

/// Remembers for a short while what the directory says of callers, so that not every request asks the database.
///
/// One per process, shared by the workers; thread-safe. The bus takes out whoever changes, here or in another instance;
/// what a lost message leaves behind ends with its age of 4 s, so that nobody keeps rights for longer than the 5 s of CONTRACT
/// section 12. At most 100,000 users are remembered, and as many external ids of nobody.
class KnownUsers : public bus::Listener
{
public:
    using Time = std::chrono::steady_clock::time_point;

    /// The user's standing; nothing when that is not known well enough.
    std::optional<store::Standing> standing(model::UserId user, Time now) const;
    /// The same of whom the identity provider calls so: without an id, the directory is known to have nobody of that name.
    std::optional<store::KnownStanding> standing(const QString &externalId, Time now) const;
    /// How many changes were heard of: to be read before the database is asked, and given back with its answer.
    quint64 generation() const;
    /// Remembers what the database said, unless some user changed since `generation`.
    void remember(model::UserId user, const store::Standing &standing, Time now, quint64 generation);
    void remember(const QString &externalId, const store::KnownStanding &known, Time now, quint64 generation);

    void receive(const bus::News &news) override;

private:
    struct Known
    {
        store::Standing standing;
        Time since;
        QString externalId {}; ///< by which they were looked up; empty: by their id
    };

    void insert(model::UserId user, const Known &known);
    void forget(model::UserId user);
    void forgetAll();

    mutable QReadWriteLock m_lock;
    QHash<model::UserId, Known> m_users;
    QHash<QString, model::UserId> m_byExternalId; ///< may lead to users who are not known that way any more
    QHash<QString, Time> m_strangers; ///< external ids of nobody
    quint64 m_generation = 0;
};

} // namespace mc::http
