#pragma once

#include "console/widgets/filter_popup.h"

class QLineEdit;
class QPushButton;

namespace mc::console {

/// Asks for one line of text, which is taken by Enter or the button.
class FieldPopup : public FilterPopup
{
    Q_OBJECT

public:
    struct Texts
    {
        QString question; ///< stands in the empty field
        QString text {}; ///< in it at first
        QString button {}; ///< what it does, as a verb
    };

    FieldPopup(const Texts &texts, QWidget *parent);

Q_SIGNALS:
    /// Without spaces at its ends; never empty.
    void entered(const QString &text);

protected:
    QLineEdit &field() { return *m_field; }

private:
    void enter();

    QLineEdit *m_field;
};

} // namespace mc::console
