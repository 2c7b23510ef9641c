#include "console/alerts/alert_choice.h"

#include <QtCore/QDateTime>
#include <QtCore/QSettings>

namespace mc::console {

namespace {

QString isOnKey() { return QStringLiteral("alerts/on"); }
QString failuresKey() { return QStringLiteral("alerts/failures"); }
QString hasSilentHoursKey() { return QStringLiteral("alerts/silent"); }
QString silentFromKey() { return QStringLiteral("alerts/silent_from"); }
QString silentToKey() { return QStringLiteral("alerts/silent_to"); }

QTime timeOf(const QSettings &settings, const QString &key, QTime otherwise)
{
    const QTime time = settings.value(key).toTime();
    return time.isValid() ? time : otherwise;
}

AlertSettings read(const QSettings &settings)
{
    const AlertSettings usual;
    return {.isOn = settings.value(isOnKey(), usual.isOn).toBool(),
        .failures = std::clamp(settings.value(failuresKey(), usual.failures).toInt(), 1, 10'000),
        .hasSilentHours = settings.value(hasSilentHoursKey(), usual.hasSilentHours).toBool(),
        .silentFrom = timeOf(settings, silentFromKey(), usual.silentFrom),
        .silentTo = timeOf(settings, silentToKey(), usual.silentTo)};
}

} // namespace

bool AlertSettings::isSilent(const QDateTime &time) const
{
    if (!hasSilentHours)
        return false;
    const QTime now = time.toLocalTime().time();
    const bool isAfterStart = now >= silentFrom, isBeforeEnd = now < silentTo;
    return silentFrom <= silentTo ? isAfterStart && isBeforeEnd : isAfterStart || isBeforeEnd;
}

AlertChoice::AlertChoice(QSettings &settings)
    : m_settings(settings)
    , m_current(read(settings))
{
}

void AlertChoice::choose(const AlertSettings &settings)
{
    if (std::exchange(m_current, settings) == settings)
        return;
    m_settings.setValue(isOnKey(), settings.isOn);
    m_settings.setValue(failuresKey(), settings.failures);
    m_settings.setValue(hasSilentHoursKey(), settings.hasSilentHours);
    m_settings.setValue(silentFromKey(), settings.silentFrom);
    m_settings.setValue(silentToKey(), settings.silentTo);
    Q_EMIT changed();
}

} // namespace mc::console
