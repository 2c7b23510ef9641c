#include "support/service_process.h"

#include "support/token.h"

#include <QtCore/QElapsedTimer>
#include <QtCore/QFile>
#include <QtTest/QTest>

#include <csignal>
#include <sys/prctl.h>

namespace mc::test {

namespace {

constexpr int startPatience = 60'000;
constexpr int stopPatience = 10'000; // CONTRACT section 1

QProcessEnvironment environment(const Environment &extra)
{
    QProcessEnvironment clean;
    const QProcessEnvironment inherited = QProcessEnvironment::systemEnvironment();
    for (const char *name :
        {"PATH", "HOME", "LD_LIBRARY_PATH", "ASAN_OPTIONS", "UBSAN_OPTIONS", "TSAN_OPTIONS", "LSAN_OPTIONS"}) {
        if (inherited.contains(QLatin1String(name)))
            clean.insert(QLatin1String(name), inherited.value(QLatin1String(name)));
    }
    clean.insert(QStringLiteral("LC_ALL"), QStringLiteral("C.UTF-8"));
    for (const auto &[name, value] : testSettings() + extra)
        clean.insert(QString::fromUtf8(name), QString::fromUtf8(value));
    return clean;
}

std::unique_ptr<QProcess> newProcess(const Environment &extra)
{
    auto process = std::make_unique<QProcess>();
    process->setProgram(QStringLiteral(MC_NOTIFYD));
    process->setProcessEnvironment(environment(extra));
    process->setChildProcessModifier([] { ::prctl(PR_SET_PDEATHSIG, SIGKILL); });
    return process;
}

} // namespace

Environment testSettings()
{
    return {{"MEDICONNECT_LISTEN", "127.0.0.1:0"}, {"MEDICONNECT_JWT_SECRET", jwtSecret},
        {"MEDICONNECT_ENCRYPTION_KEY", QByteArray(32, 'k').toBase64()}, {"MEDICONNECT_RATE_LIMIT", "0"}};
}

ServiceProcess::ServiceProcess(const QString &databaseUri, const Environment &extra, const QStringList &options)
    : m_environment(Environment {{"MEDICONNECT_DATABASE_URL", databaseUri.toUtf8()}} + extra)
    , m_options(options)
{
    m_log.open();
    m_logName = m_log.fileName();
}

ServiceProcess::~ServiceProcess() { kill(); }

void ServiceProcess::start(std::source_location where)
{
    m_process = newProcess(m_environment);
    m_process->setArguments(QStringList {QStringLiteral("serve")} + m_options);
    // A file loses nothing; a pipe would that nobody empties.
    m_process->setStandardErrorFile(m_logName, QIODevice::Append);
    m_process->start();
    const QByteArray announcement = "://127.0.0.1:"; // of http or https
    QByteArray out;
    QElapsedTimer waited;
    waited.start();
    while (!out.contains('\n') && waited.elapsed() < startPatience && m_process->waitForReadyRead(startPatience))
        out += m_process->readAllStandardOutput();
    const qsizetype found = out.indexOf(announcement);
    m_port = found < 0 ? 0 : out.mid(found + announcement.size()).split('\n').first().trimmed().toUShort();
    if (m_port == 0) {
        const QByteArray message
            = "the service does not start: " + out + m_process->errorString().toUtf8() + '\n' + log();
        QTest::qFail(message.constData(), where.file_name(), int(where.line()));
    }
}

void ServiceProcess::requestStop() { m_process->terminate(); }

int ServiceProcess::terminate()
{
    if (!m_process)
        return -1;
    if (m_process->state() == QProcess::Running)
        m_process->terminate();
    const bool ended = m_process->state() == QProcess::NotRunning || m_process->waitForFinished(stopPatience);
    const int code = ended && m_process->exitStatus() == QProcess::NormalExit ? m_process->exitCode() : -1;
    kill();
    return code;
}

void ServiceProcess::kill()
{
    if (m_process && m_process->state() != QProcess::NotRunning) {
        m_process->kill();
        m_process->waitForFinished();
    }
    m_process.reset();
}

QByteArray ServiceProcess::log() const
{
    QFile file(m_log.fileName());
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void ServiceProcess::showLogWhenFailed() const
{
    if (QTest::currentTestFailed())
        qWarning().noquote() << "the service's log:" << QString::fromUtf8(log().right(8000));
}

CommandOutcome ServiceProcess::run(const QStringList &arguments, const Environment &extra, const QByteArray &input)
{
    const std::unique_ptr<QProcess> process = newProcess(extra);
    process->setArguments(arguments);
    process->start();
    process->write(input);
    process->closeWriteChannel();
    const bool ended = process->waitForFinished(startPatience) && process->exitStatus() == QProcess::NormalExit;
    if (!ended)
        process->kill(), process->waitForFinished();
    return {ended ? process->exitCode() : -1, process->readAllStandardOutput(), process->readAllStandardError()};
}

} // namespace mc::test
