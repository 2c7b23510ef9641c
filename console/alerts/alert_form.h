#pragma once

#include "console/alerts/alert_choice.h"

#include <QtWidgets/QWidget>

class QCheckBox;
class QLabel;
class QSpinBox;
class QTimeEdit;

namespace mc::console {

class FormField;
class Theme;

/// Where somebody chooses what they are alerted of; each change holds at once. What it is given outlives it.
class AlertForm : public QWidget
{
    Q_OBJECT

public:
    AlertForm(AlertChoice &choice, const Theme &theme, QWidget *parent = nullptr);

    void retranslate();

private:
    void choose();
    void update();

    AlertChoice &m_choice;
    QCheckBox *m_isOn;
    QSpinBox *m_failures;
    QCheckBox *m_hasSilentHours;
    QTimeEdit *m_silentFrom;
    QTimeEdit *m_silentTo;
    QLabel *m_about;
    FormField *m_failuresField;
    FormField *m_silentFromField;
    FormField *m_silentToField;
};

} // namespace mc::console
