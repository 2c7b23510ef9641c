#pragma once

#include "support/json.h"

#include <QtCore/QByteArray>
#include <QtCore/QList>

#include <source_location>

namespace mc::test {

using Header = std::pair<QByteArray, QByteArray>;
using Headers = QList<Header>;

/// The answer to one HTTP request, and what a test expects of it. An expectation that does not hold fails the running
/// test at the caller's line, showing request, status and body; the test goes on.
class Answer
{
public:
    QByteArray request; ///< "POST /api/notifications/", for messages
    int status = 0; ///< 0: none came
    Headers headers;
    QByteArray body;

    const Answer &expect(int expected, std::source_location where = std::source_location::current()) const;
    /// That status with a whole RFC 9457 problem of that code.
    const Answer &expectProblem(
        int expected, const char *code, std::source_location where = std::source_location::current()) const;
    /// The body has that value at that dotted path.
    const Answer &expect(
        const char *path, const Value &expected, std::source_location where = std::source_location::current()) const;
    /// The problem names that field.
    const Answer &expectField(const char *field, std::source_location where = std::source_location::current()) const;

    /// The header's value, empty when absent. Case of the name does not matter.
    QByteArray header(const char *name) const;
    QJsonObject json() const;
    /// A dotted path into the body: answer["results.0.id"].
    QJsonValue operator[](const char *path) const;
    QString text(const char *path) const { return (*this)[path].toString(); }

private:
    void check(bool holds, const QByteArray &what, std::source_location where) const;
};

/// The same for any JSON, such as the data of a WebSocket message.
void expectAt(const QJsonValue &root, const char *path, const Value &expected,
    std::source_location where = std::source_location::current());

} // namespace mc::test
