#include "console/session/write_action.h"

namespace mc::console {

WriteAction::WriteAction(const Connection &connection, QObject *parent)
    : QAction(parent)
    , m_connection(connection)
{
    connect(&connection, &Connection::changed, this, &WriteAction::update);
    update();
}

void WriteAction::setAllowed(bool isAllowed)
{
    m_isAllowed = isAllowed;
    update();
}

void WriteAction::update()
{
    setEnabled(m_isAllowed && m_connection.isConnected());
    setStatusTip(m_connection.isConnected() ? QString() : tr("Not while there is no connection"));
}

} // namespace mc::console
