#include "console/notifications/reschedule_dialog.h"

#include "model/draft_limits.h"

#include <QtCore/QTimeZone>
#include <QtWidgets/QDateTimeEdit>
#include <QtWidgets/QDialogButtonBox>
#include <QtWidgets/QLabel>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QVBoxLayout>

namespace mc::console {

namespace {

constexpr int dialogWidth = 400;

} // namespace

RescheduleDialog::RescheduleDialog(
    const QString &title, const QDateTime &scheduledFor, const Theme &theme, QWidget *parent)
    : QDialog(parent)
    , m_time(new QDateTimeEdit)
    , m_field(new FormField(m_time, theme))
    , m_button(new QPushButton(tr("Reschedule notification")))
{
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Reschedule notification"));
    auto about = new QLabel(tr("When “%1” is to be sent.").arg(title));
    about->setTextFormat(Qt::PlainText);
    about->setWordWrap(true);
    m_time->setCalendarPopup(true);
    m_time->setDisplayFormat(QLocale().dateTimeFormat(QLocale::ShortFormat));
    m_time->setDateTime(scheduledFor.toLocalTime());
    m_field->setLabel(tr("&Time (%1)", "time zone").arg(QString::fromLatin1(QTimeZone::systemTimeZoneId())));
    m_button->setDefault(true);
    auto buttons = new QDialogButtonBox;
    buttons->addButton(m_button, QDialogButtonBox::AcceptRole);
    buttons->addButton(tr("Keep the time"), QDialogButtonBox::RejectRole);
    connect(buttons, &QDialogButtonBox::accepted, this, &RescheduleDialog::choose);
    connect(buttons, &QDialogButtonBox::rejected, this, &RescheduleDialog::reject);
    connect(m_time, &QDateTimeEdit::dateTimeChanged, this, &RescheduleDialog::check);
    auto column = new QVBoxLayout(this);
    column->setContentsMargins(16, 16, 16, 16);
    column->setSpacing(16);
    column->addWidget(about);
    column->addWidget(m_field);
    column->addWidget(buttons);
    setMinimumWidth(dialogWidth);
    check();
}

void RescheduleDialog::check()
{
    const QDateTime now = QDateTime::currentDateTime();
    const QDateTime chosen = m_time->dateTime();
    const bool isPast = chosen <= now, isTooFar = chosen > now.addDays(model::daysAhead);
    m_field->setError(isPast ? tr("This time has passed. Choose a later one.")
            : isTooFar       ? tr("This is more than a year ahead. Choose an earlier time.")
                             : QString());
    m_button->setEnabled(!isPast && !isTooFar);
}

void RescheduleDialog::choose()
{
    const QDateTime time = m_time->dateTime();
    accept();
    Q_EMIT timeChosen(time);
}

} // namespace mc::console
