#include "console/person/quiet_hours_form.h"

#include "console/person/day_band.h"
#include "console/widgets/embolden.h"
#include "console/widgets/form_field.h"
#include "console/widgets/switch.h"
#include "console/widgets/time_field.h"
#include "console/widgets/wheel.h"

#include <QtCore/QLocale>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QLabel>
#include <QtWidgets/QTimeEdit>

namespace mc::console {

namespace {

constexpr int fieldWidth = 120;

QTimeEdit *newTime()
{
    auto edit = new QTimeEdit;
    edit->setTimeSpec(Qt::UTC); // of no zone: clocks here have no say in it
    edit->setKeyboardTracking(false);
    edit->setWrapping(true);
    passWheelOn(*edit);
    return edit;
}

} // namespace

QuietHoursForm::QuietHoursForm(const Theme &theme, QWidget *parent)
    : PatchForm(parent)
    , m_enabled(new Switch(theme))
    , m_effect(new QLabel)
    , m_band(new DayBand(theme))
    , m_day(new QLabel)
    , m_start(newTime())
    , m_end(newTime())
    , m_startField(new FormField(m_start, theme))
    , m_endField(new FormField(m_end, theme))
{
    addField(QStringLiteral("quiet_hours.start_time"), m_startField);
    addField(QStringLiteral("quiet_hours.end_time"), m_endField);
    layOut();
    connect(m_enabled, &Switch::clicked, this, &QuietHoursForm::tellNow);
    connect(m_start, &QTimeEdit::userTimeChanged, this, &QuietHoursForm::tellLater);
    connect(m_end, &QTimeEdit::userTimeChanged, this, &QuietHoursForm::tellLater);
    connect(m_band, &DayBand::pictureChanged, this, &QuietHoursForm::describeDay);
    retranslate();
}

void QuietHoursForm::retranslate()
{
    m_enabled->setText(tr("Quiet hours"));
    m_enabled->setAccessibleName(tr("Quiet hours"));
    m_enabled->updateGeometry();
    m_effect->setText(tr("Push, email and SMS wait until they end. Critical notifications don’t."));
    m_startField->setLabel(tr("From", "time of day"));
    m_endField->setLabel(tr("To", "time of day"));
    for (QTimeEdit *edit : {m_start, m_end})
        followLanguage(*edit, TimeParts::Time);
    describeDay();
}

void QuietHoursForm::fillFields(const model::Preferences &preferences)
{
    const QSignalBlocker quietStart(m_start), quietEnd(m_end);
    m_start->setTime(preferences.quietHours.start);
    m_end->setTime(preferences.quietHours.end);
}

void QuietHoursForm::showKnown(const model::Preferences &preferences)
{
    m_known = preferences.quietHours;
    m_zone = preferences.quietTimezone();
    m_enabled->setChecked(m_known.enabled);
    m_band->show(m_known, m_zone);
    describeDay();
}

client::PreferencesPatch QuietHoursForm::patch() const
{
    model::QuietHours hours = m_known;
    hours.enabled = m_enabled->isChecked();
    hours.start = m_start->time();
    hours.end = m_end->time();
    return {.switches = {}, .quietHours = hours, .limits = {}};
}

QString QuietHoursForm::problemText(const model::FieldError &error) const
{
    if (error.field == QLatin1String("quiet_hours.end_time") && m_start->time() == m_end->time())
        return tr("They must not end when they begin.");
    return {};
}

void QuietHoursForm::layOut()
{
    embolden(*m_enabled);
    m_effect->setForegroundRole(QPalette::PlaceholderText);
    m_effect->setWordWrap(true);
    m_day->setForegroundRole(QPalette::PlaceholderText);
    m_day->setWordWrap(true);
    auto times = new QHBoxLayout;
    times->setSpacing(16);
    for (FormField *field : {m_startField, m_endField}) {
        field->setMinimumWidth(fieldWidth);
        field->setMaximumWidth(2 * fieldWidth);
        times->addWidget(field, 1, Qt::AlignTop);
    }
    times->addStretch(1);
    auto column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(8);
    column->addWidget(m_enabled);
    column->addWidget(m_effect);
    column->addWidget(m_band);
    column->addWidget(m_day);
    column->addLayout(times);
}

// What the picture says, for those who can't see it too.
void QuietHoursForm::describeDay()
{
    const QLocale locale;
    const auto clock = [&locale](QTime time) { return locale.toString(time, QLocale::ShortFormat); };
    const QString now
        = tr("In %1 it is %2.", "time zone, time").arg(QString::fromLatin1(m_zone), clock(m_band->picture().clock));
    const QString quiet = m_known.enabled
        ? tr("Quiet from %1 to %2, on the clock of that zone.").arg(clock(m_known.start), clock(m_known.end))
        : tr("No quiet hours.");
    m_day->setText(QStringLiteral("%1 %2").arg(now, quiet));
    m_band->setAccessibleName(m_day->text());
    m_band->setToolTip(m_day->text());
}

} // namespace mc::console
