#include "ops/log_redaction.h"

#include <QtCore/QRegularExpression>

#include <array>

namespace mc::ops {

namespace {

/// What a credential looks like. `hint` is some text that every match holds, looked for first because it is cheap.
struct Shape
{
    QLatin1String hint;
    QRegularExpression pattern;
    QString replacement;
};

Shape shape(const char *hint, const char *pattern, const char *replacement)
{
    return {.hint = QLatin1String(hint),
        .pattern = QRegularExpression(QLatin1String(pattern), QRegularExpression::CaseInsensitiveOption),
        .replacement = QLatin1String(replacement)};
}

/// In this order: an Authorization header's value is one credential, whatever its scheme.
const std::array<Shape, 8> &shapes()
{
    static const std::array<Shape, 8> all {
        shape("authorization", R"((authorization["']?\s*[:=]\s*["']?)(?:(?:bearer|basic|digest)\s+)?[^\s"',;]+)",
            R"(\1***)"),
        shape("bearer", R"((bearer(?:\s|%20|\+)+)[^\s"',;]+)", R"(\1***)"),
        shape("eyJ", R"(eyJ[a-z0-9_-]*(?:\.[a-z0-9_-]*)+)", "***"),
        shape("://", R"((://[^/\s:@]*:)[^/\s]*@)", R"(\1***@)"),
        shape("unsubscribe/", R"((unsubscribe/)[a-z0-9_-]+)", R"(\1***)"),
        shape("token", R"((token(?:=|%3d))[^\s&"'#]+)", R"(\1***)"),
        shape("", R"(((?:password|secret|api_?key|refresh)(?:=|%3d))[^\s&"'#]+)", R"(\1***)"),
        shape("\"", R"x(("[a-z_]*(?:token|password|secret|access|refresh)"\s*:\s*)"(?:[^"\\]|\\.)*")x", R"(\1"***")"),
    };
    return all;
}

} // namespace

QString redacted(const QString &text)
{
    QString safe = text;
    for (const Shape &shape : shapes()) {
        if (safe.contains(shape.hint, Qt::CaseInsensitive))
            safe.replace(shape.pattern, shape.replacement);
    }
    return safe;
}

QString withoutPassword(const QString &url)
{
    static const QRegularExpression inUser(QStringLiteral("(://[^/:@]*:)[^/]*@"));
    static const QRegularExpression inQuery(QStringLiteral("([?&](?:ssl)?password=)[^&#]*"));
    QString safe = url;
    return safe.replace(inUser, QStringLiteral("\\1***@")).replace(inQuery, QStringLiteral("\\1***"));
}

} // namespace mc::ops
