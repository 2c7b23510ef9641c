#include "delivery_stage.h"
#include "support/ws_client.h"

using namespace mc::test;
using namespace std::chrono_literals;

namespace {

const QByteArray path = "/ws/admin/deliveries/";

/// An admin who watches deliveries, and keeps what was told.
class Watcher
{
public:
    Watcher(quint16 port, const User &admin)
        : m_socket(QUrl(QStringLiteral("ws://127.0.0.1:%1%2").arg(port).arg(QLatin1String(path))), tokenOf(admin))
    {
        m_history = m_socket.expect("history")[QLatin1String("minutes")].toArray();
        nextStatistics();
        // That told of the second before.
        m_deliveries.clear();
        m_sums.clear();
        m_leftOut = 0;
    }

    /// The sum of all minutes.
    qint64 before(const char *channel, int rate) const
    {
        qint64 sum = 0;
        for (const QJsonValue &minute : m_history)
            sum += minute[QLatin1String("counts")][QLatin1String(channel)][rate].toInteger();
        return sum;
    }
    const QJsonArray &history() const { return m_history; }
    QJsonObject nextStatistics()
    {
        while (true) {
            const QJsonObject message = m_socket.next();
            const QJsonObject data = message[QLatin1String("data")].toObject();
            m_all += QJsonDocument(message).toJson();
            if (message[QLatin1String("type")] == QLatin1String("delivery")) {
                m_deliveries += data;
                continue;
            }
            for (const char *channel : {"in_app", "push", "email", "sms"}) {
                const QJsonObject rates = at(data, "rates")[QLatin1String(channel)].toObject();
                for (auto rate = rates.begin(); rate != rates.end(); ++rate)
                    m_sums[QByteArray(channel) + ' ' + rate.key().toLatin1()] += rate->toInteger();
            }
            m_leftOut += data[QLatin1String("left_out")].toInteger();
            return data;
        }
    }
    /// Reads on until it holds.
    template<typename Condition>
    bool waitFor(Condition condition)
    {
        for (int seconds = 0; seconds < 20; ++seconds) {
            if (condition(nextStatistics()))
                return true;
        }
        return false;
    }
    /// The outcomes of a notification on a channel: "sent 1", "postponed 1 FCM UNAVAILABLE", "suppressed no_device".
    QStringList outcomes(const QString &notification, const char *channel) const
    {
        QStringList told;
        for (const QJsonObject &one : m_deliveries) {
            if (one[QLatin1String("notification_id")] != notification
                || one[QLatin1String("channel")] != QLatin1String(channel))
                continue;
            QString text = one[QLatin1String("outcome")].toString();
            if (!one[QLatin1String("attempt")].isNull())
                text += u' ' + QString::number(one[QLatin1String("attempt")].toInt());
            if (!one[QLatin1String("reason")].isNull())
                text += u' ' + one[QLatin1String("reason")].toString();
            told += text;
        }
        return told;
    }
    bool waitForOutcomes(const QString &notification, const char *channel, const QStringList &expected)
    {
        const bool isThere = waitFor([&](const QJsonObject &) { return outcomes(notification, channel) == expected; });
        if (!isThere)
            qWarning("%s", qPrintable(outcomes(notification, channel).join(QLatin1String(", "))));
        return isThere;
    }

    WsClient &socket() { return m_socket; }
    const QList<QJsonObject> &deliveries() const { return m_deliveries; }
    qint64 sum(const QByteArray &what) const { return m_sums.value(what); }
    qint64 leftOut() const { return m_leftOut; }
    const QByteArray &all() const { return m_all; }

private:
    WsClient m_socket;
    QJsonArray m_history;
    QList<QJsonObject> m_deliveries;
    QHash<QByteArray, qint64> m_sums;
    qint64 m_leftOut = 0;
    QByteArray m_all;
};

} // namespace

/// What admins are told live of deliveries (CONTRACT sections 6 and 12).
class tst_AdminDeliveries : public QObject
{
    Q_OBJECT

    DeliveryStage m_stage;

    quint16 port() { return m_stage.service.process().port(); }
    Answer handshake(const Caller &caller) { return caller.handshake(path); }
    /// Connects anew until so many pushes are told to have been sent: of the last second the statistics tell that come first.
    bool waitForHistory(quint16 at, qint64 pushes)
    {
        for (int second = 0; second < 20; ++second) {
            if (Watcher(at, m_stage.admin).before("push", 0) == pushes)
                return true;
        }
        return false;
    }
    NotificationBuilder push(const User &user)
    {
        return m_stage.service.notification(user).set("channels", array({"push"}));
    }

private Q_SLOTS:
    void initTestCase()
    {
        m_stage.start();
        QVERIFY(!QTest::currentTestFailed());
    }
    void cleanup() { m_stage.cleanUp(); }

    void handshake_isForAdmins()
    {
        Api &api = m_stage.service.api();
        handshake(api.anonymous()).expectProblem(401, "NOTIF_008");
        handshake(api.as(m_stage.service.directory().patient("ann"))).expectProblem(403, "NOTIF_008");
        handshake(api.as(m_stage.service.directory().doctor("dora"))).expectProblem(403, "NOTIF_008");
        handshake(api.asService()).expectProblem(403, "NOTIF_008");
        handshake(m_stage.asAdmin()).expect(101);
        m_stage.asAdmin().handshake(path.chopped(1)).expect(101);
        m_stage.asAdmin().get(path).expectProblem(426, "NOTIF_008");
    }

    void opening_isRecorded()
    {
        const QByteArray count = "SELECT count(*) FROM audit_log WHERE action = 'deliveries.opened'";
        const int before = m_stage.database().value(count).toInt();
        const Watcher watcher(port(), m_stage.admin);
        QCOMPARE(m_stage.database().value(count).toInt(), before + 1);
    }

    void statistics_tellTheState()
    {
        Watcher watcher(port(), m_stage.admin);
        const QJsonObject first = watcher.nextStatistics(), second = watcher.nextStatistics();
        const qint64 between = QDateTime::fromString(at(first, "at").toString(), Qt::ISODateWithMs)
                                   .msecsTo(QDateTime::fromString(at(second, "at").toString(), Qt::ISODateWithMs));
        QVERIFY2(between >= 500, qPrintable(QString::number(between)));
        QCOMPARE(at(first, "connected_clients").toInt(), 1);
        QCOMPARE(at(first, "queue.due").toInt(), 0);
        QStringList providers;
        for (const QJsonValue &provider : at(first, "providers").toArray())
            providers += at(provider, "provider").toString() + u' ' + at(provider, "state").toString();
        QCOMPARE(providers,
            (QStringList {QStringLiteral("fcm ok"), QStringLiteral("apns ok"), QStringLiteral("smtp not_configured"),
                QStringLiteral("sms ok")}));
        m_stage.service.notification(m_stage.service.directory().patient("later"))
            .scheduledFor(QDateTime::currentDateTimeUtc().addDays(1))
            .post();
        QVERIFY(watcher.waitFor([](const QJsonObject &told) { return at(told, "queue.scheduled").toInt() == 1; }));
    }

    void deliveries_tellEachOutcome()
    {
        Watcher watcher(port(), m_stage.admin);
        const User ann = m_stage.patientWith("android", "ann-secret-token");
        const QString sent
            = push(ann).title("Hush title").message("Hush message").type("billing").priority("high").post();
        QVERIFY(watcher.waitForOutcomes(sent, "push", {QStringLiteral("sent 1")}));
        const QJsonObject told = watcher.deliveries().last();
        QCOMPARE(at(told, "provider").toString(), QStringLiteral("fcm"));
        QCOMPARE(at(told, "notification_type").toString(), QStringLiteral("billing"));
        QCOMPARE(at(told, "priority").toString(), QStringLiteral("high"));
        QCOMPARE(at(told, "delivery_id").toString(),
            QString::fromUtf8(
                m_stage.database().value("SELECT id FROM deliveries WHERE notification_id = '" + sent.toUtf8() + "'")));

        m_stage.providers.answer(Fake::Fcm, ProviderAnswer::error("UNAVAILABLE").times(1));
        const QString postponed = push(ann).post();
        QVERIFY(watcher.waitForOutcomes(postponed, "push", {QStringLiteral("postponed 1"), QStringLiteral("sent 2")}));

        m_stage.providers.answer(Fake::Fcm, ProviderAnswer::error("INVALID_ARGUMENT").field("message.data").times(1));
        const QString failed = push(ann).post();
        QVERIFY(watcher.waitForOutcomes(failed, "push", {QStringLiteral("failed 1")}));

        const QString ruledOut = push(m_stage.service.directory().patient("bare")).post();
        QVERIFY(watcher.waitForOutcomes(ruledOut, "push", {QStringLiteral("suppressed no_device")}));

        const auto app = m_stage.service.socket(ann);
        const QString seen = m_stage.service.notification(ann).set("channels", array({"in_app"})).post();
        QVERIFY(watcher.waitForOutcomes(seen, "in_app", {QStringLiteral("sent"), QStringLiteral("delivered")}));
        QCOMPARE(watcher.sum("push sent"), 2);
        QCOMPARE(watcher.sum("push failed"), 1);
        QCOMPARE(watcher.sum("in_app delivered"), 1);
        QVERIFY(at(watcher.nextStatistics(), "latency_ms.p50").toDouble() > 0);
        for (const char *secret : {"Hush", "ann-", "secret"})
            QVERIFY2(!watcher.all().contains(secret), secret);
    }

    void history_tellsOfTheTimeBefore_atEveryInstance()
    {
        ServiceProcess other(m_stage.service.databaseUri(), m_stage.providers.environment());
        other.start();
        {
            Watcher seen(other.port(), m_stage.admin); // so that its watch has begun
        }
        const QDateTime begin = QDateTime::currentDateTimeUtc().addSecs(-1);
        const qint64 sent = Watcher(port(), m_stage.admin).before("push", 0);
        m_stage.providers.answer(Fake::Fcm, ProviderAnswer::error("INVALID_ARGUMENT").field("message.data").times(1));
        const User ann = m_stage.patientWith("android", "before");
        QCOMPARE(m_stage.settled(push(ann).post()), QStringLiteral("failed"));
        for (int i = 0; i < 3; ++i)
            QCOMPARE(m_stage.settled(push(ann).post()), QStringLiteral("sent"));
        QVERIFY(waitForHistory(port(), sent + 3));
        QVERIFY(waitForHistory(other.port(), 3));
        const Watcher late(other.port(), m_stage.admin);
        QCOMPARE(late.before("push", 2), 1);
        QCOMPARE(late.before("sms", 0), 0);
        qint64 known = 0;
        for (const QJsonValue &minute : late.history()) {
            const QDateTime at = QDateTime::fromString(minute[QLatin1String("at")].toString(), Qt::ISODateWithMs);
            QCOMPARE(at.toSecsSinceEpoch() % 60, 0);
            known += minute[QLatin1String("seconds")].toInteger();
            if (minute[QLatin1String("counts")][QLatin1String("push")].isArray()) {
                QVERIFY2(at.addSecs(60) > begin && at <= QDateTime::currentDateTimeUtc(), qPrintable(at.toString()));
                QVERIFY(minute[QLatin1String("latency_ms")][0].toDouble() > 0);
            }
        }
        QVERIFY2(known >= 1 && known <= begin.secsTo(QDateTime::currentDateTimeUtc()) + 60,
            qPrintable(QString::number(known)));
    }

    void deliveries_tooMany_areCounted()
    {
        Watcher watcher(port(), m_stage.admin);
        QJsonArray people;
        for (int i = 0; i < 300; ++i)
            people.append(m_stage.service.directory().patient("one").id);
        const QJsonObject body = object({{"notification_type", "system"}, {"title", "Hello"}, {"message", "There"},
            {"channels", array({"in_app"})}});
        m_stage.asAdmin()
            .post("/api/notifications/bulk-create/",
                merged(body,
                    QJsonObject {{QStringLiteral("audience"), QJsonObject {{QStringLiteral("user_ids"), people}}}}))
            .expect(202);
        QVERIFY(watcher.waitFor(
            [&](const QJsonObject &) { return watcher.deliveries().size() + watcher.leftOut() == 300; }));
        QVERIFY2(watcher.leftOut() >= 200, qPrintable(QString::number(watcher.leftOut())));
        QVERIFY(watcher.sum("in_app sent") > 0);
    }

    void providers_inTrouble_areTold_byEveryInstance()
    {
        ServiceProcess other(m_stage.service.databaseUri(), m_stage.providers.environment());
        other.start();
        Watcher watcher(other.port(), m_stage.admin);
        const auto app = m_stage.service.socket(m_stage.service.directory().patient("ann"));
        QVERIFY(watcher.waitFor([](const QJsonObject &told) { return at(told, "connected_clients").toInt() == 2; }));

        m_stage.providers.answer(
            Fake::Fcm, ProviderAnswer::error("QUOTA_EXCEEDED").quota("project").retryAfter("600").times(1));
        const QString id = push(m_stage.patientWith("android", "quota")).priority("low").post();
        QVERIFY(watcher.waitForOutcomes(id, "push", {QStringLiteral("postponed 1")}));
        QVERIFY(watcher.waitFor([](const QJsonObject &told) {
            return at(told, "providers.0.state") == QLatin1String("paused")
                && at(told, "providers.0.reason").toString().contains(QLatin1String("RESOURCE_EXHAUSTED"));
        }));
        const QJsonObject told = watcher.nextStatistics();
        const QDateTime until = QDateTime::fromString(at(told, "providers.0.until").toString(), Qt::ISODateWithMs);
        QVERIFY2(until > QDateTime::currentDateTimeUtc().addSecs(500), qPrintable(until.toString()));
        QVERIFY(watcher.waitFor([](const QJsonObject &later) { return at(later, "queue.retrying").toInt() == 1; }));
    }

    void message_getsAnError()
    {
        WsClient socket(
            QUrl(QStringLiteral("ws://127.0.0.1:%1%2").arg(port()).arg(QLatin1String(path))), tokenOf(m_stage.admin));
        QJsonObject message = socket.next(); // it is open
        QCOMPARE(message[QLatin1String("type")].toString(), QStringLiteral("history"));
        message = socket.next();
        socket.send(object({{"type", "subscribe"}}));
        while (message[QLatin1String("type")] == QLatin1String("stats"))
            message = socket.next();
        QCOMPARE(message[QLatin1String("type")].toString(), QStringLiteral("error"));
        QVERIFY(socket.ping());
    }

    void demotedAdmin_isShownOut()
    {
        const User gone = m_stage.service.directory().admin("gone");
        Watcher watcher(port(), gone);
        m_stage.service.directory().replace(gone, object({{"role", "patient"}}));
        QCOMPARE(watcher.socket().closeCode(), 4401);
    }
};

QTEST_GUILESS_MAIN(tst_AdminDeliveries)
#include "tst_admin_deliveries.moc"
