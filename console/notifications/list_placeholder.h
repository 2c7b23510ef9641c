#pragma once

#include "console/widgets/theme.h"

#include <QtWidgets/QWidget>

class QLabel;
class QPushButton;

namespace mc::console {

/// What stands in place of a list that shows nothing: an icon, what is the case, and what can be done about it. The theme outlives
/// it.
class ListPlaceholder : public QWidget
{
    Q_OBJECT

public:
    explicit ListPlaceholder(const Theme &theme, QWidget *parent = nullptr);

    /// Without a button for an empty `button`.
    void show(const QString &iconName, StateColour colour, const QString &title, const QString &text,
        const QString &button = {});

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
