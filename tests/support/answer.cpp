#include "support/answer.h"

#include <QtTest/QTest>

namespace mc::test {

void Answer::check(bool holds, const QByteArray &what, std::source_location where) const
{
    if (holds)
        return;
    const QByteArray message
        = request + ": expected " + what + ", got " + QByteArray::number(status) + ' ' + body.left(2000);
    QTest::qFail(message.constData(), where.file_name(), int(where.line()));
}

const Answer &Answer::expect(int expected, std::source_location where) const
{
    check(status == expected, QByteArray::number(expected), where);
    return *this;
}

const Answer &Answer::expect(const char *path, const Value &expected, std::source_location where) const
{
    const QByteArray wanted = toBytes(object({{path, expected}}));
    check((*this)[path] == expected.json, wanted, where);
    return *this;
}

const Answer &Answer::expectProblem(int expected, const char *code, std::source_location where) const
{
    const QJsonObject problem = json();
    check(status == expected && problem.value(QLatin1String("code")).toString() == QLatin1String(code),
        QByteArray::number(expected) + ' ' + code, where);
    check(
        header("Content-Type").startsWith("application/problem+json"), "Content-Type application/problem+json", where);
    check(problem.value(QLatin1String("status")).toInt() == expected, "the status in the problem", where);
    for (const char *member : {"type", "title", "detail"})
        check(problem.value(QLatin1String(member)).isString(), QByteArray("a text as ") + member, where);
    return *this;
}

const Answer &Answer::expectField(const char *field, std::source_location where) const
{
    const QJsonArray errors = (*this)["errors"].toArray();
    const bool named = std::any_of(errors.begin(), errors.end(),
        [field](const QJsonValue &error) { return at(error, "field").toString() == QLatin1String(field); });
    check(named, QByteArray("errors to name ") + field, where);
    return *this;
}

QByteArray Answer::header(const char *name) const
{
    for (const Header &header : headers) {
        if (header.first.compare(name, Qt::CaseInsensitive) == 0)
            return header.second;
    }
    return {};
}

QJsonObject Answer::json() const { return toObject(body); }

QJsonValue Answer::operator[](const char *path) const { return at(json(), path); }

void expectAt(const QJsonValue &root, const char *path, const Value &expected, std::source_location where)
{
    const QJsonValue found = at(root, path);
    if (found == expected.json)
        return;
    const QByteArray message = "expected " + toBytes(object({{path, expected}})) + ", got "
        + toBytes(object({{path, found}})) + " in " + toBytes(root.toObject()).left(2000);
    QTest::qFail(message.constData(), where.file_name(), int(where.line()));
}

} // namespace mc::test
