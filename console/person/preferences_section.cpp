#include "console/person/preferences_section.h"

#include "console/person/limits_form.h"
#include "console/person/preference_matrix.h"
#include "console/person/quiet_hours_form.h"
#include "console/session/failure_text.h"
#include "console/session/write_action.h"
#include "console/widgets/action_button.h"
#include "console/widgets/icons.h"
#include "console/widgets/inline_message.h"
#include "console/widgets/wording.h"

#include <QtWidgets/QLabel>
#include <QtWidgets/QVBoxLayout>

namespace mc::console {

PreferencesSection::PreferencesSection(const Environment &environment, QWidget *parent)
    : PreferencesSection(environment, new QWidget, parent)
{
}

PreferencesSection::PreferencesSection(const Environment &environment, QWidget *content, QWidget *parent)
    : Section(environment, content, parent)
    , m_editor(environment.client)
    , m_undo(new WriteAction(environment.connection, this))
    , m_saving(new QLabel)
    , m_content(content)
    , m_matrix(new PreferenceMatrix(environment.theme))
    , m_refusal(new InlineMessage(environment.theme))
    , m_quietHours(new QuietHoursForm(environment.theme))
    , m_limits(new LimitsForm(environment.theme))
{
    m_undo->setIcon(icon(QStringLiteral("undo-2"), Mirror::RightToLeft));
    m_saving->setForegroundRole(QPalette::PlaceholderText);
    addToHeading(m_saving);
    addToHeading(newActionButton(m_undo));
    layOut();
    connectEditor();
    connect(m_undo, &QAction::triggered, &m_editor, &PreferencesEditor::undo);
    connect(&environment.connection, &Connection::changed, this, &PreferencesSection::update);
    retranslate();
}

// What is being changed is sent for whom it was meant.
void PreferencesSection::forget()
{
    for (PatchForm *form : {static_cast<PatchForm *>(m_quietHours), static_cast<PatchForm *>(m_limits)}) {
        if (form->isEditing())
            form->tellNow();
        form->startAnew();
    }
    m_editor.close();
    m_refusal->clear();
    m_wasSaved = false;
    update();
}

void PreferencesSection::retranslate()
{
    setTexts(tr("Preferences"), tr("Load preferences again"));
    setNote(tr("Changes apply at once. Those by admins are recorded in the audit log."));
    m_undo->setText(tr("Undo change of preferences"));
    m_undo->setIconText(tr("Undo"));
    m_matrix->retranslate();
    m_quietHours->retranslate();
    m_limits->retranslate();
    update();
}

void PreferencesSection::layOut()
{
    auto column = new QVBoxLayout(m_content);
    column->setContentsMargins(0, 4, 0, 0);
    column->setSpacing(8);
    column->addWidget(m_matrix);
    column->addWidget(m_refusal);
    column->addSpacing(16);
    column->addWidget(m_quietHours);
    column->addSpacing(16);
    column->addWidget(m_limits);
}

void PreferencesSection::connectEditor()
{
    connect(&m_editor, &PreferencesEditor::changed, this, [this] {
        if (m_editor.preferences())
            finish();
        update();
    });
    connect(&m_editor, &PreferencesEditor::loadFailed, this,
        [this](const model::Error &error) { fail(tr("The preferences did not arrive."), error); });
    connect(&m_editor, &PreferencesEditor::saved, this, [this] {
        m_wasSaved = true;
        update();
        Q_EMIT saved();
    });
    connect(&m_editor, &PreferencesEditor::refused, this, &PreferencesSection::showRefusal);
    connect(&m_editor, &PreferencesEditor::refusedElsewhere, this, &PreferencesSection::lost);
    const auto change = [this](const client::PreferencesPatch &patch) {
        m_refusal->clear();
        m_editor.change(patch);
    };
    connect(m_matrix, &PreferenceMatrix::switched, this,
        [change](model::NotificationType type, model::Channel channel, bool isOn) {
            change({.switches = {{.type = type, .channel = channel, .isOn = isOn}}, .quietHours = {}, .limits = {}});
        });
    connect(m_quietHours, &PatchForm::edited, this, change);
    connect(m_limits, &PatchForm::edited, this, change);
}

void PreferencesSection::update()
{
    const bool isConnected = environment().connection.isConnected();
    m_content->setEnabled(isConnected);
    m_content->setToolTip(isConnected ? QString() : tr("Nothing can be changed while there is no connection."));
    m_undo->setAllowed(m_editor.canUndo());
    m_saving->setText(m_editor.isSaving() ? tr("Saving …") : m_wasSaved ? tr("Saved") : QString());
    if (const std::optional<model::Preferences> preferences = m_editor.preferences()) {
        m_matrix->show(*preferences);
        m_quietHours->show(*preferences);
        m_limits->show(*preferences);
    }
}

void PreferencesSection::showRefusal(const client::PreferencesPatch &patch, const model::Error &error)
{
    m_wasSaved = false;
    checkConnection(error);
    PatchForm *const form = patch.quietHours ? static_cast<PatchForm *>(m_quietHours) : m_limits;
    if ((patch.quietHours || patch.limits) && form->showRefusal(error))
        return;
    const QString what = patch.switches.isEmpty()
        ? tr("That was not changed.")
        : tr("“%1” for “%2” was not changed.", "channel, type of notification")
              .arg(displayText(patch.switches.first().channel), displayText(patch.switches.first().type));
    m_refusal->show(InlineMessage::Kind::Error, QStringLiteral("%1 %2").arg(what, failureText(error)));
}

} // namespace mc::console
