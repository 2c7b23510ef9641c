#pragma once

#include "console/app/languages.h"
#include "console/app/main_window.h"
#include "console/app/options.h"
#include "console/session/sign_in.h"
#include "console/widgets/theme.h"

namespace mc::console {

class SignInPage;
class Workspace;

/// The whole program but its event loop: the window, and who is signed in. What it is given outlives it.
class Console : public QObject
{
    Q_OBJECT

public:
    Console(const Options &options, QSettings &settings, SecretStore &secrets);
    ~Console() override;

    /// Shows the window: signed in again where a token is kept, else the sign-in page. A password signs in at once.
    void start(const QString &password = {});

    MainWindow &window() { return m_window; }
    Theme &theme() { return m_theme; }
    Languages &languages() { return m_languages; }
    /// Null before sign-in.
    Workspace *workspace() const;

private:
    void showSignIn(const QString &notice);
    void showWorkspace();
    void signOut();

    const Options m_options;
    QSettings &m_settings;
    Theme m_theme;
    Languages m_languages;
    RememberedServers m_servers;
    SignIn m_signIn;
    MainWindow m_window;
    QPointer<SignInPage> m_signInPage;
    QPointer<Workspace> m_workspace;
};

} // namespace mc::console
