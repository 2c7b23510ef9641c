#include "http/router.h"

namespace mc::http {

using model::Error;
using model::ErrorCode;
using model::Result;

namespace {

constexpr char placeholder[] = "{id}";

QList<QByteArray> segmentsOf(QByteArrayView path)
{
    if (!path.startsWith('/'))
        return {};
    QByteArray text = path.sliced(1).toByteArray();
    if (text.size() > 1 && text.endsWith('/'))
        text.chop(1);
    return text.split('/');
}

enum class Fit { None, ByParameter, Literal };

Fit fit(const QList<QByteArray> &pattern, const QList<QByteArray> &segments)
{
    if (pattern.size() != segments.size())
        return Fit::None;
    Fit fit = Fit::Literal;
    for (int i = 0; i < pattern.size(); ++i) {
        if (pattern[i] == segments[i])
            continue;
        if (pattern[i] != placeholder || segments[i].isEmpty())
            return Fit::None;
        fit = Fit::ByParameter;
    }
    return fit;
}

} // namespace

bool mayUse(model::Role role, Who who)
{
    switch (who) {
    case Who::Anyone:
    case Who::Signed:
    case Who::Callers:
        return true;
    case Who::People:
        return role != model::Role::Service;
    case Who::Admins:
        return role == model::Role::Admin;
    case Who::Modules:
        return role == model::Role::Admin || role == model::Role::Service;
    }
    Q_UNREACHABLE();
}

Router::Router(QList<Route> routes)
{
    for (Route &route : routes) {
        const QList<QByteArray> segments = segmentsOf(route.path);
        m_rows += {segments, std::move(route)};
    }
}

Result<Router::Match> Router::match(QByteArrayView method, QByteArrayView path) const
{
    const QList<QByteArray> segments = segmentsOf(path);
    const QList<const Row *> rows = rowsOf(segments);
    if (rows.isEmpty())
        return Error {ErrorCode::NotFound, QStringLiteral("There is nothing at this path.")};
    for (const Row *row : rows) {
        if (method != QByteArrayView(row->route.method))
            continue;
        const qsizetype at = row->segments.indexOf(placeholder);
        return Match {&row->route, at < 0 ? QByteArray() : QByteArray::fromPercentEncoding(segments[at])};
    }
    return Error {
        ErrorCode::MethodNotAllowed, QStringLiteral("Allowed here: %1.").arg(QString::fromLatin1(allowed(path)))};
}

QByteArray Router::allowed(QByteArrayView path) const
{
    QByteArrayList methods;
    const QList<const Row *> rows = rowsOf(segmentsOf(path));
    for (const Row *row : rows) {
        methods += row->route.method;
        if (methods.last() == "GET")
            methods += "HEAD";
    }
    return methods.join(", ");
}

QList<const Router::Row *> Router::rowsOf(const QList<QByteArray> &segments) const
{
    QList<const Row *> literal, byParameter;
    for (const Row &row : m_rows) {
        const Fit how = fit(row.segments, segments);
        if (how == Fit::Literal)
            literal += &row;
        else if (how == Fit::ByParameter)
            byParameter += &row;
    }
    return literal.isEmpty() ? byParameter : literal;
}

} // namespace mc::http
