#pragma once

#include "console/session/connection.h"

#include <QtGui/QAction>

namespace mc::console {

/// An action that changes something at the server: enabled while its page allows it and the server is there. The connection
/// outlives it.
class WriteAction : public QAction
{
    Q_OBJECT

public:
    explicit WriteAction(const Connection &connection, QObject *parent = nullptr);

    /// Instead of setEnabled(), which would forget the connection.
    void setAllowed(bool isAllowed);

private:
    void update();

    const Connection &m_connection;
    bool m_isAllowed = true;
};

} // namespace mc::console
