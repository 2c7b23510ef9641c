#include "http/documentation.h"

#include <QtCore/QCryptographicHash>
#include <QtCore/QDir>
#include <QtCore/QFile>

namespace mc::http {

namespace {

// The one in the document as written by hand; a public URL takes its place.
constexpr char writtenServer[] = R"("servers":[{"url":"http://127.0.0.1:8000")";

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QByteArray mediaTypeOf(const QString &name)
{
    static const QHash<QString, QByteArray> types {{QStringLiteral("html"), "text/html; charset=utf-8"},
        {QStringLiteral("css"), "text/css; charset=utf-8"}, {QStringLiteral("js"), "text/javascript; charset=utf-8"},
        {QStringLiteral("png"), "image/png"}, {QStringLiteral("txt"), "text/plain; charset=utf-8"}};
    return types.value(name.section(u'.', -1));
}

Documentation::File fileOf(const QByteArray &mediaType, const QByteArray &content)
{
    const QByteArray hash = QCryptographicHash::hash(content, QCryptographicHash::Sha256).toHex().left(16);
    return {.mediaType = mediaType, .content = content, .etag = '"' + hash + '"'};
}

} // namespace

Documentation::Documentation(const QByteArray &publicUrl)
{
    QByteArray document = contentOf(QStringLiteral(":/documentation/openapi.json"));
    document.replace(writtenServer, R"("servers":[{"url":")" + publicUrl + '"');
    m_schema = fileOf("application/json", document);
    const QDir pages(QStringLiteral(":/documentation/docs"));
    const QStringList names = pages.entryList(QDir::Files);
    for (const QString &name : names)
        m_pages.insert(name.toUtf8(), fileOf(mediaTypeOf(name), contentOf(pages.filePath(name))));
}

const Documentation::File *Documentation::page(const QByteArray &name) const
{
    const auto found = m_pages.constFind(name);
    return found == m_pages.constEnd() ? nullptr : &*found;
}

} // namespace mc::http
