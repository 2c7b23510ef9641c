#include "program/command_line.h"

#include "model/time_zone.h"
#include "ops/setting_codecs.h"

#include <QtCore/QCommandLineParser>

#include <cstdio>

namespace mc::program {

using model::Error;
using model::ErrorCode;
using model::Result;

namespace {

constexpr char help[] = R"(Usage: mediconnect-notifyd [--config FILE] COMMAND

The notification service of a clinic: REST and WebSocket on one port, PostgreSQL behind it.

Commands:
  serve [--no-migrate]       Run the service; pending migrations are applied first.
  migrate [--runtime-role ROLE]
                             Apply pending migrations and end. ROLE is granted what the service
                             needs, so that it can run as another role than the tables' owner.
  check-config               Print the effective settings, secrets masked.
  check-templates [FOLDER]   Check the texts of events: those in the folder, or else in
                             MEDICONNECT_TEMPLATES, and the built-in ones.
  render FILE [--locale es] [--timezone Europe/Madrid] [--channel push]
                             Print what the event in the file (- for standard input) would
                             say to those it is for. CHANNEL is in_app, push, email or sms.
  user create NAME --role ROLE [--id N] [--email ADDRESS] [--phone NUMBER]
      [--first-name TEXT] [--last-name TEXT] [--clinic ID] [--timezone ZONE] [--locale es]
                             Add somebody to the directory, with a password read from standard
                             input. ROLE is admin, doctor or patient. Without --id, one is chosen
                             that the platform's ids don't reach.
  user list [--role ROLE]    Print who is in the directory, and who has a password.
  user set-password NAME     Set a local password, read from standard input.
  token create --user NAME --role ROLE [--ttl 365d]
                             Print a token, signed with the configured secret and recorded so
                             that it can be withdrawn. ROLE is service for a module; for a
                             person, NAME is their id, and ROLE admin, doctor or patient.
  token list [--json]        Print which tokens were made, and which are still good.
  token revoke ID            Withdraw a token, at every instance within 5 seconds.
  token --user ID --role ROLE [--ttl 1h]
                             Print a token that is recorded nowhere, to try something. Needs no
                             database. It can't be withdrawn.
  rotate-keys                Encrypt device tokens that are under a previous encryption key
                             with the current one.
  audit verify [--anchor POSITION:HASH]
                             Check that no row of the audit log was changed, removed or added by
                             hand. An anchor is what this, or the service's log, told before.
  demo                       Add a small demo clinic.
  health [--ready]           Ask the service that runs here whether it works: status 0 or 1.
                             --ready: whether its database is in order too.
  is-set-up                  Tell whether a database was named by the settings: status 0 or 1.

Options:
  --config FILE              Settings file; else /etc/mediconnect/notifyd.ini when it exists.
                             The environment (MEDICONNECT_…) wins over it.
  --version                  Print the version.
  --help                     Print this.
)";

Error misuse(const QString &text) { return {ErrorCode::ValidationError, text + QStringLiteral(" (see --help)")}; }

std::optional<CommandLine::Command> commandFrom(const QStringList &words)
{
    using Command = CommandLine::Command;
    if (words == QStringList {QStringLiteral("serve")})
        return Command::Serve;
    if (words == QStringList {QStringLiteral("migrate")})
        return Command::Migrate;
    if (words == QStringList {QStringLiteral("check-config")})
        return Command::CheckConfig;
    if (words == QStringList {QStringLiteral("token")})
        return Command::Token;
    if (words == QStringList {QStringLiteral("token"), QStringLiteral("create")})
        return Command::TokenCreate;
    if (words == QStringList {QStringLiteral("token"), QStringLiteral("list")})
        return Command::TokenList;
    if (words.size() == 3 && words[0] == QLatin1String("token") && words[1] == QLatin1String("revoke"))
        return Command::TokenRevoke;
    if (words == QStringList {QStringLiteral("user"), QStringLiteral("list")})
        return Command::UserList;
    if (words.size() == 3 && words[0] == QLatin1String("user") && words[1] == QLatin1String("create"))
        return Command::UserCreate;
    if (words == QStringList {QStringLiteral("rotate-keys")})
        return Command::RotateKeys;
    if (words == QStringList {QStringLiteral("audit"), QStringLiteral("verify")})
        return Command::AuditVerify;
    if (words == QStringList {QStringLiteral("demo")})
        return Command::Demo;
    if (words == QStringList {QStringLiteral("health")})
        return Command::Health;
    if (words == QStringList {QStringLiteral("is-set-up")})
        return Command::IsSetUp;
    if (words.size() <= 2 && words.value(0) == QLatin1String("check-templates"))
        return Command::CheckTemplates;
    if (words.size() == 2 && words[0] == QLatin1String("render"))
        return Command::Render;
    if (words.size() == 3 && words[0] == QLatin1String("user") && words[1] == QLatin1String("set-password"))
        return Command::SetPassword;
    return {};
}

std::optional<Error> readToken(const QCommandLineParser &parser, CommandLine &line)
{
    line.subject = parser.value(QStringLiteral("user"));
    if (line.subject.isEmpty())
        return misuse(QStringLiteral("token needs --user ID"));
    const std::optional<model::Role> role = model::roleFromWord(parser.value(QStringLiteral("role")));
    if (!role)
        return misuse(QStringLiteral("token needs --role admin, doctor, patient or service"));
    line.role = *role;
    if (!parser.isSet(QStringLiteral("ttl")))
        return {};
    const Result<std::chrono::milliseconds> lifetime = ops::durationCodec.read(parser.value(QStringLiteral("ttl")));
    if (!lifetime)
        return misuse(QStringLiteral("--ttl: ") + lifetime.error().detail);
    line.lifetime = std::chrono::duration_cast<std::chrono::seconds>(*lifetime);
    return {};
}

// Options of `user create`, and the directory's fields they fill.
constexpr std::array<std::pair<const char *, const char *>, 9> userOptions {
    {{"role", "role"}, {"id", "id"}, {"email", "email"}, {"phone", "phone"}, {"first-name", "first_name"},
        {"last-name", "last_name"}, {"clinic", "clinic_id"}, {"timezone", "timezone"}, {"locale", "locale"}}};

std::optional<Error> readNewUser(const QCommandLineParser &parser, CommandLine &line)
{
    line.userFields += {QStringLiteral("username"), parser.positionalArguments().last()};
    for (const auto &[option, field] : userOptions) {
        if (parser.isSet(QLatin1String(option)))
            line.userFields += {QLatin1String(field), parser.value(QLatin1String(option))};
    }
    if (parser.isSet(QStringLiteral("role")))
        return {};
    return misuse(QStringLiteral("user create needs --role admin, doctor or patient"));
}

std::optional<Error> readUserList(const QCommandLineParser &parser, CommandLine &line)
{
    if (!parser.isSet(QStringLiteral("role")))
        return {};
    line.listedRole = model::roleFromWord(parser.value(QStringLiteral("role")));
    if (line.listedRole && line.listedRole != model::Role::Service)
        return {};
    return misuse(QStringLiteral("--role: must be admin, doctor or patient"));
}

std::optional<Error> readTokenId(const QCommandLineParser &parser, CommandLine &line)
{
    line.tokenId = QUuid::fromString(parser.positionalArguments().last());
    return line.tokenId.isNull()
        ? std::optional(misuse(QStringLiteral("token revoke needs an id, as token list tells")))
        : std::nullopt;
}

std::optional<Error> readRender(const QCommandLineParser &parser, CommandLine &line)
{
    line.eventFile = parser.positionalArguments().last();
    if (parser.isSet(QStringLiteral("locale")))
        line.render.locale = parser.value(QStringLiteral("locale"));
    if (parser.isSet(QStringLiteral("timezone")))
        line.render.timezone = parser.value(QStringLiteral("timezone")).toUtf8();
    if (!model::isTimeZone(line.render.timezone))
        return misuse(QStringLiteral("--timezone: must be a name of the IANA database such as Europe/Madrid"));
    if (!parser.isSet(QStringLiteral("channel")))
        return {};
    line.render.channel = model::channelFromWord(parser.value(QStringLiteral("channel")));
    if (!line.render.channel)
        return misuse(QStringLiteral("--channel: must be in_app, push, email or sms"));
    return {};
}

// Those of one command.
std::optional<Error> readOptions(const QCommandLineParser &parser, CommandLine &line)
{
    using Command = CommandLine::Command;
    switch (line.command) {
    case Command::Token:
    case Command::TokenCreate:
        return readToken(parser, line);
    case Command::TokenRevoke:
        return readTokenId(parser, line);
    case Command::UserCreate:
        return readNewUser(parser, line);
    case Command::UserList:
        return readUserList(parser, line);
    case Command::Render:
        return readRender(parser, line);
    default:
        return {};
    }
}

} // namespace

Result<std::optional<CommandLine>> readCommandLine(const QStringList &arguments)
{
    QCommandLineParser parser;
    parser.addOption({QStringLiteral("config"), {}, QStringLiteral("FILE")});
    parser.addOption({QStringLiteral("user"), {}, QStringLiteral("ID")});
    parser.addOption({QStringLiteral("role"), {}, QStringLiteral("ROLE")});
    parser.addOption({QStringLiteral("ttl"), {}, QStringLiteral("DURATION")});
    for (const char *option : {"locale", "timezone", "channel", "runtime-role", "anchor", "id", "email", "phone",
             "first-name", "last-name", "clinic"})
        parser.addOption({QLatin1String(option), {}, QLatin1String(option)});
    for (const char *flag : {"no-migrate", "json", "ready", "help", "version"})
        parser.addOption(QCommandLineOption(QLatin1String(flag)));
    parser.addOption(QCommandLineOption(QStringLiteral("h")));
    if (!parser.parse(QStringList {QStringLiteral("mediconnect-notifyd")} + arguments))
        return misuse(parser.errorText());
    if (parser.isSet(QStringLiteral("help")) || parser.isSet(QStringLiteral("h"))) {
        std::fputs(help, stdout);
        return std::optional<CommandLine>();
    }
    if (parser.isSet(QStringLiteral("version"))) {
        std::puts("mediconnect-notifyd " MC_VERSION);
        return std::optional<CommandLine>();
    }

    const QStringList words = parser.positionalArguments();
    const std::optional<CommandLine::Command> command = commandFrom(words);
    if (!command)
        return misuse(words.isEmpty() ? QStringLiteral("a command is needed")
                                      : QStringLiteral("unknown command: ") + words.join(u' '));
    CommandLine line;
    line.command = *command;
    line.configFile = parser.value(QStringLiteral("config"));
    line.runtimeRole = parser.value(QStringLiteral("runtime-role"));
    line.anchor = parser.value(QStringLiteral("anchor"));
    line.asJson = parser.isSet(QStringLiteral("json"));
    line.migrate = !parser.isSet(QStringLiteral("no-migrate"));
    line.ready = parser.isSet(QStringLiteral("ready"));
    if (line.command == CommandLine::Command::SetPassword)
        line.userName = words.last();
    if (line.command == CommandLine::Command::CheckTemplates)
        line.templateFolder = words.value(1);
    const std::optional<Error> error = readOptions(parser, line);
    return error ? Result<std::optional<CommandLine>>(*error) : std::optional(line);
}

} // namespace mc::program
