#include "console/app/console.h"

#include "console/app/settings_page.h"
#include "console/app/workspace.h"
#include "console/session/server_address.h"
#include "console/session/sign_in_page.h"

namespace mc::console {

Console::Console(const Options &options, QSettings &settings, SecretStore &secrets)
    : m_options(options)
    , m_settings(settings)
    , m_servers(settings)
    , m_signIn(secrets, m_servers, options.authorities)
    , m_window(settings)
{
    restoreLook(settings, m_languages, m_theme);
    connect(&m_signIn, &SignIn::succeeded, this, &Console::showWorkspace);
    connect(&m_signIn, &SignIn::notKept, this, [this](const QString &reason) {
        if (m_workspace)
            m_workspace->showNotice(
                tr("This computer has no keychain to keep the sign-in in: it lasts until the console is closed."),
                reason);
    });
}

Console::~Console() = default;

Workspace *Console::workspace() const { return m_workspace; }

void Console::start(const QString &password)
{
    showSignIn({});
    m_signInPage->prefill(displayAddress(m_options.server), m_options.username);
    m_window.show();
    const QList<Server> remembered = m_servers.all();
    if (!password.isEmpty())
        return m_signIn.start({.url = m_options.server, .username = m_options.username}, password);
    for (const Server &server : remembered) {
        const bool isMeant = m_options.server.isEmpty() || m_options.server == server.url;
        if (isMeant && (m_options.username.isEmpty() || m_options.username == server.username))
            return m_signIn.resume(server);
    }
}

void Console::showSignIn(const QString &notice)
{
    m_signInPage = new SignInPage(m_signIn, m_servers, m_theme);
    m_workspace.clear(); // the window deletes it
    m_window.showContent(m_signInPage);
    m_window.setContentTitle({});
    m_signInPage->reset();
    if (!notice.isEmpty())
        m_signInPage->showNotice(notice);
}

void Console::showWorkspace()
{
    m_workspace = new Workspace(m_signIn.takeAccount(), m_languages, m_theme, m_settings);
    connect(m_workspace, &Workspace::signOutRequested, this, &Console::signOut);
    connect(m_workspace, &Workspace::titleChanged, &m_window, &MainWindow::setContentTitle);
    connect(m_workspace, &Workspace::sessionEnded, this, [this] {
        m_signIn.forget(m_workspace->server());
        showSignIn(tr("Your session has ended. Sign in again."));
    });
    m_window.setContentTitle(m_workspace->currentPage()->title());
    m_window.showContent(m_workspace);
}

void Console::signOut()
{
    m_signIn.signOut(m_workspace->server(), m_workspace->session().tokens());
    showSignIn({});
}

} // namespace mc::console
