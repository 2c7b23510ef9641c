#pragma once

#include "console/app/console.h"
#include "console/widgets/form_field.h"
#include "memory_secrets.h"
#include "support/running_service.h"

#include <QtCore/QSettings>
#include <QtTest/QtTest>
#include <QtWidgets/QtWidgets>

namespace mc::test {

/// How long suites wait for what the server has to answer, in milliseconds: machines are busy, passwords slow.
constexpr int stagePatience = 30'000;

/// The console in front of the real service, used as a person does. A member of the suite: start() in initTestCase().
class ConsoleStage
{
public:
    static constexpr char password[] = "a long pass phrase of the tests";

    explicit ConsoleStage(const Environment &extra = {})
        : m_service(extra)
    {
        qputenv("XDG_DATA_HOME", m_folder.path().toUtf8()); // where drafts are kept
    }

    void start() { m_service.start(); }
    RunningService &service() { return m_service; }
    /// Lets a person of the directory sign in with the password.
    void givePassword(const User &user) { m_service.givePassword(user, password); }

    /// The console anew, as another start of the program with the same settings and secrets.
    console::Console &open(const console::Options &options = {});
    /// Closes it, keeping settings and secrets.
    void close() { m_console.reset(); }
    bool isOpen() const { return m_console && m_console->workspace(); }
    /// Forgets settings and secrets too.
    void forgetEverything();

    console::Console &console() const { return *m_console; }
    MemorySecrets &secrets() { return m_secrets; }
    QSettings &settings() { return *m_settings; }
    QUrl url() { return QUrl(QString::fromLatin1(m_service.process().baseUrl())); }

    /// Fills the form by keys, and sends it by Enter.
    void typeSignIn(const QString &server, const QString &username, const QString &password);
    /// The same with the person's password and the service's address; waits until the page is there that the console opens with.
    void signInAtFirst(const User &user);
    /// Goes on to the notifications.
    void signIn(const User &user);
    /// The visible widget with that accessible name, on the page rather than beside it; null when there is none.
    QWidget *named(const QString &accessibleName) const;
    template<typename T>
    T *named(const QString &accessibleName) const
    {
        return qobject_cast<T *>(named(accessibleName));
    }
    /// The form's field with that label.
    const console::FormField *field(const QString &label) const;

private:
    RunningService m_service;
    QTemporaryDir m_folder;
    MemorySecrets m_secrets;
    std::unique_ptr<QSettings> m_settings;
    std::unique_ptr<console::Console> m_console;
};

/// The text that is shown of an error or a hint below the field with that label; empty without one.
QString noteBelow(const console::FormField *field);

} // namespace mc::test
