#pragma once

#include "model/batch_draft.h"

namespace mc::clinic_day {

/// A doctor wants a patient to call at once: critical, so by SMS too.
model::NotificationDraft callBack(model::UserId patient);
/// To a vaccination, shown at that time.
model::NotificationDraft invitation(model::UserId patient, const QDateTime &at);
/// What somebody at the desk writes to one person, the nth of them.
model::NotificationDraft note(model::UserId patient, int nth);

model::BatchDraft vaccinationWeek(const QList<model::UserId> &people);
model::BatchDraft closedClinic(const QList<model::UserId> &people);

} // namespace mc::clinic_day
