#include "clinic_day/options.h"

#include <QtCore/QCommandLineParser>
#include <QtCore/QFile>
#include <QtNetwork/QHostAddress>

#include <cstdio>

namespace mc::clinic_day {

using model::Error;
using model::ErrorCode;
using model::Result;

namespace {

constexpr char help[] = R"(Usage: mediconnect-clinic-day --server URL [--pace N] [--length SECONDS] [--seed N]
                              [--duration SECONDS]

Plays a clinic's day with the demo clinic of a notification service on this machine: all
modules tell their events, the desk writes notifications, and people have the app open,
read and follow what comes, and go again. Prints a line now and then. The day, from 7:00
to 19:00, begins anew when it is over. service/run --live starts it with a service.

The token is read from the environment (CLINIC_DAY_TOKEN), or else from standard input.
It is an admin's, or a module's (role service).

Options:
  --server URL         The service, such as http://127.0.0.1:8000.
  --pace N             Events a second, on average; 3 unless told otherwise. Mornings are
                       busier.
  --length SECONDS     How long a day takes; 240 unless told otherwise.
  --seed N             Another day than the usual one. The same N makes the same day.
  --duration SECONDS   End after that time.
  --version            Print the version.
  --help               Print this.

Exit status:
  0                    It was stopped (SIGTERM, Ctrl-C), or the duration is over.
  1                    The service does not take the token, or has no demo clinic.
  2                    The command line is wrong, or there is no token.
)";

Error misuse(const QString &text) { return {ErrorCode::ValidationError, text}; }

bool isThisMachine(const QString &host)
{
    return host == QLatin1String("localhost") || QHostAddress(host).isLoopback();
}

// People at other services are no demo.
Result<QUrl> readServer(const QString &text)
{
    const QUrl url(text, QUrl::StrictMode);
    if (!url.isValid() || url.scheme() != QLatin1String("http") || url.host().isEmpty())
        return misuse(QStringLiteral("--server needs the URL of a service, such as http://127.0.0.1:8000."));
    if (!isThisMachine(url.host()))
        return misuse(QStringLiteral("--server %1: A day is played on this machine only, at 127.0.0.1.").arg(text));
    return url;
}

Result<double> readNumber(const QCommandLineParser &parser, const char *name, double usual, double least, double most)
{
    const QString option = QLatin1String(name);
    if (!parser.isSet(option))
        return usual;
    bool isNumber = false;
    const double number = parser.value(option).toDouble(&isNumber);
    if (!isNumber || number < least || number > most)
        return misuse(QStringLiteral("--%1 %2: It takes a number from %3 to %4.")
                          .arg(option, parser.value(option))
                          .arg(least)
                          .arg(most));
    return number;
}

Result<std::optional<Options>> optionsFrom(const QCommandLineParser &parser)
{
    constexpr double aYear = 365 * 86'400, aDay = 86'400;
    const Result<QUrl> server = readServer(parser.value(QStringLiteral("server")));
    if (!server)
        return server.error();
    const Options usual;
    const Result<double> pace = readNumber(parser, "pace", usual.pace, 0.1, 200);
    const Result<double> length = readNumber(parser, "length", double(usual.length.count()), 10, aDay);
    const Result<double> seed = readNumber(parser, "seed", usual.seed, 0, std::numeric_limits<quint32>::max());
    const Result<double> duration = readNumber(parser, "duration", 0, 1, aYear);
    for (const Result<double> *number : {&pace, &length, &seed, &duration}) {
        if (!*number)
            return number->error();
    }
    Options options {
        .server = *server, .pace = *pace, .length = std::chrono::seconds(qint64(*length)), .seed = quint32(*seed)};
    if (parser.isSet(QStringLiteral("duration")))
        options.duration = std::chrono::seconds(qint64(*duration));
    return std::optional(options);
}

} // namespace

Result<std::optional<Options>> readOptions(const QStringList &arguments)
{
    QCommandLineParser parser;
    parser.setSingleDashWordOptionMode(QCommandLineParser::ParseAsLongOptions);
    for (const char *name : {"server", "pace", "length", "seed", "duration"})
        parser.addOption({QLatin1String(name), {}, QLatin1String(name)});
    for (const char *name : {"help", "h", "version"})
        parser.addOption(QCommandLineOption(QLatin1String(name)));
    if (!parser.parse(QStringList {QStringLiteral("mediconnect-clinic-day")} + arguments))
        return misuse(parser.errorText());
    if (const QStringList words = parser.positionalArguments(); !words.isEmpty())
        return misuse(QStringLiteral("%1 follows no option.").arg(words.first()));
    if (parser.isSet(QStringLiteral("help")) || parser.isSet(QStringLiteral("h"))) {
        std::fputs(help, stdout);
        return std::optional<Options>();
    }
    if (parser.isSet(QStringLiteral("version"))) {
        std::puts("mediconnect-clinic-day " MC_VERSION);
        return std::optional<Options>();
    }
    return optionsFrom(parser);
}

Result<QByteArray> readToken()
{
    QByteArray token = qgetenv("CLINIC_DAY_TOKEN");
    QFile input;
    if (token.isEmpty() && input.open(stdin, QIODevice::ReadOnly))
        token = input.readLine(16'384).trimmed();
    if (token.isEmpty())
        return misuse(QStringLiteral("A token is needed, in CLINIC_DAY_TOKEN or on standard input."));
    return token;
}

} // namespace mc::clinic_day
