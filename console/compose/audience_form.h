#pragma once

#include "console/compose/composition.h"

#include <QtWidgets/QWidget>

class QButtonGroup;
class QComboBox;
class QLabel;
class QLineEdit;
class QRadioButton;
class QStackedWidget;

namespace mc::client {
class Client;
}

namespace mc::console {

class FormField;
class RecipientsField;
class Theme;

/// The group "Who": people by name, those of a role or clinic, or everyone. Client and theme outlive it.
class AudienceForm : public QWidget
{
    Q_OBJECT

public:
    AudienceForm(client::Client &client, const Theme &theme, QWidget *parent = nullptr);

    /// Its part of the composition.
    void show(const Composition &composition);
    void read(Composition &composition) const;
    void showProblems(const Problems &problems);
    void focusFirst();
    /// The name of the only recipient; empty when it isn't one.
    QString onlyName() const;
    void retranslate();

Q_SIGNALS:
    void changed();
    /// Names are known that were not.
    void identified();
    void failed(const mc::model::Error &error);

private:
    Composition::Who who() const;
    QWidget *newGroupRow();
    void fillRoles();

    QButtonGroup *m_who;
    QRadioButton *m_people;
    QRadioButton *m_group;
    QRadioButton *m_everyone;
    QStackedWidget *m_stack;
    RecipientsField *m_recipients;
    QComboBox *m_role;
    QLineEdit *m_clinic;
    FormField *m_roleField;
    FormField *m_clinicField;
    QLabel *m_everyoneNote;
};

} // namespace mc::console
