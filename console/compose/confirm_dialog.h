#pragma once

#include <QtWidgets/QDialog>

class QLineEdit;
class QPushButton;

namespace mc::console {

class FormField;
class Theme;

/// Asks for the number of those whom it reaches to be typed, before many are written to. Opened by open(); deletes itself. The theme
/// outlives it.
class ConfirmDialog : public QDialog
{
    Q_OBJECT

public:
    /// `title`: the notification's. `send`: what the button says.
    ConfirmDialog(int recipients, const QString &title, const QString &send, const Theme &theme, QWidget *parent);

private:
    void check();

    const int m_recipients;
    QLineEdit *m_number;
    FormField *m_field;
    QPushButton *m_send;
};

/// Above so many it is asked.
inline constexpr int mostUnasked = 100;

} // namespace mc::console
