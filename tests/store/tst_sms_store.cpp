#include "scratch_database.h"
#include "store/session/transaction.h"

#include <thread>

using namespace mc;
using namespace mc::test;
using store::DeliveryReceipt;

namespace {

const QDateTime now(QDate(2024, 1, 15), QTime(10, 30), Qt::UTC);
const QByteArray notification = "018d0d4e-0000-7000-8000-000000000001";
const QByteArray sms = "018d0d4e-0000-7000-8000-0000000000a1", email = "018d0d4e-0000-7000-8000-0000000000a2";
const QString phone = QStringLiteral("+34600000000");

QUuid idOf(const QByteArray &text) { return QUuid::fromString(QLatin1String(text)); }

DeliveryReceipt delivered() { return {idOf(sms), true, {}, {}, now}; }
DeliveryReceipt failed()
{
    return {
        idOf(sms), false, QStringLiteral("SMS 30003"), QStringLiteral("the SMS provider could not deliver it"), now};
}

} // namespace

/// What comes back from the SMS provider: receipts, and the wish for no more.
class TestSmsStore : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void receipt_state_becomes_data();
    void receipt_state_becomes();
    void receipt_twice_isToldOnce();
    void receipt_ofAnotherChannelOrNone_changesNothing();
    void receipt_delivered_keepsWhenItWasSent();
    void notification_status_isSettled_data();
    void notification_status_isSettled();
    void notification_settledByTwoAtOnce_countsBoth();
    void optOut_keptAndTakenBack_isAFactOfTheRecipient();
    void optOut_again_keepsTheFirst();
    void keywordMessages_old_areForgotten();

private:
    void put(const QByteArray &id, const QByteArray &channel, const QByteArray &state,
        const QByteArray &leasedUntil = "NULL")
    {
        m_database.run("INSERT INTO deliveries (id, notification_id, recipient_id, priority, channel, provider, "
                       "status, created_at, due_at,"
                       " sent_at, leased_until) VALUES ('"
            + id + "', '" + notification + "', 1, 'critical', '" + channel + "', '"
            + (channel == "email" ? "smtp" : channel) + "', '" + state
            + "', '2024-01-15T10:29:00Z', '2024-01-15T10:29:00Z', "
            + (state == "sent" ? "'2024-01-15T10:29:01Z'" : "NULL") + ", " + leasedUntil + ")");
    }
    QByteArray value(const QByteArray &sql) { return m_database.value(sql); }
    QByteArray state() { return value("SELECT status FROM deliveries WHERE id = '" + sms + "'"); }
    QByteArray notificationStatus() { return value("SELECT delivery_status FROM notifications"); }
    model::Recipient recipient() { return must(m_store.recipients.find({{1}}, now)).value(0); }

    std::unique_ptr<PrivatePostgres> m_cluster = PrivatePostgres::ofRun();
    ScratchDatabase m_scratch {*m_cluster};
    Database m_database {m_scratch.uri};
    store::Store m_store {m_scratch.url(), QStringLiteral("test")};
};

void TestSmsStore::init()
{
    if (value("SELECT to_regclass('users') IS NULL") == "t")
        m_scratch.migrate();
    m_database.run("TRUNCATE sms_keyword_messages, users, sms_opt_outs, journal CASCADE");
    model::User ann = patient(1);
    ann.phone = phone;
    must(m_store.users.putAll({ann}));
    m_database.run("INSERT INTO inboxes (user_id) VALUES (1) ON CONFLICT DO NOTHING");
    m_database.run("INSERT INTO notifications (id, recipient_id, notification_type, priority, delivery_status, "
                   "created_at, title, message,"
                   " channels, named_channels) VALUES ('"
        + notification
        + "', 1, 'system', 'critical', 'pending', '2024-01-15T10:29:00Z',"
          " 'Title', 'Message', '{in_app,sms}', '{sms}')");
}

void TestSmsStore::receipt_state_becomes_data()
{
    QTest::addColumn<QByteArray>("before");
    QTest::addColumn<QByteArray>("leasedUntil");
    QTest::addColumn<bool>("isDelivered");
    QTest::addColumn<QByteArray>("after");
    const QByteArray none = "NULL", holds = "'2024-01-15T10:30:01Z'", over = "'2024-01-15T10:30:00Z'";
    const auto row
        = [](const char *name, const char *before, const QByteArray &lease, bool isDelivered, const char *after) {
              QTest::newRow(name) << QByteArray(before) << lease << isDelivered << QByteArray(after);
          };
    row("sent, delivered", "sent", none, true, "delivered");
    row("sent, failed", "sent", none, false, "failed");
    row("just being sent, delivered", "pending", holds, true, "delivered");
    row("just being sent, failed", "pending", holds, false, "failed");
    row("waiting for another try, delivered", "pending", none, true, "delivered");
    row("waiting for another try, failed", "pending", none, false, "pending");
    row("left by a dead instance, failed", "pending", over, false, "pending");
    row("failed, delivered", "failed", none, true, "delivered");
    row("failed, failed", "failed", none, false, "failed");
    row("delivered, delivered", "delivered", none, true, "delivered");
    row("delivered, failed", "delivered", none, false, "delivered");
}

void TestSmsStore::receipt_state_becomes()
{
    QFETCH(QByteArray, before);
    QFETCH(QByteArray, leasedUntil);
    QFETCH(bool, isDelivered);
    QFETCH(QByteArray, after);
    put(sms, "sms", before, leasedUntil);
    must(m_store.deliveryReceipts.record(isDelivered ? delivered() : failed()));
    QCOMPARE(state(), after);
    const bool isChanged = before != after;
    QCOMPARE(value("SELECT count(*) FROM journal"), QByteArray(isChanged ? "1" : "0"));
    if (!isChanged)
        return;
    QCOMPARE(value("SELECT concat_ws(' ', kind, channel, delivery_id, reason, detail) FROM journal"),
        after + " sms " + sms + (isDelivered ? "" : " SMS 30003: the SMS provider could not deliver it"));
    QCOMPARE(value("SELECT concat_ws(' ', last_error, delivered_at AT TIME ZONE 'UTC') FROM deliveries"),
        QByteArray(isDelivered ? "2024-01-15 10:30:00" : "SMS 30003"));
}

void TestSmsStore::receipt_twice_isToldOnce()
{
    put(sms, "sms", "sent");
    for (const DeliveryReceipt &receipt : {failed(), failed(), delivered(), failed(), delivered()})
        must(m_store.deliveryReceipts.record(receipt));
    QCOMPARE(state(), QByteArray("delivered"));
    QCOMPARE(value("SELECT string_agg(kind, ' ' ORDER BY nth) FROM journal"), QByteArray("failed delivered"));
}

void TestSmsStore::receipt_ofAnotherChannelOrNone_changesNothing()
{
    must(m_store.deliveryReceipts.record(delivered()));
    put(sms, "email", "sent");
    must(m_store.deliveryReceipts.record(delivered()));
    QCOMPARE(state(), QByteArray("sent"));
    QCOMPARE(value("SELECT count(*) FROM journal"), QByteArray("0"));
}

void TestSmsStore::receipt_delivered_keepsWhenItWasSent()
{
    put(sms, "sms", "sent");
    must(m_store.deliveryReceipts.record(delivered()));
    QCOMPARE(value("SELECT sent_at AT TIME ZONE 'UTC' FROM deliveries"), QByteArray("2024-01-15 10:29:01"));
}

void TestSmsStore::notification_status_isSettled_data()
{
    QTest::addColumn<QByteArray>("emailIs");
    QTest::addColumn<QByteArray>("named");
    QTest::addColumn<bool>("isDelivered");
    QTest::addColumn<QByteArray>("expected");
    const auto row
        = [](const char *name, const char *emailIs, const char *named, bool isDelivered, const char *expected) {
              QTest::newRow(name) << QByteArray(emailIs) << QByteArray(named) << isDelivered << QByteArray(expected);
          };
    row("the only one delivered", "", "'{sms}'", true, "delivered");
    row("the only one failed", "", "'{sms}'", false, "failed");
    row("failed, in the app too", "", "'{in_app,sms}'", false, "sent");
    row("failed, the strategy's choice", "", "NULL", false, "sent");
    row("delivered, email pending", "pending", "'{sms}'", true, "pending");
    row("failed, email pending", "pending", "'{sms}'", false, "pending");
    row("failed, email sent", "sent", "'{sms}'", false, "sent");
    row("delivered, email failed", "failed", "'{sms}'", true, "delivered");
}

void TestSmsStore::notification_status_isSettled()
{
    QFETCH(QByteArray, emailIs);
    QFETCH(QByteArray, named);
    QFETCH(bool, isDelivered);
    QFETCH(QByteArray, expected);
    m_database.run("UPDATE notifications SET named_channels = " + named);
    put(sms, "sms", "sent");
    if (!emailIs.isEmpty())
        put(email, "email", emailIs);
    must(m_store.deliveryReceipts.record(isDelivered ? delivered() : failed()));
    QCOMPARE(notificationStatus(), expected);
}

// Whoever settles the email holds the notification: the receipt waits for that, and then sees it.
void TestSmsStore::notification_settledByTwoAtOnce_countsBoth()
{
    put(sms, "sms", "sent");
    put(email, "email", "pending");
    store::DatabaseConnection other(m_scratch.url(), QStringLiteral("other"));
    store::Transaction transaction = must(store::Transaction::begin(other));
    (void)must(other.run(sql(QStringLiteral("SELECT FROM notifications FOR NO KEY UPDATE"))));
    (void)must(other.run(sql(QStringLiteral("UPDATE deliveries SET status = 'sent' WHERE channel = 'email'"))));
    std::thread receiving([this] {
        store::Store another(m_scratch.url(), QStringLiteral("another"));
        must(another.deliveryReceipts.record(delivered()));
    });
    [&] {
        QTRY_COMPARE(value("SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND "
                           "wait_event_type = 'Lock'"),
            QByteArray("1"));
    }();
    must(transaction.commit());
    receiving.join();
    QCOMPARE(notificationStatus(), QByteArray("delivered"));
}

void TestSmsStore::optOut_keptAndTakenBack_isAFactOfTheRecipient()
{
    QVERIFY(!recipient().hasOptedOutOfSms);
    must(m_store.optOuts.keep(QStringLiteral("+34600000001"), QStringLiteral("STOP"), now));
    QVERIFY(!recipient().hasOptedOutOfSms);
    must(m_store.optOuts.keep(phone, QStringLiteral("STOP"), now));
    QVERIFY(recipient().hasOptedOutOfSms);
    QCOMPARE(recipient().preferences.user.value, 1); // the columns after it are read as before
    must(m_store.optOuts.hearStart(phone, QStringLiteral("SM1"), now));
    QVERIFY(!recipient().hasOptedOutOfSms);
    must(m_store.optOuts.hearStart(phone, QStringLiteral("SM2"), now));
}

void TestSmsStore::keywordMessages_old_areForgotten()
{
    must(m_store.optOuts.hearStop(phone, QStringLiteral("STOP"), QStringLiteral("SM1"), now));
    must(m_store.optOuts.hearStart(phone, QStringLiteral("SM2"), now.addSecs(1)));
    QCOMPARE(must(m_store.optOuts.forgetMessages(now.addSecs(1), 10)), 1);
    QCOMPARE(value("SELECT string_agg(message_id, ',') FROM sms_keyword_messages"), QByteArray("SM2"));
}

void TestSmsStore::optOut_again_keepsTheFirst()
{
    must(m_store.optOuts.keep(phone, QStringLiteral("STOP"), now));
    must(m_store.optOuts.keep(phone, QStringLiteral("SMS 21610"), now.addSecs(1)));
    QCOMPARE(value("SELECT concat_ws(' ', phone, word, opted_out_at AT TIME ZONE 'UTC') FROM sms_opt_outs"),
        QByteArray("+34600000000 STOP 2024-01-15 10:30:00"));
}

QTEST_GUILESS_MAIN(TestSmsStore)
#include "tst_sms_store.moc"
