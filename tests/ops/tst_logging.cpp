#include "../support/manual_clock.h"
#include "ops/log_categories.h"
#include "ops/log_context.h"
#include "ops/log_redaction.h"
#include "ops/logging.h"
#include "ops/stderr_capture.h"

#include <QtCore/QTemporaryFile>
#include <QtTest/QtTest>

#include <csignal>
#include <sys/wait.h>
#include <thread>
#include <unistd.h>

using namespace mc::ops;

/// The log's lines: shape, levels, request ids, and what must never stand in them.
class TestLogging : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void formatted_text_isOneReadableLine();
    void formatted_json_isOneObject();
    void formatted_trace_standsBesideTheRequest();
    void formatted_controlCharacters_areEscaped();
    void formatted_longMessage_isCut();
    void redacted_credentials_areMasked_data();
    void redacted_credentials_areMasked();
    void redacted_harmlessText_stays_data();
    void redacted_harmlessText_stays();
    void formatted_longMessage_isCutBetweenCharacters();
    void logging_belowLevel_isNotWritten();
    void logging_manyThreads_keepsLinesAndRequestIdsApart();
    void logging_fatal_isWrittenBeforeTheEnd();
    void printError_comesBehindWhatWasLogged();
    void stderrCapture_printedText_isLogged();
    void context_nested_innermostCounts();
    void clock_manual_movesWhenTold();

private:
    QByteArray logged(const Settings::Log &settings, const std::function<void()> &act);
    LogEntry entry(const QString &message, const QByteArray &requestId = {}) const;

    mc::test::ManualClock m_clock;
};

LogEntry TestLogging::entry(const QString &message, const QByteArray &requestId) const
{
    return {
        .time = m_clock.now(), .type = QtWarningMsg, .category = "mc.http", .message = message, .requestId = requestId};
}

QByteArray TestLogging::logged(const Settings::Log &settings, const std::function<void()> &act)
{
    QTemporaryFile file;
    if (!file.open())
        qFatal("no temporary file");
    {
        const Logging logging(settings, file.handle());
        act();
    }
    QFile written(file.fileName());
    return written.open(QIODevice::ReadOnly) ? written.readAll() : QByteArray();
}

void TestLogging::formatted_text_isOneReadableLine()
{
    QCOMPARE(formatted(entry(QStringLiteral("too many requests")), LogFormat::Text),
        QByteArray("2024-01-15T10:30:00.000Z warning http too many requests\n"));
    QCOMPARE(formatted(entry(QStringLiteral("à bientôt"), "abc-1"), LogFormat::Text),
        QByteArray("2024-01-15T10:30:00.000Z warning http request_id=abc-1 à bientôt\n"));
}

void TestLogging::formatted_json_isOneObject()
{
    QCOMPARE(formatted(entry(QStringLiteral("said \"no\"\nand left"), "abc-1"), LogFormat::Json),
        QByteArray("{\"time\":\"2024-01-15T10:30:00.000Z\",\"level\":\"warning\",\"category\":\"http\","
                   "\"message\":\"said \\\"no\\\"\\nand left\",\"request_id\":\"abc-1\"}\n"));
}

void TestLogging::formatted_trace_standsBesideTheRequest()
{
    LogEntry line = entry(QStringLiteral("sent"), "abc-1");
    line.traceId = "4bf92f3577b34da6a3ce929d0e0e4736";
    QCOMPARE(formatted(line, LogFormat::Text),
        QByteArray(
            "2024-01-15T10:30:00.000Z warning http request_id=abc-1 trace_id=4bf92f3577b34da6a3ce929d0e0e4736 sent\n"));
    QVERIFY(formatted(line, LogFormat::Json).endsWith(",\"trace_id\":\"4bf92f3577b34da6a3ce929d0e0e4736\"}\n"));
}

void TestLogging::formatted_controlCharacters_areEscaped()
{
    const QString message = QStringLiteral("a\nb\r\tc\x1b[31m\x7f\u0085\u2028d");
    const QByteArray text = formatted(entry(message, "x\ny"), LogFormat::Text);
    QCOMPARE(text,
        QByteArray("2024-01-15T10:30:00.000Z warning http request_id=x\\ny a\\nb\\r\\tc\\x1b[31m\\x7f\\x85\\u2028d\n"));
    QCOMPARE(formatted(entry(message), LogFormat::Json).count('\n'), 1);
}

void TestLogging::formatted_longMessage_isCut()
{
    const QByteArray line = formatted(entry(QString(1'000'000, u'x')), LogFormat::Text);
    QVERIFY(line.size() < 17'000);
    QVERIFY(line.endsWith("x…\n"));
}

void TestLogging::redacted_credentials_areMasked_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char *text, const char *expected) {
        QTest::addRow("%s", text) << QString::fromUtf8(text) << QString::fromUtf8(expected);
    };
    row("Authorization: Bearer hush.hush", "Authorization: ***");
    row("authorization=Basic aHVzaDpodXNo, then", "authorization=***, then");
    row("got bearer  hush-1 from x", "got bearer  *** from x");
    row("GET /ws/notifications/1/?token=hush&a=b", "GET /ws/notifications/1/?token=***&a=b");
    row("?access_token=hush", "?access_token=***");
    row("next=%2Fws%3Ftoken%3Dhush", "next=%2Fws%3Ftoken%3D***");
    row("jwt eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.h-u_sh expired", "jwt *** expired");
    row("cut eyJhbGciOiJIUzI1NiJ9.eyJzdWIiO", "cut ***");
    row("to postgresql://clinic:hu@sh@db:5432/x failed", "to postgresql://clinic:***@db:5432/x failed");
    row("redis://:hush@cache", "redis://:***@cache");
    row("password=hush host=db", "password=*** host=db");
    row("body {\"username\": \"ann\", \"password\": \"hu\\\"sh\"}",
        "body {\"username\": \"ann\", \"password\": \"***\"}");
    row("POST /api/notifications/unsubscribe/hush_-1/ 503", "POST /api/notifications/unsubscribe/***/ 503");
    row("{\"device_token\":\"hush\",\"refresh\":\"hush\"}", "{\"device_token\":\"***\",\"refresh\":\"***\"}");
}

void TestLogging::redacted_credentials_areMasked()
{
    QFETCH(QString, text);
    QFETCH(QString, expected);
    QCOMPARE(redacted(text), expected);
    const LogEntry line = entry(text);
    QVERIFY(!formatted(line, LogFormat::Text).contains("hush"));
    QVERIFY(!formatted(line, LogFormat::Json).contains("hush"));
}

void TestLogging::redacted_harmlessText_stays_data()
{
    QTest::addColumn<QString>("text");
    for (const char *text : {"listening on http://127.0.0.1:8000", "token of user 7 has expired", "bearer",
             "secret is missing", "GET /api/users/?search=a@b.example 200", "mail to http://x/ a@b.example: sent",
             "postgresql://clinic@db/x"})
        QTest::addRow("%s", text) << QString::fromUtf8(text);
}

void TestLogging::redacted_harmlessText_stays()
{
    QFETCH(QString, text);
    QCOMPARE(redacted(text), text);
}

void TestLogging::formatted_longMessage_isCutBetweenCharacters()
{
    for (int before : {0, 1}) {
        const QString message = QString(before, u'a') + QStringLiteral("😀").repeated(10'000);
        const QByteArray line = formatted(
            {.time = m_clock.now(), .type = QtInfoMsg, .category = "mc.http", .message = message}, LogFormat::Text);
        QVERIFY(line.endsWith("😀…\n"));
        QVERIFY(!line.contains("\xef\xbf\xbd")); // what half a pair would have become
    }
}

void TestLogging::logging_belowLevel_isNotWritten()
{
    const auto act = [] {
        qCDebug(logHttp) << "one";
        qCInfo(logHttp) << "two";
        qCWarning(logStore) << "three";
        qCCritical(logOps) << "four";
        qWarning() << "five";
    };
    const auto count = [this, &act](LogLevel level) { return logged({LogFormat::Text, level}, act).count('\n'); };
    QCOMPARE(count(LogLevel::Debug), 5);
    QCOMPARE(count(LogLevel::Info), 4);
    QCOMPARE(count(LogLevel::Warning), 3);
    QCOMPARE(count(LogLevel::Error), 1);
}

void TestLogging::logging_manyThreads_keepsLinesAndRequestIdsApart()
{
    constexpr int threads = 8;
    constexpr int lines = 60; // all threads together less than the log keeps
    const QString padding(5'000, u'.'); // more than a pipe takes at once
    const QByteArray log = logged({LogFormat::Text, LogLevel::Info}, [&padding] {
        std::vector<std::thread> running;
        for (int i = 0; i < threads; ++i) {
            running.emplace_back([i, &padding] {
                const LogContext context("request-" + QByteArray::number(i));
                for (int line = 0; line < lines; ++line)
                    qCInfo(logRealtime, "%d %s", i, qPrintable(padding));
            });
        }
        for (std::thread &thread : running)
            thread.join();
    });
    const QList<QByteArray> all = log.split('\n');
    QCOMPARE(all.size(), threads * lines + 1);
    for (const QByteArray &line : all.first(threads * lines)) {
        const qsizetype at = line.indexOf("request_id=request-") + 19;
        const char thread = line[at];
        QCOMPARE(line.mid(at), QByteArray(1, thread) + ' ' + thread + ' ' + padding.toLatin1());
    }
}

void TestLogging::logging_fatal_isWrittenBeforeTheEnd()
{
    QTemporaryFile file;
    QVERIFY(file.open());
    const pid_t child = ::fork();
    if (child == 0) {
        std::signal(SIGABRT, SIG_DFL); // Qt Test's own handler shows a stack
        const Logging logging({LogFormat::Text, LogLevel::Info}, file.handle());
        for (int i = 0; i < 1000; ++i)
            qCInfo(logOps, "line %d", i);
        qFatal("the end");
    }
    int status = 0;
    QCOMPARE(::waitpid(child, &status, 0), child);
    QVERIFY(WIFSIGNALED(status));
    QFile written(file.fileName());
    QVERIFY(written.open(QIODevice::ReadOnly));
    const QByteArray log = written.readAll();
    QCOMPARE(log.count('\n'), 1001);
    QVERIFY(log.endsWith("error   default the end\n"));
}

void TestLogging::printError_comesBehindWhatWasLogged()
{
    const QByteArray log = logged({LogFormat::Text, LogLevel::Info}, [] {
        for (int i = 0; i < 100; ++i)
            qCInfo(logOps, "line %d", i);
        printError("mediconnect-notifyd: it can't");
    });
    QCOMPARE(log.count('\n'), 101);
    QVERIFY(log.endsWith("line 99\nmediconnect-notifyd: it can't\n"));
    QCOMPARE(droppedLogLines(), 0);
}

void TestLogging::stderrCapture_printedText_isLogged()
{
    std::FILE *const before = stderr;
    const QByteArray log = logged({LogFormat::Json, LogLevel::Info}, [] {
        const StderrCapture capture;
        std::fprintf(stderr, "WARNING:  %s\nHINT:  none\n", "something");
        std::fputs("no end of line", stderr);
    });
    QCOMPARE(stderr, before);
    // The C library decides whether two lines of one call come together.
    QVERIFY(log.count('\n') == 2 || log.count('\n') == 3);
    QVERIFY(log.contains("\"message\":\"stderr: WARNING:  something"));
    QVERIFY(log.contains("HINT:  none\""));
    QVERIFY(log.contains("\"message\":\"stderr: no end of line\""));
}

void TestLogging::context_nested_innermostCounts()
{
    QCOMPARE(LogContext::requestId(), QByteArray());
    const LogContext outer("outer");
    {
        const LogContext inner("inner");
        QCOMPARE(LogContext::requestId(), QByteArray("inner"));
    }
    QCOMPARE(LogContext::requestId(), QByteArray("outer"));
}

void TestLogging::clock_manual_movesWhenTold()
{
    const QDateTime before = m_clock.now();
    m_clock.advance(std::chrono::hours(25));
    QCOMPARE(before.secsTo(m_clock.now()), 25 * 3600);
    m_clock.set(before);
    QCOMPARE(m_clock.now(), before);
    QCOMPARE(SystemClock().now().timeSpec(), Qt::UTC);
}

QTEST_GUILESS_MAIN(TestLogging)
#include "tst_logging.moc"
