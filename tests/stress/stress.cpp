#include "observer.h"
#include "support/flood.h"
#include "support/raw_peer.h"

#include <QtCore/QJsonDocument>

#include <cstdio>

using namespace mc::test;
using namespace std::chrono_literals;

namespace {

constexpr auto phase = 10s;
constexpr auto criticalWithin = 2s;
// Between an answer and the next request of a flood. Without it, clients take the machine's cores, which are the service's too.
constexpr auto thinkTime = 10ms;
// Below this only the machine's own doings show.
constexpr double leastTold = 4;

/// What misbehaves, for as long as it is kept.
struct Trouble
{
    std::vector<std::unique_ptr<Flood>> floods = {};
    std::shared_ptr<void> held = {}; ///< whatever else has to stay as it is

    QByteArray told() const
    {
        QByteArrayList told;
        for (const auto &flood : floods)
            told += flood->told();
        return told.join("; ");
    }
};

/// A client that asks for everything since the beginning again and again, and comes back when it is shown out.
class SyncLoop
{
public:
    SyncLoop(quint16 port, const User &user)
        : m_thread([this, port, user] { run(port, user); })
    {
    }
    ~SyncLoop()
    {
        m_ended = true;
        m_thread.join();
    }

private:
    void run(quint16 port, const User &user)
    {
        const QByteArray handshake = handshakeHead(socketPath(user.id), {{"Authorization", "Bearer " + tokenOf(user)}});
        const QByteArray sync
            = ClientFrame {.payload = R"({"type": "sync", "data": {"since": "2001-01-01T00:00:00Z"}})"};
        while (!m_ended) {
            RawPeer peer = RawPeer::connectedTo(port);
            peer.send(handshake, 1s);
            if (!peer.receiveUntil("\r\n\r\n", 1s).contains(" 101 "))
                std::this_thread::sleep_for(100ms);
            while (!m_ended && !peer.hasEnded() && peer.send(sync, 1s) == sync.size())
                peer.receive(1s);
        }
    }

    std::atomic<bool> m_ended = false;
    std::thread m_thread;
};

// Of another module than that which sends to those observed.
QByteArray serviceToken() { return tokenOf({0, "troubled", "service"}); }

QByteArray notificationFor(qint64 user, const QByteArrayList &channels = {"in_app"}, const char *priority = "critical")
{
    return requestBytes("POST", "/api/notifications/", serviceToken(),
        R"({"recipient_id": )" + QByteArray::number(user)
            + R"(, "notification_type": "system", "title": "Hello", "message": "There", "priority": ")" + priority
            + R"(", "channels": [")" + channels.join(R"(", ")") + R"("]})");
}

QByteArray bytesOf(const QJsonObject &json) { return QJsonDocument(json).toJson(QJsonDocument::Compact); }

QJsonObject toEveryone(const char *priority)
{
    return object({{"audience", object({{"everyone", true}})}, {"notification_type", "system"}, {"title", "Hello"},
        {"message", "There"}, {"priority", priority}});
}

} // namespace

/// Plays one trouble after the other against an instance, each with a database of its own, and tells what the others got
/// meanwhile beside what they got before (tests/README.md). A trouble is a function of this class.
class Stress : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void cleanupTestCase();

    void signIns();
    void searches();
    void metrics();
    void previews();
    void events();
    void lockedInbox();
    void bodies();

    void failingRecipients();
    void recipientsToldToWait();
    void hangingRecipients();
    void testPushes();

    void devices();
    void lockedRowInBatch();
    void lowBatches();
    void sockets();
    void syncLoops();
    void bulkMix();

private:
    using Begin = std::function<Trouble(DeliveryStage &)>;
    void play(const Begin &begin, const Environment &extra = {});
    static bool isUndisturbed(Observation &calm, Observation &meanwhile);
    void addRow(Observation &calm, Observation &meanwhile, bool isMet, const QByteArray &told);
    static quint16 port(DeliveryStage &stage) { return stage.service.process().port(); }
    static std::unique_ptr<Flood> flood(DeliveryStage &stage, int connections, const Flood::Request &request)
    {
        return std::make_unique<Flood>(port(stage), connections, [request](int connection, int round) {
            std::this_thread::sleep_for(thinkTime);
            return request(connection, round);
        });
    }
    static std::unique_ptr<Flood> flood(DeliveryStage &stage, int connections, const QByteArray &request)
    {
        return flood(stage, connections, [request](int, int) { return request; });
    }
    static Trouble only(std::unique_ptr<Flood> flood)
    {
        Trouble trouble;
        trouble.floods.push_back(std::move(flood));
        return trouble;
    }
    // People with ids from 100,000 on, put into the directory past the API.
    static void addPeople(DeliveryStage &stage, int count);
    static Trouble tellThoseIn(
        DeliveryStage &stage, int count, const ProviderAnswer &fcm, const ProviderAnswer &sms, const char *priority);
    // Holds a lock on somebody's inbox until it is released.
    static std::shared_ptr<Database> lockInbox(DeliveryStage &stage, qint64 user);

    QByteArrayList m_rows;
};

void Stress::play(const Begin &begin, const Environment &extra)
{
    DeliveryStage stage(
        Environment {{"MEDICONNECT_RETRY_DELAYS", "1s,1s,1s,1s,1s"}} + extra, FakeProviders::Options {.isLight = true});
    stage.start();
    QVERIFY(!QTest::currentTestFailed());
    Observer observer(stage);
    Observation calm = observer.observe(phase);
    const Trouble trouble = begin(stage);
    bool isMet = false;
    // The machine can only make it worse.
    for (int attempt = 0; attempt < 3 && !isMet; ++attempt) {
        Observation meanwhile = observer.observe(phase);
        isMet = isUndisturbed(calm, meanwhile);
        addRow(calm, meanwhile, isMet, trouble.told());
    }
    QVERIFY2(isMet, "the others were disturbed");
}

bool Stress::isUndisturbed(Observation &calm, Observation &meanwhile)
{
    const double most = std::chrono::duration<double, std::milli>(criticalWithin).count();
    return meanwhile.answers.percentile(95) <= std::max(2 * calm.answers.percentile(95), leastTold)
        && meanwhile.inApp.percentile(100) <= most && meanwhile.pushed.percentile(100) <= most
        && meanwhile.missing + meanwhile.refused == 0;
}

void Stress::addRow(Observation &calm, Observation &meanwhile, bool isMet, const QByteArray &told)
{
    m_rows += QByteArray("| ") + QTest::currentTestFunction()
        + QString::asprintf(" | %.1f | %.1f | %.1f | %.1f | %.0f | %.1f | %.0f | %d | %d | %s | ",
            calm.answers.percentile(95), meanwhile.answers.percentile(95), calm.inApp.percentile(95),
            meanwhile.inApp.percentile(95), meanwhile.inApp.percentile(100), calm.pushed.percentile(95),
            meanwhile.pushed.percentile(100), meanwhile.refused, meanwhile.missing, isMet ? "yes" : "**no**")
              .toUtf8()
        + told + " |";
    std::printf("%s\n", m_rows.last().constData());
    std::fflush(stdout);
}

void Stress::cleanupTestCase()
{
    std::printf(
        "\n| trouble | lists and /healthz, p95: calm | meanwhile | critical to the app, p95: calm | meanwhile | "
        "slowest | "
        "critical to FCM: p95 calm | slowest meanwhile | refused | not sent in 30 s | undisturbed | its own answers |\n"
        "| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |\n");
    for (const QByteArray &row : std::as_const(m_rows))
        std::printf("%s\n", row.constData());
    std::printf("\nTimes in milliseconds. Undisturbed: p95 at most twice the calm one (or %.0f ms), critical ones "
                "within %lld s.\n",
        leastTold, qint64(criticalWithin.count()));
}

void Stress::addPeople(DeliveryStage &stage, int count)
{
    stage.database().run("INSERT INTO users (id, username, email, first_name, last_name, role, clinic_id) "
                         "SELECT n, 'many-' || n, 'many-' || n || '@clinic.example', 'One', 'Of many', 'patient', 1 "
                         "FROM generate_series(100000, 100000 + "
        + QByteArray::number(count - 1) + ") n");
    stage.database().run("INSERT INTO inboxes (user_id) SELECT id FROM users ON CONFLICT DO NOTHING");
    stage.database().run("ANALYZE users, inboxes");
}

std::shared_ptr<Database> Stress::lockInbox(DeliveryStage &stage, qint64 user)
{
    auto holder = std::make_shared<Database>(stage.service.databaseUri());
    holder->run("BEGIN");
    holder->run("SELECT FROM inboxes WHERE user_id = " + QByteArray::number(user) + " FOR UPDATE");
    return holder;
}

// ---- Who calls ----------------------------------------------------------------------------------

// Each of them hashes a password, if it gets that far.
void Stress::signIns()
{
    play([](DeliveryStage &stage) { return only(flood(stage, 24, unknownSignIns())); },
        {{"MEDICONNECT_SIGN_INS_PER_ADDRESS", "0"}, {"MEDICONNECT_SIGN_INS_PER_NAME", "0"}});
}

void Stress::searches()
{
    play([](DeliveryStage &stage) {
        stage.database().run("INSERT INTO notifications (id, recipient_id, notification_type, priority, "
                             "delivery_status, created_at, title, "
                             "message, channels) SELECT gen_random_uuid(), "
            + QByteArray::number(stage.service.directory().patient("full").id)
            + ", 'system', 'low', 'sent', now() - n * interval '1 second', 'Title ' || n, repeat('message ', 20), "
              "'{in_app}' "
              "FROM generate_series(1, 100000) n");
        return only(flood(stage, 20, requestBytes("GET", "/api/notifications/?search=nowhere", tokenOf(stage.admin))));
    });
}

void Stress::metrics()
{
    play([](DeliveryStage &stage) { return only(flood(stage, 16, requestBytes("GET", "/metrics"))); });
}

void Stress::previews()
{
    play([](DeliveryStage &stage) {
        addPeople(stage, 20'000);
        return only(flood(stage, 8,
            requestBytes("POST", "/api/notifications/preview/", tokenOf(stage.admin), bytesOf(toEveryone("medium")))));
    });
}

void Stress::events()
{
    play([](DeliveryStage &stage) {
        return only(flood(stage, 2, eventBatches(stage.service.directory().patient("busy"))));
    });
}

void Stress::lockedInbox()
{
    play([](DeliveryStage &stage) {
        const User locked = stage.service.directory().patient("locked");
        Trouble trouble;
        trouble.held = lockInbox(stage, locked.id);
        trouble.floods.push_back(flood(stage, 24, notificationFor(locked.id)));
        return trouble;
    });
}

// Bodies that never end, for routes with and without a token.
void Stress::bodies()
{
    play([](DeliveryStage &stage) {
        auto peers = std::make_shared<std::vector<RawPeer>>();
        const QByteArray body(12'000, ' ');
        for (int i = 0; i < 2000; ++i) {
            const QByteArray path = i % 2 == 0 ? "/api/notifications/" : "/api/auth/token/";
            peers->push_back(RawPeer::connectedTo(port(stage)));
            peers->back().send("POST " + path
                + " HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nContent-Length: 16000\r\n\r\n" + body);
        }
        return Trouble {.held = peers};
    });
}

// ---- Who is told --------------------------------------------------------------------------------

// So many people, each with a device and a number, of whom FCM and the SMS provider answer that; they are told something all the time.
Trouble Stress::tellThoseIn(
    DeliveryStage &stage, int count, const ProviderAnswer &fcm, const ProviderAnswer &sms, const char *priority)
{
    QList<qint64> people;
    for (int i = 0; i < count; ++i) {
        const QByteArray number = QByteArray::number(i).rightJustified(2, '0');
        const QByteArray phone = "+346000000" + number, device = "troubled-" + number;
        const User user = stage.service.directory().patient("phone", object({{"phone", phone}}));
        stage.device(user, "android", device);
        stage.providers.answer(Fake::Fcm, device, fcm);
        stage.providers.answer(Fake::Sms, phone, sms);
        people += user.id;
    }
    return only(flood(stage, 1, [people, priority](int, int round) {
        return notificationFor(people.at(round % people.size()), {"push", "sms"}, priority);
    }));
}

// For whom the providers are out of order.
void Stress::failingRecipients()
{
    play([](DeliveryStage &stage) {
        return tellThoseIn(stage, 30, ProviderAnswer::error("INTERNAL"), ProviderAnswer::error("20500"), "critical");
    });
}

void Stress::recipientsToldToWait()
{
    play([](DeliveryStage &stage) {
        return tellThoseIn(stage, 1, ProviderAnswer::error("UNAVAILABLE").retryAfter("86400"),
            ProviderAnswer::error("14107").retryAfter("86400"), "critical");
    });
}

// For whom no answer comes.
void Stress::hangingRecipients()
{
    play([](DeliveryStage &stage) {
        return tellThoseIn(stage, 12, ProviderAnswer::hang(), ProviderAnswer::hang(), "high");
    });
}

void Stress::testPushes()
{
    play([](DeliveryStage &stage) {
        const User user = stage.service.directory().patient("tester");
        const QByteArray device = QByteArray::number(stage.device(user, "android", "tested"));
        return only(flood(
            stage, 8, requestBytes("POST", "/api/notifications/devices/" + device + "/test/", tokenOf(user), "{}")));
    });
}

// ---- What is stored -----------------------------------------------------------------------------

// Somebody registers devices without an end, and is told something all the time.
void Stress::devices()
{
    play([](DeliveryStage &stage) {
        const User user = stage.service.directory().patient("collector");
        Trouble trouble = only(flood(stage, 4, [user](int connection, int round) {
            const QByteArray name = QByteArray::number(connection) + '-' + QByteArray::number(round);
            return requestBytes("POST", "/api/notifications/devices/", tokenOf(user),
                R"({"device_token": "many-)" + name + R"(", "device_type": "android"})");
        }));
        trouble.floods.push_back(flood(stage, 1, notificationFor(user.id, {"push"}, "low")));
        return trouble;
    });
}

// Everybody is told something, and somebody's inbox is locked.
void Stress::lockedRowInBatch()
{
    play([](DeliveryStage &stage) {
        addPeople(stage, 20'000);
        Trouble trouble;
        trouble.held = lockInbox(stage, 110'000);
        stage.asAdmin().post("/api/notifications/bulk-create/", toEveryone("medium")).expect(202);
        return trouble;
    });
}

void Stress::lowBatches()
{
    play([](DeliveryStage &stage) {
        addPeople(stage, 50'000);
        for (int i = 0; i < 3; ++i)
            stage.asAdmin().post("/api/notifications/bulk-create/", toEveryone("low")).expect(202);
        return Trouble {};
    });
}

// Somebody opens two thousand sockets.
void Stress::sockets()
{
    play([](DeliveryStage &stage) {
        const User user = stage.service.directory().patient("many");
        auto peers = std::make_shared<std::vector<RawPeer>>();
        for (int i = 0; i < 2000; ++i) {
            peers->push_back(RawPeer::connectedTo(port(stage)));
            peers->back().send(handshakeHead(socketPath(user.id), {{"Authorization", "Bearer " + tokenOf(user)}}));
        }
        return Trouble {.held = peers};
    });
}

void Stress::syncLoops()
{
    play([](DeliveryStage &stage) {
        const User user = stage.service.directory().patient("looping");
        for (int i = 0; i < 100; ++i)
            stage.service.notification(user).post();
        auto loops = std::make_shared<std::vector<std::unique_ptr<SyncLoop>>>();
        for (int i = 0; i < 60; ++i)
            loops->push_back(std::make_unique<SyncLoop>(port(stage), user));
        return Trouble {.held = loops};
    });
}

// Everything that changes many rows, over the same people.
void Stress::bulkMix()
{
    play([](DeliveryStage &stage) {
        addPeople(stage, 200);
        const auto person = [](int number) { return User {100'000 + number % 200, "many", "patient"}; };
        Trouble trouble = only(flood(stage, 4, [person](int connection, int round) {
            return requestBytes(
                "POST", "/api/notifications/mark-all-read/", tokenOf(person(7 * round + connection)), "{}");
        }));
        trouble.floods.push_back(flood(stage, 2, [person](int connection, int round) {
            return notificationFor(person(11 * round + connection).id, {"in_app"}, "low");
        }));
        const QByteArray batch = requestBytes(
            "POST", "/api/notifications/bulk-create/", tokenOf(stage.admin), bytesOf(toEveryone("medium")));
        trouble.floods.push_back(flood(stage, 1, [batch](int, int) {
            std::this_thread::sleep_for(90ms);
            return batch;
        }));
        return trouble;
    });
}

QTEST_GUILESS_MAIN(Stress)
#include "stress.moc"
