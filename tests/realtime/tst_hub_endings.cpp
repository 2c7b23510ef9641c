#include "hub_fixture.h"

#include "realtime/server_message.h"
#include "support/private_postgres.h"
#include "support/raw_socket.h"

#include <QtCore/QRegularExpression>
#include <QtTest/QTest>

#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

using namespace mc;
using namespace mc::test;
using std::chrono::milliseconds;

namespace {

QByteArray handshake(const QByteArray &path)
{
    return "GET /" + path
        + " HTTP/1.1\r\nHost: x\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
          "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n";
}

/// A client's frame, masked with zeros.
QByteArray frame(int opcode, const QByteArray &payload)
{
    return QByteArray(1, char(0x80 | opcode)) + char(0x80 | payload.size()) + QByteArray(4, '\0') + payload;
}

/// A client that opens a WebSocket and then takes nothing, with the smallest buffer the kernel gives.
class Sloth
{
public:
    Sloth(quint16 port, const QByteArray &path)
        : m_socket(::socket(AF_INET, SOCK_STREAM, 0))
    {
        const int size = 1;
        ::setsockopt(m_socket, SOL_SOCKET, SO_RCVBUF, &size, sizeof size);
        const timeval timeout {15, 0};
        ::setsockopt(m_socket, SOL_SOCKET, SO_RCVTIMEO, &timeout, sizeof timeout);
        sockaddr_in address {};
        address.sin_family = AF_INET;
        address.sin_port = htons(port);
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        const QByteArray request = handshake(path);
        if (::connect(m_socket, reinterpret_cast<const sockaddr *>(&address), sizeof address) != 0
            || ::write(m_socket, request.constData(), std::size_t(request.size())) != request.size())
            qFatal("Cannot connect.");
    }
    ~Sloth() { ::close(m_socket); }

    void send(const QByteArray &bytes)
    {
        if (::write(m_socket, bytes.constData(), std::size_t(bytes.size())) != bytes.size())
            qFatal("Cannot write.");
    }
    /// For one who may have been dropped meanwhile.
    void tryToSend(const QByteArray &bytes)
    {
        ::send(m_socket, bytes.constData(), std::size_t(bytes.size()), MSG_NOSIGNAL | MSG_DONTWAIT);
    }
    /// Everything up to the end, at last.
    QByteArray readToEnd() { return readUntil({}); }
    /// Everything up to the packet with that text.
    QByteArray readUntil(const QByteArray &text)
    {
        QByteArray all;
        std::array<char, 65536> buffer;
        for (;;) {
            const ssize_t got = ::read(m_socket, buffer.data(), buffer.size());
            if (got <= 0)
                return all;
            all.append(buffer.data(), got);
            if (!text.isEmpty() && all.indexOf(text, std::max<qsizetype>(0, all.size() - got - text.size())) >= 0)
                return all;
        }
    }

private:
    int m_socket;
};

} // namespace

/// How WebSockets end, by whoever's will, and what outlasts a database that is away.
class tst_HubEndings : public QObject
{
    Q_OBJECT

    std::unique_ptr<PrivatePostgres> m_postgres;
    std::unique_ptr<Clinic> m_clinic;

private Q_SLOTS:
    void initTestCase()
    {
        m_postgres = PrivatePostgres::own();
        m_clinic = std::make_unique<Clinic>(m_postgres->createDatabase());
    }
    void cleanupTestCase()
    {
        m_clinic.reset();
        m_postgres.reset();
    }

    void token_expired_closesWith4401()
    {
        HubFixture fixture(*m_clinic);
        const model::UserId ann = m_clinic->user();
        const auto brief = fixture.connect(ann, QStringLiteral("?ttl=60"));
        const auto lasting = fixture.connect(ann);
        brief->expect("connection_status");
        lasting->expect("connection_status");
        fixture.clock.advance(std::chrono::seconds(59));
        QVERIFY(brief->ping());
        fixture.clock.advance(std::chrono::seconds(2));
        QCOMPARE(brief->closeCode(), 4401);
        QVERIFY(lasting->ping());
    }

    void user_madeInactive_closesTheirSocketsWith4403()
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
        fixture.bus.publish(bus::UserChanged {ann}); // some other change
        QVERIFY(first->ping());
        m_clinic->setActive(ann, false);
        fixture.bus.publish(bus::UserChanged {ann});
        QCOMPARE(first->closeCode(), 4403);
        QCOMPARE(second->closeCode(), 4403);
        QVERIFY(other->ping());
    }

    void admin_madeInactive_losesAnothersSocket()
    {
        HubFixture fixture(*m_clinic);
        const model::UserId admin = m_clinic->user(model::Role::Admin);
        // On either thread.
        std::vector<std::unique_ptr<WsClient>> watching;
        for (int i = 0; i < 4; ++i) {
            watching.push_back(fixture.connect(m_clinic->user(), QStringLiteral("?caller=%1").arg(admin.value)));
            watching.back()->expect("connection_status");
        }
        m_clinic->setActive(admin, false);
        fixture.bus.publish(bus::UserChanged {admin});
        for (const auto &socket : watching)
            QCOMPARE(socket->closeCode(), 4403);
    }

    void gapPossible_userMadeInactiveUnheard_closesWith4403()
    {
        HubFixture fixture(*m_clinic);
        const model::UserId ann = m_clinic->user();
        const auto socket = fixture.connect(ann);
        socket->expect("connection_status");
        m_clinic->setActive(ann, false);
        fixture.hub.receive(bus::GapPossible {});
        QCOMPARE(socket->closeCode(), 4403);
    }

    void peer_silent_isDroppedAndOneThatAnswersPingsIsNot()
    {
        realtime::HubLimits limits = HubFixture::quick();
        limits.pingInterval = milliseconds(100);
        limits.silence = milliseconds(1000);
        HubFixture fixture(*m_clinic, limits);
        const model::UserId ann = m_clinic->user();
        RawSocket silent(fixture.listener.port());
        silent.send(handshake(QByteArray::number(ann.value)));
        const auto lively = fixture.connect(ann);
        lively->expect("connection_status");
        QTRY_COMPARE_WITH_TIMEOUT(fixture.hub.connectedClients(), 1, 15'000);
        const QByteArray heard = silent.readToEnd();
        QVERIFY(heard.contains(QByteArray::fromHex("8900"))); // it was pinged
        QVERIFY(lively->ping());
    }

    void peer_halfOpenPongs_countAsHeard()
    {
        realtime::HubLimits limits = HubFixture::quick();
        limits.pingInterval = milliseconds(50);
        limits.silence = milliseconds(1000);
        HubFixture fixture(*m_clinic, limits);
        RawSocket client(fixture.listener.port());
        client.send(handshake(QByteArray::number(m_clinic->user().value)));
        QVERIFY(client.readUntil("last_sync\":\"0\"}}").startsWith("HTTP/1.1 101 "));
        for (int i = 0; i < 30; ++i) {
            QCOMPARE(client.read(2), QByteArray::fromHex("8900"));
            client.send(frame(0xa, {}));
        }
        QVERIFY(client.isOpen());
    }

    void protocolError_closesWithItsCode_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<int>("code");
        QTest::newRow("invalid UTF-8") << frame(1, "\xff\xfe") << 1007;
        QTest::newRow("reserved opcode") << frame(3, "x") << 1002;
        QTest::newRow("not masked") << QByteArray::fromHex("81027b7d") << 1002;
        QTest::newRow("reserved bit") << (QByteArray::fromHex("c181") + QByteArray(4, '\0') + 'x') << 1002;
        QTest::newRow("continuation of nothing") << frame(0, "x") << 1002;
        QTest::newRow("more behind the error") << (frame(3, "x") + frame(1, "{}") + frame(1, "{}")) << 1002;
        QTest::newRow("frame of 2^62 bytes") << QByteArray::fromHex("81ff400000000000000000000000") << 1009;
    }
    void protocolError_closesWithItsCode()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(int, code);
        HubFixture fixture(*m_clinic);
        RawSocket client(fixture.listener.port());
        client.send(handshake(QByteArray::number(m_clinic->user().value)));
        client.readUntil("last_sync\":\"0\"}}");
        client.send(bytes);
        QCOMPARE(client.read(1), QByteArray::fromHex("88"));
        client.read(1);
        const QByteArray sent = client.read(2);
        QCOMPARE((uchar(sent.at(0)) << 8) | uchar(sent.at(1)), code);
        client.readToEnd();
        QTRY_COMPARE(fixture.hub.connectedClients(), 0);
    }

    void message_inTheHandshakesPacket_isAnswered()
    {
        HubFixture fixture(*m_clinic);
        RawSocket client(fixture.listener.port());
        client.send(handshake(QByteArray::number(m_clinic->user().value)) + frame(1, "junk"));
        QVERIFY(client.readUntil("last_sync\":\"0\"}}").startsWith("HTTP/1.1 101 "));
        QVERIFY(client.readUntil("}}").contains("validation_error"));
    }

    void peer_goneAtAnyPoint_isForgotten()
    {
        HubFixture fixture(*m_clinic);
        const QByteArray user = QByteArray::number(m_clinic->user().value);
        for (int i = 0; i < 30; ++i) {
            RawSocket client(fixture.listener.port());
            client.send(
                handshake(user) + (i % 3 == 0 ? frame(1, "{\"type\":\"sync\",\"since\":\"0\"}") : QByteArray()));
            if (i % 2 == 0)
                client.readUntil("101 ");
            if (i % 5 == 0)
                client.finishSending();
            else
                client.reset();
        }
        QTRY_COMPARE_WITH_TIMEOUT(fixture.hub.connectedClients(), 0, 15'000);
    }

    void consumer_tooSlow_isClosedWith4408AndHoldsNobodyUp()
    {
        realtime::HubLimits limits = HubFixture::quick();
        limits.mostQueued = 64 * 1024;
        limits.closeTimeout = milliseconds(60'000); // the test reads in the end
        HubFixture fixture(*m_clinic, limits);
        const model::UserId ann = m_clinic->user();
        Sloth slow(fixture.listener.port(), QByteArray::number(ann.value));
        QTRY_COMPARE(fixture.hub.connectedClients(), 1);
        const auto quick = fixture.connect(ann);
        quick->expect("connection_status");
        const QString text(9'000, u'x');
        // More than the kernel buffers for the sloth, so that its queue fills.
        for (int i = 1; i <= 700; ++i) {
            fixture.tell(ann, model::NotificationType::System, text);
            QCOMPARE(at(quick->expect("new_notification"), "sync").toString(), QString::number(i));
        }
        const QByteArray all = slow.readToEnd();
        // The last whole frame is the close frame: 4408 is 0x1138.
        const qsizetype closing = all.lastIndexOf(QByteArray::fromHex("1138"));
        QVERIFY(closing > 2 && uchar(all.at(closing - 2)) == 0x88);
        QVERIFY(closing + 100 > all.size());
        QTRY_COMPARE_WITH_TIMEOUT(fixture.hub.connectedClients(), 1, 15'000);
        QVERIFY(quick->ping());
    }

    void watcher_tooSlow_missesWhatHappensAndIsTold()
    {
        HubFixture fixture(*m_clinic);
        const model::UserId boss = m_clinic->user(model::Role::Admin);
        Sloth slow(fixture.listener.port(), "deliveries?caller=" + QByteArray::number(boss.value));
        QTRY_VERIFY(fixture.hub.hasWatchers());
        const QList<model::LiveDelivery> deliveries(50, {.at = fixture.clock.now(), .detail = QString(2000, u'x')});
        const auto tell = [&](int number) {
            model::LiveStatistics statistics;
            statistics.connectedClients = number;
            fixture.hub.tell(std::make_shared<const realtime::DeliveryNews>(
                realtime::DeliveryNews::of(statistics, deliveries, QList<model::LiveMinute>())));
        };
        // More than the kernel buffers for the sloth.
        for (int i = 1; i <= 200; ++i)
            tell(i);
        QByteArray all = slow.readUntil("\"connected_clients\":1,");
        // It takes what was sent before, and hears of the newest and of what it has missed.
        const QRegularExpression missed(QStringLiteral("\"left_out\":[1-9]"));
        for (int i = 201; !missed.match(QString::fromLatin1(all)).hasMatch() && i < 300; ++i) {
            tell(i);
            all = slow.readUntil("\"type\":\"stats\"");
        }
        QVERIFY2(missed.match(QString::fromLatin1(all)).hasMatch(), "it was not told that it missed anything");
        QCOMPARE(fixture.hub.connectedClients(), 1);
    }

    void watcher_new_isToldTheDayBeforeFirst()
    {
        HubFixture fixture(*m_clinic);
        const QString caller = QString::number(m_clinic->user(model::Role::Admin).value);
        const auto watch
            = [&] { return WsClient(fixture.listener.url(QStringLiteral("deliveries?caller=") + caller)); };
        // As large as it becomes in a large hospital.
        model::LiveMinute minute {.at = fixture.clock.now(),
            .seconds = 60,
            .due = 20'000,
            .oldestDueSeconds = 86'400,
            .connectedClients = 10'000,
            .latency = model::LatencyPercentiles {.p50 = 12'345.6, .p95 = 12'345.6, .p99 = 12'345.6}};
        minute.counts.fill({.sent = 12'345, .delivered = 12'345, .failed = 12'345});
        const QList<model::LiveMinute> day(1440, minute);
        const auto tell = [&](const std::optional<QList<model::LiveMinute>> &history) {
            fixture.hub.tell(
                std::make_shared<const realtime::DeliveryNews>(realtime::DeliveryNews::of({}, {}, history)));
        };
        {
            WsClient left = watch();
            QTRY_VERIFY(fixture.hub.hasNewWatchers());
        }
        QTRY_VERIFY(!fixture.hub.hasNewWatchers());
        WsClient socket = watch();
        QTRY_VERIFY(fixture.hub.hasNewWatchers());
        QVERIFY(socket.ping()); // it is open
        tell({});
        tell(day);
        QCOMPARE(socket.expect("history")[QLatin1String("minutes")].toArray().size(), day.size());
        socket.expect("stats");
        QVERIFY(!fixture.hub.hasNewWatchers());
        tell(day);
        socket.expect("stats");
        const qsizetype size = realtime::liveMessage(day).size();
        QVERIFY2(size < HubFixture::quick().mostQueued / 2, qPrintable(QString::number(size)));
    }

    void consumer_tooSlowForTheCloseFrame_isDropped()
    {
        realtime::HubLimits limits = HubFixture::quick();
        limits.mostQueued = 64 * 1024;
        HubFixture fixture(*m_clinic, limits);
        const model::UserId ann = m_clinic->user();
        Sloth slow(fixture.listener.port(), QByteArray::number(ann.value));
        QTRY_COMPARE(fixture.hub.connectedClients(), 1);
        const QString text(9'000, u'x');
        for (int i = 1; i <= 700 && fixture.hub.connectedClients() > 0; ++i)
            fixture.tell(ann, model::NotificationType::System, text);
        QTRY_COMPARE_WITH_TIMEOUT(fixture.hub.connectedClients(), 0, 15'000);
    }

    void sync_ofMoreThanTheBuffer_isPacedNotClosed()
    {
        realtime::HubLimits limits = HubFixture::quick();
        limits.mostQueued = 64 * 1024;
        limits.syncWindow = 16 * 1024;
        HubFixture fixture(*m_clinic, limits);
        const model::UserId ann = m_clinic->user();
        const QString text(9'000, u'x');
        for (int i = 0; i < 900; ++i)
            m_clinic->create(ann, model::NotificationType::System, text);
        const auto socket = fixture.connect(ann);
        socket->expect("connection_status");
        socket->send(sync(QStringLiteral("0")));
        for (int i = 1; i <= 900; ++i)
            QCOMPARE(at(socket->expect("new_notification"), "sync").toString(), QString::number(i));
        socket->expect("sync_complete");
    }

    void sync_ofWhichNothingIsTaken_closesWith4408()
    {
        realtime::HubLimits limits = HubFixture::quick();
        limits.syncWindow = 16 * 1024;
        limits.silence = milliseconds(1000);
        HubFixture fixture(*m_clinic, limits);
        const model::UserId ann = m_clinic->user();
        const QString text(9'000, u'x');
        for (int i = 0; i < 900; ++i)
            m_clinic->create(ann, model::NotificationType::System, text);
        Sloth slow(fixture.listener.port(), QByteArray::number(ann.value));
        slow.send(frame(1, "{\"type\":\"sync\",\"since\":\"0\"}"));
        const auto isClosed = [&] {
            slow.tryToSend(frame(9, {})); // so that it is heard
            const auto &codes = realtime::HubCounts::closeCodes;
            return fixture.hub.counts().closed[std::size_t(std::find(codes.begin(), codes.end(), 4408) - codes.begin())]
                == 1;
        };
        QTRY_VERIFY_WITH_TIMEOUT(isClosed(), 15'000);
    }

    void sync_whileChangesHappen_tellsThemBehindWhatWasMissed()
    {
        realtime::HubLimits limits = HubFixture::quick();
        limits.syncWindow = 16 * 1024;
        HubFixture fixture(*m_clinic, limits);
        const model::UserId ann = m_clinic->user();
        const QString text(9'000, u'x');
        // More than the kernel buffers for the sloth, so that the sync can't end before it reads.
        const model::InboxChange first = m_clinic->create(ann, model::NotificationType::System, text);
        for (int i = 1; i < 900; ++i)
            m_clinic->create(ann, model::NotificationType::System, text);
        Sloth slow(fixture.listener.port(), QByteArray::number(ann.value));
        slow.send(frame(1, "{\"type\":\"sync\",\"since\":\"0\"}"));
        QTRY_COMPARE(m_clinic->deliveryStatus(first.notificationId), QStringLiteral("delivered")); // it is under way
        for (int i = 0; i < 3; ++i)
            fixture.tell(ann);
        const QByteArray all = slow.readUntil("\"sync\":\"903\"");
        QList<int> told;
        for (qsizetype at = all.indexOf("\"sync\":\""); at >= 0; at = all.indexOf("\"sync\":\"", at + 1))
            told += all.mid(at + 8, all.indexOf('"', at + 8) - at - 8).toInt();
        QList<int> expected;
        for (int version = 1; version <= 903; ++version) {
            expected += version;
            if (version == 900)
                expected += version; // sync_complete
        }
        QCOMPARE(told, expected);
    }

    void stop_withAPeerThatDoesNotClose_isBounded()
    {
        realtime::HubLimits limits = HubFixture::quick();
        limits.stopTimeout = milliseconds(200);
        HubFixture fixture(*m_clinic, limits);
        RawSocket client(fixture.listener.port());
        client.send(handshake(QByteArray::number(m_clinic->user().value)));
        client.readUntil("last_sync\":\"0\"}}");
        fixture.hub.stop();
        QCOMPARE(fixture.hub.connectedClients(), 0);
        QCOMPARE(client.readToEnd().left(4).mid(2), QByteArray::fromHex("03e9")); // 1001
    }

    void postgres_restarted_sessionsLiveOnAndNewOnesGetTheirStatus()
    {
        HubFixture fixture(*m_clinic);
        const model::UserId ann = m_clinic->user();
        const auto open = fixture.connect(ann);
        open->expect("connection_status");
        const model::InboxChange change = fixture.tell(ann);
        open->expect("new_notification");
        m_postgres->stop(PrivatePostgres::Shutdown::Immediate);

        const auto waiting = fixture.connect(ann);
        open->send(markRead(change.notificationId));
        QCOMPARE(at(open->expectError(), "code").toString(), QStringLiteral("unavailable"));
        open->send(sync(QStringLiteral("0")));
        QCOMPARE(at(open->expectError(), "code").toString(), QStringLiteral("unavailable"));
        QVERIFY(waiting->ping());
        waiting->sendText(QStringLiteral("junk"));

        m_postgres->start();
        QCOMPARE(at(waiting->expect("connection_status"), "last_sync").toString(), QStringLiteral("1"));
        waiting->expectError();
        const auto marked = [&] {
            open->send(markRead(change.notificationId));
            const QJsonObject message = open->next();
            return at(message, "type").toString() == QLatin1String("notification_read");
        };
        QTRY_VERIFY_WITH_TIMEOUT(marked(), 15'000);
        waiting->expect("notification_read");
        QTRY_COMPARE_WITH_TIMEOUT(m_clinic->deliveryStatus(change.notificationId), QStringLiteral("delivered"), 15'000);
    }
};

QTEST_GUILESS_MAIN(tst_HubEndings)
#include "tst_hub_endings.moc"
