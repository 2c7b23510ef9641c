#pragma once

#include <QtGui/QAction>
#include <QtWidgets/QToolButton>

namespace mc::console {

/// A flat button for an action. Its accessible name is the action's whole text, whatever is shown of it.
inline QToolButton *newActionButton(QAction *action, Qt::ToolButtonStyle style = Qt::ToolButtonTextBesideIcon)
{
    auto button = new QToolButton;
    button->setDefaultAction(action);
    button->setToolButtonStyle(style);
    button->setAutoRaise(true);
    const auto name = [button, action] { button->setAccessibleName(action->text()); };
    QObject::connect(action, &QAction::changed, button, name);
    name();
    return button;
}

} // namespace mc::console
