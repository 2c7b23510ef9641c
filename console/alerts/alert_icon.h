#pragma once

#include "console/alerts/alerts.h"

#include <QtWidgets/QSystemTrayIcon>

namespace mc::console {

/// The console's icon among the desktop's: there while alerts are chosen, and shows them as the desktop's own notifications.
///
/// Lives on the main thread. The choice outlives it.
class AlertIcon : public QObject
{
    Q_OBJECT

public:
    explicit AlertIcon(const AlertChoice &choice);

    void show(const Alert &alert);

Q_SIGNALS:
    /// It, or an alert, was clicked.
    void activated();

private:
    void update();

    const AlertChoice &m_choice;
    QSystemTrayIcon m_icon;
};

} // namespace mc::console
