#include "console/person/patch_form.h"

#include "console/widgets/form_field.h"

namespace mc::console {

using namespace std::chrono_literals;

namespace {

constexpr auto editingPause = 400ms;

} // namespace

PatchForm::PatchForm(QWidget *parent)
    : QWidget(parent)
{
    m_pause.setSingleShot(true);
    m_pause.setInterval(editingPause);
    connect(&m_pause, &QTimer::timeout, this, &PatchForm::tellNow);
}

void PatchForm::show(const model::Preferences &preferences)
{
    showKnown(preferences);
    if (!m_pause.isActive() && !m_isRefused)
        fillFields(preferences);
}

void PatchForm::startAnew()
{
    m_pause.stop();
    clearErrors();
}

void PatchForm::tellNow()
{
    m_pause.stop();
    clearErrors();
    Q_EMIT edited(patch());
}

bool PatchForm::showRefusal(const model::Error &error)
{
    for (const model::FieldError &one : error.fields) {
        FormField *const field = m_fields.value(one.field);
        if (!field)
            continue;
        const QString text = problemText(one);
        field->setError(text.isEmpty() ? one.message : text);
        m_isRefused = true;
    }
    return m_isRefused;
}

void PatchForm::tellLater() { m_pause.start(); }

void PatchForm::clearErrors()
{
    m_isRefused = false;
    for (FormField *field : std::as_const(m_fields))
        field->setError({});
}

} // namespace mc::console
