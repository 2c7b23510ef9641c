#include "console/person/limits_form.h"

#include "console/widgets/embolden.h"
#include "console/widgets/form_field.h"
#include "console/widgets/leading.h"
#include "console/widgets/wheel.h"

#include <QtCore/QLocale>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QLabel>
#include <QtWidgets/QSpinBox>

namespace mc::console {

namespace {

constexpr int fieldWidth = 120;
constexpr int mostMessages = 10'000; // as the service takes them

QSpinBox *newLimit()
{
    auto box = new QSpinBox;
    box->setRange(0, mostMessages);
    box->setKeyboardTracking(false);
    passWheelOn(*box);
    return box;
}

} // namespace

LimitsForm::LimitsForm(const Theme &theme, QWidget *parent)
    : PatchForm(parent)
    , m_title(new QLabel)
    , m_effect(new QLabel)
    , m_hour(newLimit())
    , m_day(newLimit())
    , m_hourField(new FormField(m_hour, theme))
    , m_dayField(new FormField(m_day, theme))
{
    addField(QStringLiteral("frequency_limits.max_per_hour"), m_hourField);
    addField(QStringLiteral("frequency_limits.max_per_day"), m_dayField);
    embolden(*m_title);
    m_effect->setForegroundRole(QPalette::PlaceholderText);
    m_effect->setWordWrap(true);
    auto limits = new QHBoxLayout;
    limits->setSpacing(16);
    for (FormField *field : {m_hourField, m_dayField}) {
        field->setMinimumWidth(fieldWidth);
        field->setMaximumWidth(2 * fieldWidth);
        limits->addWidget(field, 1, Qt::AlignTop);
    }
    limits->addStretch(1);
    auto column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(8);
    column->addWidget(m_title);
    column->addWidget(m_effect);
    column->addLayout(limits);
    connect(m_hour, &QSpinBox::valueChanged, this, &LimitsForm::tellLater);
    connect(m_day, &QSpinBox::valueChanged, this, &LimitsForm::tellLater);
    retranslate();
}

void LimitsForm::retranslate()
{
    m_title->setText(tr("Limits"));
    m_effect->setText(tr("Push, email and SMS beyond them are left out. Critical notifications aren’t."));
    m_hourField->setLabel(tr("In an hour"));
    m_dayField->setLabel(tr("In a day"));
    for (QSpinBox *box : {m_hour, m_day}) {
        box->setLocale(QLocale());
        box->setSpecialValueText(tr("No limit"));
        box->setAlignment(leading());
    }
}

void LimitsForm::fillFields(const model::Preferences &preferences)
{
    const QSignalBlocker quietHour(m_hour), quietDay(m_day);
    m_hour->setValue(preferences.limits.maxPerHour);
    m_day->setValue(preferences.limits.maxPerDay);
}

client::PreferencesPatch LimitsForm::patch() const
{
    return {.switches = {},
        .quietHours = {},
        .limits = model::FrequencyLimits {.maxPerHour = m_hour->value(), .maxPerDay = m_day->value()}};
}

QString LimitsForm::problemText(const model::FieldError &error) const
{
    if (error.field == QLatin1String("frequency_limits.max_per_hour") && m_hour->value() > m_day->value())
        return tr("No more in an hour than in a day.");
    return {};
}

} // namespace mc::console
