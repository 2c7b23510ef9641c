#include "console/widgets/time_field.h"

#include <QtWidgets/QDateTimeEdit>

namespace mc::console {

namespace {

constexpr QChar rightToLeftMark(0x200F);

// With the digits that can be typed: in the Emirates they are the usual ones.
QLocale typedLocale()
{
    const QLocale locale;
    return locale.language() == QLocale::Arabic ? QLocale(QLocale::Arabic, QLocale::UnitedArabEmirates) : locale;
}

} // namespace

void followLanguage(QDateTimeEdit &field, TimeParts parts)
{
    const QLocale locale = typedLocale();
    const QString date = locale.dateFormat(QLocale::ShortFormat).remove(rightToLeftMark);
    const QString time
        = locale.textDirection() == Qt::RightToLeft ? QStringLiteral("HH:mm") : locale.timeFormat(QLocale::ShortFormat);
    field.setLocale(locale);
    field.setLayoutDirection(Qt::LeftToRight); // else Qt turns the parts round: minutes would stand before hours
    field.setDisplayFormat(parts == TimeParts::Date ? date
            : parts == TimeParts::Time              ? time
                                                    : QStringLiteral("%1 %2").arg(date, time));
}

} // namespace mc::console
