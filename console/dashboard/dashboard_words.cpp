#include "console/dashboard/dashboard_words.h"

#include "console/dashboard/failure_reason.h"
#include "console/widgets/wording.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QLocale>

#include <cmath>

namespace mc::console {

using model::ProviderHealth;

namespace {

struct Dashboard
{
    Q_DECLARE_TR_FUNCTIONS(mc::console::Dashboard)
};

// With its sign, which stands where the locale has it.
QString signedText(qint64 number)
{
    const QLocale locale;
    return number > 0 ? locale.positiveSign() + locale.toString(number) : locale.toString(number);
}

} // namespace

ChipLook chipOf(ProviderHealth::State state)
{
    switch (state) {
    case ProviderHealth::State::Ok:
        return {StateColour::Delivered, QStringLiteral("circle-check"), Dashboard::tr("Working", "provider")};
    case ProviderHealth::State::Paused:
        return {StateColour::Paused, QStringLiteral("circle-pause"), Dashboard::tr("Paused", "provider")};
    case ProviderHealth::State::NotConfigured:
        return {StateColour::Pending, QStringLiteral("minus"), Dashboard::tr("Not set up", "provider")};
    }
    return {};
}

QString pauseText(const ProviderHealth &health, Told told)
{
    if (health.state != ProviderHealth::State::Paused)
        return {};
    const QString until = timeOfDay(health.until);
    if (health.reason.isEmpty())
        return Dashboard::tr("until %1", "time").arg(until);
    return Dashboard::tr("until %1: %2", "time, the provider's error")
        .arg(until, told == Told::InPublic ? publicCode(health.reason) : withoutProvider(health.reason));
}

QString underWayText(const ProviderHealth &health)
{
    if (health.state == ProviderHealth::State::NotConfigured)
        return {};
    const QLocale locale;
    return Dashboard::tr("%1 of %2 under way", "deliveries, at most")
        .arg(locale.toString(health.inFlight), locale.toString(health.window));
}

QString reasonText(const QString &code)
{
    const std::optional<model::Reason> reason = model::reasonFromWord(code);
    if (reason)
        return displayText(*reason);
    return code.isEmpty() ? Dashboard::tr("No reason was told") : code;
}

QString publicReasonText(const QString &code)
{
    return model::reasonFromWord(code) || code.isEmpty() ? reasonText(code) : publicCode(code);
}

QString perMinuteText(double value)
{
    const bool isWhole = value >= 10 || value == std::floor(value);
    return Dashboard::tr("%1 a minute").arg(QLocale().toString(value, 'f', isWhole ? 0 : 1));
}

QString timeOfDay(const QDateTime &time)
{
    const QDateTime local = time.toLocalTime();
    return local.date() == QDate::currentDate() ? QLocale().toString(local.time(), QLocale::ShortFormat)
                                                : QLocale().toString(local, QLocale::ShortFormat);
}

QString shareText(double now, double before)
{
    if (before < 0.5)
        return differenceText(now, 0);
    constexpr double manifold = 10; // beyond it percents say less
    if (now / before >= manifold)
        return Dashboard::tr("×%1", "so many times as much").arg(QLocale().toString(std::llround(now / before)));
    const qint64 percent = std::llround((now - before) / before * 100);
    return percent == 0 ? QStringLiteral("=")
                        : Dashboard::tr("%1 %", "percent, with its sign").arg(signedText(percent));
}

QString differenceText(double now, double before)
{
    const qint64 difference = std::llround(now - before);
    return difference == 0 ? QStringLiteral("=") : signedText(difference);
}

} // namespace mc::console
