#include "program/health_check.h"

#include <QtCore/QDeadlineTimer>
#include <QtNetwork/QNetworkProxy>
#include <QtNetwork/QSslSocket>

namespace mc::program {

using model::Error;
using model::ErrorCode;
using model::Result;

namespace {

constexpr std::chrono::seconds patience(5);
constexpr qint64 longestStatusLine = 256;

Error unhealthy(const QString &text) { return {ErrorCode::Unavailable, text}; }

// An address to reach a socket at that listens on all.
QHostAddress reachableAddress(const QHostAddress &listen)
{
    if (listen == QHostAddress(QHostAddress::AnyIPv4) || listen == QHostAddress(QHostAddress::Any))
        return QHostAddress(QHostAddress::LocalHost);
    if (listen == QHostAddress(QHostAddress::AnyIPv6))
        return QHostAddress(QHostAddress::LocalHostIPv6);
    return listen;
}

// "HTTP/1.1 200 OK".
Result<QByteArray> statusLine(QSslSocket &socket, const QDeadlineTimer &deadline)
{
    while (!socket.canReadLine() && socket.bytesAvailable() < longestStatusLine) {
        if (!socket.waitForReadyRead(int(deadline.remainingTime())))
            return unhealthy(QStringLiteral("no answer: ") + socket.errorString());
    }
    return socket.readLine(longestStatusLine).trimmed();
}

} // namespace

Result<void> checkHealth(const ops::Settings::Http &http, HealthQuestion question)
{
    if (http.listen.port == 0)
        return unhealthy(QStringLiteral("http/listen: has port 0, so the port is known to the running service alone"));
    const ops::Endpoint endpoint {reachableAddress(http.listen.address), http.listen.port};
    const QString name = toString(endpoint);
    const QDeadlineTimer deadline(patience);
    QSslSocket socket;
    socket.setProxy(QNetworkProxy::NoProxy);
    socket.setPeerVerifyMode(QSslSocket::VerifyNone);
    if (http.usesTls())
        socket.connectToHostEncrypted(endpoint.address.toString(), endpoint.port);
    else
        socket.connectToHost(endpoint.address, endpoint.port);
    const int left = int(deadline.remainingTime());
    if (!(http.usesTls() ? socket.waitForEncrypted(left) : socket.waitForConnected(left)))
        return unhealthy(QStringLiteral("%1: no connection: %2").arg(name, socket.errorString()));
    const QByteArray path = question == HealthQuestion::IsReady ? "/readyz" : "/healthz";
    socket.write("GET " + path + " HTTP/1.1\r\nHost: " + name.toLatin1() + "\r\nConnection: close\r\n\r\n");
    const Result<QByteArray> status = statusLine(socket, deadline);
    if (!status)
        return unhealthy(QStringLiteral("%1: %2").arg(name, status.error().detail));
    if (!status->startsWith("HTTP/1.1 200 "))
        return unhealthy(
            QStringLiteral("%1: %2 answered %3").arg(name, QString::fromLatin1(path), QString::fromLatin1(*status)));
    return {};
}

} // namespace mc::program
