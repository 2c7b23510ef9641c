#pragma once

#include <QtCore/QProcess>
#include <QtCore/QString>
#include <QtCore/QStringList>
#include <QtCore/QTemporaryDir>

#include <csignal>
#include <memory>

namespace mc::test {

/// A PostgreSQL cluster for tests, reached over a Unix socket, with databases that are dropped at the end.
///
/// ofRun() is the cluster that tests/run started and names in MEDICONNECT_TEST_DATABASE_URL (a superuser's libpq URI);
/// without that variable, and always with own(), it is one that this object makes in a temporary folder, with
/// durability off, and deletes with itself. As root the server runs as the user postgres. A cluster that does not
/// start ends the test program with PostgreSQL's own words.
///
/// Lives on the test's thread; outlives the services that use it.
class PrivatePostgres
{
public:
    static std::unique_ptr<PrivatePostgres> ofRun();
    static std::unique_ptr<PrivatePostgres> own();
    ~PrivatePostgres();

    /// The path of one of PostgreSQL's programs, of the newest version there is.
    static QString program(const QString &name);

    /// A new, empty database of a random name; its URI.
    QString createDatabase();

    enum class Shutdown { Fast, Immediate };
    /// Only for a cluster of own(). stop() and start() are safe to call twice.
    void stop(Shutdown how = Shutdown::Fast);
    void start();
    void restart(Shutdown how) { stop(how), start(); }
    /// Stops every process of the server where it is, so that it answers nothing and refuses nothing; and lets them go on.
    void freeze() { signalAll(SIGSTOP); }
    void thaw() { signalAll(SIGCONT); }
    /// Whether the server refuses changes from now on, in the sessions that are open too, as one that has become a standby.
    void setReadOnly(bool readOnly);

private:
    PrivatePostgres() = default;
    void initialise();
    void signalAll(int signal) const;
    QString log() const;

    QString m_uri; // of a superuser, database postgres
    std::unique_ptr<QTemporaryDir> m_folder; // null: somebody else's cluster
    std::unique_ptr<QProcess> m_server;
    QStringList m_databases;
};

} // namespace mc::test
