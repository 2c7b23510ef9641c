#include "console/alerts/alert_icon.h"

#include <QtWidgets/QApplication>

namespace mc::console {

AlertIcon::AlertIcon(const AlertChoice &choice)
    : m_choice(choice)
    , m_icon(QApplication::windowIcon())
{
    m_icon.setToolTip(QApplication::applicationDisplayName());
    connect(&m_choice, &AlertChoice::changed, this, &AlertIcon::update);
    connect(&m_icon, &QSystemTrayIcon::messageClicked, this, &AlertIcon::activated);
    connect(&m_icon, &QSystemTrayIcon::activated, this, &AlertIcon::activated);
    update();
}

void AlertIcon::show(const Alert &alert) { m_icon.showMessage(alert.title, alert.text, QSystemTrayIcon::Warning); }

void AlertIcon::update() { m_icon.setVisible(m_choice.current().isOn); }

} // namespace mc::console
