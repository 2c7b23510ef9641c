#include "support/database.h"
#include "support/edge_times.h"
#include "support/running_service.h"

#include <QtTest/QTest>

using namespace mc::test;

/// Catching up after a reconnect (CONTRACT sections 6, 11).
class tst_WsSync : public QObject
{
    Q_OBJECT

    static QJsonObject sync(const QString &since) { return object({{"type", "sync"}, {"since", since}}); }

    // What a socket hears up to sync_complete.
    QList<QJsonObject> replayed(WsClient &socket)
    {
        QList<QJsonObject> messages;
        for (QJsonObject message = socket.next(); !message.isEmpty(); message = socket.next()) {
            if (at(message, "type").toString() == QLatin1String("sync_complete"))
                return messages;
            messages << message;
        }
        socket.expect("sync_complete");
        return messages;
    }

    // A change of every kind, as its owner makes them.
    void changeEverything()
    {
        const Caller ann = m_service.api().as(m_ann);
        const QString one = m_service.notification(m_ann).title("One").post();
        const QString two = m_service.notification(m_ann).title("Two").post();
        m_service.notification(m_ann).title("Three").post();
        ann.patch(notificationPath(one), object({{"is_read", true}})).expect(200);
        ann.patch(notificationPath(one), object({{"is_read", false}})).expect(200);
        ann.post("/api/notifications/mark-multiple-read/", object({{"notification_ids", array({one, two})}}))
            .expect(200);
        ann.post("/api/notifications/mark-all-read/", {}).expect(200);
        ann.remove(notificationPath(m_early)).expect(204);
        ann.remove("/api/notifications/bulk-delete/", object({{"notification_ids", array({m_earlier})}})).expect(200);
    }
    static constexpr int everything = 9;

private Q_SLOTS:
    void initTestCase()
    {
        m_service.start();
        QVERIFY(!QTest::currentTestFailed());
    }
    void init()
    {
        m_ann = m_service.directory().patient("ann");
        m_earlier = m_service.notification(m_ann).post();
        m_early = m_service.notification(m_ann).post();
    }
    void cleanup() { m_service.showLogWhenFailed(); }

    void sync_afterReconnect_replaysWhatAWitnessSaw()
    {
        const auto witness = m_service.socket(m_ann);
        auto lost = m_service.socket(m_ann);
        const QString cursor = lost->cursor();
        lost->abort();
        changeEverything();
        QList<QJsonObject> seen;
        for (int i = 0; i < everything; ++i)
            seen << witness->next();

        const auto back = m_service.socket(m_ann);
        back->send(sync(cursor));
        const QList<QJsonObject> replay = replayed(*back);
        QCOMPARE(replay.size(), seen.size());
        for (int i = 0; i < everything; ++i) {
            QCOMPARE(replay[i].value(QLatin1String("type")), seen[i].value(QLatin1String("type")));
            for (const char *field :
                {"data.id", "data.notification_id", "data.action", "data.affected_count", "data.sync"})
                QCOMPARE(at(replay[i], field), at(seen[i], field));
        }
    }

    void sync_fromAMessagesCursor_replaysTheRest()
    {
        auto socket = m_service.socket(m_ann);
        m_service.notification(m_ann).title("Seen").post();
        const QString cursor = at(socket->expect("new_notification"), "sync").toString();
        socket->abort();
        const QString missed = m_service.notification(m_ann).title("Missed").post();
        const auto back = m_service.socket(m_ann);
        back->send(sync(cursor));
        expectAt(back->expect("new_notification"), "id", missed);
        back->expect("sync_complete");
    }

    void sync_nothingMissed_completesAtOnce()
    {
        const auto socket = m_service.socket(m_ann);
        socket->send(sync(socket->cursor()));
        socket->expect("sync_complete");
    }

    void sync_twice_answersBoth()
    {
        auto socket = m_service.socket(m_ann);
        const QString cursor = socket->cursor();
        m_service.notification(m_ann).post();
        socket->expect("new_notification");
        for (int i = 0; i < 2; ++i) {
            socket->send(sync(cursor));
            socket->expect("new_notification");
            socket->expect("sync_complete");
        }
    }

    void sync_sinceATime_replaysWhatCameAfter()
    {
        // The next millisecond, so that "since" lies between what was and what comes.
        const QDateTime before = QDateTime::currentDateTimeUtc();
        QTRY_VERIFY(QDateTime::currentDateTimeUtc() > before.addMSecs(1));
        const QString since = before.addMSecs(1).toString(Qt::ISODateWithMs);
        const QString one = m_service.notification(m_ann).post();
        const QString two = m_service.notification(m_ann).post();
        const auto back = m_service.socket(m_ann);
        back->send(sync(since));
        expectAt(back->expect("new_notification"), "id", one);
        expectAt(back->expect("new_notification"), "id", two);
        back->expect("sync_complete");
    }

    void sync_sinceTheEndsOfTime_isAnswered()
    {
        const auto socket = m_service.socket(m_service.directory().patient("fay"));
        for (const QByteArray &time : edgeTimes) {
            socket->send(sync(QString::fromLatin1(time)));
            const QString answered = at(socket->next(), "type").toString();
            QVERIFY2(answered == QLatin1String("sync_complete") || answered == QLatin1String("sync_reset"),
                time.constData());
        }
    }

    void sync_thenLive_losesNothing()
    {
        auto socket = m_service.socket(m_ann);
        const QString cursor = socket->cursor();
        socket->abort();
        QStringList posted;
        for (int i = 0; i < 20; ++i)
            posted << m_service.notification(m_ann).post();
        const auto back = m_service.socket(m_ann);
        back->send(sync(cursor));
        for (int i = 0; i < 20; ++i)
            posted << m_service.notification(m_ann).post();
        // Live ones may come between the replayed, and again with them; none is missing.
        QSet<QString> heard;
        while (heard.size() < posted.size()) {
            const QJsonObject message = back->next();
            QVERIFY(!message.isEmpty());
            if (const QString id = at(message, "data.id").toString(); !id.isEmpty())
                heard.insert(id);
        }
        QCOMPARE(heard, QSet<QString>(posted.begin(), posted.end()));
    }

    void sync_whatIsNoLongerKnown_tellsToReset()
    {
        auto socket = m_service.socket(m_ann);
        const QString cursor = socket->cursor();
        socket->abort();
        m_service.notification(m_ann).post();
        m_service.notification(m_ann).post();
        Database(m_service.databaseUri()).run("DELETE FROM journal WHERE user_id = " + QByteArray::number(m_ann.id));
        const auto back = m_service.socket(m_ann);
        back->send(sync(cursor));
        back->expect("sync_reset");
        QVERIFY(back->ping());
    }

    void sync_aCursorOfNoOne_tellsToReset()
    {
        const auto socket = m_service.socket(m_ann);
        const User ben = m_service.directory().doctor("ben");
        const auto bens = m_service.socket(ben);
        for (int i = 0; i < 5; ++i)
            m_service.notification(ben).post();
        bens->expectEach(5, "new_notification");
        // Ahead of everything that has happened to Ann.
        socket->send(sync(bens->cursor()));
        socket->expect("sync_reset");
    }

    void connect_afterChanges_countsThemInUnread()
    {
        expectAt(WsClient(m_service.api().socketUrl(m_ann)).expect("connection_status"), "unread_count", 2);
        m_service.api().as(m_ann).patch(notificationPath(m_early), object({{"is_read", true}})).expect(200);
        expectAt(WsClient(m_service.api().socketUrl(m_ann)).expect("connection_status"), "unread_count", 1);
    }

private:
    RunningService m_service;
    User m_ann;
    QString m_early;
    QString m_earlier;
};

QTEST_GUILESS_MAIN(tst_WsSync)
#include "tst_ws_sync.moc"
