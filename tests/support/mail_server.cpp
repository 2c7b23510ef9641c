#include "support/mail_server.h"

#include "support/test_certificate.h"

#include <QtCore/QDir>
#include <QtNetwork/QTcpServer>
#include <QtNetwork/QTcpSocket>
#include <QtTest/QTest>

#include <unistd.h>

namespace mc::test {

namespace {

constexpr int patience = 30'000;

// Free when asked, all at once so that they differ.
std::array<quint16, 3> freePorts()
{
    std::array<QTcpServer, 3> servers;
    std::array<quint16, 3> ports {};
    for (std::size_t i = 0; i < servers.size(); ++i) {
        servers[i].listen(QHostAddress::LocalHost);
        ports[i] = servers[i].serverPort();
    }
    return ports;
}

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void write(const QString &path, const QByteArray &content)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size())
        qFatal("cannot write %s", qPrintable(path));
}

} // namespace

MailServer::MailServer()
    : m_folder(QStringLiteral("/tmp/mc-mail-XXXXXX"))
    , m_ports(freePorts())
{
    const QSslConfiguration tls = serverTls();
    write(caFile(), tls.localCertificate().toPem());
    write(m_folder.filePath(QStringLiteral("server.pem")), tls.privateKey().toPem() + tls.localCertificate().toPem());
    start();
}

MailServer::~MailServer()
{
    m_server.closeWriteChannel();
    m_server.waitForFinished(patience);
}

void MailServer::start()
{
    const bool isRoot = ::geteuid() == 0;
    QStringList command {QStringLiteral(MC_TESTS "/support/mail_server.sh"), m_folder.path(),
        QString::number(isRoot ? 65534 : ::geteuid())};
    for (const quint16 port : m_ports)
        command += QString::number(port);
    if (!isRoot)
        command = QStringList {QStringLiteral("sudo"), QStringLiteral("-n"), QStringLiteral("--")} + command;
    m_server.setProcessChannelMode(QProcess::MergedChannels);
    m_server.start(command.first(), command.sliced(1));
    const auto isSettled = [this] {
        return m_server.state() == QProcess::NotRunning
            || std::all_of(m_ports.begin(), m_ports.end(), [this](quint16 port) { return answers(port); });
    };
    if (!QTest::qWaitFor(isSettled, patience) || m_server.state() == QProcess::NotRunning)
        qFatal("Postfix does not start: %s%s", m_server.readAll().constData(), log().constData());
}

bool MailServer::answers(quint16 port) const
{
    QTcpSocket socket;
    socket.connectToHost(QHostAddress(QHostAddress::LocalHost), port);
    return socket.waitForConnected(1000);
}

QUrl MailServer::urlOf(const char *scheme, quint16 port)
{
    return QUrl(QStringLiteral("%1://localhost:%2").arg(QLatin1String(scheme)).arg(port));
}

QUrl MailServer::withLogin(QUrl url, const QString &password)
{
    url.setUserName(QStringLiteral("notify@clinic.example"), QUrl::DecodedMode);
    url.setPassword(password, QUrl::DecodedMode);
    return url;
}

QString MailServer::caFile() const { return m_folder.filePath(QStringLiteral("ca.pem")); }

QList<MailPart> MailServer::mailsTo(const QString &address) const
{
    const QDir folder(m_folder.filePath(QStringLiteral("mail/inbox/new")));
    const QStringList names = folder.entryList(QDir::Files);
    for (const QString &name : names) {
        if (!m_read.contains(name))
            m_read.insert(name, mailFrom(contentOf(folder.filePath(name))));
    }
    QList<MailPart> mails;
    for (const MailPart &mail : std::as_const(m_read)) {
        if (mail.header("Delivered-To") == address.toUtf8())
            mails += mail;
    }
    return mails;
}

MailPart MailServer::mailTo(const QString &address) const
{
    QList<MailPart> mails;
    if (!QTest::qWaitFor([&] { return !(mails = mailsTo(address)).isEmpty(); }, patience)) {
        QTest::qFail(QByteArray("no mail to " + address.toUtf8() + "; the server's log: " + log()).constData(),
            __FILE__, __LINE__);
        return {};
    }
    return mails.first();
}

QByteArray MailServer::log() const { return contentOf(m_folder.filePath(QStringLiteral("log"))); }

} // namespace mc::test
