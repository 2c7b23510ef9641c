#include "console/app/options.h"

#include "client/certificates.h"
#include "console/session/server_address.h"
#include "model/nearest_name.h"

#include <QtCore/QCommandLineParser>

#include <cstdio>

namespace mc::console {

using model::Error;
using model::ErrorCode;
using model::Result;

namespace {

constexpr char help[] = R"(Usage: mediconnect-console [--server URL] [--user NAME] [--ca FILE]

The admin console of MediConnect's notification service, for clinic staff and admins.

Options:
  --server URL           The service's address, such as https://clinic.example. Without it,
                         the last one.
  --user NAME            Who signs in. Without it, who did so last.
  --ca FILE              PEM file of CAs to trust besides the system's, for certificates of a
                         private CA.
  --password-from-stdin  Sign in at once with --server, --user and the password that is the
                         first line of standard input.
  --version              Print the version.
  --help                 Print this.
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
        return misuse(QStringLiteral("%1 follows no option. Did you mean --server %1?").arg(words.first()));
    return {};
}

Result<Options> optionsFrom(const QCommandLineParser &parser)
{
    Options options;
    options.username = parser.value(QStringLiteral("user"));
    options.readsPassword = parser.isSet(QStringLiteral("password-from-stdin"));
    if (const QString text = parser.value(QStringLiteral("server")); parser.isSet(QStringLiteral("server"))) {
        const std::optional<QUrl> url = serverUrlFrom(text);
        if (!url)
            return misuse(QStringLiteral("--server %1 is no address, such as https://clinic.example.").arg(text));
        options.server = *url;
    }
    if (parser.isSet(QStringLiteral("ca"))) {
        const Result<QList<QSslCertificate>> authorities
            = client::authoritiesFromFile(parser.value(QStringLiteral("ca")));
        if (!authorities)
            return misuse(QStringLiteral("--ca ") + authorities.error().detail);
        options.authorities = *authorities;
    }
    if (options.readsPassword && (options.server.isEmpty() || options.username.isEmpty()))
        return misuse(QStringLiteral("--password-from-stdin needs --server and --user."));
    return options;
}

} // namespace

Result<std::optional<Options>> readOptions(const QStringList &arguments)
{
    QStringList known;
    QCommandLineParser parser;
    parser.setSingleDashWordOptionMode(QCommandLineParser::ParseAsLongOptions);
    for (const char *name : {"server", "user", "ca"}) {
        known += QLatin1String(name);
        parser.addOption({known.last(), {}, known.last()});
    }
    for (const char *name : {"password-from-stdin", "help", "h", "version"}) {
        known += QLatin1String(name);
        parser.addOption(QCommandLineOption(known.last()));
    }
    const bool isRead = parser.parse(QStringList {QStringLiteral("mediconnect-console")} + arguments);
    if (const std::optional<Error> error = misuseOf(parser, isRead, known))
        return *error;
    if (parser.isSet(QStringLiteral("help")) || parser.isSet(QStringLiteral("h"))) {
        std::fputs(help, stdout);
        return std::optional<Options>();
    }
    if (parser.isSet(QStringLiteral("version"))) {
        std::puts("mediconnect-console " MC_VERSION);
        return std::optional<Options>();
    }
    const Result<Options> options = optionsFrom(parser);
    return options ? Result<std::optional<Options>>(*options) : options.error();
}

} // namespace mc::console
