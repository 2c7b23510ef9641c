#include "support/bystander.h"
#include "support/flood.h"
#include "support/raw_peer.h"
#include "support/running_service.h"

#include <QtCore/QFile>
#include <QtCore/QJsonArray>
#include <QtTest/QTest>

using namespace mc::test;

namespace {

constexpr int requests = 2000;

// Sanitizers keep books in memory of their own, and for a while what is given back.
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
constexpr bool tellsMemory = false;
#else
constexpr bool tellsMemory = true;
#endif

QByteArray post(const QByteArray &path, const QByteArray &body, const QByteArray &headers = {}, qint64 announced = -1)
{
    return "POST " + path + " HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\n" + headers
        + "Content-Length: " + QByteArray::number(announced < 0 ? body.size() : announced) + "\r\n\r\n" + body;
}

} // namespace

/// One's trouble is theirs alone: what the others' answers take while somebody misbehaves, with or without a token.
class tst_Isolation : public QObject
{
    Q_OBJECT

    RunningService m_service {{{"MEDICONNECT_SIGN_INS_PER_ADDRESS", "0"}, {"MEDICONNECT_SIGN_INS_PER_NAME", "0"}}};
    User m_ann;

    qint64 residentKilobytes()
    {
        QFile status(QStringLiteral("/proc/%1/status").arg(m_service.process().processId()));
        [&] { QVERIFY(status.open(QIODevice::ReadOnly)); }();
        const QByteArray text = status.readAll();
        const qsizetype at = text.indexOf("VmRSS:");
        return text.mid(at + 6, text.indexOf("kB", at) - at - 6).trimmed().toLongLong();
    }

private Q_SLOTS:
    void initTestCase()
    {
        m_service.start();
        QVERIFY(!QTest::currentTestFailed());
        m_ann = m_service.directory().patient("ann");
        for (int i = 0; i < 20; ++i)
            m_service.notification(m_ann).post();
    }
    void cleanup() { m_service.showLogWhenFailed(); }

    void signIns_withMadeUpNames_leaveOthersAlone()
    {
        Bystander other(m_service.process().port(), m_ann);
        other.p95(requests / 4);
        const auto calm = other.p95(requests);

        Flood flood(m_service.process().port(), 12, unknownSignIns(), Flood::Pace::Allowed);
        QTRY_VERIFY(flood.count(401) > 0);
        int sent = 0;
        QVERIFY(other.isUndisturbed(calm, requests, [&] {
            if (++sent % 10 == 0)
                flood.allow();
        }));
        QTRY_VERIFY2(flood.count(401) > 3, "no password is hashed");
        QVERIFY2(flood.count(503) > 0, "nobody had to be turned away");
    }

    void signIns_whoseClientsLeave_endWithoutThem()
    {
        for (int i = 0; i < 30; ++i) {
            RawPeer peer = RawPeer::connectedTo(m_service.process().port());
            peer.send(post("/api/auth/token/", R"({"username": "gone", "password": "not a password"})"));
            i % 2 == 0 ? peer.reset() : peer.close();
        }
        const QJsonObject credentials = object({{"username", "nobody-stays"}, {"password", "not a password"}});
        QTRY_COMPARE(m_service.api().anonymous().post("/api/auth/token/", credentials).status, 401);
    }

    void signIns_whenTheServiceStops_areStillAnswered()
    {
        ServiceProcess service(m_service.databaseUri());
        service.start();
        const QByteArray credentials = R"({"username": "nobody", "password": "not a password"})";
        std::vector<RawPeer> peers;
        for (int i = 0; i < 6; ++i) {
            peers.push_back(RawPeer::connectedTo(service.port()));
            peers.back().send(post("/api/auth/token/", {}, "Expect: 100-continue\r\n", credentials.size()));
            QVERIFY(peers.back().receiveUntil("\r\n\r\n").startsWith("HTTP/1.1 100 ")); // a request has begun
        }
        for (RawPeer &peer : peers)
            peer.send(credentials);
        QCOMPARE(service.terminate(), 0);
        int hashed = 0;
        for (RawPeer &peer : peers) {
            const QByteArray answer = peer.receiveAll();
            QVERIFY2(answer.contains("\r\nConnection: close\r\n"), answer.constData());
            hashed += answer.startsWith("HTTP/1.1 401 ");
        }
        QCOMPARE(hashed, 5); // the sixth is one too many with this name from this address
    }

    void events_manyAtOnce_leaveOthersAlone()
    {
        Bystander other(m_service.process().port(), m_ann);
        other.p95(requests / 4);
        const auto calm = other.p95(requests);
        Flood flood(m_service.process().port(), 1, eventBatches(m_service.directory().patient("busy")));
        QTRY_VERIFY(flood.count(202) > 0);
        const bool isUndisturbed = other.isUndisturbed(calm, requests);
        qInfo("%d batches of 500 events meanwhile", flood.count(202));
        QVERIFY(isUndisturbed);
        QVERIFY(flood.count(202) > 1);
    }

    void bodies_ofTheUnknown_areNeverHeld()
    {
        Bystander other(m_service.process().port(), m_ann);
        other.p95(requests / 4);
        const auto calm = other.p95(requests);
        const qint64 before = residentKilobytes();

        // A body for a route that takes nothing without a token, and one that ends shortly before its end.
        std::vector<RawPeer> peers;
        const QByteArray large(200'000, ' '), small(12'000, ' ');
        for (int i = 0; i < 2000; ++i) {
            peers.push_back(RawPeer::connectedTo(m_service.process().port()));
            QVERIFY(peers.back().isConnected());
            if (i % 2 == 0)
                peers.back().send(post("/api/notifications/", large, {}, 1'000'000), std::chrono::seconds(1));
            else
                peers.back().send(post("/api/auth/token/", small, {}, 16'000));
        }
        const bool isUndisturbed = other.isUndisturbed(calm, requests);
        const qint64 grown = residentKilobytes() - before;
        qInfo("2,000 connections with unfinished bodies: %lld KiB", grown);
        QVERIFY2(!tellsMemory || grown < 64 * 1024, qPrintable(QString::number(grown)));
        QVERIFY(isUndisturbed);
        QVERIFY(peers.front().receive().startsWith("HTTP/1.1 401 "));
    }

    void bodies_ofOneCaller_leaveRoomForOthers()
    {
        const QByteArray token = "Authorization: Bearer " + tokenOf({0, "greedy", "service"}) + "\r\n";
        const qint64 before = residentKilobytes();
        std::vector<RawPeer> peers;
        const QByteArray most(1'000'000, ' ');
        int turnedAway = 0;
        for (int i = 0; i < 40; ++i) {
            peers.push_back(RawPeer::connectedTo(m_service.process().port()));
            peers.back().send(post("/api/users/bulk-upsert/", most, token, 1'048'000));
        }
        for (RawPeer &peer : peers)
            turnedAway
                += peer.receive(std::chrono::milliseconds(peer.isConnected() ? 50 : 0)).startsWith("HTTP/1.1 503 ");
        QVERIFY2(turnedAway >= 24, qPrintable(QString::number(turnedAway)));
        QVERIFY2(turnedAway < 40, qPrintable(QString::number(turnedAway)));
        QVERIFY2(!tellsMemory || residentKilobytes() - before < 24 * 1024,
            qPrintable(QString::number(residentKilobytes() - before)));
        // Another module's, of several pieces.
        QJsonArray people;
        for (int i = 0; i < 500; ++i) {
            QJsonObject person = Directory::person({50'000 + i, "user-" + QByteArray::number(i), "patient"});
            person.insert(QLatin1String("id"), 50'000 + i);
            people.append(person);
        }
        const QJsonObject users {{QStringLiteral("users"), people}};
        m_service.api().asService().post("/api/users/bulk-upsert/", users).expect(200);
        // And the same caller's, once the others are gone.
        peers.clear();
        QTRY_COMPARE(m_service.api().as({0, "greedy", "service"}).post("/api/users/bulk-upsert/", users).status, 200);
        QTRY_VERIFY2(!tellsMemory || residentKilobytes() - before < 8 * 1024,
            qPrintable(QString::number(residentKilobytes() - before)));
    }
};

QTEST_GUILESS_MAIN(tst_Isolation)
#include "tst_isolation.moc"
