#pragma once

#include "support/api.h"
#include "support/json.h"

namespace mc::test {

/// Puts people into a service's directory, as the Users module does: ann = directory.admin("ann"). Ids count up, and
/// stand in user names, so that every test can have an Ann of its own.
class Directory
{
public:
    explicit Directory(Api &api, qint64 firstId = 1001);

    User admin(const char *name, const QJsonObject &changes = {}) { return add(name, "admin", changes); }
    User doctor(const char *name, const QJsonObject &changes = {}) { return add(name, "doctor", changes); }
    User patient(const char *name, const QJsonObject &changes = {}) { return add(name, "patient", changes); }

    /// Replaces a user's entry, with those fields changed from what person() says.
    void replace(const User &user, const QJsonObject &changes);
    /// A sound directory body for such a user.
    static QJsonObject person(const User &user);
    /// An id nobody has.
    qint64 unusedId() { return m_nextId++; }

private:
    User add(const char *name, const char *role, const QJsonObject &changes);

    Api &m_api;
    qint64 m_nextId;
};

/// A notification to be, posted by the platform's service: notification(api, ann).title("x").post().
class NotificationBuilder
{
public:
    NotificationBuilder(Api &api, const User &recipient);

    NotificationBuilder &title(const QByteArray &title) { return set("title", title); }
    NotificationBuilder &message(const QByteArray &message) { return set("message", message); }
    NotificationBuilder &type(const QByteArray &type) { return set("notification_type", type); }
    NotificationBuilder &priority(const QByteArray &priority) { return set("priority", priority); }
    NotificationBuilder &scheduledFor(const QDateTime &time);
    NotificationBuilder &set(const char *field, const Value &value);
    NotificationBuilder &without(const char *field);

    const QJsonObject &body() const { return m_body; }
    Answer send() const;
    /// Posts it, expects 201, and answers its id.
    QString post(std::source_location where = std::source_location::current()) const;

private:
    Api &m_api;
    QJsonObject m_body;
};

} // namespace mc::test
