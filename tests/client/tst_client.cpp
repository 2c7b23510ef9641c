#include "answer_of.h"
#include "client/client.h"
#include "model/times.h"
#include "support/running_service.h"

#include <QtTest/QSignalSpy>

using namespace mc;
using namespace mc::test;
using namespace std::chrono_literals;
using client::Client;
using model::Notification;
using model::NotificationId;
using model::Result;

namespace {

const QByteArray password = "a long pass phrase of the tests";

model::NotificationDraft draftFor(const User &recipient, const QString &title = QStringLiteral("Title"))
{
    model::NotificationDraft made;
    made.recipientId = {recipient.id};
    made.type = model::NotificationType::Message;
    made.title = title;
    made.message = QStringLiteral("Line 1\nLine 2 \U0001F469");
    return made;
}

} // namespace

/// The client with the real service behind it.
class tst_Client : public QObject
{
    Q_OBJECT

    std::unique_ptr<Client> signedOut() const
    {
        return std::make_unique<Client>(
            client::ClientOptions {.baseUrl = QUrl(QString::fromLatin1(m_service.process().baseUrl()))});
    }

    std::unique_ptr<Client> clientOf(const User &user) const
    {
        std::unique_ptr<Client> client = signedOut();
        client->session().open({tokenOf(user), {}});
        return client;
    }

    User withPassword(const char *name)
    {
        const User user = m_service.directory().patient(name);
        const CommandOutcome outcome = ServiceProcess::run(
            {QStringLiteral("user"), QStringLiteral("set-password"), QString::fromUtf8(user.name)},
            {{"MEDICONNECT_DATABASE_URL", m_service.databaseUri().toUtf8()}}, password + '\n');
        [&] { QVERIFY2(outcome.exitCode == 0, outcome.err.constData()); }();
        return user;
    }

    // Tokens as sign-in gives them, the access token gone by.
    client::Tokens expiredTokensOf(const User &user)
    {
        const std::unique_ptr<Client> client = signedOut();
        (void)answerOf(client->signIn(QString::fromUtf8(user.name), QString::fromUtf8(password)));
        QJsonObject claims = claimsOf(user);
        claims.insert(QStringLiteral("exp"), secondsFromNow(-60));
        return {token(claims), client->session().tokens().refresh};
    }

private Q_SLOTS:
    void initTestCase()
    {
        m_service.start();
        QVERIFY(!QTest::currentTestFailed());
        m_admin = m_service.directory().admin("admin");
    }
    void cleanup() { m_service.showLogWhenFailed(); }

    void signIn_rightPassword_opensTheSession()
    {
        const User ann = withPassword("ann");
        const std::unique_ptr<Client> client = signedOut();
        const Result<model::User> user
            = answerOf(client->signIn(QString::fromUtf8(ann.name), QString::fromUtf8(password)));
        QCOMPARE(told(user), QStringLiteral("ok"));
        QCOMPARE(user->id.value, ann.id);
        QVERIFY(client->session().isOpen());
        QCOMPARE(told(answerOf(client->notifications().list({}))), QStringLiteral("ok"));
        QCOMPARE(answerOf(client->directory().show(user->id))->username, user->username);
    }

    void signIn_wrongPassword_leavesItClosed()
    {
        const User ann = withPassword("ann");
        const std::unique_ptr<Client> client = signedOut();
        QCOMPARE(codeOf(answerOf(client->signIn(QString::fromUtf8(ann.name), QStringLiteral("wrong")))),
            QStringLiteral("unauthenticated"));
        QVERIFY(!client->session().isOpen());
        QCOMPARE(codeOf(answerOf(client->notifications().list({}))), QStringLiteral("unauthenticated"));
    }

    void token_expired_isRenewedForAllWhoAsk()
    {
        const User ann = withPassword("ann");
        const std::unique_ptr<Client> client = signedOut();
        client->session().open(expiredTokensOf(ann));
        QSignalSpy renewed(&client->session(), &client::Session::renewed);
        const auto first = client->notifications().list({}), second = client->notifications().list({});
        const auto third = client->preferences().show();
        QCOMPARE(told(answerOf(first)), QStringLiteral("ok"));
        QCOMPARE(told(answerOf(second)), QStringLiteral("ok"));
        QCOMPARE(told(answerOf(third)), QStringLiteral("ok"));
        QCOMPARE(renewed.count(), 1);
    }

    void token_renewed_rotatesTheRefreshToken()
    {
        const User ann = withPassword("ann");
        const std::unique_ptr<Client> client = signedOut();
        const client::Tokens first = expiredTokensOf(ann);
        client->session().open(first);
        QCOMPARE(told(answerOf(client->notifications().list({}))), QStringLiteral("ok"));
        const client::Tokens second = client->session().tokens();
        QVERIFY(!second.refresh.isEmpty() && second.refresh != first.refresh);
        client->session().open({first.access, second.refresh});
        QCOMPARE(told(answerOf(client->notifications().list({}))), QStringLiteral("ok"));
        QVERIFY(client->session().tokens().refresh != second.refresh);
    }

    void signOut_here_endsTheSessionAtTheService()
    {
        const User ann = withPassword("ann");
        const std::unique_ptr<Client> client = signedOut();
        client->session().open(expiredTokensOf(ann)); // renewed first
        QCOMPARE(told(answerOf(client->signOut())), QStringLiteral("ok"));
        const client::Tokens tokens = client->session().tokens();
        client->session().open({expiredTokensOf(ann).access, tokens.refresh});
        QCOMPARE(codeOf(answerOf(client->notifications().list({}))), QStringLiteral("unauthenticated"));
    }

    void signOut_everywhere_endsTheAccessTokenToo()
    {
        const User ann = withPassword("ann");
        const std::unique_ptr<Client> client = signedOut();
        (void)answerOf(client->signIn(QString::fromUtf8(ann.name), QString::fromUtf8(password)));
        QCOMPARE(told(answerOf(client->signOut(true))), QStringLiteral("ok"));
        QCOMPARE(codeOf(answerOf(client->notifications().list({}))), QStringLiteral("unauthenticated"));
    }

    void signOut_ofSomebodyElse_endsTheirAccessToken()
    {
        const User ann = withPassword("ann");
        const std::unique_ptr<Client> client = signedOut(), admin = clientOf(m_admin);
        (void)answerOf(client->signIn(QString::fromUtf8(ann.name), QString::fromUtf8(password)));
        QCOMPARE(told(answerOf(admin->directory().signOut({ann.id}))), QStringLiteral("ok"));
        QTRY_COMPARE(codeOf(answerOf(client->notifications().list({}))), QStringLiteral("unauthenticated"));
        QCOMPARE(codeOf(answerOf(admin->directory().signOut({m_service.directory().unusedId()}))),
            QStringLiteral("not_found"));
    }

    void token_notRenewable_endsTheSession_data()
    {
        QTest::addColumn<QByteArray>("refresh");
        QTest::newRow("no refresh token") << QByteArray();
        QTest::newRow("unknown refresh token") << QByteArray("unknown");
    }
    void token_notRenewable_endsTheSession()
    {
        QFETCH(QByteArray, refresh);
        const std::unique_ptr<Client> client = signedOut();
        QJsonObject claims = claimsOf(m_admin);
        claims.insert(QStringLiteral("exp"), secondsFromNow(-60));
        client->session().open({token(claims), refresh});
        QSignalSpy ended(&client->session(), &client::Session::ended);
        QCOMPARE(codeOf(answerOf(client->notifications().list({}))), QStringLiteral("unauthenticated"));
        QCOMPARE(ended.count(), 1);
        QVERIFY(!client->session().isOpen());
    }

    void create_whole_comesBackAsSent()
    {
        const User ann = m_service.directory().patient("ann");
        model::NotificationDraft draft = draftFor(ann);
        draft.priority = model::Priority::High;
        draft.channels = model::Channel::InApp | model::Channel::Email;
        draft.metadata = {.appointmentId = 1,
            .invoiceId = 4,
            .actionUrl = QStringLiteral("/records/3?a=b&c"),
            .deepLink = QStringLiteral("mediconnect://record/3")};
        const Result<Notification> made = answerOf(clientOf(m_admin)->notifications().create(draft));
        QCOMPARE(told(made), QStringLiteral("ok"));
        QCOMPARE(made->recipient.id.value, ann.id);
        QCOMPARE(made->sender->id.value, m_admin.id);
        QCOMPARE(made->title, draft.title);
        QCOMPARE(made->message, draft.message);
        QCOMPARE(made->priority, model::Priority::High);
        QVERIFY(made->metadata == draft.metadata);
        QCOMPARE(answerOf(clientOf(ann)->notifications().show(made->id))->message, draft.message);
    }

    void create_wrongFields_areNamed()
    {
        model::NotificationDraft draft = draftFor(m_admin, QString());
        draft.metadata.actionUrl = QStringLiteral("http://insecure.example");
        const Result<Notification> made = answerOf(clientOf(m_admin)->notifications().create(draft));
        QCOMPARE(codeOf(made), QStringLiteral("validation_error"));
        QStringList fields;
        for (const model::FieldError &field : made.error().fields)
            fields += field.field;
        QVERIFY2(fields.contains(QStringLiteral("title")) && fields.contains(QStringLiteral("metadata.action_url")),
            qPrintable(fields.join(u' ')));
    }

    void create_byAPatient_isForbidden()
    {
        const User ann = m_service.directory().patient("ann");
        QCOMPARE(codeOf(answerOf(clientOf(ann)->notifications().create(draftFor(ann)))), QStringLiteral("forbidden"));
    }

    void list_byPageAndByCursor_holdsEverythingOnce()
    {
        const User ann = m_service.directory().patient("ann");
        QStringList made;
        for (int i = 0; i < 5; ++i)
            made.prepend(m_service.notification(ann).title(QByteArray("+ & = ") + QByteArray::number(i)).post());
        const std::unique_ptr<Client> client = clientOf(ann);
        client::NotificationQuery query;
        query.pageSize = 2;
        QStringList paged, followed;
        for (bool more = true; more; ++query.page) {
            const auto page = *answerOf(client->notifications().list(query));
            QCOMPARE(page.count, 5);
            QCOMPARE(page.hasPrevious, query.page > 1);
            for (const Notification &one : page.items)
                paged += toString(one.id);
            more = page.hasNext;
        }
        query.cursor = QString();
        while (query.cursor) {
            const auto page = *answerOf(client->notifications().list(query));
            for (const Notification &one : page.items)
                followed += toString(one.id);
            query.cursor = page.nextCursor.isEmpty() ? std::nullopt : std::optional(page.nextCursor);
        }
        QCOMPARE(paged, made);
        QCOMPARE(followed, made);
    }

    void list_filtered_holdsWhatFits()
    {
        const User ann = m_service.directory().patient("ann");
        m_service.notification(ann).type("billing").priority("low").post();
        const QString wanted = m_service.notification(ann).type("billing").priority("high").title("50% + more").post();
        client::NotificationQuery query;
        query.type = model::NotificationType::Billing;
        query.priority = model::Priority::High;
        query.isRead = false;
        query.recipient = model::UserId {ann.id};
        query.search = QStringLiteral("50% + m");
        query.from = QDateTime::currentDateTimeUtc().addDays(-1);
        query.to = QDateTime::currentDateTimeUtc().addDays(1);
        query.ordering = QStringLiteral("-priority,created_at");
        const auto page = answerOf(clientOf(m_admin)->notifications().list(query));
        QCOMPARE(told(page), QStringLiteral("ok"));
        QCOMPARE(page->items.size(), 1);
        QCOMPARE(toString(page->items[0].id), wanted);
        QCOMPARE(page->items[0].recipient.id.value, ann.id);
        query.ordering = QStringLiteral("colour");
        const auto refused = answerOf(clientOf(m_admin)->notifications().list(query));
        QCOMPARE(codeOf(refused), QStringLiteral("validation_error"));
        QCOMPARE(refused.error().fields[0].field, QStringLiteral("ordering"));
    }

    void read_unread_remove()
    {
        const User ann = m_service.directory().patient("ann");
        const NotificationId id = *model::notificationIdFromString(m_service.notification(ann).post());
        const std::unique_ptr<Client> client = clientOf(ann);
        const Result<Notification> read = answerOf(client->notifications().markRead(id));
        QVERIFY(read->isRead && read->readAt.isValid());
        QVERIFY(!answerOf(client->notifications().markRead(id, false))->isRead);
        QCOMPARE(told(answerOf(client->notifications().remove(id))), QStringLiteral("ok"));
        QCOMPARE(codeOf(answerOf(client->notifications().show(id))), QStringLiteral("NOTIF_001"));
        QCOMPARE(codeOf(answerOf(client->notifications().remove(id))), QStringLiteral("NOTIF_001"));
    }

    void bulk_inPart_tellsWhatWasNotDone()
    {
        const User ann = m_service.directory().patient("ann");
        QList<NotificationId> ids;
        for (int i = 0; i < 3; ++i)
            ids += *model::notificationIdFromString(m_service.notification(ann).post());
        const std::unique_ptr<Client> client = clientOf(ann);
        const NotificationId unknown {QUuid(QStringLiteral("018d0c6e-5a40-7abc-8def-0123456789ab"))};
        const auto read = answerOf(client->notifications().markMultipleRead({ids[0], unknown}));
        QCOMPARE(told(read), QStringLiteral("ok"));
        QCOMPARE(read->affected, 1);
        QCOMPARE(read->refusals.size(), 1);
        QCOMPARE(read->refusals[0].id, toString(unknown));
        QCOMPARE(read->refusals[0].code, QStringLiteral("NOTIF_001"));
        QCOMPARE(*answerOf(client->notifications().markAllRead(model::NotificationType::Billing)), 0);
        QCOMPARE(*answerOf(client->notifications().markAllRead()), 2);
        const auto removed = answerOf(client->notifications().removeMultiple(ids));
        QCOMPARE(removed->affected, 3);
        QVERIFY(removed->refusals.isEmpty());
    }

    void preferences_changed_areKept()
    {
        const User ann = m_service.directory().patient("ann", object({{"timezone", "Europe/Madrid"}}));
        const std::unique_ptr<Client> client = clientOf(ann);
        model::Preferences preferences = *answerOf(client->preferences().show());
        QCOMPARE(preferences.quietTimezone(), QByteArray("Europe/Madrid"));
        preferences.allow(model::NotificationType::Billing, model::Channel::Sms, false);
        preferences.limits = {2, 20};
        QVERIFY(*answerOf(client->preferences().replace(preferences)) == preferences);

        client::PreferencesPatch patch;
        patch.switches = {{.type = model::NotificationType::System, .channel = model::Channel::Push, .isOn = false},
            {.type = model::NotificationType::System, .channel = model::Channel::Email, .isOn = false}};
        patch.quietHours
            = model::QuietHours {.enabled = true, .start = QTime(21, 0), .end = QTime(7, 30), .timezone = "Asia/Tokyo"};
        const auto merged = answerOf(clientOf(m_admin)->preferences().merge(patch, model::UserId {ann.id}));
        QCOMPARE(told(merged), QStringLiteral("ok"));
        QVERIFY(!merged->allows(model::NotificationType::System, model::Channel::Push));
        QVERIFY(!merged->allows(model::NotificationType::Billing, model::Channel::Sms));
        QVERIFY(merged->quietHours == *patch.quietHours);
        QVERIFY(merged->limits == preferences.limits);
        QVERIFY(*answerOf(client->preferences().show()) == *merged);

        patch.quietHours->timezone.clear();
        QCOMPARE(answerOf(client->preferences().merge(patch))->quietTimezone(), QByteArray("Europe/Madrid"));
        preferences.limits = {30, 20};
        const auto refused = answerOf(client->preferences().replace(preferences));
        QCOMPARE(codeOf(refused), QStringLiteral("NOTIF_006"));
        QCOMPARE(refused.error().fields[0].field, QStringLiteral("frequency_limits.max_per_hour"));
    }

    void devices_registered_areListedAndChanged()
    {
        const User ann = m_service.directory().patient("ann");
        const std::unique_ptr<Client> client = clientOf(ann);
        const model::DeviceDraft draft {.token = "token-" + QByteArray::number(ann.id),
            .type = model::DeviceType::Ios,
            .name = QStringLiteral("Ann's phone")};
        const auto added = answerOf(client->devices().add(draft));
        QCOMPARE(told(added), QStringLiteral("ok"));
        QCOMPARE(added->name, QStringLiteral("Ann's phone"));
        QVERIFY(!added->maskedToken.contains(QString::fromLatin1(draft.token)));
        QCOMPARE(answerOf(client->devices().add(draft))->id, added->id);
        client::DeviceQuery query;
        query.type = model::DeviceType::Ios;
        query.owner = model::UserId {ann.id};
        QCOMPARE(answerOf(clientOf(m_admin)->devices().list(query))->items.size(), 1);
        QCOMPARE(
            codeOf(answerOf(client->devices().test(added->id))), QStringLiteral("conflict")); // push is not set up here
        const auto updated
            = answerOf(client->devices().update(added->id, {.isActive = false, .name = QStringLiteral("Old phone")}));
        QVERIFY(!updated->isActive);
        QVERIFY(*answerOf(client->devices().show(added->id)) == *updated);
        QCOMPARE(told(answerOf(client->devices().remove(added->id))), QStringLiteral("ok"));
        QCOMPARE(answerOf(client->devices().list({}))->count, 0);
        QCOMPARE(codeOf(answerOf(client->devices().add({{}, {}, {}, {}}))), QStringLiteral("NOTIF_003"));
    }

    void scheduled_moved_andCancelled()
    {
        const User ann = m_service.directory().patient("ann");
        const std::unique_ptr<Client> admin = clientOf(m_admin);
        model::NotificationDraft draft = draftFor(ann);
        draft.scheduledFor = model::utc(QDateTime::currentMSecsSinceEpoch()).addDays(1);
        const Result<Notification> made = answerOf(admin->notifications().create(draft));
        QCOMPARE(told(made), QStringLiteral("ok"));
        QCOMPARE(made->scheduledFor, draft.scheduledFor);
        const QDateTime later = draft.scheduledFor.addDays(1);
        QCOMPARE(answerOf(admin->deliveries().reschedule(made->id, later))->scheduledFor, later);
        QCOMPARE(
            codeOf(answerOf(admin->deliveries().reschedule(made->id, QDateTime(QDate(2020, 1, 1), QTime(), Qt::UTC)))),
            QStringLiteral("NOTIF_010"));
        QVERIFY(answerOf(admin->deliveries().cancel(made->id))->cancelledAt.isValid());
        QCOMPARE(codeOf(answerOf(admin->deliveries().cancel(made->id))), QStringLiteral("conflict"));
        const auto timeline = answerOf(admin->deliveries().timeline(made->id));
        QCOMPARE(told(timeline), QStringLiteral("ok"));
        QStringList events;
        for (const model::TimelineEntry &entry : timeline->items)
            events += word(entry.event);
        QCOMPARE(events,
            QStringList({QStringLiteral("created"), QStringLiteral("scheduled"), QStringLiteral("rescheduled"),
                QStringLiteral("cancelled")}));
    }

    void clicked_isReadToo()
    {
        const User ann = m_service.directory().patient("ann");
        const NotificationId id = *model::notificationIdFromString(m_service.notification(ann).post());
        QVERIFY(answerOf(clientOf(ann)->deliveries().click(id))->isRead);
        QCOMPARE(codeOf(answerOf(clientOf(m_admin)->deliveries().retry(id))), QStringLiteral("NOTIF_004"));
    }

    void announced_reachesItsAudience()
    {
        const QJsonObject clinic = object({{"clinic_id", 815}});
        const User ann = m_service.directory().patient("ann", clinic),
                   ben = m_service.directory().patient("ben", clinic);
        const std::unique_ptr<Client> admin = clientOf(m_admin);
        model::BatchDraft batchDraft;
        batchDraft.content.title = QStringLiteral("Closed on Friday");
        batchDraft.content.message = QStringLiteral("All day.");
        batchDraft.audience.clinicId = 815;
        const auto preview = answerOf(admin->batches().preview(batchDraft));
        QCOMPARE(told(preview), QStringLiteral("ok"));
        QCOMPARE(preview->recipients, 2);
        QCOMPARE(preview->sample.size(), 2);
        QCOMPARE(preview->texts.push.body, batchDraft.content.message);
        const auto accepted = answerOf(admin->batches().create(batchDraft));
        QCOMPARE(told(accepted), QStringLiteral("ok"));
        QCOMPARE(accepted->accepted, 2);
        QTRY_COMPARE_WITH_TIMEOUT(
            answerOf(admin->batches().batch(accepted->id))->status, model::BatchStatus::Done, 15'000);
        QCOMPARE(answerOf(admin->batches().batch(accepted->id))->created, 2);
        QVERIFY(told(answerOf(admin->batches().cancel(accepted->id))).startsWith(QLatin1String("conflict: ")));
        batchDraft.content.scheduledFor = QDateTime::currentDateTimeUtc().addDays(1);
        const auto undone = answerOf(admin->batches().create(batchDraft));
        QCOMPARE(answerOf(admin->batches().cancel(undone->id))->status, model::BatchStatus::Cancelled);
        batchDraft.content.scheduledFor = {};
        QCOMPARE(answerOf(clientOf(ben)->notifications().list({}))->items.value(0).title, batchDraft.content.title);
        batchDraft.audience = {{{ann.id}, {999'999'999}}, {}, {}};
        const auto named = answerOf(admin->batches().create(batchDraft));
        QCOMPARE(told(named), QStringLiteral("ok"));
        QCOMPARE(named->refused, QList<model::UserId> {{999'999'999}});
        QCOMPARE(answerOf(admin->batches().preview(draftFor(ann)))->recipients, 1);
    }

    void events_ofAModule_areTakenOnce()
    {
        const User ann = m_service.directory().patient("ann"), ruth = m_service.directory().doctor("ruth");
        const std::unique_ptr<Client> client = clientOf(m_admin);
        const auto event = [](const char *id, const QJsonObject &data) {
            return client::PlatformEvent {.source = QStringLiteral("/chat"),
                .id = QString::fromLatin1(id),
                .type = QStringLiteral("mediconnect.chat.message_sent"),
                .time = QDateTime::currentDateTimeUtc(),
                .data = toBytes(data)};
        };
        const QList<client::PlatformEvent> events {
            event("1", object({{"message_id", 7}, {"sender_id", ruth.id}, {"recipient_id", ann.id}})),
            event("2", object({{"message_id", 8}, {"sender_id", ruth.id}}))};
        const Result<client::AcceptedEvents> taken = answerOf(client->events().send(events));
        QCOMPARE(told(taken), QStringLiteral("ok"));
        QCOMPARE(taken->accepted, 1);
        QCOMPARE(taken->notifications, 1);
        QCOMPARE(taken->troubles.size(), 1);
        QCOMPARE(taken->troubles.first().index, 1);
        QCOMPARE(taken->troubles.first().code, QStringLiteral("validation_error"));
        QVERIFY(!taken->troubles.first().isAccepted);
        QVERIFY(taken->troubles.first().message.contains(QLatin1String("recipient_id")));
        const Result<client::AcceptedEvents> again = answerOf(client->events().send({events.first()}));
        QCOMPARE(told(again), QStringLiteral("ok"));
        QCOMPARE(again->duplicates, 1);
        QCOMPARE(again->notifications, 0);
    }

    void statistics_countWhatWasSent()
    {
        const QJsonObject clinic = object({{"clinic_id", 816}});
        const User ann = m_service.directory().patient("ann", clinic);
        for (int i = 0; i < 3; ++i)
            m_service.notification(ann).type("billing").post();
        const std::unique_ptr<Client> client = clientOf(ann), admin = clientOf(m_admin);
        const auto own
            = answerOf(client->statistics().ofUser({.period = model::StatisticsPeriod::Day, .from = {}, .to = {}}));
        QCOMPARE(told(own), QStringLiteral("ok"));
        QCOMPARE(own->total, 3);
        QCOMPARE(own->unread, 3);
        QCOMPARE(own->byType[size_t(model::NotificationType::Billing)], 3);
        const QDate today = QDateTime::currentDateTimeUtc().date();
        const client::StatisticsRange days {.from = today.addDays(-1), .to = today};
        QCOMPARE(answerOf(admin->statistics().ofUser(days, model::UserId {ann.id}))->total, 3);
        const auto ofClinic = answerOf(admin->statistics().ofAll(days, {}, 816));
        QCOMPARE(told(ofClinic), QStringLiteral("ok"));
        QCOMPARE(ofClinic->totals.total, 3);
        QCOMPARE(answerOf(admin->statistics().ofAll({}, model::UserId {ann.id}))->totals.total, 3);
        QCOMPARE(codeOf(answerOf(client->statistics().ofAll({}))), QStringLiteral("forbidden"));
        const auto backwards = answerOf(client->statistics().ofUser({.from = today, .to = today.addDays(-1)}));
        QCOMPARE(codeOf(backwards), QStringLiteral("validation_error"));
    }

    void directory_ofAdmin_isKeptAndFound()
    {
        const std::unique_ptr<Client> client = clientOf(m_admin);
        model::User user;
        user.id = {m_service.directory().unusedId()};
        user.username = QStringLiteral("maria-%1").arg(user.id.value);
        user.email = QStringLiteral("maria@example.org");
        user.firstName = QStringLiteral("María");
        user.role = model::Role::Doctor;
        user.clinicId = 4711;
        user.timezone = "Europe/Madrid";
        QVERIFY(*answerOf(client->directory().put(user)) == user);
        model::User other = user;
        other.id = {m_service.directory().unusedId()};
        const auto clash = answerOf(client->directory().putAll({user, other}));
        QCOMPARE(told(clash), QStringLiteral("ok"));
        QCOMPARE(clash->updated, 1);
        QCOMPARE(clash->refusals.size(), 1);
        QCOMPARE(clash->refusals[0].index, 1);
        client::UserQuery query;
        query.clinicId = 4711;
        query.role = model::Role::Doctor;
        query.search = QStringLiteral("MARÍA");
        const auto page = answerOf(client->directory().list(query));
        QCOMPARE(told(page), QStringLiteral("ok"));
        QCOMPARE(page->items, QList<model::User> {user});
    }

    void context_gone_isNotCalled()
    {
        const std::unique_ptr<Client> client = clientOf(m_admin);
        bool called = false;
        {
            QObject context;
            client->notifications().list({}).then(&context, [&called](const auto &) { called = true; });
        }
        QCOMPARE(told(answerOf(client->notifications().list({}))), QStringLiteral("ok"));
        QVERIFY(!called);
    }

    void then_afterTheAnswer_isCalledLater()
    {
        const std::unique_ptr<Client> client = clientOf(m_admin);
        const auto early = client->notifications().list({});
        QCOMPARE(told(answerOf(client->notifications().list({}))), QStringLiteral("ok"));
        bool called = false;
        early.then(this, [&called](const auto &page) { called = bool(page); });
        QVERIFY(!called);
        QTRY_VERIFY(called);
    }

    void service_restarted_isReachedAgain()
    {
        ServiceProcess process(m_service.databaseUri());
        process.start();
        const QByteArray listen = "127.0.0.1:" + QByteArray::number(process.port());
        Client client({.baseUrl = QUrl(QString::fromLatin1(process.baseUrl()))});
        client.session().open({tokenOf(m_admin), {}});
        QCOMPARE(told(answerOf(client.notifications().list({}))), QStringLiteral("ok"));
        process.requestStop();
        QTRY_VERIFY_WITH_TIMEOUT(!process.isRunning(), 15'000); // the client has to take notice of the end meanwhile
        const auto down = answerOf(client.notifications().list({}));
        QCOMPARE(codeOf(down), QStringLiteral("unavailable"));
        QVERIFY2(down.error().detail.contains(QString::fromLatin1(listen)), qPrintable(down.error().detail));
        ServiceProcess again(m_service.databaseUri(), {{"MEDICONNECT_LISTEN", listen}});
        again.start();
        QCOMPARE(told(answerOf(client.notifications().list({}))), QStringLiteral("ok"));
    }

private:
    mutable RunningService m_service;
    User m_admin;
};

QTEST_GUILESS_MAIN(tst_Client)
#include "tst_client.moc"
