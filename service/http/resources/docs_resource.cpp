#include "http/resources/docs_resource.h"

namespace mc::http {

using model::Error;
using model::ErrorCode;
using model::Result;
using work::Work;

namespace {

// Nothing from elsewhere, nothing inline; data: are the pictures inside the renderer's style sheet.
constexpr char policy[] = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
                          "connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

// If-None-Match (RFC 9110 section 13.1.2): a list of tags, weak ones too, or an asterisk.
bool isKnown(const QByteArray &etag, const QByteArray &ifNoneMatch)
{
    const QList<QByteArray> tags = ifNoneMatch.split(',');
    return std::any_of(tags.begin(), tags.end(), [&etag](const QByteArray &tag) {
        const QByteArray text = tag.trimmed();
        return text == "*" || text == etag || text == "W/" + etag;
    });
}

Answer answerWith(const Documentation::File &file, const Request &request)
{
    const QList<std::pair<QByteArray, QByteArray>> headers {{"ETag", file.etag}, {"Cache-Control", "no-cache"}};
    if (isKnown(file.etag, request.ifNoneMatch))
        return {.status = 304, .headers = headers};
    return {.status = 200,
        .headers = headers + QList<std::pair<QByteArray, QByteArray>> {{"Content-Type", file.mediaType}},
        .body = file.content};
}

} // namespace

// Relative, as all of the page's links are, so that it works behind a proxy's prefix too. Not for good: browsers would keep it.
Result<Answer> DocsResource::home(const Request &, Work &)
{
    return Answer {.status = 307, .headers = {{"Location", "api/docs/"}}};
}

Result<Answer> DocsResource::schema(const Request &request, Work &)
{
    return answerWith(m_documentation.schema(), request);
}

Result<Answer> DocsResource::index(const Request &request, Work &)
{
    if (!request.path.endsWith('/'))
        return Answer {.status = 308, .headers = {{"Location", "docs/"}}};
    return page(request, "index.html");
}

Result<Answer> DocsResource::file(const Request &request, Work &) { return page(request, request.parameter); }

Result<Answer> DocsResource::page(const Request &request, const QByteArray &name) const
{
    const Documentation::File *file = m_documentation.page(name);
    if (!file)
        return Error {ErrorCode::NotFound, QStringLiteral("There is no such file.")};
    Answer answer = answerWith(*file, request);
    answer.headers += {
        {"Content-Security-Policy", policy}, {"X-Content-Type-Options", "nosniff"}, {"Referrer-Policy", "no-referrer"}};
    return answer;
}

} // namespace mc::http
