#include "private_keyring.h"

#include <csignal>
#include <sys/prctl.h>

namespace mc::test {

namespace {

constexpr int patience = 20'000;

// A session without services that start by themselves: a second keyring among them.
QByteArray configuration(const QString &folder)
{
    return R"(<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig>
  <type>session</type>
  <listen>unix:dir=)"
        + folder.toUtf8() + R"(</listen>
  <policy context="default">
    <allow send_destination="*" eavesdrop="true"/><allow eavesdrop="true"/><allow own="*"/>
  </policy>
</busconfig>
)";
}

void dieWithUs(QProcess &process)
{
    process.setChildProcessModifier([] { ::prctl(PR_SET_PDEATHSIG, SIGKILL); });
}

} // namespace

PrivateKeyring::PrivateKeyring()
{
    startSession();
    if (m_trouble.isEmpty())
        startKeyring();
}

PrivateKeyring::~PrivateKeyring()
{
    stopKeyring();
    m_session.kill();
    m_session.waitForFinished();
}

void PrivateKeyring::stopKeyring()
{
    m_keyring.kill();
    m_keyring.waitForFinished();
}

void PrivateKeyring::startSession()
{
    QFile file(m_folder.filePath(QStringLiteral("session.conf")));
    if (!file.open(QIODevice::WriteOnly))
        return;
    file.write(configuration(m_folder.path()));
    file.close();
    dieWithUs(m_session);
    m_session.start(QStringLiteral("dbus-daemon"),
        {QStringLiteral("--config-file=") + file.fileName(), QStringLiteral("--nofork"),
            QStringLiteral("--print-address")});
    if (!m_session.waitForReadyRead(patience)) {
        m_trouble = QStringLiteral("dbus-daemon: %1 %2")
                        .arg(m_session.errorString(), QString::fromUtf8(m_session.readAllStandardError()));
        return;
    }
    qputenv("DBUS_SESSION_BUS_ADDRESS", m_session.readLine().trimmed());
}

void PrivateKeyring::startKeyring()
{
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    for (const char *name : {"HOME", "XDG_DATA_HOME", "XDG_RUNTIME_DIR", "XDG_CONFIG_HOME"})
        environment.insert(QLatin1String(name), m_folder.path());
    m_keyring.setProcessEnvironment(environment);
    dieWithUs(m_keyring);
    m_keyring.start(QStringLiteral("gnome-keyring-daemon"),
        {QStringLiteral("--foreground"), QStringLiteral("--unlock"), QStringLiteral("--components=secrets"),
            QStringLiteral("--control-directory=") + m_folder.path()});
    m_keyring.write("a password for the keyring\n");
    m_keyring.closeWriteChannel();
    // It prints its control directory once it has its name on the bus.
    if (!m_keyring.waitForReadyRead(patience))
        m_trouble = QStringLiteral("gnome-keyring-daemon: %1 %2")
                        .arg(m_keyring.errorString(), QString::fromUtf8(m_keyring.readAllStandardError()));
}

} // namespace mc::test
