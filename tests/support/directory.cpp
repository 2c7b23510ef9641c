#include "support/directory.h"

#include <QtCore/QDateTime>

namespace mc::test {

Directory::Directory(Api &api, qint64 firstId)
    : m_api(api)
    , m_nextId(firstId)
{
}

QJsonObject Directory::person(const User &user)
{
    return object({{"username", user.name}, {"email", user.name + "@example.org"}, {"phone", nullptr},
        {"first_name", user.name.split('-').first()}, {"last_name", "Example"}, {"role", user.role},
        {"clinic_id", nullptr}, {"timezone", "UTC"}, {"locale", "en"}, {"is_active", true}});
}

User Directory::add(const char *name, const char *role, const QJsonObject &changes)
{
    const qint64 id = unusedId();
    const User user {id, name + QByteArray("-") + QByteArray::number(id), role};
    m_api.asService().put(userPath(id), merged(person(user), changes)).expect(201);
    return user;
}

void Directory::replace(const User &user, const QJsonObject &changes)
{
    m_api.asService().put(userPath(user.id), merged(person(user), changes)).expect(200);
}

NotificationBuilder::NotificationBuilder(Api &api, const User &recipient)
    : m_api(api)
    , m_body(object({{"recipient_id", recipient.id}, {"notification_type", "system"}, {"title", "Maintenance"},
          {"message", "The system will be under maintenance."}}))
{
}

NotificationBuilder &NotificationBuilder::scheduledFor(const QDateTime &time)
{
    return set("scheduled_for", time.toUTC().toString(Qt::ISODateWithMs));
}

NotificationBuilder &NotificationBuilder::set(const char *field, const Value &value)
{
    m_body.insert(QLatin1String(field), value.json);
    return *this;
}

NotificationBuilder &NotificationBuilder::without(const char *field)
{
    m_body.remove(QLatin1String(field));
    return *this;
}

Answer NotificationBuilder::send() const { return m_api.asService().post("/api/notifications/", m_body); }

QString NotificationBuilder::post(std::source_location where) const { return send().expect(201, where).text("id"); }

} // namespace mc::test
