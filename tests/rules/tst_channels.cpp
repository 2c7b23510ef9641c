#include "rules/channels.h"

#include "model/times.h"

#include <QtTest/QTest>

using namespace mc;
using model::Channel;
using model::Channels;
using model::Priority;
using model::Recipient;

namespace {

const QDateTime now = model::utc(1'705'312'800'000); // 2024-01-15T10:00:00Z

// Can be reached by everything.
Recipient ann()
{
    Recipient recipient;
    recipient.person = {.id = {7}, .username = QStringLiteral("ann"), .email = QStringLiteral("ann@clinic.example")};
    recipient.phone = QStringLiteral("+34600000000");
    recipient.lastSeen = now.addSecs(-3600);
    recipient.devices = {{1, model::Provider::Fcm}, {2, model::Provider::Apns}};
    recipient.preferences.userTimezone = "Europe/Madrid";
    return recipient;
}

constexpr Channels everything = Channel::InApp | Channel::Push | Channel::Email | Channel::Sms;

constexpr model::Providers everyProvider
    = model::Provider::Fcm | model::Provider::Apns | model::Provider::Smtp | model::Provider::Sms;

rules::ChannelPolicy policy() { return {everyProvider, std::chrono::hours(7 * 24)}; }

rules::ChannelCriteria criteria(Priority priority, std::optional<Channels> named = {})
{
    return {.type = model::NotificationType::Appointment, .priority = priority, .named = named};
}

// "push now, email held quiet_hours, sms suppressed no_address"
QString told(const QList<model::ChannelDecision> &decisions)
{
    QStringList texts;
    for (const model::ChannelDecision &decision : decisions) {
        texts += QString(word(decision.channel)) + u' ' + word(decision.decision)
            + (decision.reason ? u' ' + QString(word(*decision.reason)) : QString());
    }
    return texts.join(QStringLiteral(", "));
}

} // namespace

class TestChannels : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void choose_outlineAndRecipient_decides_data();
    void choose_outlineAndRecipient_decides();
    void choose_quietHours_holdsAllButCritical();
    void choose_limits_countWhatThisOneSendsToo();
    void choose_decisions_sayWhenAndWhy();
    void explain_inactiveRecipient_reachesNothing();
    void carrierOf_device_isItsOwnElseFcm();
    void choose_devicesWithoutCarrier_haveNoPush();
    void reconsider_whatChangedSince_counts_data();
    void reconsider_whatChangedSince_counts();
    void reconsider_quietHours_holdAgain();
    void heldOnes_areNotLimited();
};

void TestChannels::choose_outlineAndRecipient_decides_data()
{
    QTest::addColumn<rules::ChannelCriteria>("asked");
    QTest::addColumn<Recipient>("recipient");
    QTest::addColumn<model::Providers>("providers");
    QTest::addColumn<Channels>("channels");
    QTest::addColumn<QString>("decisions");

    const auto row = [](const char *name, const rules::ChannelCriteria &asked, auto change, Channels channels,
                         const char *decisions, model::Providers providers = everyProvider) {
        Recipient recipient = ann();
        change(recipient);
        QTest::newRow(name) << asked << recipient << providers << channels << QString::fromLatin1(decisions);
    };
    const auto asIs = [](Recipient &) {};
    const Channels pushed = Channel::InApp | Channel::Push;

    row("low", criteria(Priority::Low), asIs, pushed,
        "push now, email suppressed email_important_only, sms suppressed sms_critical_only");
    row("medium", criteria(Priority::Medium), asIs, pushed,
        "push now, email suppressed email_important_only, sms suppressed sms_critical_only");
    row("high", criteria(Priority::High), asIs, pushed | Channel::Email,
        "push now, email now, sms suppressed sms_critical_only");
    row("critical", criteria(Priority::Critical), asIs, everything, "push now, email now, sms now");

    const auto awayFor = [](std::chrono::seconds time) {
        return [time](Recipient &recipient) { recipient.lastSeen = now.addSecs(-time.count()); };
    };
    row("not seen for a week", criteria(Priority::Low), awayFor(std::chrono::hours(7 * 24)), pushed | Channel::Email,
        "push now, email now, sms suppressed sms_critical_only");
    row("seen within the week", criteria(Priority::Low), awayFor(std::chrono::hours(7 * 24) - std::chrono::seconds(1)),
        pushed, "push now, email suppressed email_important_only, sms suppressed sms_critical_only");

    row("named none", criteria(Priority::Critical, Channels()), asIs, Channel::InApp, "");
    row("named in_app", criteria(Priority::Critical, Channel::InApp), asIs, Channel::InApp, "");
    row("named email for a low one", criteria(Priority::Low, Channel::InApp | Channel::Email), asIs,
        Channel::InApp | Channel::Email, "email now");
    row("named sms for a high one", criteria(Priority::High, Channel::Sms), asIs, Channel::InApp,
        "sms suppressed sms_critical_only");
    row("named sms for a critical one", criteria(Priority::Critical, Channel::Sms), asIs, Channel::InApp | Channel::Sms,
        "sms now");

    row(
        "push turned off for the type", criteria(Priority::High),
        [](Recipient &r) { r.preferences.allow(model::NotificationType::Appointment, Channel::Push, false); },
        Channel::InApp | Channel::Email, "push suppressed preference_off, email now, sms suppressed sms_critical_only");
    row(
        "push turned off for another type", criteria(Priority::High),
        [](Recipient &r) { r.preferences.allow(model::NotificationType::Billing, Channel::Push, false); },
        pushed | Channel::Email, "push now, email now, sms suppressed sms_critical_only");
    row(
        "turned off, though critical and named", criteria(Priority::Critical, Channel::Sms),
        [](Recipient &r) { r.preferences.allow(model::NotificationType::Appointment, Channel::Sms, false); },
        Channel::InApp, "sms suppressed preference_off");
    row(
        "in_app turned off", criteria(Priority::Low, Channel::InApp),
        [](Recipient &r) { r.preferences.allow(model::NotificationType::Appointment, Channel::InApp, false); },
        Channel::InApp, "");

    row(
        "no addresses", criteria(Priority::Critical),
        [](Recipient &r) {
            r.devices.clear();
            r.person.email.clear();
            r.phone.clear();
        },
        Channel::InApp, "push suppressed no_device, email suppressed no_address, sms suppressed no_address");
    row(
        "opted out of sms, though critical and named", criteria(Priority::Critical, Channel::Sms),
        [](Recipient &r) { r.hasOptedOutOfSms = true; }, Channel::InApp, "sms suppressed opted_out");
    row(
        "opted out of sms only", criteria(Priority::Critical), [](Recipient &r) { r.hasOptedOutOfSms = true; },
        pushed | Channel::Email, "push now, email now, sms suppressed opted_out");
    row("nothing configured", criteria(Priority::Critical), asIs, everything,
        "push suppressed channel_not_configured, email suppressed channel_not_configured, sms suppressed "
        "channel_not_configured",
        model::Providers());
    row("only push configured", criteria(Priority::High), asIs, pushed | Channel::Email,
        "push now, email suppressed channel_not_configured, sms suppressed sms_critical_only", model::Provider::Fcm);

    const auto limited = [](int anHour, int aDay, int sentHour, int sentDay) {
        return [=](Recipient &r) {
            r.preferences.limits = {anHour, aDay};
            r.sentLastHour = sentHour;
            r.sentLastDay = sentDay;
        };
    };
    row("below the limit of an hour", criteria(Priority::Low), limited(3, 0, 2, 2), pushed,
        "push now, email suppressed email_important_only, sms suppressed sms_critical_only");
    row("at the limit of an hour", criteria(Priority::Low), limited(3, 0, 3, 3), pushed,
        "push suppressed frequency_limit, email suppressed email_important_only, sms suppressed sms_critical_only");
    row("at the limit of a day", criteria(Priority::Low), limited(0, 10, 1, 10), pushed,
        "push suppressed frequency_limit, email suppressed email_important_only, sms suppressed sms_critical_only");
    row("critical over the limits", criteria(Priority::Critical), limited(1, 1, 5, 5), everything,
        "push now, email now, sms now");
}

void TestChannels::choose_outlineAndRecipient_decides()
{
    QFETCH(rules::ChannelCriteria, asked);
    QFETCH(Recipient, recipient);
    QFETCH(model::Providers, providers);
    QFETCH(Channels, channels);
    QFETCH(QString, decisions);
    const rules::ChannelChoice choice
        = rules::chooseChannels(asked, recipient, {providers, policy().inactiveAfter}, now);
    QCOMPARE(told(choice.decisions), decisions);
    QCOMPARE(choice.channels, channels);
}

void TestChannels::choose_quietHours_holdsAllButCritical()
{
    Recipient recipient = ann();
    recipient.preferences.quietHours
        = {.enabled = true, .start = QTime(10, 30), .end = QTime(12, 0)}; // it is 11:00 in Madrid
    const Channels most = Channel::InApp | Channel::Push | Channel::Email;
    const rules::ChannelChoice high = rules::chooseChannels(criteria(Priority::High, most), recipient, policy(), now);
    QCOMPARE(told(high.decisions), QStringLiteral("push held quiet_hours, email held quiet_hours"));
    QCOMPARE(high.channels, most);
    const rules::ChannelChoice critical
        = rules::chooseChannels(criteria(Priority::Critical, most), recipient, policy(), now);
    QCOMPARE(told(critical.decisions), QStringLiteral("push now, email now"));
    recipient.preferences.quietHours.timezone = "Asia/Tokyo"; // where it is 19:00
    QCOMPARE(told(rules::chooseChannels(criteria(Priority::High, most), recipient, policy(), now).decisions),
        QStringLiteral("push now, email now"));
}

void TestChannels::choose_limits_countWhatThisOneSendsToo()
{
    Recipient recipient = ann();
    recipient.preferences.limits = {3, 0};
    recipient.sentLastHour = 2;
    QCOMPARE(told(rules::chooseChannels(criteria(Priority::High), recipient, policy(), now).decisions),
        QStringLiteral("push now, email suppressed frequency_limit, sms suppressed sms_critical_only"));
}

void TestChannels::choose_decisions_sayWhenAndWhy()
{
    Recipient recipient = ann();
    recipient.preferences.quietHours = {.enabled = true, .start = QTime(10, 30), .end = QTime(12, 0)};
    const QList<model::ChannelDecision> decisions
        = rules::chooseChannels(criteria(Priority::High), recipient, policy(), now).decisions;
    QCOMPARE(decisions[0].at, now.addSecs(3600));
    QCOMPARE(decisions[0].detail, QStringLiteral("held until 12:00 Europe/Madrid: quiet hours"));
    recipient.preferences.quietHours
        = {.enabled = true, .start = QTime(15, 0), .end = QTime(16, 30), .timezone = "Asia/Calcutta"}; // a link
    const model::ChannelDecision held
        = rules::chooseChannels(criteria(Priority::High), recipient, policy(), now).decisions[0];
    QCOMPARE(held.at, now.addSecs(3600));
    QCOMPARE(held.detail, QStringLiteral("held until 16:30 Asia/Calcutta: quiet hours"));
    QVERIFY(!decisions[2].at.isValid());
    QCOMPARE(decisions[2].detail, QStringLiteral("sms is for critical only"));
    recipient.preferences.quietHours.enabled = false;
    QCOMPARE(rules::chooseChannels(criteria(Priority::High), recipient, policy(), now).decisions[0].at, now);
}

void TestChannels::explain_inactiveRecipient_reachesNothing()
{
    Recipient recipient = ann();
    QCOMPARE(told(rules::explainChannels(criteria(Priority::Low, Channel::Push), recipient, policy(), now)),
        QStringLiteral("in_app now, push now"));
    recipient.isActive = false;
    QCOMPARE(told(rules::explainChannels(criteria(Priority::Critical), recipient, policy(), now)),
        QStringLiteral("in_app suppressed recipient_inactive"));
}

void TestChannels::carrierOf_device_isItsOwnElseFcm()
{
    using model::Provider;
    QCOMPARE(rules::carrierOf({1, Provider::Apns}, Provider::Apns | Provider::Fcm), std::optional(Provider::Apns));
    QCOMPARE(rules::carrierOf({1, Provider::Apns}, Provider::Fcm), std::optional(Provider::Fcm));
    QCOMPARE(rules::carrierOf({1, Provider::Fcm}, Provider::Apns | Provider::Fcm), std::optional(Provider::Fcm));
    QVERIFY(!rules::carrierOf({1, Provider::Fcm}, Provider::Apns | Provider::Smtp));
}

void TestChannels::choose_devicesWithoutCarrier_haveNoPush()
{
    Recipient recipient = ann();
    const rules::ChannelPolicy onlyApns {model::Provider::Apns, policy().inactiveAfter};
    QCOMPARE(told(rules::chooseChannels(criteria(Priority::Low, Channel::Push), recipient, onlyApns, now).decisions),
        QStringLiteral("push now"));
    recipient.devices = {{1, model::Provider::Fcm}};
    QCOMPARE(told(rules::chooseChannels(criteria(Priority::Low, Channel::Push), recipient, onlyApns, now).decisions),
        QStringLiteral("push suppressed channel_not_configured"));
}

void TestChannels::reconsider_whatChangedSince_counts_data()
{
    QTest::addColumn<Channel>("channel");
    QTest::addColumn<Recipient>("recipient");
    QTest::addColumn<QString>("decision");
    const auto row = [](const char *name, Channel channel, auto change, const char *decision) {
        Recipient recipient = ann();
        change(recipient);
        QTest::newRow(name) << channel << recipient << QString::fromLatin1(decision);
    };
    row(
        "nothing", Channel::Push, [](Recipient &) {}, "push now");
    row(
        "email, though no longer inactive", Channel::Email, [](Recipient &) {}, "email now");
    row(
        "a place in the limit", Channel::Push,
        [](Recipient &r) {
            r.preferences.limits = {6, 6}, r.sentLastHour = r.sentLastDay = 5;
        },
        "push now");
    row(
        "over the limit of an hour", Channel::Push,
        [](Recipient &r) {
            r.preferences.limits = {5, 0}, r.sentLastHour = 5;
        },
        "push suppressed frequency_limit");
    row(
        "over the limit of a day", Channel::Push,
        [](Recipient &r) {
            r.preferences.limits = {0, 5}, r.sentLastDay = 5;
        },
        "push suppressed frequency_limit");
    row(
        "over the limit, but turned off", Channel::Push,
        [](Recipient &r) {
            r.preferences.limits = {5, 0}, r.sentLastHour = 5;
            r.preferences.allow(model::NotificationType::Appointment, Channel::Push, false);
        },
        "push suppressed preference_off");
    row(
        "turned off", Channel::Email,
        [](Recipient &r) { r.preferences.allow(model::NotificationType::Appointment, Channel::Email, false); },
        "email suppressed preference_off");
    row(
        "device gone", Channel::Push, [](Recipient &r) { r.devices.clear(); }, "push suppressed no_device");
    row(
        "address gone", Channel::Email, [](Recipient &r) { r.person.email.clear(); }, "email suppressed no_address");
    row(
        "phone gone", Channel::Sms, [](Recipient &r) { r.phone.clear(); }, "sms suppressed no_address");
    row(
        "opted out", Channel::Sms, [](Recipient &r) { r.hasOptedOutOfSms = true; }, "sms suppressed opted_out");
    row(
        "left", Channel::Email, [](Recipient &r) { r.isActive = false; }, "email suppressed recipient_inactive");
}

void TestChannels::reconsider_whatChangedSince_counts()
{
    QFETCH(Channel, channel);
    QFETCH(Recipient, recipient);
    QFETCH(QString, decision);
    QCOMPARE(told({rules::reconsider(channel, criteria(Priority::Low), recipient, now)}), decision);
}

void TestChannels::reconsider_quietHours_holdAgain()
{
    Recipient recipient = ann();
    recipient.preferences.quietHours
        = {.enabled = true, .start = QTime(10, 30), .end = QTime(12, 0)}; // it is 11:00 in Madrid
    const model::ChannelDecision held = rules::reconsider(Channel::Push, criteria(Priority::High), recipient, now);
    QCOMPARE(told({held}), QStringLiteral("push held quiet_hours"));
    QCOMPARE(held.at, now.addSecs(3600));
    QCOMPARE(told({rules::reconsider(Channel::Push, criteria(Priority::Critical), recipient, now)}),
        QStringLiteral("push now"));
}

// Whether there is a place for it is decided when it is let out.
void TestChannels::heldOnes_areNotLimited()
{
    Recipient recipient = ann();
    recipient.preferences.quietHours
        = {.enabled = true, .start = QTime(10, 30), .end = QTime(12, 0)}; // it is 11:00 in Madrid
    recipient.preferences.limits = {1, 1};
    recipient.sentLastHour = recipient.sentLastDay = 5;
    QCOMPARE(
        told(rules::chooseChannels(criteria(Priority::High, Channel::Push | Channel::Email), recipient, policy(), now)
                 .decisions),
        QStringLiteral("push held quiet_hours, email held quiet_hours"));
    QCOMPARE(told({rules::reconsider(Channel::Push, criteria(Priority::High), recipient, now)}),
        QStringLiteral("push held quiet_hours"));
}

QTEST_APPLESS_MAIN(TestChannels)
#include "tst_channels.moc"
