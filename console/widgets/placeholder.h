#pragma once

#include "console/widgets/theme.h"

#include <QtWidgets/QWidget>

class QLabel;
class QPushButton;

namespace mc::console {

/// What stands in place of a list or a pane that shows nothing: an icon, what is the case, and what can be done about it. The theme
/// outlives it.
class Placeholder : public QWidget
{
    Q_OBJECT

public:
    struct Content
    {
        QString iconName {};
        StateColour colour = StateColour::Pending;
        QString title {};
        QString text {};
        QString button {}; ///< empty: there is none
    };

    explicit Placeholder(const Theme &theme, QWidget *parent = nullptr);

    void setContent(const Content &content);

Q_SIGNALS:
    void buttonClicked();

private:
    void updateIcon();

    const Theme &m_theme;
    QString m_iconName;
    StateColour m_colour = StateColour::Pending;
    QLabel *m_icon;
    QLabel *m_title;
    QLabel *m_text;
    QPushButton *m_button;
};

} // namespace mc::console
