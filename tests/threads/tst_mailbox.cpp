#include "threads/mailbox.h"

#include <QtTest/QTest>

using namespace mc;

namespace {

constexpr int patience = 20'000;

/// Reads a mailbox on its own thread.
class Reader : public QObject
{
public:
    explicit Reader(threads::Mailbox<int> &mailbox)
        : m_mailbox(mailbox)
    {
        mailbox.open(this);
    }

    std::vector<int> letters;
    int events = 0;

protected:
    void customEvent(QEvent *) override
    {
        ++events;
        for (const int letter : m_mailbox.take())
            letters.push_back(letter);
    }

private:
    threads::Mailbox<int> &m_mailbox;
};

} // namespace

class tst_Mailbox : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void post_severalBetweenTwoLooks_areOneEventInTheirOrder()
    {
        threads::Mailbox<int> mailbox;
        Reader reader(mailbox);
        for (int letter = 1; letter <= 3; ++letter)
            QVERIFY(mailbox.post(int(letter)));
        QTRY_COMPARE_WITH_TIMEOUT(reader.letters, std::vector<int>({1, 2, 3}), patience);
        QCOMPARE(reader.events, 1);
        QVERIFY(mailbox.post(4));
        QTRY_COMPARE_WITH_TIMEOUT(reader.letters.size(), 4u, patience);
        QCOMPARE(reader.events, 2);
    }

    void post_fromManyThreads_losesNothing()
    {
        constexpr int writers = 4, each = 1000;
        threads::Mailbox<int> mailbox;
        Reader reader(mailbox);
        std::vector<std::unique_ptr<QThread>> writing;
        for (int writer = 0; writer < writers; ++writer) {
            writing.emplace_back(QThread::create([&mailbox] {
                for (int letter = 0; letter < each; ++letter)
                    mailbox.post(int(letter));
            }));
            writing.back()->start();
        }
        QTRY_COMPARE_WITH_TIMEOUT(int(reader.letters.size()), writers * each, patience);
        for (const auto &thread : writing)
            thread->wait();
    }

    void post_whenClosed_leavesTheLetterToTheCaller()
    {
        threads::Mailbox<std::unique_ptr<int>> mailbox;
        auto letter = std::make_unique<int>(1);
        QVERIFY(!mailbox.post(std::move(letter)));
        QVERIFY(letter);
        QObject reader;
        mailbox.open(&reader);
        QVERIFY(mailbox.post(std::move(letter)));
        mailbox.close();
        QVERIFY(mailbox.take().empty());
    }
};

QTEST_GUILESS_MAIN(tst_Mailbox)
#include "tst_mailbox.moc"
