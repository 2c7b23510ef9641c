#include "support/private_postgres.h"

#include "support/database.h"

#include <QtCore/QDir>
#include <QtCore/QFile>
#include <QtCore/QUuid>
#include <QtTest/QTest>

#include <csignal>
#include <grp.h>
#include <pwd.h>
#include <sys/prctl.h>
#include <unistd.h>

namespace mc::test {

namespace {

constexpr int patience = 60'000;

// The user PostgreSQL runs as: it refuses to run as root.
const passwd *serverUser() { return ::geteuid() == 0 ? ::getpwnam("postgres") : nullptr; }

// A child that is that user and does not outlive the test, however the test ends.
void prepare(QProcess &process, const QString &folder)
{
    process.setWorkingDirectory(folder);
    const passwd *user = serverUser();
    const uid_t uid = user ? user->pw_uid : ::geteuid();
    const gid_t gid = user ? user->pw_gid : ::getegid();
    process.setChildProcessModifier([isRoot = ::geteuid() == 0, uid, gid] {
        if (isRoot && (::setgroups(0, nullptr) != 0 || ::setgid(gid) != 0 || ::setuid(uid) != 0))
            ::_exit(126);
        ::prctl(PR_SET_PDEATHSIG, SIGQUIT);
    });
}

} // namespace

QString PrivatePostgres::program(const QString &name)
{
    const QDir versions(QStringLiteral("/usr/lib/postgresql"));
    QStringList found = versions.entryList(QDir::Dirs | QDir::NoDotAndDotDot);
    std::sort(found.begin(), found.end(), [](const QString &a, const QString &b) { return a.toInt() > b.toInt(); });
    for (const QString &version : found) {
        const QString path = versions.filePath(version + QStringLiteral("/bin/") + name);
        if (QFile::exists(path))
            return path;
    }
    qFatal("No %s in /usr/lib/postgresql/*/bin: install the package postgresql.", qPrintable(name));
}

std::unique_ptr<PrivatePostgres> PrivatePostgres::ofRun()
{
    const QString given = qEnvironmentVariable("MEDICONNECT_TEST_DATABASE_URL");
    if (given.isEmpty())
        return own();
    std::unique_ptr<PrivatePostgres> cluster(new PrivatePostgres);
    cluster->m_uri = given;
    return cluster;
}

std::unique_ptr<PrivatePostgres> PrivatePostgres::own()
{
    std::unique_ptr<PrivatePostgres> cluster(new PrivatePostgres);
    cluster->initialise();
    cluster->start();
    return cluster;
}

PrivatePostgres::~PrivatePostgres()
{
    if (m_folder) {
        if (m_server)
            thaw();
        stop(Shutdown::Immediate);
        return;
    }
    Database database(m_uri);
    for (const QString &name : std::as_const(m_databases))
        database.run("DROP DATABASE IF EXISTS " + name.toLatin1() + " WITH (FORCE)");
}

void PrivatePostgres::initialise()
{
    // Short: a Unix socket's path has at most 107 bytes.
    m_folder = std::make_unique<QTemporaryDir>(QStringLiteral("/tmp/mc-pg-XXXXXX"));
    const QString folder = m_folder->path();
    if (const passwd *user = serverUser();
        user && ::chown(folder.toUtf8().constData(), user->pw_uid, user->pw_gid) != 0)
        qFatal("Cannot give %s to postgres.", qPrintable(folder));
    m_uri = QStringLiteral("postgresql:///postgres?host=%1&user=postgres").arg(folder);
    QProcess initdb;
    prepare(initdb, folder);
    initdb.setProcessChannelMode(QProcess::MergedChannels);
    initdb.start(PrivatePostgres::program(QStringLiteral("initdb")),
        {QStringLiteral("-D"), folder + QStringLiteral("/data"), QStringLiteral("-U"), QStringLiteral("postgres"),
            QStringLiteral("-A"), QStringLiteral("trust"), QStringLiteral("-E"), QStringLiteral("UTF8"),
            QStringLiteral("--locale=C.UTF-8"), QStringLiteral("--no-sync")});
    if (!initdb.waitForFinished(patience) || initdb.exitCode() != 0)
        qFatal("initdb: %s", initdb.readAll().constData());
}

void PrivatePostgres::start()
{
    if (m_server)
        return;
    const QString folder = m_folder->path();
    QStringList arguments {QStringLiteral("-D"), folder + QStringLiteral("/data"), QStringLiteral("-k"), folder};
    // Commits still reach the kernel before they are answered, so that they outlive an immediate shutdown.
    for (const char *setting : {"listen_addresses=", "fsync=off", "full_page_writes=off", "max_connections=300",
             "shared_buffers=64MB", "logging_collector=off"})
        arguments << QStringLiteral("-c") << QLatin1String(setting);
    m_server = std::make_unique<QProcess>();
    prepare(*m_server, folder);
    m_server->setProcessChannelMode(QProcess::MergedChannels);
    m_server->setStandardOutputFile(folder + QStringLiteral("/log"), QIODevice::Append);
    m_server->start(PrivatePostgres::program(QStringLiteral("postgres")), arguments);
    const auto settled = [this] { return m_server->state() == QProcess::NotRunning || Database::answers(m_uri); };
    if (!QTest::qWaitFor(settled, patience) || m_server->state() == QProcess::NotRunning)
        qFatal("PostgreSQL does not start: %s", qPrintable(log()));
}

void PrivatePostgres::stop(Shutdown how)
{
    if (!m_server)
        return;
    ::kill(pid_t(m_server->processId()), how == Shutdown::Fast ? SIGINT : SIGQUIT);
    if (!m_server->waitForFinished(patience))
        qFatal("PostgreSQL does not stop: %s", qPrintable(log()));
    m_server.reset();
}

void PrivatePostgres::signalAll(int signal) const
{
    const qint64 postmaster = m_server->processId();
    ::kill(pid_t(postmaster), signal); // first: it makes no more then
    const QByteArray parent = "\nPPid:\t" + QByteArray::number(postmaster) + '\n';
    const QStringList processes = QDir(QStringLiteral("/proc")).entryList(QDir::Dirs);
    for (const QString &process : processes) {
        QFile status(QStringLiteral("/proc/%1/status").arg(process));
        if (process.toInt() > 0 && status.open(QIODevice::ReadOnly) && status.readAll().contains(parent))
            ::kill(process.toInt(), signal);
    }
}

void PrivatePostgres::setReadOnly(bool readOnly)
{
    Database database(m_uri);
    database.run("SET default_transaction_read_only = off");
    database.run(QByteArray("ALTER SYSTEM SET default_transaction_read_only = ") + (readOnly ? "on" : "off"));
    database.run("SELECT pg_reload_conf()");
}

QString PrivatePostgres::createDatabase()
{
    const QString name = QStringLiteral("mc_") + QUuid::createUuid().toString(QUuid::Id128);
    Database(m_uri).run("CREATE DATABASE " + name.toLatin1());
    m_databases.append(name);
    return withDatabase(m_uri, name);
}

QString PrivatePostgres::log() const
{
    QFile file(m_folder->filePath(QStringLiteral("log")));
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll().right(4000)) : QString();
}

} // namespace mc::test
