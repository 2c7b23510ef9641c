#pragma once

#include "console/widgets/question_dialog.h"

class QLineEdit;

namespace mc::console {

/// Asks for the number of those whom it reaches to be typed, before many are written to.
class ConfirmDialog : public QuestionDialog
{
    Q_OBJECT

public:
    /// `title`: the notification's. `send`: what the button says.
    ConfirmDialog(int recipients, const QString &title, const QString &send, const Theme &theme, QWidget *parent);

private:
    void check();

    const int m_recipients;
    QLineEdit *m_number;
};

/// Above so many it is asked.
inline constexpr int mostUnasked = 100;

} // namespace mc::console
