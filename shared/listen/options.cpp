#include "listen/options.h"

#include "client/certificates.h"
#include "model/nearest_name.h"

#include <QtCore/QCommandLineParser>

#include <algorithm>
#include <cstdio>

namespace mc::listen {

using model::Error;
using model::ErrorCode;
using model::Result;

namespace {

constexpr char help[] = R"(Usage: mediconnect-listen --url URL [--token JWT] [--count N] [--ca FILE]

Prints what a WebSocket of the notification service says: each message on standard output
as one line, the state of the connection on standard error. A lost connection is made
again, and what was missed meanwhile is asked for.

Options:
  --url URL      A user's inbox, such as ws://127.0.0.1:8000/ws/notifications/4/; wss://
                 when the service has a certificate.
  --token JWT    The token to present.
  --count N      End after N messages.
  --ca FILE      PEM file of CAs to trust besides the system's, for certificates of a
                 private CA.
  --version      Print the version.
  --help         Print this.

Exit status:
  0              N messages were printed.
  1              The service refused the token, the inbox or the URL, or has closed the
                 connection for good.
  2              The command line is wrong.
  3              No server was reached, or its certificate is not trusted.
)";

Error misuse(const QString &text) { return {ErrorCode::ValidationError, text}; }

std::optional<Error> misuseOf(const QCommandLineParser &parser, bool isRead, const QStringList &known)
{
    if (const QStringList unknown = parser.unknownOptionNames(); !unknown.isEmpty()) {
        const std::optional<QString> meant = model::nearestName(unknown.first(), known);
        const QString question = meant ? QStringLiteral(" Did you mean --%1?").arg(*meant) : QString();
        return misuse(QStringLiteral("There is no option --%1.%2").arg(unknown.first(), question));
    }
    if (!isRead)
        return misuse(parser.errorText());
    if (const QStringList words = parser.positionalArguments(); !words.isEmpty())
        return misuse(QStringLiteral("%1 follows no option. Did you mean --url %1?").arg(words.first()));
    return {};
}

Result<QUrl> readUrl(const QString &text)
{
    const QString example = QStringLiteral("ws://127.0.0.1:8000/ws/notifications/4/");
    if (text.isEmpty())
        return misuse(QStringLiteral("--url is needed: the URL of a WebSocket, such as %1.").arg(example));
    QUrl url(text, QUrl::StrictMode);
    if (!url.isValid() || url.host().isEmpty())
        return misuse(QStringLiteral("--url %1 is no URL of a WebSocket, such as %2.").arg(text, example));
    if (url.scheme() == QLatin1String("ws") || url.scheme() == QLatin1String("wss"))
        return url;
    url.setScheme(url.scheme() == QLatin1String("https") ? QStringLiteral("wss") : QStringLiteral("ws"));
    return misuse(QStringLiteral("--url %1: A WebSocket's URL begins with ws:// or wss://. Did you mean %2?")
                      .arg(text, url.toString()));
}

Result<QByteArray> readToken(const QCommandLineParser &parser)
{
    const QString text = parser.value(QStringLiteral("token"));
    if (parser.isSet(QStringLiteral("token")) && text.isEmpty())
        return misuse(QStringLiteral("--token is empty. Did the command that makes it fail?"));
    if (std::any_of(text.begin(), text.end(), [](QChar c) { return c <= u' ' || c > u'~'; }))
        return misuse(QStringLiteral("--token holds something that no token has, such as a space."));
    return text.toLatin1();
}

Result<int> readCount(const QString &text)
{
    bool isNumber = false;
    const int count = text.toInt(&isNumber);
    if (!isNumber || count < 1)
        return misuse(QStringLiteral("--count %1: It takes a number from 1 on.").arg(text));
    return count;
}

Result<std::optional<Options>> optionsFrom(const QCommandLineParser &parser)
{
    const Result<QUrl> url = readUrl(parser.value(QStringLiteral("url")));
    if (!url)
        return url.error();
    const Result<QByteArray> token = readToken(parser);
    if (!token)
        return token.error();
    Options options;
    options.url = *url;
    options.token = *token;
    if (parser.isSet(QStringLiteral("count"))) {
        const Result<int> count = readCount(parser.value(QStringLiteral("count")));
        if (!count)
            return count.error();
        options.count = *count;
    }
    if (parser.isSet(QStringLiteral("ca"))) {
        if (url->scheme() != QLatin1String("wss"))
            return misuse(QStringLiteral("--ca is for wss:// only: ws:// knows no certificates."));
        const auto authorities = client::authoritiesFromFile(parser.value(QStringLiteral("ca")));
        if (!authorities)
            return misuse(QStringLiteral("--ca %1.").arg(authorities.error().detail));
        options.authorities = *authorities;
    }
    return std::optional(options);
}

} // namespace

Result<std::optional<Options>> readOptions(const QStringList &arguments)
{
    QStringList known;
    QCommandLineParser parser;
    parser.setSingleDashWordOptionMode(QCommandLineParser::ParseAsLongOptions);
    for (const char *name : {"url", "token", "count", "ca"}) {
        known += QLatin1String(name);
        parser.addOption({known.last(), {}, known.last()});
    }
    for (const char *name : {"help", "h", "version"}) {
        known += QLatin1String(name);
        parser.addOption(QCommandLineOption(known.last()));
    }
    const bool isRead = parser.parse(QStringList {QStringLiteral("mediconnect-listen")} + arguments);
    if (const std::optional<Error> error = misuseOf(parser, isRead, known))
        return *error;
    if (parser.isSet(QStringLiteral("help")) || parser.isSet(QStringLiteral("h"))) {
        std::fputs(help, stdout);
        return std::optional<Options>();
    }
    if (parser.isSet(QStringLiteral("version"))) {
        std::puts("mediconnect-listen " MC_VERSION);
        return std::optional<Options>();
    }
    return optionsFrom(parser);
}

} // namespace mc::listen
