#pragma once

#include "console/person/preferences_editor.h"
#include "console/person/section.h"

namespace mc::console {

class LimitsForm;
class PreferenceMatrix;
class QuietHoursForm;
class WriteAction;

/// What somebody wants to get, by which channel and when, to be changed at once.
class PreferencesSection : public Section
{
    Q_OBJECT

public:
    explicit PreferencesSection(const Environment &environment, QWidget *parent = nullptr);

    /// Takes the last change back.
    WriteAction *undoAction() { return m_undo; }

Q_SIGNALS:
    /// The service has taken a change.
    void saved();
    /// A change of somebody who is not shown any more came to nothing.
    void lost(mc::model::UserId user, const mc::model::Error &error);

protected:
    void retranslate() override;
    void forget() override;
    void ask() override { m_editor.load(user().id); }

private:
    PreferencesSection(const Environment &environment, QWidget *content, QWidget *parent);

    void layOut();
    void connectEditor();
    void update();
    void showRefusal(const client::PreferencesPatch &patch, const model::Error &error);

    PreferencesEditor m_editor;
    WriteAction *m_undo;
    QLabel *m_saving;
    QWidget *m_content;
    PreferenceMatrix *m_matrix;
    InlineMessage *m_refusal;
    QuietHoursForm *m_quietHours;
    LimitsForm *m_limits;
    bool m_wasSaved = false;
};

} // namespace mc::console
