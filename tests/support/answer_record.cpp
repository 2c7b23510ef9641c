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

QByteArray shown(const Headers &headers, const QByteArray &body)
{
    for (const Header &header : headers) {
        const bool isType = header.first.compare("Content-Type", Qt::CaseInsensitive) == 0;
        if (isType && !header.second.contains("json") && !header.second.contains("x-www-form-urlencoded"))
            return body.left(mostOfOtherContent);
    }
    return body;
}

} // namespace

void recordAnswer(const HttpConnection::Request &request, const Answer &answer)
{
    static QFile *const record = openedRecord();
    if (!record)
        return;
    QJsonObject headers;
    for (const Header &header : answer.headers)
        headers.insert(QString::fromLatin1(header.first.toLower()), QString::fromLatin1(header.second));
    const qsizetype mark = request.target.indexOf('?');
    const QJsonObject line
        = object({{"method", request.method}, {"path", mark < 0 ? request.target : request.target.first(mark)},
            {"query", mark < 0 ? QByteArray("") : request.target.sliced(mark + 1)},
            {"request", shown(request.headers, request.body)}, {"status", answer.status}, {"headers", headers},
            {"body", shown(answer.headers, answer.body)}});
    record->write(toBytes(line) + '\n');
    record->flush();
}

} // namespace mc::test
