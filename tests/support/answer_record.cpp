#include "support/answer_record.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QDir>
#include <QtCore/QFile>

namespace mc::test {

namespace {

// Of what is neither JSON nor a form only the kind is checked.
constexpr qsizetype mostOfOtherContent = 200;

QFile *openedRecord()
{
    const QString folder = qEnvironmentVariable("MEDICONNECT_RECORD_ANSWERS");
    if (folder.isEmpty() || !QDir().mkpath(folder))
        return nullptr;
    static QFile file;
    file.setFileName(QDir(folder).filePath(QCoreApplication::applicationName() + QStringLiteral(".jsonl")));
    return file.open(QIODevice::WriteOnly | QIODevice::Truncate) ? &file : nullptr;
}

// Null: nothing is to be written down.
QFile *record()
{
    static QFile *const opened = openedRecord();
    return opened;
}

void writeLine(const QJsonObject &line)
{
    record()->write(toBytes(line) + '\n');
    record()->flush();
}

// Without its parameters; empty: not told.
QByteArray mediaTypeOf(const Headers &headers)
{
    for (const Header &header : headers) {
        if (header.first.compare("Content-Type", Qt::CaseInsensitive) == 0)
            return header.second.split(';').first().trimmed().toLower();
    }
    return {};
}

QByteArray shown(const Headers &headers, const QByteArray &body)
{
    const QByteArray type = mediaTypeOf(headers);
    const bool isOther = !type.isEmpty() && !type.contains("json") && !type.contains("x-www-form-urlencoded");
    return isOther ? body.left(mostOfOtherContent) : body;
}

} // namespace

void recordAnswer(const HttpConnection::Request &request, const Answer &answer)
{
    if (!record())
        return;
    QJsonObject headers;
    for (const Header &header : answer.headers)
        headers.insert(QString::fromLatin1(header.first.toLower()), QString::fromLatin1(header.second));
    const qsizetype mark = request.target.indexOf('?');
    writeLine(object({{"method", request.method}, {"path", mark < 0 ? request.target : request.target.first(mark)},
        {"query", mark < 0 ? QByteArray("") : request.target.sliced(mark + 1)}, {"type", mediaTypeOf(request.headers)},
        {"request", shown(request.headers, request.body)}, {"status", answer.status}, {"headers", headers},
        {"body", shown(answer.headers, answer.body)}}));
}

SocketRecord::SocketRecord(const QString &path)
    : m_path(path)
{
    static int sockets = 0;
    m_number = ++sockets;
}

void SocketRecord::write(const char *from, const QByteArray &message) const
{
    if (record())
        writeLine(object({{"socket", m_path}, {"number", m_number}, {"from", from}, {"message", message}}));
}

} // namespace mc::test
