#pragma once

#include "model/user.h"

namespace mc::clinic_day {

/// The people of the demo clinic with whom a day is played.
struct Cast
{
    QList<model::User> admins;
    QList<model::User> doctors;
    QList<model::User> patients;

    bool isEmpty() const { return doctors.isEmpty() || patients.isEmpty(); }
};

/// The ids of those of one clinic, or of all.
QList<model::UserId> idsOf(const QList<model::User> &people, std::optional<qint64> clinicId = {});

/// Those of a directory's active users who are the demo clinic's. Nobody else is played with.
Cast castFrom(const QList<model::User> &users);

} // namespace mc::clinic_day
