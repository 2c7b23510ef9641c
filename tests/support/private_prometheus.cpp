#include "support/private_prometheus.h"

#include <QtCore/QFile>
#include <QtCore/QUrlQuery>
#include <QtNetwork/QNetworkReply>
#include <QtNetwork/QTcpServer>
#include <QtTest/QTest>

#include <csignal>
#include <sys/prctl.h>

namespace mc::test {

namespace {

constexpr int patience = 60'000;

quint16 freePort()
{
    QTcpServer server;
    server.listen(QHostAddress::LocalHost);
    return server.serverPort();
}

QByteArray configuration(const QString &rules, const QList<QUrl> &services)
{
    QByteArray targets;
    for (const QUrl &service : services)
        targets += "      - {targets: ['" + service.authority().toLatin1()
            + "'], labels: {__scheme__: " + service.scheme().toLatin1() + "}}\n";
    return "global: {scrape_interval: 1s, scrape_timeout: 1s, evaluation_interval: 1s}\nrule_files: ['" + rules.toUtf8()
        + "']\nscrape_configs:\n  - job_name: mediconnect\n    tls_config: {insecure_skip_verify: true}\n    "
          "static_configs:\n"
        + targets;
}

} // namespace

PrivatePrometheus::PrivatePrometheus(const QString &rules, const QList<QUrl> &services)
    : m_folder(QStringLiteral("/tmp/mc-prometheus-XXXXXX"))
    , m_port(freePort())
{
    const QString config = m_folder.filePath(QStringLiteral("prometheus.yml"));
    QFile file(config);
    if (!file.open(QIODevice::WriteOnly) || file.write(configuration(rules, services)) < 0)
        qFatal("can't write %s", qPrintable(config));
    file.close();
    m_server.setChildProcessModifier([] { ::prctl(PR_SET_PDEATHSIG, SIGKILL); });
    m_server.setProcessChannelMode(QProcess::MergedChannels);
    m_server.start(QStringLiteral("prometheus"),
        {QStringLiteral("--config.file=") + config,
            QStringLiteral("--storage.tsdb.path=") + m_folder.filePath(QStringLiteral("data")),
            QStringLiteral("--web.listen-address=127.0.0.1:%1").arg(m_port)});
    const auto settled = [this] { return m_server.state() == QProcess::NotRunning || answers(); };
    if (!QTest::qWaitFor(settled, patience) || m_server.state() == QProcess::NotRunning)
        qFatal("prometheus does not start: %s %s", qPrintable(m_server.errorString()), m_server.readAll().constData());
}

PrivatePrometheus::~PrivatePrometheus()
{
    m_server.terminate();
    if (!m_server.waitForFinished(patience))
        qFatal("prometheus does not stop");
}

QJsonObject PrivatePrometheus::data(const char *what, const QList<std::pair<QString, QString>> &parameters)
{
    QUrlQuery query;
    for (const auto &[name, value] : parameters)
        query.addQueryItem(name, QString::fromLatin1(QUrl::toPercentEncoding(value)));
    QUrl url(QStringLiteral("http://127.0.0.1:%1/api/v1/%2").arg(m_port).arg(QLatin1String(what)));
    url.setQuery(query.toString(QUrl::FullyEncoded), QUrl::StrictMode);
    const QJsonObject answer = toObject(get(url));
    if (at(answer, "status") != QLatin1String("success"))
        return object({{"error", at(answer, "error")}});
    const QJsonValue data = at(answer, "data");
    return data.isArray() ? object({{"list", data}}) : data.toObject();
}

QJsonArray PrivatePrometheus::query(const QString &expression)
{
    const QJsonObject found = data("query", {{QStringLiteral("query"), expression}});
    [&] {
        QVERIFY2(at(found, "result").isArray(),
            qPrintable(expression + QStringLiteral(": ") + at(found, "error").toString()));
    }();
    return at(found, "result").toArray();
}

bool PrivatePrometheus::answers()
{
    return get(QUrl(QStringLiteral("http://127.0.0.1:%1/-/ready").arg(m_port))).contains("Ready");
}

QByteArray PrivatePrometheus::get(const QUrl &url)
{
    const std::unique_ptr<QNetworkReply> reply(m_network.get(QNetworkRequest(url)));
    if (!QTest::qWaitFor([&] { return reply->isFinished(); }, patience))
        return {};
    return reply->readAll();
}

} // namespace mc::test
