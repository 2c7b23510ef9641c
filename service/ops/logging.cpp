#include "ops/logging.h"

#include "model/json_writer.h"
#include "model/times.h"
#include "ops/line_writer.h"
#include "ops/log_context.h"
#include "ops/log_redaction.h"

#include <QtCore/QLoggingCategory>

#include <atomic>
#include <cstdio>
#include <mutex>

namespace mc::ops {

namespace {

constexpr qsizetype longestMessage = 16'384;

// Qt's handler is a plain function, so what it needs can't be a member.
std::atomic<LogFormat> currentFormat = LogFormat::Text;
std::atomic<LogLevel> currentLevel = LogLevel::Info;
std::mutex choosing; // guards currentWriter, not what it points to
std::shared_ptr<LineWriter> currentWriter;

std::shared_ptr<LineWriter> writer()
{
    const std::lock_guard lock(choosing);
    return currentWriter;
}

std::shared_ptr<LineWriter> exchangeWriter(std::shared_ptr<LineWriter> next)
{
    const std::lock_guard lock(choosing);
    return std::exchange(currentWriter, std::move(next));
}

LogLevel levelOf(QtMsgType type)
{
    switch (type) {
    case QtDebugMsg:
        return LogLevel::Debug;
    case QtInfoMsg:
        return LogLevel::Info;
    case QtWarningMsg:
        return LogLevel::Warning;
    case QtCriticalMsg:
    case QtFatalMsg:
        return LogLevel::Error;
    }
    return LogLevel::Error;
}

QLatin1String word(LogLevel level)
{
    constexpr const char *words[] {"debug", "info", "warning", "error"};
    return QLatin1String(words[int(level)]);
}

/// Control characters, C1 and Unicode's line ends included, as \n, \t or \x1b; a backslash stays.
QString escaped(const QString &text)
{
    QString line;
    line.reserve(text.size());
    for (const QChar c : text) {
        const ushort code = c.unicode();
        if (c == u'\n')
            line += QLatin1String("\\n");
        else if (c == u'\r')
            line += QLatin1String("\\r");
        else if (c == u'\t')
            line += QLatin1String("\\t");
        else if (code < 0x20 || (code >= 0x7f && code < 0xa0))
            line += QLatin1String("\\x") + QString::number(code, 16).rightJustified(2, u'0');
        else if (code == 0x2028 || code == 0x2029)
            line += QLatin1String("\\u") + QString::number(code, 16);
        else
            line += c;
    }
    return line;
}

// Between code points is good enough for operators, and cheap at such lengths.
QString cut(const QString &message)
{
    if (message.size() <= longestMessage)
        return message;
    return message.left(longestMessage - message[longestMessage - 1].isHighSurrogate()) + u'…';
}

QByteArray asText(const LogEntry &entry, const QString &category, const QString &message)
{
    QByteArray line = model::toRfc3339(entry.time);
    line += ' ' + QByteArray(word(levelOf(entry.type)).data()).leftJustified(7);
    line += ' ' + escaped(category).toUtf8() + ' ';
    if (!entry.requestId.isEmpty())
        line += "request_id=" + escaped(QString::fromUtf8(entry.requestId)).toUtf8() + ' ';
    if (!entry.traceId.isEmpty())
        line += "trace_id=" + entry.traceId + ' ';
    return line + escaped(message).toUtf8() + '\n';
}

QByteArray asJson(const LogEntry &entry, const QString &category, const QString &message)
{
    model::JsonWriter json;
    json.beginObject();
    json.field(QLatin1String("time"), entry.time);
    json.field(QLatin1String("level"), word(levelOf(entry.type)));
    json.field(QLatin1String("category"), QStringView(category));
    json.field(QLatin1String("message"), QStringView(message));
    if (!entry.requestId.isEmpty())
        json.field(QLatin1String("request_id"), QStringView(QString::fromUtf8(entry.requestId)));
    if (!entry.traceId.isEmpty())
        json.field(QLatin1String("trace_id"), QLatin1String(entry.traceId));
    json.endObject();
    return json.take() + '\n';
}

LineWriter::Rank rankOf(QtMsgType type)
{
    if (type == QtFatalMsg)
        return LineWriter::Rank::Last;
    return levelOf(type) >= LogLevel::Warning ? LineWriter::Rank::Trouble : LineWriter::Rank::Detail;
}

void handleMessage(QtMsgType type, const QMessageLogContext &context, const QString &message)
{
    if (levelOf(type) < currentLevel.load())
        return;
    const std::shared_ptr<LineWriter> lines = writer();
    if (!lines)
        return;
    const LogEntry entry {.time = QDateTime::currentDateTimeUtc(),
        .type = type,
        .category = context.category,
        .message = message,
        .requestId = LogContext::requestId(),
        .traceId = LogContext::traceId()};
    lines->write(formatted(entry, currentFormat.load()), rankOf(type));
    if (type == QtFatalMsg)
        lines->flush(); // Qt ends the process next
}

QByteArray droppedNotice(quint64 dropped)
{
    const QString message
        = QStringLiteral("Log lines were dropped, because whoever reads the log did not keep up: %1.").arg(dropped);
    return formatted(
        {.time = QDateTime::currentDateTimeUtc(), .type = QtWarningMsg, .category = "mc.ops", .message = message},
        currentFormat.load());
}

/// Spares the making of messages that would not show. Qt's own debug messages stay off.
QString filterRules(LogLevel level)
{
    const auto rule = [level](const char *pattern, LogLevel least) {
        return QLatin1String(pattern) + QLatin1String(level <= least ? "=true\n" : "=false\n");
    };
    return rule("mc.*.debug", LogLevel::Debug) + rule("default.debug", LogLevel::Debug) + rule("*.info", LogLevel::Info)
        + rule("*.warning", LogLevel::Warning);
}

} // namespace

QByteArray formatted(const LogEntry &entry, LogFormat format)
{
    const QString message = redacted(cut(entry.message));
    const QString category
        = QString::fromUtf8(entry.category.startsWith("mc.") ? entry.category.mid(3) : entry.category);
    return format == LogFormat::Json ? asJson(entry, category, message) : asText(entry, category, message);
}

Logging::Logging(const Settings::Log &settings, int descriptor)
{
    currentFormat = settings.format;
    currentLevel = settings.level;
    exchangeWriter(std::make_shared<LineWriter>(descriptor, &droppedNotice));
    QLoggingCategory::setFilterRules(filterRules(settings.level));
    m_previous = qInstallMessageHandler(handleMessage);
}

Logging::~Logging()
{
    qInstallMessageHandler(m_previous);
    QLoggingCategory::setFilterRules({});
    if (const std::shared_ptr<LineWriter> lines = exchangeWriter(nullptr))
        lines->stop();
}

void printError(const QByteArray &line)
{
    if (const std::shared_ptr<LineWriter> lines = writer())
        lines->write(line + '\n', LineWriter::Rank::Last);
    else
        std::fprintf(stderr, "%s\n", line.constData());
}

quint64 droppedLogLines()
{
    const std::shared_ptr<LineWriter> lines = writer();
    return lines ? lines->dropped() : 0;
}

} // namespace mc::ops
