#pragma once

#include "console/dashboard/failure_groups.h"
#include "console/session/environment.h"
#include "console/session/write_action.h"
#include "console/widgets/inline_message.h"

namespace mc::console {

/// What can be done with the newest notification of a group of failures. What it is given outlives it.
class FailureActions : public QObject
{
    Q_OBJECT

public:
    explicit FailureActions(const Environment &environment, QObject *parent = nullptr);

    QList<QAction *> all() const { return {m_open, m_retry}; }
    /// For Enter in the list, and a double click.
    QAction *openAction() const { return m_open; }
    /// To which they apply; none: to nothing.
    void setNotification(const std::optional<model::NotificationId> &id);
    void retranslate();

Q_SIGNALS:
    void openAsked(mc::model::NotificationId id);
    void told(mc::console::InlineMessage::Kind kind, const QString &text, const QString &details);

private:
    void update();
    void retry();

    client::Client &m_client;
    Connection &m_connection;
    Tasks &m_tasks;
    std::optional<model::NotificationId> m_id;
    QAction *m_open;
    WriteAction *m_retry;
    bool m_isRetrying = false;
};

} // namespace mc::console
