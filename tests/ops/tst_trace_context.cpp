#include "ops/trace_context.h"

#include <QtTest/QTest>

using namespace mc::ops;

namespace {

const QByteArray traceId = "4bf92f3577b34da6a3ce929d0e0e4736", spanId = "00f067aa0ba902b7";

} // namespace

/// W3C Trace Context, section 3.2.
class TestTraceContext : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void read_traceparent_isTakenOrIgnored_data();
    void read_traceparent_isTakenOrIgnored();
    void read_flags_tellWhetherItIsSampled();
    void newTraceparent_hasTheTraceAndASpanOfItsOwn();
};

void TestTraceContext::read_traceparent_isTakenOrIgnored_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<bool>("isTaken");
    const QByteArray sound = "00-" + traceId + '-' + spanId + "-01";
    const auto row
        = [](const char *name, const QByteArray &text, bool isTaken) { QTest::newRow(name) << text << isTaken; };
    row("sound", sound, true);
    row("other flags", sound.chopped(2) + "ff", true);
    row("a later version", "cc" + sound.mid(2), true);
    row("a later version that says more", "cc" + sound.mid(2) + "-what-the-future-holds", true);
    row("a later version, run together", "cc" + sound.mid(2) + "01", false);
    row("version ff", "ff" + sound.mid(2), false);
    row("version 00 that says more", sound + "-x", false);
    row("no trace", "00-" + QByteArray(32, '0') + '-' + spanId + "-01", false);
    row("no span", "00-" + traceId + '-' + QByteArray(16, '0') + "-01", false);
    row("upper case", sound.toUpper(), false);
    row("too short", sound.chopped(1), false);
    row("other digits", QByteArray(sound).replace(5, 1, "g"), false);
    row("other separators", QByteArray(sound).replace('-', '_'), false);
    row("two of them", sound + ", " + sound, false);
    row("line end", sound + '\n', false);
    row("empty", {}, false);
}

void TestTraceContext::read_traceparent_isTakenOrIgnored()
{
    QFETCH(QByteArray, text);
    QFETCH(bool, isTaken);
    const std::optional<TraceContext> trace = traceContextFrom(text);
    QCOMPARE(trace.has_value(), isTaken);
    if (trace)
        QCOMPARE(traceIdText(trace->id), traceId);
}

void TestTraceContext::read_flags_tellWhetherItIsSampled()
{
    for (const auto &[flags, isSampled] : {std::pair("00", false), {"01", true}, {"02", false}, {"03", true}})
        QCOMPARE(traceContextFrom("00-" + traceId + '-' + spanId + '-' + flags)->isSampled, isSampled);
}

void TestTraceContext::newTraceparent_hasTheTraceAndASpanOfItsOwn()
{
    for (const bool isSampled : {true, false}) {
        const TraceContext trace {.id = QUuid::fromRfc4122(QByteArray::fromHex(traceId)), .isSampled = isSampled};
        const QByteArray one = newTraceparent(trace), other = newTraceparent(trace);
        QCOMPARE(traceContextFrom(one), trace);
        QVERIFY(one.startsWith("00-" + traceId + '-'));
        QVERIFY(one != other);
    }
}

QTEST_APPLESS_MAIN(TestTraceContext)
#include "tst_trace_context.moc"
