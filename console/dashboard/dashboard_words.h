#pragma once

#include "console/dashboard/live_history.h"
#include "console/widgets/state_chip.h"

namespace mc::console {

/// To whom something is told: to the person at the desk, or to everybody in the room.
enum class Told { InFull, InPublic };

ChipLook chipOf(model::ProviderHealth::State state);
/// "until 10:42: INTERNAL"; empty when it is not paused. In public, of the reason its code alone.
QString pauseText(const model::ProviderHealth &health, Told told);
/// "12 of 100 under way"; empty where it is not configured.
QString underWayText(const model::ProviderHealth &health);

/// Of a group of failures: its code, or the service's own word for it in the language of the moment.
QString reasonText(const QString &code);
/// The same, as everybody in the room may read it: "INVALID_ARGUMENT".
QString publicReasonText(const QString &code);

/// "12 a minute".
QString perMinuteText(double value);
/// The time alone within this day, else with its date.
QString timeOfDay(const QDateTime &time);

/// "+12 %" of a rate that was otherwise before, "×12" of one that was far less, or "+12" where there was none; "=" when it is as it was.
QString shareText(double now, double before);
/// "+3" of a number that was otherwise before.
QString differenceText(double now, double before);

} // namespace mc::console
