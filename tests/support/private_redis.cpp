#include "support/private_redis.h"

#include <QtCore/QFile>
#include <QtNetwork/QTcpServer>
#include <QtTest/QTest>

#include <csignal>
#include <sys/prctl.h>

namespace mc::test {

namespace {

constexpr int patience = 30'000;
constexpr char password[] = "s3cret/+";

quint16 freePort()
{
    QTcpServer server;
    server.listen(QHostAddress::LocalHost);
    return server.serverPort();
}

} // namespace

PrivateRedis::PrivateRedis(Access access)
    : m_folder(QStringLiteral("/tmp/mc-redis-XXXXXX"))
    , m_ca(access == Access::Open ? nullptr : std::make_unique<PrivateCa>())
    , m_port(freePort())
{
    start();
}

PrivateRedis::~PrivateRedis()
{
    hang(false);
    stop();
}

void PrivateRedis::start()
{
    if (m_server)
        return;
    QStringList arguments;
    const auto add = [&arguments](const char *name, const QString &value) {
        arguments << QStringLiteral("--") + QLatin1String(name) << value;
    };
    const QString port = QString::number(m_port);
    add("bind", QStringLiteral("127.0.0.1"));
    add("dir", m_folder.path());
    add("save", {});
    add("appendonly", QStringLiteral("yes"));
    add("port", m_ca ? QStringLiteral("0") : port);
    if (m_ca) {
        add("requirepass", QLatin1String(password));
        add("tls-port", port);
        add("tls-cert-file", m_ca->certificate());
        add("tls-key-file", m_ca->key());
        add("tls-ca-cert-file", m_ca->authority());
        add("tls-auth-clients", QStringLiteral("no"));
    }
    m_server = std::make_unique<QProcess>();
    m_server->setChildProcessModifier([] { ::prctl(PR_SET_PDEATHSIG, SIGKILL); });
    m_server->setProcessChannelMode(QProcess::MergedChannels);
    m_server->start(QStringLiteral("redis-server"), arguments);
    const auto settled = [this] { return m_server->state() == QProcess::NotRunning || answers(); };
    if (!QTest::qWaitFor(settled, patience) || m_server->state() == QProcess::NotRunning)
        qFatal(
            "redis-server does not start: %s %s", qPrintable(m_server->errorString()), m_server->readAll().constData());
}

void PrivateRedis::stop()
{
    if (!m_server)
        return;
    m_server->terminate();
    if (!m_server->waitForFinished(patience))
        qFatal("redis-server does not stop");
    m_server.reset();
}

void PrivateRedis::hang(bool isHanging)
{
    if (m_server)
        ::kill(pid_t(m_server->processId()), isHanging ? SIGSTOP : SIGCONT);
}

QByteArray PrivateRedis::url() const
{
    const QByteArray port = QByteArray::number(m_port);
    return m_ca ? "rediss://:" + QByteArray(password).toPercentEncoding() + "@localhost:" + port + "/1"
                : "redis://127.0.0.1:" + port;
}

QByteArrayList PrivateRedis::run(const QByteArrayList &command) const
{
    QStringList arguments {QStringLiteral("-p"), QString::number(m_port)};
    if (m_ca)
        arguments << QStringLiteral("-h") << QStringLiteral("localhost") << QStringLiteral("--tls")
                  << QStringLiteral("--cacert") << m_ca->authority() << QStringLiteral("--no-auth-warning")
                  << QStringLiteral("-a") << QLatin1String(password) << QStringLiteral("-n") << QStringLiteral("1");
    for (const QByteArray &argument : command)
        arguments << QString::fromUtf8(argument);
    QProcess cli;
    cli.start(QStringLiteral("redis-cli"), arguments);
    if (!cli.waitForFinished(patience))
        qFatal("redis-cli does not end");
    return cli.readAllStandardOutput().trimmed().split('\n');
}

bool PrivateRedis::answers() const { return run({"PING"}) == QByteArrayList {"PONG"}; }

} // namespace mc::test
