#include "console/notifications/reschedule_dialog.h"

#include "console/widgets/time_field.h"
#include "model/draft_limits.h"

#include <QtCore/QTimeZone>
#include <QtWidgets/QDateTimeEdit>

namespace mc::console {

RescheduleDialog::RescheduleDialog(
    const QString &title, const QDateTime &scheduledFor, const Theme &theme, QWidget *parent)
    : QuestionDialog(parent)
    , m_time(new QDateTimeEdit)
{
    m_time->setCalendarPopup(true);
    followLanguage(*m_time, TimeParts::DateAndTime);
    m_time->setDateTime(scheduledFor.toLocalTime());
    ask(m_time,
        {.title = tr("Reschedule notification"),
            .about = tr("When “%1” is to be sent.").arg(title),
            .field = tr("&Time (%1)", "time zone").arg(QString::fromLatin1(QTimeZone::systemTimeZoneId())),
            .goOn = tr("Reschedule notification"),
            .leave = tr("Keep the time")},
        theme);
    connect(this, &QDialog::accepted, this, [this] { Q_EMIT timeChosen(m_time->dateTime()); });
    connect(m_time, &QDateTimeEdit::dateTimeChanged, this, &RescheduleDialog::check);
    check();
}

void RescheduleDialog::check()
{
    const QDateTime now = QDateTime::currentDateTime();
    const QDateTime chosen = m_time->dateTime();
    const bool isPast = chosen <= now, isTooFar = chosen > now.addDays(model::daysAhead);
    setAnswered(!isPast && !isTooFar,
        isPast         ? tr("This time has passed. Choose a later one.")
            : isTooFar ? tr("This is more than a year ahead. Choose an earlier time.")
                       : QString());
}

} // namespace mc::console
