#include "ops/line_writer.h"

#include <QtTest/QTest>

#include <fcntl.h>
#include <future>
#include <poll.h>
#include <unistd.h>

using namespace mc::ops;
using std::chrono::milliseconds;
using Rank = LineQueue::Rank;

namespace {

constexpr int readTimeout = 10'000;

/// A pipe that nobody reads until the test does.
class Pipe
{
public:
    Pipe()
    {
        if (::pipe2(m_ends, O_CLOEXEC) != 0)
            qFatal("no pipe");
    }
    ~Pipe()
    {
        closeWriter();
        ::close(m_ends[0]);
    }
    Pipe(const Pipe &) = delete;
    Pipe &operator=(const Pipe &) = delete;

    int writer() const { return m_ends[1]; }
    void makeNonBlocking() { ::fcntl(m_ends[1], F_SETFL, O_NONBLOCK); }
    void closeWriter()
    {
        if (m_ends[1] >= 0)
            ::close(std::exchange(m_ends[1], -1));
    }
    /// What comes up to and with that text, or to the end.
    QByteArray readUntil(const QByteArray &text)
    {
        QByteArray all;
        QByteArray part(65'536, Qt::Uninitialized);
        pollfd readable {m_ends[0], POLLIN, 0};
        while ((text.isEmpty() || !all.contains(text)) && ::poll(&readable, 1, readTimeout) > 0) {
            const ssize_t got = ::read(m_ends[0], part.data(), std::size_t(part.size()));
            if (got <= 0)
                break;
            all.append(part.constData(), got);
        }
        return all;
    }

private:
    int m_ends[2];
};

QByteArray notice(quint64 dropped) { return "dropped " + QByteArray::number(dropped) + '\n'; }

QByteArray line(int number, qsizetype size = 0)
{
    QByteArray text = QByteArray::number(number);
    return text.leftJustified(size, '.') + '\n';
}

/// The sum of all notices, and the numbers of the lines in their order.
struct Reading
{
    explicit Reading(const QByteArray &text)
    {
        for (const QByteArray &row : text.split('\n')) {
            if (row.startsWith("dropped "))
                told += row.mid(8).toULongLong();
            else if (!row.isEmpty())
                numbers += row.left(row.indexOf('.')).toInt();
        }
    }
    quint64 told = 0;
    QList<int> numbers;
};

} // namespace

/// Lines that a thread of its own writes: bounded, in order, and whoever has one never waits.
class tst_LineWriter : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void queue_fullOfLines_dropsTheNewestAndCounts()
    {
        LineQueue queue({8, 1000});
        for (int i = 0; i < 10; ++i)
            queue.append(line(i), Rank::Detail);
        QCOMPARE(queue.dropped(), 4); // six are three quarters of eight
        for (int i = 10; i < 14; ++i)
            queue.append(line(i), Rank::Trouble);
        QCOMPARE(queue.dropped(), 6);
        queue.append(line(14), Rank::Last);
        QCOMPARE(queue.dropped(), 6);

        QCOMPARE(queue.next()->dropped, 6); // at once
        queue.finished(true);
        for (const int number : {0, 1, 2, 3, 4, 5, 10, 11, 14}) {
            QCOMPARE(queue.next()->line, line(number));
            queue.finished(true);
        }
        QVERIFY(queue.wait(milliseconds(0)));
    }

    void queue_fullOfBytes_dropsTheNewest()
    {
        LineQueue queue({1000, 800});
        queue.append(QByteArray(500, 'a'), Rank::Detail);
        queue.append(QByteArray(101, 'b'), Rank::Detail);
        queue.append(QByteArray(100, 'c'), Rank::Detail);
        queue.append(QByteArray(201, 'd'), Rank::Trouble);
        queue.append(QByteArray(200, 'e'), Rank::Trouble);
        QCOMPARE(queue.dropped(), 2);
        QCOMPARE(queue.next()->dropped, 2);
        queue.finished(true);
        for (const char letter : {'a', 'c', 'e'}) {
            QCOMPARE(queue.next()->line.front(), letter);
            queue.finished(true);
        }
    }

    void queue_noticeNotWritten_isToldOnceALineWas()
    {
        LineQueue queue({4, 1000});
        for (int i = 0; i < 5; ++i)
            queue.append(line(i), Rank::Detail);
        QCOMPARE(queue.next()->dropped, 2);
        queue.finished(false);
        QCOMPARE(queue.next()->line, line(0));
        queue.finished(false); // dropped as well
        QCOMPARE(queue.dropped(), 3);
        for (int i = 1; i < 3; ++i) {
            QCOMPARE(queue.next()->line, line(i));
            queue.finished(i == 2);
        }
        QCOMPARE(queue.next()->dropped, 4);
        queue.finished(true);
        QVERIFY(queue.wait(milliseconds(0)));
    }

    void queue_nothingCanBeWritten_sleeps()
    {
        LineQueue queue({4, 1000});
        queue.append(line(0), Rank::Detail);
        QCOMPARE(queue.next()->line, line(0));
        queue.finished(false);
        QVERIFY(queue.wait(milliseconds(0)));
        std::future<std::optional<LineQueue::Next>> next
            = std::async(std::launch::async, [&queue] { return queue.next(); });
        QCOMPARE(next.wait_for(milliseconds(50)), std::future_status::timeout);
        queue.close();
        QVERIFY(!next.get());
    }

    void queue_drops_areToldOnceAnInterval()
    {
        LineQueue queue({.lines = 4, .bytes = 1000, .noticeInterval = std::chrono::hours(1)});
        for (int i = 0; i < 5; ++i)
            queue.append(line(i), Rank::Detail);
        QCOMPARE(queue.next()->dropped, 2);
        queue.finished(true);
        queue.append(line(5), Rank::Detail);
        for (int i = 0; i < 3; ++i) {
            QCOMPARE(queue.next()->line, line(i));
            queue.finished(true);
        }
        QCOMPARE(queue.next()->dropped, 1); // nothing else is to be written
        queue.finished(true);
    }

    void write_readerReads_losesNothing()
    {
        Pipe pipe;
        std::future<QByteArray> read = std::async(std::launch::async, [&pipe] { return pipe.readUntil({}); });
        {
            LineWriter writer(pipe.writer(), &notice, {1'000'000, 100'000'000});
            for (int i = 0; i < 5000; ++i)
                writer.write(line(i, 100), Rank::Detail);
            writer.stop();
            QCOMPARE(writer.dropped(), 0);
        }
        pipe.closeWriter();
        const Reading reading(read.get());
        QCOMPARE(reading.numbers.size(), 5000);
        QVERIFY(std::is_sorted(reading.numbers.begin(), reading.numbers.end()));
    }

    void write_readerStopped_returnsAndTellsLater_data()
    {
        QTest::addColumn<bool>("isBlocking");
        QTest::newRow("blocking") << true;
        QTest::newRow("non-blocking") << false;
    }
    void write_readerStopped_returnsAndTellsLater()
    {
        QFETCH(bool, isBlocking);
        Pipe pipe;
        if (!isBlocking)
            pipe.makeNonBlocking();
        auto writer = std::make_unique<LineWriter>(pipe.writer(), &notice, LineQueue::Limits {1000, 100'000});
        constexpr int lines = 5000;
        for (int i = 0; i < lines; ++i)
            writer->write(line(i, 100), Rank::Detail);
        const quint64 dropped = writer->dropped();
        QVERIFY(dropped > 2000);
        std::future<QByteArray> read = std::async(std::launch::async, [&pipe] { return pipe.readUntil({}); });
        writer->stop();
        QCOMPARE(writer->dropped(), dropped);
        writer.reset();
        pipe.closeWriter();
        const Reading reading(read.get());
        QCOMPARE(reading.told, dropped);
        QCOMPARE(quint64(reading.numbers.size()) + dropped, quint64(lines));
        QVERIFY(std::is_sorted(reading.numbers.begin(), reading.numbers.end()));
    }

    void stop_readerStopped_givesUp()
    {
        Pipe pipe;
        {
            LineWriter writer(pipe.writer(), &notice, {1000, 100'000});
            for (int i = 0; i < 5000; ++i)
                writer.write(line(i, 100), Rank::Detail);
            writer.stop();
            const quint64 dropped = writer.dropped();
            QVERIFY(dropped > 2000);
            writer.write("too late\n", Rank::Last);
            QCOMPARE(writer.dropped(), dropped + 1);
        }
        pipe.closeWriter();
        // The thread that was left behind ends with the line that it was at.
        const Reading reading(pipe.readUntil({}));
        QVERIFY(reading.numbers.size() < 1000);
    }

    void write_fullDisk_countsAndGoesOn()
    {
        const int full = ::open("/dev/full", O_WRONLY | O_CLOEXEC);
        QVERIFY(full >= 0);
        LineWriter writer(full, &notice);
        ::close(full); // it has one of its own
        for (int i = 0; i < 10; ++i)
            writer.write(line(i), Rank::Trouble);
        QTRY_COMPARE(writer.dropped(), 10);
        writer.stop();
    }

    void write_readerGone_countsAndGoesOn()
    {
        auto pipe = std::make_unique<Pipe>();
        LineWriter writer(pipe->writer(), &notice);
        pipe.reset(); // SIGPIPE would end the test here
        for (int i = 0; i < 10; ++i)
            writer.write(line(i), Rank::Trouble);
        QTRY_COMPARE(writer.dropped(), 10);
    }
};

QTEST_GUILESS_MAIN(tst_LineWriter)
#include "tst_line_writer.moc"
