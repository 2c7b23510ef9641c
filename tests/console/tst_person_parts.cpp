#include "console/person/brief_model.h"
#include "console/person/day_picture.h"
#include "console/person/preferences_editor.h"
#include "console/person/reach_sentences.h"

#include <QtTest/QAbstractItemModelTester>
#include <QtTest/QTest>

using namespace mc;
using namespace mc::console;
using model::Channel;
using model::Decision;
using model::NotificationType;
using model::Reason;

namespace {

using Stretches = QList<DayPicture::Stretch>;

model::QuietHours quiet(QTime start, QTime end) { return {.enabled = true, .start = start, .end = end}; }

QDateTime utc(int year, int month, int day, int hour, int minute = 0)
{
    return QDateTime(QDate(year, month, day), QTime(hour, minute), Qt::UTC);
}

// In hours from the day's beginning, to a thousandth.
QString told(const DayPicture &picture)
{
    const double length = double(picture.begin.secsTo(picture.end)) / 3600;
    QStringList texts;
    for (const DayPicture::Stretch &stretch : picture.quiet)
        texts += QStringLiteral("%1-%2").arg(stretch.from * length, 0, 'g', 5).arg(stretch.to * length, 0, 'g', 5);
    return texts.join(u' ');
}

} // namespace

/// The parts of the page of people that need no window: the picture of a day, sentences, changes of preferences.
class tst_PersonParts : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        qputenv("TZ", "UTC");
        QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedKingdom));
    }

    void day_quietHours_areStretches_data();
    void day_quietHours_areStretches();
    void day_hours_areWhereTheClockShowsThem_data();
    void day_hours_areWhereTheClockShowsThem();
    void day_now_isThereNotHere();
    void day_unknownZone_isUtc();
    void reach_sentences_data();
    void reach_sentences();
    void reach_title();
    void reach_elsewhere_tellsBothClocks();
    void change_andItsInverse();
    void briefRows_replaced();
};

void tst_PersonParts::day_quietHours_areStretches_data()
{
    QTest::addColumn<model::QuietHours>("hours");
    QTest::addColumn<QByteArray>("zone");
    QTest::addColumn<QDateTime>("now");
    QTest::addColumn<double>("length");
    QTest::addColumn<QString>("expected");
    const model::QuietHours night = quiet({22, 0}, {8, 0}), early = quiet({1, 0}, {4, 0});
    const QByteArray madrid = "Europe/Madrid", lordHowe = "Australia/Lord_Howe", cairo = "Africa/Cairo";
    model::QuietHours off = night;
    off.enabled = false;
    QTest::newRow("off") << off << madrid << utc(2026, 1, 15, 12) << 24. << QString();
    QTest::newRow("over midnight") << night << madrid << utc(2026, 1, 15, 12) << 24. << QStringLiteral("0-8 22-24");
    QTest::newRow("within a day") << quiet({13, 30}, {15, 0}) << madrid << utc(2026, 1, 15, 12) << 24.
                                  << QStringLiteral("13.5-15");
    QTest::newRow("until midnight") << quiet({22, 0}, {0, 0}) << madrid << utc(2026, 1, 15, 12) << 24.
                                    << QStringLiteral("22-24");
    QTest::newRow("begins and ends alike")
        << quiet({8, 0}, {8, 0}) << madrid << utc(2026, 1, 15, 12) << 24. << QString();
    // 2026-03-29: from 02:00 the clock goes on to 03:00. 2026-10-25: from 03:00 back to 02:00.
    QTest::newRow("a day of 23 hours") << night << madrid << utc(2026, 3, 29, 12) << 23. << QStringLiteral("0-7 21-23");
    QTest::newRow("the hour that is left out")
        << early << madrid << utc(2026, 3, 29, 12) << 23. << QStringLiteral("1-3");
    QTest::newRow("only in the hour that is left out")
        << quiet({2, 0}, {3, 0}) << madrid << utc(2026, 3, 29, 12) << 23. << QString();
    QTest::newRow("a day of 25 hours") << night << madrid << utc(2026, 10, 25, 12) << 25.
                                       << QStringLiteral("0-9 23-25");
    QTest::newRow("the hour that comes twice")
        << quiet({2, 0}, {2, 30}) << madrid << utc(2026, 10, 25, 12) << 25. << QStringLiteral("2-2.5 3-3.5");
    QTest::newRow("half an hour later") << quiet({1, 0}, {4, 0}) << lordHowe << utc(2026, 10, 4, 0) << 23.5
                                        << QStringLiteral("1-3.5");
    // 2026-04-24: midnight itself is left out.
    QTest::newRow("a day that begins at one")
        << night << cairo << utc(2026, 4, 24, 12) << 23. << QStringLiteral("0-7 21-23");
}

void tst_PersonParts::day_quietHours_areStretches()
{
    QFETCH(model::QuietHours, hours);
    QFETCH(QByteArray, zone);
    QFETCH(QDateTime, now);
    QFETCH(double, length);
    QFETCH(QString, expected);
    const DayPicture picture = dayPicture(hours, zone, now);
    QCOMPARE(double(picture.begin.secsTo(picture.end)) / 3600, length);
    QCOMPARE(told(picture), expected);
}

void tst_PersonParts::day_hours_areWhereTheClockShowsThem_data()
{
    QTest::addColumn<QDateTime>("now");
    QTest::addColumn<QList<double>>("expected"); // in hours from the day's beginning
    QTest::newRow("usual day") << utc(2026, 1, 15, 12) << QList<double> {0, 6, 12, 18, 24};
    QTest::newRow("23 hours") << utc(2026, 3, 29, 12) << QList<double> {0, 5, 11, 17, 23};
    QTest::newRow("25 hours") << utc(2026, 10, 25, 12) << QList<double> {0, 7, 13, 19, 25};
}

void tst_PersonParts::day_hours_areWhereTheClockShowsThem()
{
    QFETCH(QDateTime, now);
    QFETCH(QList<double>, expected);
    const DayPicture picture = dayPicture({}, "Europe/Madrid", now);
    QCOMPARE(picture.hours.size(), expected.size());
    for (int i = 0; i < expected.size(); ++i) {
        QCOMPARE(picture.hours[i].hour, i * 6);
        QVERIFY(qAbs(picture.hours[i].at * expected.last() - expected[i]) < 1e-9);
    }
}

void tst_PersonParts::day_now_isThereNotHere()
{
    const DayPicture picture = dayPicture({}, "Asia/Tokyo", utc(2026, 1, 15, 21, 0));
    QCOMPARE(picture.clock, QTime(6, 0));
    QCOMPARE(picture.now, 0.25);
    QCOMPARE(picture.begin, utc(2026, 1, 15, 15));
}

void tst_PersonParts::day_unknownZone_isUtc()
{
    const DayPicture picture = dayPicture(quiet({22, 0}, {8, 0}), "Nowhere/At_All", utc(2026, 1, 15, 12));
    QCOMPARE(picture.clock, QTime(12, 0));
    QCOMPARE(told(picture), QStringLiteral("0-8 22-24"));
}

void tst_PersonParts::reach_sentences_data()
{
    QTest::addColumn<model::ChannelDecision>("decision");
    QTest::addColumn<QString>("expected");
    const QDateTime seven = utc(2026, 3, 4, 7), tomorrow = utc(2026, 3, 5, 7);
    QTest::newRow("now") << model::ChannelDecision {.channel = Channel::InApp} << QStringLiteral("App: at once");
    QTest::newRow("held") << model::ChannelDecision {.channel = Channel::Push,
        .decision = Decision::Held,
        .at = seven,
        .reason = Reason::QuietHours}
                          << QStringLiteral("Push: waits until 07:00, quiet hours");
    QTest::newRow("held until tomorrow") << model::ChannelDecision {.channel = Channel::Email,
        .decision = Decision::Held,
        .at = tomorrow,
        .reason = Reason::QuietHours} << QStringLiteral("Email: waits until Thu 07:00, quiet hours");
    QTest::newRow("suppressed") << model::ChannelDecision {.channel = Channel::Sms,
        .decision = Decision::Suppressed,
        .reason = Reason::SmsCriticalOnly}
                                << QStringLiteral("SMS: left out, only for critical ones");
}

void tst_PersonParts::reach_sentences()
{
    QFETCH(model::ChannelDecision, decision);
    QFETCH(QString, expected);
    const QList<ReachSentence> sentences = reachSentences({decision}, "UTC", utc(2026, 3, 4, 5));
    QCOMPARE(sentences.size(), 1);
    QCOMPARE(sentences.first().text, expected);
    QCOMPARE(sentences.first().decision, decision.decision);
    QCOMPARE(sentences.first().channel, decision.channel);
}

void tst_PersonParts::reach_title()
{
    const model::ChannelDecision app {.channel = Channel::InApp}, push {.channel = Channel::Push};
    const model::ChannelDecision email {
        .channel = Channel::Email, .decision = Decision::Held, .reason = Reason::QuietHours};
    const model::ChannelDecision sms {
        .channel = Channel::Sms, .decision = Decision::Suppressed, .reason = Reason::NoAddress};
    QCOMPARE(reachTitle({app, push, email, sms}), QStringLiteral("Would arrive now by App and Push"));
    QCOMPARE(reachTitle({email, sms}), QStringLiteral("Would arrive later by Email"));
    QCOMPARE(reachTitle({sms}), QStringLiteral("Would not arrive"));
}

void tst_PersonParts::reach_elsewhere_tellsBothClocks()
{
    const model::ChannelDecision held {
        .channel = Channel::Push, .decision = Decision::Held, .at = utc(2026, 3, 4, 22), .reason = Reason::QuietHours};
    QCOMPARE(reachSentences({held}, "Asia/Tokyo", utc(2026, 3, 4, 15)).first().text,
        QStringLiteral("Push: waits until 22:00 (07:00 in Asia/Tokyo), quiet hours"));
}

void tst_PersonParts::change_andItsInverse()
{
    model::Preferences before;
    before.allow(NotificationType::Billing, Channel::Email, false);
    before.limits = {.maxPerHour = 1, .maxPerDay = 2};
    const client::PreferencesPatch patch {
        .switches = {{.type = NotificationType::Billing, .channel = Channel::Email, .isOn = true},
            {.type = NotificationType::System, .channel = Channel::Sms, .isOn = false}},
        .quietHours = quiet({1, 0}, {2, 0}),
        .limits = model::FrequencyLimits {.maxPerHour = 3, .maxPerDay = 4}};
    const model::Preferences after = withChange(before, patch);
    QVERIFY(after.allows(NotificationType::Billing, Channel::Email));
    QVERIFY(!after.allows(NotificationType::System, Channel::Sms));
    QCOMPARE(after.quietHours.start, QTime(1, 0));
    QCOMPARE(after.limits.maxPerDay, 4);
    QVERIFY(withChange(after, inverseOf(patch, before)) == before);
    const client::PreferencesPatch back = inverseOf({.switches = {}, .quietHours = {}, .limits = {}}, before);
    QVERIFY(back.switches.isEmpty() && !back.quietHours && !back.limits);
}

void tst_PersonParts::briefRows_replaced()
{
    BriefModel model;
    const QAbstractItemModelTester tester(&model);
    const BriefModel::Row first {.iconName = QStringLiteral("bell"),
        .text = QStringLiteral("First"),
        .note = QStringLiteral("now"),
        .noteToolTip = QStringLiteral("exactly now"),
        .state = {}};
    BriefModel::Row second = first;
    second.text = QStringLiteral("Second");
    model.setRows({first, second});
    QCOMPARE(model.rowCount(), 2);
    QCOMPARE(model.index(1, BriefModel::Text).data().toString(), QStringLiteral("Second"));
    QCOMPARE(model.index(0, BriefModel::Note).data(Qt::ToolTipRole).toString(), QStringLiteral("exactly now"));
    model.setRows({second, first});
    QCOMPARE(model.index(1, BriefModel::Text).data().toString(), QStringLiteral("First"));
    model.setRows({});
    QCOMPARE(model.rowCount(), 0);
}

QTEST_MAIN(tst_PersonParts)
#include "tst_person_parts.moc"
