#include "rules/channels.h"

#include <QtTest/QTest>

using namespace mc;
using model::Channel;
using model::Channels;
using model::Priority;

class TestChannels : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void channels_noneNamed_followTheStrategy_data();
    void channels_noneNamed_followTheStrategy();
    void channels_named_areThoseAndInApp();
};

void TestChannels::channels_noneNamed_followTheStrategy_data()
{
    QTest::addColumn<Priority>("priority");
    QTest::addColumn<Channels>("expected");
    const Channels always = Channel::InApp | Channel::Push;
    QTest::newRow("low") << Priority::Low << always;
    QTest::newRow("medium") << Priority::Medium << always;
    QTest::newRow("high") << Priority::High << (always | Channel::Email);
    QTest::newRow("critical") << Priority::Critical << (always | Channel::Email | Channel::Sms);
}

void TestChannels::channels_noneNamed_followTheStrategy()
{
    QFETCH(Priority, priority);
    QFETCH(Channels, expected);
    QCOMPARE(rules::channelsFor(priority, {}), expected);
}

void TestChannels::channels_named_areThoseAndInApp()
{
    for (const Priority priority : model::allPriorities) {
        for (int set = 0; set < 16; ++set)
            QCOMPARE(rules::channelsFor(priority, Channels::fromInt(set)), Channels::fromInt(set) | Channel::InApp);
    }
}

QTEST_APPLESS_MAIN(TestChannels)
#include "tst_channels.moc"
