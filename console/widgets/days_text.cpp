#include "console/widgets/days_text.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QLocale>
#include <QtCore/QRegularExpression>

namespace mc::console {

namespace {

struct DaysText
{
    Q_DECLARE_TR_FUNCTIONS(mc::console::DaysText)
};

} // namespace

QString daysText(const QDate &from, const QDate &to)
{
    const auto text = [](const QDate &date) { return QLocale().toString(date, QLocale::ShortFormat); };
    if (from == to)
        return from.isValid() ? text(from) : QString();
    if (!to.isValid())
        return DaysText::tr("since %1", "a date").arg(text(from));
    if (!from.isValid())
        return DaysText::tr("until %1", "a date").arg(text(to));
    return DaysText::tr("%1 to %2", "two dates").arg(text(from), text(to));
}

QString longDate(const QDate &day)
{
    static const QRegularExpression dayOfWeek(QStringLiteral("dddd\\s*[,،]?\\s*"));
    const QLocale locale;
    return locale.toString(day, locale.dateFormat(QLocale::LongFormat).remove(dayOfWeek));
}

} // namespace mc::console
