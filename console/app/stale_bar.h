#pragma once

#include "console/session/connection.h"
#include "console/widgets/inline_message.h"

namespace mc::console {

/// Says since when what is shown is old, while the server is away. The connection and the theme outlive it.
class StaleBar : public InlineMessage
{
    Q_OBJECT

public:
    /// `retry` is its button.
    StaleBar(const Connection &connection, QAction *retry, const Theme &theme, QWidget *parent = nullptr);

protected:
    void changeEvent(QEvent *event) override;

private:
    void update();

    const Connection &m_connection;
};

} // namespace mc::console
