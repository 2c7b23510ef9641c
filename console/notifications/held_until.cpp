#include "console/notifications/held_until.h"

#include <QtCore/QRegularExpression>
#include <QtCore/QTimeZone>

namespace mc::console {

std::optional<QDateTime> heldUntil(const model::TimelineEntry &entry)
{
    static const QRegularExpression form(QStringLiteral("^held until (\\d\\d:\\d\\d) (\\S+): "));
    const QRegularExpressionMatch match = form.match(entry.detail);
    const QTimeZone zone(match.captured(2).toLatin1());
    const QTime clock = QTime::fromString(match.captured(1), QStringLiteral("HH:mm"));
    if (!match.hasMatch() || !zone.isValid() || !clock.isValid())
        return {};
    // The first such time after it was held.
    const QDateTime heldAt = entry.at.toTimeZone(zone);
    QDateTime until(heldAt.date(), clock, zone);
    if (until <= heldAt)
        until = QDateTime(heldAt.date().addDays(1), clock, zone);
    return until;
}

} // namespace mc::console
