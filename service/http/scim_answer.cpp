#include "http/scim_answer.h"

#include "scim/messages.h"

#include <QtCore/QJsonDocument>

namespace mc::http {

namespace {

QByteArray textOf(const QJsonObject &body) { return QJsonDocument(body).toJson(QJsonDocument::Compact); }

} // namespace

bool isOfScim(const QByteArray &path) { return path == "/scim" || path.startsWith("/scim/"); }

Answer scimAnswer(int status, const QJsonObject &body)
{
    return {.status = status, .headers = {{"Content-Type", scimMediaType}}, .body = textOf(body)};
}

Answer scimProblem(const model::Error &error)
{
    Answer answer = admission::problem(error);
    for (auto &[name, value] : answer.headers) {
        if (name == "Content-Type")
            value = scimMediaType;
    }
    answer.body = textOf(scim::errorBody(error, answer.status));
    return answer;
}

} // namespace mc::http
