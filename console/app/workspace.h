#pragma once

#include "console/alerts/alert_icon.h"
#include "console/app/command_palette.h"
#include "console/app/pages.h"
#include "console/app/workspace_actions.h"
#include "console/session/sign_in.h"

class QStackedWidget;
class QActionGroup;
class QLabel;
class QMenu;

namespace mc::console {

class InlineMessage;
class Rail;
class RailButton;

/// What somebody who is signed in works with: the rail, the pages, the status line. From sign-in to sign-out.
class Workspace : public QWidget
{
    Q_OBJECT

public:
    Workspace(Account account, Languages &languages, Theme &theme, QSettings &settings, QWidget *parent = nullptr);
    ~Workspace() override;

    const Server &server() const { return m_account.server; }
    client::Session &session() { return m_account.client->session(); }
    Page *currentPage() const;
    void showPage(Page *page);
    /// The pages in the order of the rail.
    QList<Page *> pages() const;
    Connection &connection() { return m_connection; }
    LiveFeed &live() { return m_live; }
    /// Above the page, until it is closed.
    void showNotice(const QString &text, const QString &details);

Q_SIGNALS:
    void signOutRequested();
    /// The service takes the session's tokens no more.
    void sessionEnded();
    /// Another page is shown, or it has another title.
    void titleChanged(const QString &title);

protected:
    void changeEvent(QEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void focusPage();
    void addPages(const QList<PagePlace> &places, bool isTop);
    void addAccountMenu();
    void layOut(QWidget *statusLine, QWidget *staleBar);
    void connectActions();
    void retranslate();
    void openDestination(const Destination &destination);
    void trigger(QAction *action, Page *page);
    QList<ActionGroup> actionGroups() const;
    void restorePage();

    Account m_account;
    QSettings &m_settings;
    Connection m_connection;
    LiveFeed m_live;
    AlertChoice m_alertChoice;
    Alerts m_alerts;
    AlertIcon m_alertIcon;
    Tasks m_tasks;
    WorkspaceActions m_actions;
    Rail *m_rail;
    QStackedWidget *m_pages;
    InlineMessage *m_notice;
    CommandPalette *m_palette;
    QActionGroup *m_pageActions;
    QHash<Page *, QAction *> m_actionOfPage;
    QAction *m_accountAction;
    QMenu *m_accountMenu;
    QLabel *m_accountName;
    RailButton *m_accountButton = nullptr;
};

} // namespace mc::console
