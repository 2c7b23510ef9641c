#include "support/curl.h"

#include <QtCore/QProcess>

namespace mc::test {

namespace {

constexpr int patience = 60'000;

QStringList argumentsOf(const CurlRequest &request)
{
    QStringList arguments {QStringLiteral("--silent"), QStringLiteral("--show-error"), QStringLiteral("--include"),
        QStringLiteral("--http2"), QStringLiteral("--max-time"), QStringLiteral("30"), QStringLiteral("--noproxy"),
        QStringLiteral("*"), QStringLiteral("--request"), QString::fromLatin1(request.method)};
    if (!request.authority.isEmpty())
        arguments << QStringLiteral("--cacert") << request.authority;
    if (!request.from.isEmpty())
        arguments << QStringLiteral("--interface") << QString::fromLatin1(request.from);
    for (const Header &header : request.headers)
        arguments << QStringLiteral("--header") << QString::fromLatin1(header.first + ": " + header.second);
    if (!request.body.isNull())
        arguments << QStringLiteral("--header") << QStringLiteral("Content-Type: application/json")
                  << QStringLiteral("--header") << QStringLiteral("Expect:") << QStringLiteral("--data-binary")
                  << QStringLiteral("@-");
    return arguments << QString::fromLatin1(request.url);
}

Answer answerFrom(const QByteArray &output)
{
    Answer answer;
    const qsizetype end = output.indexOf("\r\n\r\n");
    const QList<QByteArray> lines = output.left(end).split('\n');
    answer.status = lines.first().split(' ').value(1).toInt();
    for (const QByteArray &line : lines.sliced(1)) {
        if (const qsizetype colon = line.indexOf(':'); colon > 0)
            answer.headers.append({line.left(colon).trimmed(), line.mid(colon + 1).trimmed()});
    }
    answer.body = end < 0 ? QByteArray() : output.mid(end + 4);
    return answer;
}

} // namespace

Answer curl(const CurlRequest &request)
{
    QProcess process;
    process.start(QStringLiteral("curl"), argumentsOf(request));
    process.write(request.body);
    process.closeWriteChannel();
    const bool hasEnded = process.waitForFinished(patience);
    Answer answer = answerFrom(process.readAllStandardOutput());
    answer.request = request.method + ' ' + request.url;
    if (!hasEnded || answer.status == 0)
        answer.body = process.readAllStandardError();
    return answer;
}

} // namespace mc::test
