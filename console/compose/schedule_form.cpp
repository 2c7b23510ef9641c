#include "console/compose/schedule_form.h"

#include "console/compose/zone_model.h"
#include "console/widgets/form_field.h"
#include "console/widgets/time_field.h"

#include <QtCore/QTimeZone>
#include <QtWidgets/QAbstractItemView>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QCompleter>
#include <QtWidgets/QDateTimeEdit>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QLabel>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QRadioButton>

namespace mc::console {

ScheduleForm::ScheduleForm(const QByteArray &ownZone, const Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_ownZone(ownZone)
    , m_zones(new ZoneModel({ownZone, QTimeZone::systemTimeZoneId(), "UTC"}, this))
    , m_now(new QRadioButton)
    , m_later(new QRadioButton)
    , m_time(new QDateTimeEdit)
    , m_zone(new QComboBox)
    , m_timeField(new FormField(m_time, theme))
    , m_zoneField(new FormField(m_zone, theme))
    , m_timeRow(newTimeRow())
    , m_hereNote(new QLabel)
{
    m_hereNote->setForegroundRole(QPalette::PlaceholderText);
    auto ways = new QHBoxLayout;
    ways->setSpacing(16);
    ways->addWidget(m_now);
    ways->addWidget(m_later);
    ways->addStretch(1);
    auto column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(8);
    column->addLayout(ways);
    column->addWidget(m_timeRow);
    column->addWidget(m_hereNote);
    show({});
    connect(m_later, &QRadioButton::toggled, this, &ScheduleForm::changed);
    connect(m_time, &QDateTimeEdit::dateTimeChanged, this, &ScheduleForm::changed);
    connect(m_zone, &QComboBox::currentTextChanged, this, &ScheduleForm::changed);
    connect(this, &ScheduleForm::changed, this, &ScheduleForm::update);
    retranslate();
}

void ScheduleForm::show(const Composition &composition)
{
    (composition.isScheduled ? m_later : m_now)->setChecked(true);
    const WallTime time = composition.time.time.isValid()
        ? composition.time
        : soonIn(m_zones->rowOf(m_ownZone) >= 0 ? m_ownZone : "UTC", QDateTime::currentDateTimeUtc());
    m_time->setDateTime(QDateTime(time.date, time.time, Qt::UTC));
    m_zone->setCurrentText(QString::fromLatin1(time.zone));
    update();
}

void ScheduleForm::read(Composition &composition) const
{
    composition.isScheduled = m_later->isChecked();
    if (composition.isScheduled)
        composition.time = {.date = m_time->date(), .time = m_time->time(), .zone = zone()};
}

void ScheduleForm::showProblems(const Problems &problems)
{
    const QString problem = problems.value(FormPart::Time);
    const bool isOfZone = m_zones->rowOf(zone()) < 0;
    m_timeField->setError(isOfZone ? QString() : problem);
    m_zoneField->setError(isOfZone ? problem : QString());
}

QWidget *ScheduleForm::editor() const { return m_zones->rowOf(zone()) < 0 ? static_cast<QWidget *>(m_zone) : m_time; }

void ScheduleForm::retranslate()
{
    m_now->setText(tr("&Now"));
    m_later->setText(tr("At a t&ime"));
    m_timeField->setLabel(tr("&Date and time"));
    m_zoneField->setLabel(tr("Time &zone"));
    followLanguage(*m_time, TimeParts::DateAndTime);
    update();
}

QWidget *ScheduleForm::newTimeRow()
{
    m_time->setTimeSpec(Qt::UTC); // of no zone: every time can be typed, whatever clocks do here
    m_time->setCalendarPopup(true);
    m_zone->setModel(m_zones);
    m_zone->setEditable(true);
    m_zone->setInsertPolicy(QComboBox::NoInsert);
    m_zone->setMinimumContentsLength(16);
    m_zone->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_zone->completer()->setFilterMode(Qt::MatchContains);
    m_zone->completer()->setCompletionMode(QCompleter::PopupCompletion);
    auto widget = new QWidget;
    auto row = new QHBoxLayout(widget);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(m_timeField, 1, Qt::AlignTop);
    row->addWidget(m_zoneField, 1, Qt::AlignTop);
    return widget;
}

QByteArray ScheduleForm::zone() const { return m_zone->currentText().trimmed().toLatin1(); }

void ScheduleForm::update()
{
    m_timeRow->setVisible(m_later->isChecked());
    Composition composition;
    read(composition);
    const std::optional<QDateTime> moment = composition.time.moment();
    const bool isElsewhere = moment && composition.time.zone != QTimeZone::systemTimeZoneId();
    m_hereNote->setVisible(isElsewhere);
    if (isElsewhere)
        m_hereNote->setText(tr("That is %1 on this computer (%2).", "time, time zone")
                                .arg(QLocale().toString(moment->toLocalTime(), QLocale::ShortFormat),
                                    QString::fromLatin1(QTimeZone::systemTimeZoneId())));
}

} // namespace mc::console
