#include "hub_fixture.h"

#include "model/times.h"
#include "support/private_postgres.h"
#include "support/raw_socket.h"

#include <QtTest/QTest>

#include <thread>

using namespace mc;
using namespace mc::test;
using model::NotificationType;

/// What a client sees of the hub, message by message.
class tst_Hub : public QObject
{
    Q_OBJECT

    std::unique_ptr<PrivatePostgres> m_postgres;
    std::unique_ptr<Clinic> m_clinic;

    static QString idOf(const model::InboxChange &change) { return toString(change.notificationId); }

private Q_SLOTS:
    void initTestCase()
    {
        m_postgres = PrivatePostgres::ofRun();
        m_clinic = std::make_unique<Clinic>(m_postgres->createDatabase());
    }
    void cleanupTestCase()
    {
        m_clinic.reset();
        m_postgres.reset();
    }

    void connect_anInboxWithUnread_isToldWhereItStands()
    {
        HubFixture fixture(*m_clinic);
        const model::UserId ann = m_clinic->user();
        m_clinic->create(ann);
        m_clinic->create(ann);
        const auto socket = fixture.connect(ann);
        const QJsonObject status = socket->expect("connection_status");
        QCOMPARE(at(status, "status").toString(), QStringLiteral("connected"));
        QCOMPARE(at(status, "unread_count").toInt(), 2);
        QCOMPARE(at(status, "last_sync").toString(), QStringLiteral("2"));
        QCOMPARE(fixture.hub.connectedClients(), 1);
        socket->close();
        QTRY_COMPARE(fixture.hub.connectedClients(), 0);
    }

    void publish_newNotification_reachesEverySocketOfItsUserOnly()
    {
        HubFixture fixture(*m_clinic);
        const model::UserId ann = m_clinic->user();
        const model::UserId bob = m_clinic->user();
        const auto first = fixture.connect(ann);
        const auto second = fixture.connect(ann);
        const auto other = fixture.connect(bob);
        first->expect("connection_status");
        second->expect("connection_status");
        other->expect("connection_status");

        const model::InboxChange change = fixture.tell(ann, NotificationType::Billing, QStringLiteral("Due “today”."));
        for (const auto &socket : {first.get(), second.get()}) {
            const QJsonObject data = socket->expect("new_notification");
            QCOMPARE(at(data, "id").toString(), idOf(change));
            QCOMPARE(at(data, "notification_type").toString(), QStringLiteral("billing"));
            QCOMPARE(at(data, "message").toString(), QStringLiteral("Due “today”."));
            QCOMPARE(at(data, "unread_count").toInt(), 1);
            QCOMPARE(at(data, "sync").toString(), QStringLiteral("1"));
        }
        fixture.tell(bob);
        QCOMPARE(at(other->expect("new_notification"), "sync").toString(), QStringLiteral("1"));
    }

    void publish_messagesOfEverySize_arriveWhole()
    {
        HubFixture fixture(*m_clinic);
        const model::UserId ann = m_clinic->user();
        const auto socket = fixture.connect(ann);
        socket->expect("connection_status");
        // Around the borders of a frame's length, 126 and 65,536 bytes; letters of three bytes each.
        for (const int length : {1, 5000, 10'000}) {
            const QString text(length, QChar(0x20ac));
            fixture.tell(ann, NotificationType::System, text);
            QCOMPARE(at(socket->expect("new_notification"), "message").toString(), text);
        }
        for (int length = 21'700; length < 21'860; length += 20) {
            const QString text(length, QChar(0x20ac));
            fixture.tell(ann, NotificationType::System, text);
            QCOMPARE(at(socket->expect("new_notification"), "message").toString(), text);
        }
    }

    void markRead_ownNotification_isStoredAndToldToAll()
    {
        realtime::HubLimits limits = HubFixture::quick();
        limits.sweepInterval = std::chrono::hours(24); // no check finds what the news did not tell
        HubFixture fixture(*m_clinic, limits);
        const model::UserId ann = m_clinic->user();
        const model::InboxChange change = m_clinic->create(ann);
        const auto first = fixture.connect(ann);
        const auto second = fixture.connect(ann);
        first->expect("connection_status");
        second->expect("connection_status");
        first->send(markRead(change.notificationId));
        QString readAt;
        for (const auto &socket : {first.get(), second.get()}) {
            const QJsonObject data = socket->expect("notification_read");
            QCOMPARE(at(data, "notification_id").toString(), idOf(change));
            QCOMPARE(at(data, "unread_count").toInt(), 0);
            QCOMPARE(at(data, "sync").toString(), QStringLiteral("2"));
            readAt = at(data, "read_at").toString();
        }
        QVERIFY(m_clinic->isRead(ann, change.notificationId));

        // Read already: the asker alone hears what is so.
        fixture.clock.advance(std::chrono::minutes(1));
        second->send(markRead(change.notificationId));
        const QJsonObject again = second->expect("notification_read");
        QCOMPARE(at(again, "read_at").toString(), readAt);
        QCOMPARE(at(again, "sync").toString(), QStringLiteral("2"));
        fixture.tell(ann);
        first->expect("new_notification");
    }

    void markRead_notInThisInbox_isNotif001()
    {
        HubFixture fixture(*m_clinic);
        const model::UserId ann = m_clinic->user();
        const model::UserId bob = m_clinic->user();
        const model::InboxChange change = m_clinic->create(bob);
        const auto socket = fixture.connect(ann);
        socket->expect("connection_status");
        socket->send(markRead(change.notificationId));
        QCOMPARE(at(socket->expectError(), "code").toString(), QStringLiteral("NOTIF_001"));
        socket->send(markRead({QUuid::createUuid()}));
        QCOMPARE(at(socket->expectError(), "code").toString(), QStringLiteral("NOTIF_001"));
        QVERIFY(!m_clinic->isRead(bob, change.notificationId));
    }

    void markRead_byAnAdminAtAnothersSocket_actsForThatInbox()
    {
        HubFixture fixture(*m_clinic);
        const model::UserId ann = m_clinic->user();
        const model::UserId admin = m_clinic->user(model::Role::Admin);
        const model::InboxChange change = m_clinic->create(ann);
        const auto socket = fixture.connect(ann, QStringLiteral("?caller=%1").arg(admin.value));
        socket->expect("connection_status");
        socket->send(markRead(change.notificationId));
        socket->expect("notification_read");
        QVERIFY(m_clinic->isRead(ann, change.notificationId));
    }

    void subscribe_someTypes_narrowsNewNotificationsOnly()
    {
        HubFixture fixture(*m_clinic);
        const model::UserId ann = m_clinic->user();
        const auto socket = fixture.connect(ann);
        socket->expect("connection_status");
        socket->send(object({{"type", "subscribe"}, {"notification_types", array({"message", "billing"})}}));
        QCOMPARE(at(socket->expect("subscribed"), "notification_types").toArray(), array({"message", "billing"}));
        const model::InboxChange unwanted = fixture.tell(ann, NotificationType::System);
        fixture.tell(ann, NotificationType::Billing);
        QCOMPARE(at(socket->expect("new_notification"), "sync").toString(), QStringLiteral("2"));
        socket->send(markRead(unwanted.notificationId));
        socket->expect("notification_read");
        socket->send(object({{"type", "subscribe"}, {"notification_types", QJsonArray()}}));
        socket->expect("subscribed");
        fixture.tell(ann, NotificationType::System);
        socket->expect("new_notification");
    }

    void sync_afterAReconnect_replaysWhatWasMissedInOrder()
    {
        HubFixture fixture(*m_clinic);
        const model::UserId ann = m_clinic->user();
        auto socket = fixture.connect(ann);
        socket->expect("connection_status");
        const model::InboxChange known = fixture.tell(ann);
        socket->expect("new_notification");
        const QString cursor = socket->cursor();
        socket.reset();
        QTRY_COMPARE(fixture.hub.connectedClients(), 0);

        fixture.tell(ann, NotificationType::Message);
        QVERIFY(m_clinic->store.notifications.markRead(known.notificationId, {ann, false}, true, fixture.clock.now()));
        const model::InboxChange deleted = fixture.tell(ann);
        QVERIFY(m_clinic->store.notifications.remove(deleted.notificationId, {ann, false}, fixture.clock.now()));

        socket = fixture.connect(ann);
        QCOMPARE(at(socket->expect("connection_status"), "last_sync").toString(), QStringLiteral("5"));
        socket->send(sync(cursor));
        QCOMPARE(at(socket->expect("new_notification"), "sync").toString(), QStringLiteral("2"));
        QCOMPARE(at(socket->expect("notification_read"), "sync").toString(), QStringLiteral("3"));
        QCOMPARE(at(socket->expect("notification_deleted"), "sync").toString(), QStringLiteral("5"));
        const QJsonObject complete = socket->expect("sync_complete");
        QCOMPARE(at(complete, "sync").toString(), QStringLiteral("5"));
        QCOMPARE(at(complete, "unread_count").toInt(), 1);

        socket->send(sync(socket->cursor()));
        QCOMPARE(at(socket->expect("sync_complete"), "sync").toString(), QStringLiteral("5"));
        fixture.tell(ann);
        QCOMPARE(at(socket->expect("new_notification"), "sync").toString(), QStringLiteral("6"));
    }

    void sync_sinceATime_replaysWhatCameAfter()
    {
        HubFixture fixture(*m_clinic);
        const model::UserId ann = m_clinic->user();
        const model::InboxChange first = m_clinic->create(ann);
        const auto later
            = [&first] { return QDateTime::currentDateTimeUtc() > first.notification->createdAt.addMSecs(2); };
        QTRY_VERIFY(later());
        const QString between = QString::fromLatin1(model::toRfc3339(first.notification->createdAt.addMSecs(1)));
        m_clinic->create(ann);
        const auto socket = fixture.connect(ann);
        socket->expect("connection_status");
        socket->send(sync(between));
        QCOMPARE(at(socket->expect("new_notification"), "sync").toString(), QStringLiteral("2"));
        socket->expect("sync_complete");
    }

    void sync_whatIsNotKnown_isToldToLoadAnew_data()
    {
        QTest::addColumn<QString>("since");
        QTest::newRow("garbled") << QStringLiteral("what?");
        QTest::newRow("ahead of the inbox") << QStringLiteral("77");
        QTest::newRow("more than is replayed") << QStringLiteral("0");
    }
    void sync_whatIsNotKnown_isToldToLoadAnew()
    {
        QFETCH(QString, since);
        realtime::HubLimits limits = HubFixture::quick();
        limits.mostMissed = 3;
        HubFixture fixture(*m_clinic, limits);
        const model::UserId ann = m_clinic->user();
        for (int i = 0; i < 4; ++i)
            m_clinic->create(ann);
        const auto socket = fixture.connect(ann);
        socket->expect("connection_status");
        socket->send(sync(since));
        const QJsonObject data = socket->expect("sync_reset");
        QCOMPARE(at(data, "sync").toString(), QStringLiteral("4"));
        QCOMPARE(at(data, "unread_count").toInt(), 4);
        fixture.tell(ann);
        QCOMPARE(at(socket->expect("new_notification"), "sync").toString(), QStringLiteral("5"));
    }

    void sync_subscribedToOtherTypes_isNarrowedToo()
    {
        HubFixture fixture(*m_clinic);
        const model::UserId ann = m_clinic->user();
        m_clinic->create(ann, NotificationType::System);
        m_clinic->create(ann, NotificationType::Message);
        const auto socket = fixture.connect(ann);
        socket->expect("connection_status");
        socket->send(object({{"type", "subscribe"}, {"notification_types", array({"message"})}}));
        socket->send(sync(QStringLiteral("0")));
        socket->expect("subscribed");
        QCOMPARE(at(socket->expect("new_notification"), "sync").toString(), QStringLiteral("2"));
        socket->expect("sync_complete");
    }

    void sync_aheadOfTheBus_isNotFollowedByTheSameAgain()
    {
        HubFixture fixture(*m_clinic);
        const model::UserId ann = m_clinic->user();
        const auto socket = fixture.connect(ann);
        socket->expect("connection_status");
        const model::InboxChange late = m_clinic->create(ann);
        socket->send(sync(QStringLiteral("0")));
        QCOMPARE(at(socket->expect("new_notification"), "sync").toString(), QStringLiteral("1"));
        socket->expect("sync_complete");
        fixture.bus.publish(late);
        fixture.tell(ann);
        QCOMPARE(at(socket->expect("new_notification"), "sync").toString(), QStringLiteral("2"));
    }

    void junk_anyKind_isAnsweredAndHarmless_data()
    {
        QTest::addColumn<QString>("text");
        QTest::newRow("empty") << QString();
        QTest::newRow("no JSON") << QStringLiteral("hello");
        QTest::newRow("array") << QStringLiteral("[1]");
        QTest::newRow("unknown type") << QStringLiteral("{\"type\":\"shout\"}");
        QTest::newRow("wrong type") << QStringLiteral("{\"type\":\"mark_read\",\"notification_id\":[]}");
        QTest::newRow("64 KiB of it") << QString(65'536, u'[');
    }
    void junk_anyKind_isAnsweredAndHarmless()
    {
        QFETCH(QString, text);
        HubFixture fixture(*m_clinic);
        const model::UserId ann = m_clinic->user();
        const auto socket = fixture.connect(ann);
        socket->expect("connection_status");
        socket->sendText(text);
        QCOMPARE(at(socket->expectError(), "code").toString(), QStringLiteral("validation_error"));
        socket->sendBinary("\x01\x02");
        QCOMPARE(at(socket->expectError(), "code").toString(), QStringLiteral("validation_error"));
        QVERIFY(socket->ping());
        fixture.tell(ann);
        socket->expect("new_notification");
    }

    void message_over64KiB_closesWith1009()
    {
        HubFixture fixture(*m_clinic);
        const auto socket = fixture.connect(m_clinic->user());
        socket->expect("connection_status");
        socket->sendText(QString(65'537, u'x'));
        QCOMPARE(socket->closeCode(), 1009);
        QTRY_COMPARE(fixture.hub.connectedClients(), 0);
    }

    void flood_ofMessages_isAnsweredInOrder()
    {
        HubFixture fixture(*m_clinic);
        const model::UserId ann = m_clinic->user();
        const model::InboxChange change = m_clinic->create(ann);
        const auto socket = fixture.connect(ann);
        socket->expect("connection_status");
        constexpr int rounds = 500;
        for (int i = 0; i < rounds; ++i) {
            socket->send(markRead({QUuid::createUuid()}));
            socket->sendText(QStringLiteral("junk"));
        }
        socket->send(markRead(change.notificationId));
        for (int i = 0; i < rounds; ++i) {
            QCOMPARE(at(socket->expectError(), "code").toString(), QStringLiteral("NOTIF_001"));
            QCOMPARE(at(socket->expectError(), "code").toString(), QStringLiteral("validation_error"));
        }
        socket->expect("notification_read");
    }

    void delivered_writtenToItsRecipient_isRecorded()
    {
        HubFixture fixture(*m_clinic);
        const model::UserId ann = m_clinic->user();
        const model::UserId bob = m_clinic->user();
        const model::UserId admin = m_clinic->user(model::Role::Admin);
        const auto own = fixture.connect(ann);
        const auto watching = fixture.connect(bob, QStringLiteral("?caller=%1").arg(admin.value));
        own->expect("connection_status");
        watching->expect("connection_status");
        const model::InboxChange watched = fixture.tell(bob);
        const model::InboxChange reached = fixture.tell(ann);
        watching->expect("new_notification");
        own->expect("new_notification");
        QTRY_COMPARE(m_clinic->deliveryStatus(reached.notificationId), QStringLiteral("delivered"));
        QCOMPARE(m_clinic->deliveryStatus(watched.notificationId), QStringLiteral("sent"));
        // A sync reaches the recipient too.
        const auto late = fixture.connect(bob);
        late->expect("connection_status");
        late->send(sync(QStringLiteral("0")));
        late->expect("new_notification");
        QTRY_COMPARE(m_clinic->deliveryStatus(watched.notificationId), QStringLiteral("delivered"));
    }

    void inboxMoved_byAnotherInstance_isLoadedAndTold()
    {
        HubFixture fixture(*m_clinic);
        const model::UserId ann = m_clinic->user();
        const auto socket = fixture.connect(ann);
        socket->expect("connection_status");
        m_clinic->create(ann);
        const model::InboxChange last = m_clinic->create(ann);
        fixture.hub.receive(bus::InboxMoved {ann, last.version});
        QCOMPARE(at(socket->expect("new_notification"), "sync").toString(), QStringLiteral("1"));
        QCOMPARE(at(socket->expect("new_notification"), "sync").toString(), QStringLiteral("2"));
    }

    void check_changeNobodyTold_healsByItself()
    {
        realtime::HubLimits limits = HubFixture::quick();
        limits.checkInterval = std::chrono::milliseconds(200);
        HubFixture fixture(*m_clinic, limits);
        const model::UserId ann = m_clinic->user();
        const auto socket = fixture.connect(ann);
        socket->expect("connection_status");
        m_clinic->create(ann);
        socket->expect("new_notification");
    }

    void gapPossible_changeNobodyTold_healsAtOnce()
    {
        HubFixture fixture(*m_clinic);
        const model::UserId ann = m_clinic->user();
        const auto socket = fixture.connect(ann);
        socket->expect("connection_status");
        m_clinic->create(ann);
        fixture.hub.receive(bus::GapPossible {});
        socket->expect("new_notification");
    }

    // Writers on several threads, whose changes reach the bus out of order or not at all, while sockets come, go and sync:
    // each socket knows each change from its beginning on, once, in order.
    void anyTurmoil_everySocketKnowsEachChangeOnce()
    {
        realtime::HubLimits limits = HubFixture::quick();
        limits.checkInterval = std::chrono::milliseconds(300);
        HubFixture fixture(*m_clinic, limits);
        const model::UserId ann = m_clinic->user();
        constexpr int writers = 3;
        constexpr int perWriter = 60;
        std::vector<std::thread> threads;
        for (int writer = 0; writer < writers; ++writer) {
            threads.emplace_back([this, &fixture, ann, writer] {
                store::Store store(m_clinic->url, QStringLiteral("writer %1").arg(writer));
                for (int i = 0; i < perWriter; ++i) {
                    const model::InboxChange change = Clinic::createIn(store, ann);
                    if (i % 7 == 0)
                        fixture.hub.receive(bus::InboxMoved {ann, change.version});
                    else if (i % 11 != 0)
                        fixture.bus.publish(change);
                }
            });
        }
        constexpr int last = writers * perWriter;
        for (int client = 0; client < 12; ++client) {
            const auto socket = fixture.connect(ann);
            const int from = at(socket->expect("connection_status"), "last_sync").toString().toInt();
            socket->send(sync(QString::number(from)));
            int known = from;
            bool isSynced = false;
            const int until = client == 11 ? last : std::min(last, from + 20);
            while (known < until || !isSynced) {
                const QJsonObject message = socket->next();
                if (at(message, "type").toString() == QLatin1String("sync_complete")) {
                    QCOMPARE(at(message, "data.sync").toString(), QString::number(known));
                    isSynced = true;
                    continue;
                }
                QCOMPARE(at(message, "type").toString(), QStringLiteral("new_notification"));
                const int version = at(message, "data.sync").toString().toInt();
                // A change told before the sync was read may come with the sync as well.
                if (isSynced || version != from + 1)
                    QCOMPARE(version, known + 1);
                known = version;
            }
        }
        for (std::thread &thread : threads)
            thread.join();
    }

    void start_stop_calledTwice_isSafe()
    {
        HubFixture fixture(*m_clinic);
        fixture.hub.start();
        const model::UserId ann = m_clinic->user();
        const auto socket = fixture.connect(ann);
        socket->expect("connection_status");
        std::thread stopping([&fixture] {
            fixture.hub.stop();
            fixture.hub.stop();
        });
        QCOMPARE(socket->closeCode(), 1001);
        stopping.join();
        QCOMPARE(fixture.hub.connectedClients(), 0);
        const auto refused = fixture.connect(ann);
        QVERIFY(refused->next().isEmpty());

        fixture.hub.start();
        const auto again = fixture.connect(ann);
        again->expect("connection_status");
        fixture.tell(ann);
        again->expect("new_notification");
    }
};

QTEST_GUILESS_MAIN(tst_Hub)
#include "tst_hub.moc"
