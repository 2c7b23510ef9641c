// mediconnect-listen: prints what a WebSocket of the service says, each message as one line.

#include <QtCore/QCommandLineParser>
#include <QtCore/QCoreApplication>
#include <QtCore/QJsonDocument>
#include <QtCore/QJsonObject>
#include <QtCore/QTimer>
#include <QtNetwork/QNetworkRequest>
#include <QtWebSockets/QWebSocket>

#include <algorithm>
#include <chrono>
#include <cstdio>

namespace {

using namespace std::chrono_literals;

struct ListenOptions
{
    QUrl url;
    QByteArray token; ///< empty: none, or in the URL
    int count = 0; ///< messages to print; 0: no end
};

/// One connection after another to one URL, as long as the program runs. A lost connection is made again, after 0.5 to
/// 30 seconds, and what was missed is asked for by `sync`; a refused first one ends the program. Lives in main().
class Listener : public QObject
{
public:
    explicit Listener(const ListenOptions &options);

    void open();

private:
    void greet();
    void print(const QString &message);
    void retry();
    static void tell(const QString &what) { std::fprintf(stderr, "%s\n", qPrintable(what)); }

    ListenOptions m_options;
    QWebSocket m_socket;
    QTimer m_pause;
    std::chrono::milliseconds m_wait = 500ms;
    QString m_lastSync; ///< cursor of the last message that had one
    bool m_everConnected = false;
    int m_printed = 0;
};

Listener::Listener(const ListenOptions &options)
    : m_options(options)
{
    m_pause.setSingleShot(true);
    connect(&m_pause, &QTimer::timeout, this, &Listener::open);
    connect(&m_socket, &QWebSocket::connected, this, &Listener::greet);
    connect(&m_socket, &QWebSocket::textMessageReceived, this, &Listener::print);
    connect(&m_socket, &QWebSocket::disconnected, this, &Listener::retry);
}

void Listener::open()
{
    QNetworkRequest request(m_options.url);
    if (!m_options.token.isEmpty())
        request.setRawHeader("Authorization", "Bearer " + m_options.token);
    m_socket.open(request);
}

void Listener::greet()
{
    tell(QStringLiteral("connected"));
    m_everConnected = true;
    m_wait = 500ms;
    if (m_lastSync.isEmpty())
        return;
    const QJsonObject sync {{QStringLiteral("type"), QStringLiteral("sync")}, {QStringLiteral("since"), m_lastSync}};
    m_socket.sendTextMessage(QString::fromUtf8(QJsonDocument(sync).toJson(QJsonDocument::Compact)));
}

void Listener::print(const QString &message)
{
    std::printf("%s\n", QString(message).replace(u'\n', u' ').toUtf8().constData());
    std::fflush(stdout);
    const QJsonObject data = QJsonDocument::fromJson(message.toUtf8()).object().value(QLatin1String("data")).toObject();
    for (const auto *name : {"last_sync", "sync"}) {
        if (const QString cursor = data.value(QLatin1String(name)).toString(); !cursor.isEmpty())
            m_lastSync = cursor;
    }
    if (++m_printed == m_options.count) {
        m_socket.disconnect(this);
        QCoreApplication::exit(0);
    }
}

void Listener::retry()
{
    // 4401 and 4403: the token has expired, the user is no longer active. Asking again would not help.
    const int code = m_socket.closeCode();
    const QString why = m_socket.closeReason().isEmpty() ? m_socket.errorString() : m_socket.closeReason();
    const bool final = !m_everConnected || code == 4401 || code == 4403;
    if (final) {
        tell(QStringLiteral("refused: %1").arg(why));
        QCoreApplication::exit(1);
        return;
    }
    tell(QStringLiteral("disconnected (%1 %2), trying again in %3 ms").arg(code).arg(why).arg(m_wait.count()));
    m_pause.start(m_wait);
    m_wait = std::min<std::chrono::milliseconds>(m_wait * 2, 30s);
}

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication app(argc, argv);
    QCoreApplication::setApplicationName(QStringLiteral("mediconnect-listen"));
    QCoreApplication::setApplicationVersion(QStringLiteral(MC_VERSION));
    QCommandLineParser parser;
    parser.setApplicationDescription(QStringLiteral("Prints the messages of a WebSocket, one a line."));
    const QCommandLineOption url(QStringLiteral("url"), QStringLiteral("ws:// or wss:// URL."), QStringLiteral("URL"));
    const QCommandLineOption token(QStringLiteral("token"), QStringLiteral("Token to present."), QStringLiteral("JWT"));
    const QCommandLineOption count(QStringLiteral("count"), QStringLiteral("Stop after so many messages."),
        QStringLiteral("N"), QStringLiteral("0"));
    parser.addOptions({url, token, count});
    parser.addHelpOption();
    parser.addVersionOption();
    parser.process(app);

    bool isNumber = false;
    const ListenOptions options {
        QUrl(parser.value(url)), parser.value(token).toUtf8(), parser.value(count).toInt(&isNumber)};
    if (!options.url.scheme().startsWith(QLatin1String("ws")) || !isNumber || options.count < 0) {
        std::fprintf(stderr, "--url must be a ws:// or wss:// URL, --count a number\n");
        return 2;
    }
    Listener listener(options);
    listener.open();
    return app.exec();
}
