#include "console/notifications/channel_progress.h"
#include "console/notifications/timeline_sentences.h"
#include "console/widgets/wording.h"
#include "model/times.h"

#include <QtCore/QTimeZone>
#include <QtTest/QTest>

using namespace mc;
using namespace mc::console;
using model::Channel;
using model::ChannelState;
using model::TimelineEntry;
using model::TimelineEvent;

namespace {

// At so many minutes of one evening.
TimelineEntry entry(int minutes, TimelineEvent event, std::optional<Channel> channel = {}, const char *reason = "",
    const char *detail = "")
{
    TimelineEntry made;
    made.at = model::fromRfc3339(QStringLiteral("2026-03-02T21:00:00Z"))->addSecs(minutes * 60);
    made.event = event;
    made.channel = channel;
    made.reason = QString::fromLatin1(reason);
    made.detail = QString::fromLatin1(detail);
    return made;
}

QStringList textsOf(const QList<TimelineEntry> &entries)
{
    QStringList texts;
    const QList<TimelineLine> lines = linesOf(entries);
    for (const TimelineLine &line : lines)
        texts += line.text;
    return texts;
}

ChannelState stateOf(const QList<TimelineEntry> &entries, Channel channel)
{
    model::Notification notification;
    notification.channels = channel;
    return progressOf(notification, entries, model::fromRfc3339(QStringLiteral("2026-03-03T12:00:00Z")).value())
        .value(0)
        .state;
}

} // namespace

/// What a timeline is called in words, and what it says of each channel.
class tst_TimelineSentences : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        qputenv("TZ", "UTC");
        QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedKingdom));
    }

    void linesOf_entry_isASentence_data();
    void linesOf_entry_isASentence();
    void linesOf_everyReason_hasWords();
    void linesOf_everyEvent_hasIconAndWords();
    void linesOf_pause_isTold();
    void linesOf_quietHours_areToldAsThat();
    void progressOf_lastEntry_counts();
    void progressOf_severalDevices_theBestCounts();
    void progressOf_inAppWithoutEntries_isInTheInbox();
};

void tst_TimelineSentences::linesOf_entry_isASentence_data()
{
    QTest::addColumn<TimelineEntry>("told");
    QTest::addColumn<QString>("sentence");
    TimelineEntry held
        = entry(0, TimelineEvent::Held, Channel::Email, "quiet_hours", "held until 07:00 Europe/Madrid: quiet hours");
    QTest::newRow("held until nobody knows when") << held << QStringLiteral("Email was held back: quiet hours");
    held.until = model::fromRfc3339(QStringLiteral("2026-03-03T06:30:00Z")).value();
    held.timezone = "Europe/Madrid";
    QTest::newRow("held") << held << QStringLiteral("Email was held until 07:30, Europe/Madrid: quiet hours");
    held.timezone = "America/Bogota";
    QTest::newRow("held in another time zone")
        << held << QStringLiteral("Email was held until 01:30, America/Bogota: quiet hours");
    held.timezone = "Mars/Olympus"; // unknown to this machine
    QTest::newRow("held in no time zone") << held << QStringLiteral("Email was held until 06:30, UTC: quiet hours");
    QTest::newRow("left out") << entry(
        0, TimelineEvent::Suppressed, Channel::Sms, "sms_critical_only", "sms is for critical only")
                              << QStringLiteral("SMS was left out: only for critical ones");
    QTest::newRow("a reason of a later version") << entry(0, TimelineEvent::Suppressed, Channel::Sms, "full_moon",
        "the moon is full") << QStringLiteral("SMS was left out: the moon is full");
    QTest::newRow("failed") << entry(0, TimelineEvent::Failed, Channel::Sms, "", "NOTIF_004: gateway refused")
                            << QStringLiteral("SMS failed: NOTIF_004: gateway refused");
    QTest::newRow("delivered in the app")
        << entry(0, TimelineEvent::Delivered, Channel::InApp) << QStringLiteral("Delivered in the app");
    TimelineEntry third = entry(0, TimelineEvent::Sent, Channel::Email);
    third.attempt = 3;
    QTest::newRow("sent at last") << third << QStringLiteral("Email was sent at attempt 3");
}

void tst_TimelineSentences::linesOf_entry_isASentence()
{
    QFETCH(TimelineEntry, told);
    QFETCH(QString, sentence);
    QCOMPARE(textsOf({told}), QStringList {sentence});
}

void tst_TimelineSentences::linesOf_everyReason_hasWords()
{
    for (int reason = 0; reason <= int(model::Reason::RecipientInactive); ++reason)
        QVERIFY2(!displayText(model::Reason(reason)).isEmpty(), word(model::Reason(reason)).latin1());
}

void tst_TimelineSentences::linesOf_everyEvent_hasIconAndWords()
{
    for (int event = 0; event <= int(TimelineEvent::Clicked); ++event) {
        const TimelineLine line = linesOf({entry(0, TimelineEvent(event), Channel::Email, "quiet_hours")}).value(0);
        QVERIFY2(!line.text.isEmpty(), word(TimelineEvent(event)).latin1());
        QVERIFY2(!line.iconName.isEmpty(), word(TimelineEvent(event)).latin1());
    }
}

void tst_TimelineSentences::linesOf_pause_isTold()
{
    QCOMPARE(textsOf({entry(0, TimelineEvent::Created), entry(9, TimelineEvent::Delivered, Channel::InApp),
                 entry(9 + 130, TimelineEvent::Read)}),
        (QStringList {QStringLiteral("Created"), QStringLiteral("Delivered in the app"),
            QStringLiteral("2 h 10 min later"), QStringLiteral("Read")}));
}

void tst_TimelineSentences::linesOf_quietHours_areToldAsThat()
{
    const QStringList texts
        = textsOf({entry(0, TimelineEvent::Held, Channel::Email, "quiet_hours", "held until 01:00 UTC: quiet hours"),
            entry(240, TimelineEvent::Sent, Channel::Email)});
    QCOMPARE(texts.value(1), QStringLiteral("4 h of quiet hours"));
}

void tst_TimelineSentences::progressOf_lastEntry_counts()
{
    const QList<TimelineEntry> failed {entry(0, TimelineEvent::Held, Channel::Email, "quiet_hours"),
        entry(1, TimelineEvent::Attempted, Channel::Email), entry(2, TimelineEvent::Failed, Channel::Email)};
    QCOMPARE(stateOf(failed.mid(0, 1), Channel::Email), ChannelState::Held);
    QCOMPARE(stateOf(failed.mid(0, 2), Channel::Email), ChannelState::Waiting);
    QCOMPARE(stateOf(failed, Channel::Email), ChannelState::Failed);
    QCOMPARE(stateOf({entry(0, TimelineEvent::Suppressed, Channel::Sms)}, Channel::Sms), ChannelState::Suppressed);
}

void tst_TimelineSentences::progressOf_severalDevices_theBestCounts()
{
    TimelineEntry phone = entry(0, TimelineEvent::Sent, Channel::Push);
    TimelineEntry tablet = entry(1, TimelineEvent::Failed, Channel::Push);
    phone.deliveryId = QUuid::createUuid();
    tablet.deliveryId = QUuid::createUuid();
    QCOMPARE(stateOf({phone, tablet}, Channel::Push), ChannelState::Sent);
}

void tst_TimelineSentences::progressOf_inAppWithoutEntries_isInTheInbox()
{
    QCOMPARE(stateOf({}, Channel::InApp), ChannelState::Sent);
    QCOMPARE(stateOf({}, Channel::Email), ChannelState::Waiting);
}

QTEST_GUILESS_MAIN(tst_TimelineSentences)
#include "tst_timeline_sentences.moc"
