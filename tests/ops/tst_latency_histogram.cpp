#include "ops/metrics.h"

#include <QtTest/QTest>

#include <thread>

using namespace mc::ops;
using namespace std::chrono_literals;

class TestLatencyHistogram : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void observe_duration_fallsIntoItsBucket_data();
    void observe_duration_fallsIntoItsBucket();
    void observe_manyThreads_losesNothing();
    void metrics_sameNameAndLabels_areTheSame();
    void text_ofAHistogram_isCumulative();
    void text_ofASource_isReadEachTime();
};

void TestLatencyHistogram::observe_duration_fallsIntoItsBucket_data()
{
    QTest::addColumn<qint64>("nanoseconds");
    QTest::addColumn<int>("bucket");
    const auto row = [](const char *name, std::chrono::nanoseconds duration, int bucket) {
        QTest::newRow(name) << qint64(duration.count()) << bucket;
    };
    row("nothing", 0ns, 0);
    row("a bound is its bucket's", 100us, 0);
    row("above the bound", 100001ns, 1);
    row("a millisecond", 1ms, 3);
    row("the last bound", 5s, 14);
    row("above all", 5s + 1ns, 15);
    row("an hour", 1h, 15);
}

void TestLatencyHistogram::observe_duration_fallsIntoItsBucket()
{
    QFETCH(qint64, nanoseconds);
    QFETCH(int, bucket);
    LatencyHistogram histogram;
    histogram.observe(std::chrono::nanoseconds(nanoseconds));
    for (std::size_t i = 0; i <= LatencyHistogram::bounds.size(); ++i)
        QCOMPARE(histogram.count(i), quint64(int(i) == bucket ? 1 : 0));
    QCOMPARE(histogram.seconds(), double(nanoseconds) / 1e9);
}

void TestLatencyHistogram::observe_manyThreads_losesNothing()
{
    LatencyHistogram histogram;
    std::vector<std::thread> threads;
    for (int i = 0; i < 4; ++i) {
        threads.emplace_back([&histogram] {
            for (int n = 0; n < 10'000; ++n)
                histogram.observe(n % 2 ? 1ms : 20ms);
        });
    }
    for (std::thread &thread : threads)
        thread.join();
    QCOMPARE(histogram.count(3), quint64(20'000));
    QCOMPARE(histogram.count(7), quint64(20'000));
    QCOMPARE(histogram.seconds(), 420.0);
}

void TestLatencyHistogram::metrics_sameNameAndLabels_areTheSame()
{
    Metrics metrics;
    QCOMPARE(&metrics.counter("a_total", "A", {{"x", "1"}}), &metrics.counter("a_total", "A", {{"x", "1"}}));
    QVERIFY(&metrics.counter("a_total", "A", {{"x", "1"}}) != &metrics.counter("a_total", "A", {{"x", "2"}}));
    QCOMPARE(&metrics.gauge("b", "B"), &metrics.gauge("b", "B"));
    QCOMPARE(&metrics.histogram("c", "C", {{"x", "1"}}), &metrics.histogram("c", "C", {{"x", "1"}}));
    QVERIFY(&metrics.histogram("c", "C", {{"x", "1"}}) != &metrics.histogram("c", "C", {}));
}

void TestLatencyHistogram::text_ofAHistogram_isCumulative()
{
    Metrics metrics;
    LatencyHistogram &histogram = metrics.histogram("wait_seconds", "Waited.", {{"x", "1"}});
    histogram.observe(50us);
    histogram.observe(2ms);
    histogram.observe(10s);
    const QByteArray text = metrics.text();
    QVERIFY(text.startsWith("# HELP wait_seconds Waited.\n# TYPE wait_seconds histogram\n"));
    for (const char *line :
        {"wait_seconds_bucket{x=\"1\",le=\"0.0001\"} 1\n", "wait_seconds_bucket{x=\"1\",le=\"0.001\"} 1\n",
            "wait_seconds_bucket{x=\"1\",le=\"0.0025\"} 2\n", "wait_seconds_bucket{x=\"1\",le=\"5\"} 2\n",
            "wait_seconds_bucket{x=\"1\",le=\"+Inf\"} 3\n", "wait_seconds_count{x=\"1\"} 3\n"})
        QVERIFY2(text.contains(line), text.constData());
    QCOMPARE(text.count("+Inf"), 1);
}

void TestLatencyHistogram::text_ofASource_isReadEachTime()
{
    Metrics metrics;
    int level = 1;
    metrics.add([&level] { return Metrics::Families {gaugeFamily("level", "Level.", level)}; });
    QVERIFY(metrics.text().contains("\nlevel 1\n"));
    level = 2;
    QVERIFY(metrics.text({counterFamily("more_total", "More.", 7)}).contains("\nlevel 2\n"));
    QVERIFY(metrics.text({counterFamily("more_total", "More.", 7)}).contains("\nmore_total 7\n"));
}

QTEST_APPLESS_MAIN(TestLatencyHistogram)
#include "tst_latency_histogram.moc"
