#include "clinic_day/cast.h"

namespace mc::clinic_day {

namespace {

constexpr QLatin1String domain("@clinic.example");

bool isOfDemoClinic(const model::User &user)
{
    return user.isActive && user.firstName == QLatin1String("Demo")
        && (user.email.isEmpty() || user.email.endsWith(domain));
}

} // namespace

QList<model::UserId> idsOf(const QList<model::User> &people, std::optional<qint64> clinicId)
{
    QList<model::UserId> ids;
    for (const model::User &user : people) {
        if (!clinicId || user.clinicId == clinicId)
            ids += user.id;
    }
    return ids;
}

Cast castFrom(const QList<model::User> &users)
{
    Cast cast;
    for (const model::User &user : users) {
        if (!isOfDemoClinic(user))
            continue;
        if (user.role == model::Role::Admin)
            cast.admins += user;
        else if (user.role == model::Role::Doctor)
            cast.doctors += user;
        else if (user.role == model::Role::Patient)
            cast.patients += user;
    }
    return cast;
}

} // namespace mc::clinic_day
