#pragma once

#include "../support/raw_peer.h"

#include <QtCore/QJsonDocument>
#include <QtCore/QJsonObject>
#include <QtCore/QRegularExpression>

namespace mc::test {

inline QByteArray get(const QByteArray &path, const QByteArray &more = {})
{
    return "GET " + path + " HTTP/1.1\r\nHost: a\r\n" + more + "\r\n";
}

inline QByteArray post(const QByteArray &more, const QByteArray &body)
{
    return "POST /echo HTTP/1.1\r\nHost: a\r\n" + more + "\r\n" + body;
}

/// An answer: status and headers up to the empty line, then the body that Content-Length says.
struct Heard
{
    QByteArray head;
    QByteArray body;
    int status() const { return head.mid(9, 3).toInt(); }
    QByteArray value(const QByteArray &name) const
    {
        const QRegularExpression line(QStringLiteral("\r\n%1: ([^\r]*)\r\n").arg(QString::fromLatin1(name)),
            QRegularExpression::CaseInsensitiveOption);
        return line.match(QString::fromLatin1(head)).captured(1).toLatin1();
    }
};

/// The next answer; `hasBody` is false for answers to HEAD.
inline Heard hear(RawPeer &client, bool hasBody = true)
{
    Heard heard;
    heard.head = client.receiveUntil("\r\n\r\n");
    const qint64 size = hasBody ? heard.value("Content-Length").toLongLong() : 0;
    while (heard.body.size() < size && !client.hasEnded()) {
        const QByteArray more = client.receive(RawPeer::patience, size - heard.body.size());
        if (more.isEmpty())
            break;
        heard.body += more;
    }
    return heard;
}

/// The `code` of a problem answer.
inline QString code(const Heard &heard)
{
    return QJsonDocument::fromJson(heard.body).object().value(QLatin1String("code")).toString();
}

} // namespace mc::test
