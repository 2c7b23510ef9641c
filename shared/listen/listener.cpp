#include "listen/listener.h"

#include "client/certificates.h"

#include <QtCore/QCoreApplication>

#include <cstdio>

namespace mc::listen {

using namespace std::chrono_literals;

namespace {

constexpr auto handshakeTimeout = 10s;
constexpr auto pingInterval = 30s;
constexpr int tokenExpired = 4401;
constexpr int userInactive = 4403;

void tell(const QString &what) { std::fprintf(stderr, "%s\n", qUtf8Printable(what)); }

void endWith(ExitCode code, const QString &why)
{
    tell(QStringLiteral("mediconnect-listen: ") + why);
    QCoreApplication::exit(int(code));
}

// A busy service may have room again in a moment.
bool isFinal(const client::LinkEnd &end)
{
    const bool isRefused = end.refusal != 0 && end.refusal != 429 && end.refusal < 500;
    return isRefused || end.closeCode == tokenExpired || end.closeCode == userInactive;
}

// Whatever is there is something else.
bool speaksNoWebSocket(const client::LinkEnd &end)
{
    return end.refusal == 404 || (end.refusal != 0 && end.refusal < 400);
}

} // namespace

Listener::Listener(const Options &options)
    : m_options(options)
    , m_backoff(500ms, 30s)
{
    m_pause.setSingleShot(true);
    connect(&m_pause, &QTimer::timeout, this, &Listener::open);
}

void Listener::open()
{
    QNetworkRequest request(m_options.url);
    request.setSslConfiguration(client::tlsTrusting(m_options.authorities));
    if (!m_options.token.isEmpty())
        request.setRawHeader("Authorization", "Bearer " + m_options.token);
    m_link = std::make_unique<client::SocketLink>(request, handshakeTimeout, pingInterval);
    connect(m_link.get(), &client::SocketLink::opened, this, &Listener::opened);
    connect(m_link.get(), &client::SocketLink::textReceived, this, &Listener::print);
    connect(m_link.get(), &client::SocketLink::received, this, &Listener::noteCursor);
    connect(m_link.get(), &client::SocketLink::closed, this, &Listener::closed);
}

void Listener::opened()
{
    tell(QStringLiteral("connected"));
    m_wasOpen = true;
    m_backoff.reset();
    m_isCatchingUp = !m_cursor.isEmpty();
    if (m_isCatchingUp)
        m_link->send({{QStringLiteral("type"), QStringLiteral("sync")}, {QStringLiteral("since"), m_cursor}});
}

void Listener::print(const QString &text)
{
    std::printf("%s\n", QString(text).replace(u'\n', u' ').toUtf8().constData());
    std::fflush(stdout);
    if (++m_printed != m_options.count)
        return;
    m_link->disconnect(this);
    QCoreApplication::exit(int(ExitCode::Done));
}

void Listener::noteCursor(const QJsonObject &message)
{
    // While it catches up, changes that were missed and new ones come side by side: only its end stands for all of them.
    const QString type = message.value(QLatin1String("type")).toString();
    if (type == QLatin1String("sync_complete") || type == QLatin1String("sync_reset"))
        m_isCatchingUp = false;
    if (m_isCatchingUp)
        return;
    const QJsonObject data = message.value(QLatin1String("data")).toObject();
    for (const auto *name : {"last_sync", "sync"}) {
        if (const QString cursor = data.value(QLatin1String(name)).toString(); !cursor.isEmpty())
            m_cursor = cursor;
    }
}

void Listener::closed(const client::LinkEnd &end)
{
    m_link.release()->deleteLater(); // it is telling us just now
    if (!m_wasOpen || isFinal(end)) {
        const bool isRefused = end.refusal != 0 || end.closeCode != 0;
        const QString hint = speaksNoWebSocket(end)
            ? QStringLiteral(" A user's inbox is at /ws/notifications/{user_id}/.")
            : QString();
        return endWith(isRefused ? ExitCode::Refused : ExitCode::Unreachable,
            m_options.url.toString(QUrl::RemoveQuery) + QStringLiteral(": ") + end.text + hint);
    }
    const std::chrono::milliseconds pause = m_backoff.next();
    tell(QStringLiteral("disconnected (%1), trying again in %2 ms").arg(end.text).arg(pause.count()));
    m_pause.start(pause);
}

} // namespace mc::listen
