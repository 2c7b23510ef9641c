#include "console/alerts/alert_form.h"

#include "console/widgets/form_field.h"
#include "console/widgets/time_field.h"

#include <QtWidgets/QCheckBox>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QLabel>
#include <QtWidgets/QSpinBox>
#include <QtWidgets/QSystemTrayIcon>
#include <QtWidgets/QTimeEdit>

namespace mc::console {

AlertForm::AlertForm(AlertChoice &choice, const Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_choice(choice)
    , m_isOn(new QCheckBox)
    , m_failures(new QSpinBox)
    , m_hasSilentHours(new QCheckBox)
    , m_silentFrom(new QTimeEdit(choice.current().silentFrom))
    , m_silentTo(new QTimeEdit(choice.current().silentTo))
    , m_about(new QLabel)
    , m_failuresField(new FormField(m_failures, theme))
    , m_silentFromField(new FormField(m_silentFrom, theme))
    , m_silentToField(new FormField(m_silentTo, theme))
{
    const AlertSettings &current = choice.current();
    m_isOn->setChecked(current.isOn);
    m_about->setWordWrap(true);
    m_about->setForegroundRole(QPalette::PlaceholderText);
    m_failures->setRange(1, 10'000);
    m_failures->setValue(current.failures);
    m_hasSilentHours->setChecked(current.hasSilentHours);

    auto hours = new QHBoxLayout;
    hours->addWidget(m_silentFromField);
    hours->addWidget(m_silentToField);
    auto column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(8);
    column->addWidget(m_isOn);
    column->addWidget(m_about);
    column->addWidget(m_failuresField);
    column->addWidget(m_hasSilentHours);
    column->addLayout(hours);

    connect(m_isOn, &QCheckBox::toggled, this, &AlertForm::choose);
    connect(m_failures, &QSpinBox::valueChanged, this, &AlertForm::choose);
    connect(m_hasSilentHours, &QCheckBox::toggled, this, &AlertForm::choose);
    connect(m_silentFrom, &QTimeEdit::timeChanged, this, &AlertForm::choose);
    connect(m_silentTo, &QTimeEdit::timeChanged, this, &AlertForm::choose);
    retranslate();
    update();
}

void AlertForm::retranslate()
{
    m_isOn->setText(tr("Show &alerts on the desktop"));
    m_about->setText(QSystemTrayIcon::isSystemTrayAvailable()
            ? tr("When a provider pauses, deliveries fail, or the oldest has been due for a minute.")
            : tr("This desktop has no place for them at the moment. They are shown when it has one."));
    m_failuresField->setLabel(tr("&Failed deliveries within five minutes"));
    m_hasSilentHours->setText(tr("Be &silent at these hours"));
    m_silentFromField->setLabel(tr("Fr&om"));
    m_silentToField->setLabel(tr("&To"));
    for (QTimeEdit *field : {m_silentFrom, m_silentTo})
        followLanguage(*field, TimeParts::Time);
}

void AlertForm::choose()
{
    m_choice.choose({.isOn = m_isOn->isChecked(),
        .failures = m_failures->value(),
        .hasSilentHours = m_hasSilentHours->isChecked(),
        .silentFrom = m_silentFrom->time(),
        .silentTo = m_silentTo->time()});
    update();
}

void AlertForm::update()
{
    const AlertSettings &current = m_choice.current();
    m_failuresField->setEnabled(current.isOn);
    m_hasSilentHours->setEnabled(current.isOn);
    for (FormField *field : {m_silentFromField, m_silentToField})
        field->setEnabled(current.isOn && current.hasSilentHours);
}

} // namespace mc::console
