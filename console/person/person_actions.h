#pragma once

#include "console/session/environment.h"
#include "console/session/write_action.h"
#include "console/widgets/inline_message.h"

namespace mc::console {

/// What can be done to somebody's account: the actions, when they may be used, and their calls. What it is given outlives it.
class PersonActions : public QObject
{
    Q_OBJECT

public:
    /// Asks in front of the page, which owns it.
    PersonActions(const Environment &environment, QWidget *page);

    QAction *compose() { return m_compose; }
    WriteAction *signOut() { return m_signOut; }
    WriteAction *setActive() { return m_setActive; } ///< deactivates, or activates again
    QList<QAction *> all() const { return {m_compose, m_signOut, m_setActive}; }

    void retranslate();
    /// Whose account it is; nobody's: nothing may be done.
    void setPerson(const std::optional<model::User> &user);

Q_SIGNALS:
    void composeAsked(mc::model::UserId user);
    /// They are like that now.
    void changed(const mc::model::User &user);
    void told(mc::console::InlineMessage::Kind kind, const QString &text);

private:
    void update();
    void askToSignOut();
    void askToDeactivate();
    void signOutNow(const model::User &user);
    void setActiveNow(const model::User &user, bool isActive);
    void put(const model::User &user, bool isActive);
    void fail(const QString &what, const model::Error &error);
    /// A question with a button that does it, and one that leaves things as they are.
    void ask(const QString &question, const QString &consequences, const QString &yes, const QString &no,
        const std::function<void()> &act);

    QWidget *m_page;
    client::Client &m_client;
    Connection &m_connection;
    Tasks &m_tasks;
    const model::UserId m_self;
    std::optional<model::User> m_user;
    QAction *m_compose;
    WriteAction *m_signOut;
    WriteAction *m_setActive;
    Tasks::Task m_task; ///< under way
    bool m_isRunning = false;
};

} // namespace mc::console
