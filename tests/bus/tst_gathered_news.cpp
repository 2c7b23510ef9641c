#include "bus/gathered_news.h"

#include <QtTest/QTest>

using namespace mc::model;
using namespace mc::bus;

class tst_GatheredNews : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void add_olderVersion_keepsTheLatest()
    {
        GatheredNews news;
        news.add({7}, 5);
        news.add({7}, 3);
        GatheredNews other;
        other.add({7}, 4);
        other.changedUsers = {{9}};
        news.add(other);
        QCOMPARE(news.moved.value({7}), 5);
        QVERIFY(news.changedUsers.contains({9}));
        QCOMPARE(news.count(), 2);
    }

    void add_oneOfEachKind_keepsWhatOthersAreToHear()
    {
        InboxChange change;
        change.user = {7};
        change.version = 12;
        GatheredNews news;
        for (const News &one : {News(DeliveriesDue {}), News(BatchesWaiting {}), News(EventsWaiting {})})
            news.add(one);
        QVERIFY(news.isEmpty());
        for (const News &one : {News(change), News(InboxMoved {{8}, 3}), News(UserChanged {{9}}),
                 News(TokensChanged {}), News(GapPossible {})})
            news.add(one);
        GatheredNews expected;
        expected.moved = {{{7}, 12}, {{8}, 3}};
        expected.changedUsers = {{9}};
        expected.tokens = true;
        expected.gap = true;
        QVERIFY(news == expected);
    }

    void noticesOf_nothing_areNone() { QVERIFY(noticesOf({}, "here", 7900).isEmpty()); }

    void noticesOf_gapOrTokensOnly_isOne_data()
    {
        QTest::addColumn<bool>("gap");
        QTest::newRow("gap") << true;
        QTest::newRow("tokens") << false;
    }
    void noticesOf_gapOrTokensOnly_isOne()
    {
        QFETCH(bool, gap);
        GatheredNews news;
        news.gap = gap;
        news.tokens = !gap;
        const QList<QByteArray> notices = noticesOf(news, "here", 7900);
        QCOMPARE(notices.size(), 1);
        QVERIFY(noticeFrom(notices.first())->news == news);
    }

    void noticesOf_muchNews_fitAndHoldAll_data()
    {
        QTest::addColumn<int>("moved");
        QTest::addColumn<int>("changed");
        QTest::newRow("one") << 1 << 0;
        QTest::newRow("one user") << 0 << 1;
        QTest::newRow("many") << 5000 << 3000;
    }
    void noticesOf_muchNews_fitAndHoldAll()
    {
        QFETCH(int, moved);
        QFETCH(int, changed);
        // The longest numbers there are.
        const qint64 far = std::numeric_limits<qint64>::max();
        GatheredNews news;
        for (int i = 0; i < moved; ++i)
            news.add({far - i}, far - i);
        for (int i = 0; i < changed; ++i)
            news.changedUsers.insert({far - i});
        GatheredNews read;
        for (const QByteArray &notice : noticesOf(news, "0123456789abcdef", 7900)) {
            QVERIFY(notice.size() <= 7900);
            const auto part = noticeFrom(notice);
            QVERIFY(part);
            QCOMPARE(part->instance, QByteArray("0123456789abcdef"));
            read.add(part->news);
        }
        QVERIFY(read == news);
    }

    void noticeFrom_whatIsNone_isNothing()
    {
        for (const char *junk : {"", "hello", "[]", "{}", "{\"i\":7}", "{\"m\":[[1,2]]}"})
            QVERIFY(!noticeFrom(junk));
    }
};

QTEST_GUILESS_MAIN(tst_GatheredNews)
#include "tst_gathered_news.moc"
