#include "../client/answer_of.h"
#include "../client/inbox_log.h"
#include "client/client.h"
#include "support/running_service.h"

using namespace mc;
using namespace mc::test;
using client::Client;
using client::InboxSocket;

namespace {

const QByteArray password = "a long pass phrase of the tests";

} // namespace

/// A day with the service as an app spends it: everything through the typed client.
class tst_ClientJourney : public QObject
{
    Q_OBJECT

    User withPassword(const User &user)
    {
        const CommandOutcome outcome = ServiceProcess::run(
            {QStringLiteral("user"), QStringLiteral("set-password"), QString::fromUtf8(user.name)},
            {{"MEDICONNECT_DATABASE_URL", m_service.databaseUri().toUtf8()}}, password + '\n');
        [&] { QVERIFY2(outcome.exitCode == 0, outcome.err.constData()); }();
        return user;
    }

    std::unique_ptr<Client> signedIn(const User &user)
    {
        auto client = std::make_unique<Client>(
            client::ClientOptions {.baseUrl = QUrl(QString::fromLatin1(m_service.process().baseUrl()))});
        const auto who = answerOf(client->signIn(QString::fromUtf8(user.name), QString::fromUtf8(password)));
        [&] { QCOMPARE(told(who), QStringLiteral("ok")); }();
        return client;
    }

private Q_SLOTS:
    void initTestCase()
    {
        m_service.start();
        QVERIFY(!QTest::currentTestFailed());
        m_admin = withPassword(m_service.directory().admin("admin"));
        m_ann = withPassword(m_service.directory().patient("ann"));
    }
    void cleanup() { m_service.showLogWhenFailed(); }

    void notification_fromItsSenderToItsReader()
    {
        const std::unique_ptr<Client> admin = signedIn(m_admin), ann = signedIn(m_ann);
        InboxSocket inbox(ann->session(), ann->options(), {m_ann.id});
        InboxLog log(inbox);
        inbox.start();
        QTRY_COMPARE_WITH_TIMEOUT(inbox.state(), InboxSocket::State::Connected, 15'000);

        model::NotificationDraft draft;
        draft.recipientId = {m_ann.id};
        draft.type = model::NotificationType::MedicalRecord;
        draft.title = QStringLiteral("Your results are there");
        draft.message = QStringLiteral("Open them in the app.");
        draft.metadata.medicalRecordId = 5;
        const auto made = answerOf(admin->notifications().create(draft));
        QCOMPARE(told(made), QStringLiteral("ok"));
        QTRY_COMPARE_WITH_TIMEOUT(log.events, QStringList(QStringLiteral("arrived Your results are there")), 15'000);
        QCOMPARE(inbox.unreadCount(), 1);

        const auto list = answerOf(ann->notifications().list({}));
        QCOMPARE(list->count, 1);
        QVERIFY(list->items[0].id == made->id);
        QVERIFY(inbox.markRead(made->id));
        QTRY_COMPARE_WITH_TIMEOUT(log.events.value(1), QStringLiteral("read ") + toString(made->id), 15'000);
        QCOMPARE(inbox.unreadCount(), 0);

        const auto statistics = answerOf(ann->statistics().ofUser({}));
        QCOMPARE(told(statistics), QStringLiteral("ok"));
        QCOMPARE(statistics->total, 1);
        QCOMPARE(statistics->unread, 0);
        QCOMPARE(statistics->readRate, 100.0);

        // The admin sees that it was read, and what happened on the way.
        QVERIFY(answerOf(admin->notifications().show(made->id))->isRead);
        const auto timeline = answerOf(admin->deliveries().timeline(made->id));
        QCOMPARE(told(timeline), QStringLiteral("ok"));
        QCOMPARE(timeline->items.first().event, model::TimelineEvent::Created);
        QVERIFY(std::any_of(timeline->items.begin(), timeline->items.end(),
            [](const model::TimelineEntry &entry) { return entry.event == model::TimelineEvent::Read; }));
    }

    void settings_ofADeviceAndItsOwner()
    {
        const std::unique_ptr<Client> admin = signedIn(m_admin), ann = signedIn(m_ann);
        const auto device = answerOf(ann->devices().add(
            {"token-of-ann", model::DeviceType::Android, QStringLiteral("Phone"), QStringLiteral("1.2.3")}));
        QCOMPARE(told(device), QStringLiteral("ok"));
        QCOMPARE(answerOf(admin->devices().show(device->id))->owner.id.value, m_ann.id);

        model::Preferences preferences = *answerOf(ann->preferences().show());
        preferences.allow(model::NotificationType::Message, model::Channel::Push, false);
        preferences.quietHours.enabled = true;
        QVERIFY(*answerOf(ann->preferences().replace(preferences)) == preferences);

        // What she chose shows in what a message to her would become.
        model::NotificationDraft draft;
        draft.recipientId = {m_ann.id};
        draft.type = model::NotificationType::Message;
        draft.title = QStringLiteral("Hello");
        draft.message = QStringLiteral("How are you?");
        const auto preview = answerOf(admin->batches().preview(draft));
        QCOMPARE(told(preview), QStringLiteral("ok"));
        QVERIFY(
            std::any_of(preview->reasons.begin(), preview->reasons.end(), [](const model::Preview::Reasoned &reasoned) {
                return reasoned.channel == model::Channel::Push && reasoned.reason == model::Reason::PreferenceOff;
            }));
        QCOMPARE(told(answerOf(ann->devices().remove(device->id))), QStringLiteral("ok"));
    }

private:
    RunningService m_service;
    User m_admin;
    User m_ann;
};

QTEST_GUILESS_MAIN(tst_ClientJourney)
#include "tst_client_journey.moc"
