#pragma once

#include "model/ids.h"
#include "model/json_writer.h"
#include "model/result.h"

#include <QtCore/QJsonObject>

namespace mc::model {

/// What a caller may do. The directory's users are never Service: that is the platform's other modules.
enum class Role { Admin, Doctor, Patient, Service };

/// admin, doctor, patient, service.
QLatin1String word(Role role);
std::optional<Role> roleFromWord(QAnyStringView word);

/// Characters that an external id has at most.
inline constexpr int mostExternalId = 255;

/// A person of the directory, as the Users module tells of them (CONTRACT section 3).
struct User
{
    UserId id;
    QString username; ///< 1–150 characters, unique
    QString email; ///< empty: none
    QString phone; ///< E.164, empty: none
    QString firstName;
    QString lastName;
    Role role = Role::Patient;
    std::optional<qint64> clinicId;
    QByteArray timezone = "UTC"; ///< IANA name
    QString locale = QStringLiteral("en"); ///< BCP 47
    bool isActive = true;
    QString externalId {}; ///< what the identity provider calls them, unique; empty: none
    bool operator==(const User &) const = default;
};

/// The whole user, as the directory answers it.
void write(JsonWriter &json, const User &user);

/// A user of a directory body, without its id for PUT (the path has it), with it for bulk-upsert. Required: username
/// and role; what else is absent gets its default. `prefix` stands before field names in errors.
Result<User> userFromJson(const QJsonObject &object, std::optional<UserId> id, const QString &prefix = {});

/// A user as the directory answers it, for clients.
Result<User> userFromAnswer(const QJsonObject &object);

/// The part of a user that a notification shows of its recipient or sender.
struct Person
{
    UserId id;
    QString username;
    QString email {}; ///< recipients only
    QString firstName {};
    QString lastName {};
    bool operator==(const Person &) const = default;
};

} // namespace mc::model
