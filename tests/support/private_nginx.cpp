#include "support/private_nginx.h"

#include "support/fixed_port.h"

#include <QtCore/QFile>
#include <QtNetwork/QTcpSocket>
#include <QtTest/QTest>

#include <csignal>
#include <sys/prctl.h>

namespace mc::test {

namespace {

constexpr int patience = 30'000;

void write(const QString &fileName, const QByteArray &content)
{
    QFile file(fileName);
    if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size())
        qFatal("can't write %s", qPrintable(fileName));
}

bool answers(quint16 port)
{
    QTcpSocket socket;
    socket.connectToHost(QHostAddress(QHostAddress::LocalHost), port);
    return socket.waitForConnected(1000);
}

// What stands around the shipped file on a Debian machine.
QByteArray surroundings(const QByteArray &folder)
{
    QByteArray text = "daemon off;\nworker_processes 2;\nuser root;\npid FOLDER/pid;\nerror_log FOLDER/error.log;\n"
                      "events { worker_connections 256; }\nhttp {\n";
    for (const char *kind : {"client_body", "proxy", "fastcgi", "uwsgi", "scgi"})
        text += QByteArray(kind) + "_temp_path FOLDER/" + kind + ";\n";
    text += "include FOLDER/mediconnect.conf;\n}\n";
    return text.replace("FOLDER", folder);
}

} // namespace

PrivateNginx::PrivateNginx(quint16 one, quint16 other)
    : m_folder(QStringLiteral("/tmp/mc-nginx-XXXXXX"))
    , m_port(fixedPort())
    , m_plainPort(fixedPort())
{
    const QString main = m_folder.filePath(QStringLiteral("nginx.conf"));
    write(m_folder.filePath(QStringLiteral("mediconnect.conf")), configuration(one, other));
    write(main, surroundings(m_folder.path().toUtf8()));
    m_nginx.setChildProcessModifier([] { ::prctl(PR_SET_PDEATHSIG, SIGTERM); });
    m_nginx.setProcessChannelMode(QProcess::MergedChannels);
    m_nginx.start(QStringLiteral("/usr/sbin/nginx"),
        {QStringLiteral("-p"), m_folder.path(), QStringLiteral("-c"), main, QStringLiteral("-e"),
            m_folder.filePath(QStringLiteral("error.log"))});
    const auto settled = [this] { return m_nginx.state() == QProcess::NotRunning || answers(m_port); };
    if (!QTest::qWaitFor(settled, patience) || m_nginx.state() == QProcess::NotRunning)
        qFatal("nginx does not start: %s %s", qPrintable(m_nginx.errorString()), m_nginx.readAll().constData());
}

PrivateNginx::~PrivateNginx()
{
    m_nginx.terminate();
    m_nginx.waitForFinished(patience);
}

QByteArray PrivateNginx::configuration(quint16 one, quint16 other) const
{
    QFile shipped(QStringLiteral(MC_TESTS "/../resources/nginx/mediconnect.conf"));
    if (!shipped.open(QIODevice::ReadOnly))
        qFatal("the example for nginx is not there");
    QByteArray text = shipped.readAll();
    const QByteArray address = "127.0.0.1:", folder = m_folder.path().toUtf8() + '/';
    const QList<std::pair<QByteArray, QByteArray>> changes {
        {address + "8001 ", address + QByteArray::number(one) + ' '},
        {address + "8002 ", address + QByteArray::number(other) + ' '},
        {"listen 80;", "listen " + address + QByteArray::number(m_plainPort) + ';'}, {"listen [::]:80;", ""},
        {"listen 443 ", "listen " + address + QByteArray::number(m_port) + ' '}, {"listen [::]:443 ssl http2;", ""},
        {"notify.clinic.example;", "localhost;"}, {"/etc/ssl/mediconnect/fullchain.pem", m_ca.certificate().toUtf8()},
        {"/etc/ssl/mediconnect/key.pem", m_ca.key().toUtf8()}, {"/var/log/nginx/mediconnect-", folder}};
    for (const auto &[from, to] : changes) {
        if (!text.contains(from))
            qFatal("the example for nginx has no '%s'", from.constData());
        text.replace(from, to);
    }
    return text;
}

QByteArray PrivateNginx::contentOf(const char *file) const
{
    QFile log(m_folder.filePath(QLatin1String(file)));
    return log.open(QIODevice::ReadOnly) ? log.readAll() : QByteArray();
}

} // namespace mc::test
