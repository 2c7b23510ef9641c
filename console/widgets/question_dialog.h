#pragma once

#include <QtWidgets/QDialog>

class QPushButton;

namespace mc::console {

class FormField;
class Theme;

/// Asks for one thing before something is done: what it is about, a field, a button that goes on and one that leaves things as they
/// are. Opened by open(); deletes itself. The theme outlives it.
class QuestionDialog : public QDialog
{
    Q_OBJECT

public:
    struct Texts
    {
        QString title;
        QString about; ///< one sentence, as plain text
        QString field; ///< with its mnemonic
        QString goOn;
        QString leave;
    };

protected:
    explicit QuestionDialog(QWidget *parent);

    /// Fills the dialog, once, and takes the editor.
    void ask(QWidget *editor, const Texts &texts, const Theme &theme);
    /// It goes on only with an answer; what is wrong with this one stands below the field.
    void setAnswered(bool isAnswered, const QString &error = {});

private:
    FormField *m_field = nullptr;
    QPushButton *m_goOn;
};

} // namespace mc::console
