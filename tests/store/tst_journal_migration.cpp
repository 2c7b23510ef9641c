#include "scratch_database.h"

using namespace mc;
using namespace mc::test;
using model::AdminStatistics;
using model::NotificationId;

/// A database that the version before the journal has filled: what its tables told, the journal and the counters tell.
class TestJournalMigration : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void timelines_areAsTheyWere_data();
    void timelines_areAsTheyWere();
    void inboxes_goOnFromTheirVersion();
    void statistics_foldedAndNot_areOneFigure();
    void fold_rightAfter_findsNothing();
    void changes_afterwards_count();

private:
    QString told(const QString &id);

    std::unique_ptr<PrivatePostgres> m_cluster = PrivatePostgres::ofRun();
    ScratchDatabase m_scratch {*m_cluster};
    std::optional<store::Store> m_store;
};

namespace {

constexpr char16_t readOne[] = u"018cf000-0000-7000-8000-000000000001";
constexpr char16_t olderOne[] = u"018cf000-0000-7000-8000-000000000002";
constexpr char16_t waitingOne[] = u"018cf000-0000-7000-8000-000000000003";
constexpr char16_t appearedOne[] = u"018cf000-0000-7000-8000-000000000004";
const QDateTime now(QDate(2024, 1, 15), QTime(12, 0), Qt::UTC);

// As the statements of the version before wrote it: its triggers do the rest.
constexpr const char *history[] = {
    "INSERT INTO users (id, username, role, clinic_id) VALUES (1, 'ann', 'patient', 5), (2, 'ben', 'doctor', NULL)",
    "INSERT INTO inboxes (user_id) VALUES (1), (2) ON CONFLICT DO NOTHING",
    "INSERT INTO devices (user_id, device_type, token_hash, token_ciphertext, token_key_id, created_at, updated_at, "
    "last_used_at) "
    "VALUES (1, 'ios', 'a', '', '', now(), now(), now()), (1, 'web', 'b', '', '', now(), now(), now()), "
    "(2, 'web', 'c', '', '', now(), now(), now())",
    "INSERT INTO notifications (id, recipient_id, clinic_id, notification_type, priority, delivery_status, created_at, "
    "title, "
    "message, channels, suppressed, is_due, scheduled_for) VALUES "
    "('018cf000-0000-7000-8000-000000000001', 1, 5, 'message', 'high', 'sent', '2024-01-15T10:00Z', 'T', 'M', "
    "'{in_app}', "
    "'{\"push\": \"no_device\"}', true, NULL), "
    "('018cf000-0000-7000-8000-000000000002', 1, 5, 'billing', 'low', 'sent', '2023-11-15T10:00Z', 'T', 'M', "
    "'{in_app}', NULL, true, "
    "NULL), "
    "('018cf000-0000-7000-8000-000000000003', 1, 5, 'reminder', 'low', 'pending', '2024-01-15T10:00Z', 'T', 'M', "
    "'{in_app}', NULL, "
    "false, '2024-01-16T10:00Z'), "
    "('018cf000-0000-7000-8000-000000000004', 2, NULL, 'reminder', 'low', 'pending', '2024-01-15T09:00Z', 'T', 'M', "
    "'{in_app}', NULL, "
    "false, '2024-01-15T11:00Z')",
    "UPDATE inboxes SET version = 2, unread_count = 2 WHERE user_id = 1",
    // Only the changes of the last days were kept.
    "INSERT INTO inbox_changes (user_id, version, kind, changed_at, unread_count, notification_id) VALUES "
    "(1, 2, 'created', '2024-01-15T10:00Z', 2, '018cf000-0000-7000-8000-000000000001')",
    "UPDATE notifications SET delivered_at = '2024-01-15T10:00:00.100Z', delivered_by = 'socket', delivery_status = "
    "'delivered' "
    "WHERE id = '018cf000-0000-7000-8000-000000000001'",
    "UPDATE notifications SET is_read = true, read_at = '2024-01-15T10:00:30Z' WHERE id = "
    "'018cf000-0000-7000-8000-000000000001'",
    "UPDATE inboxes SET version = 3, unread_count = 1 WHERE user_id = 1",
    "INSERT INTO inbox_changes (user_id, version, kind, changed_at, unread_count, notification_id) VALUES "
    "(1, 3, 'read', '2024-01-15T10:00:30Z', 1, '018cf000-0000-7000-8000-000000000001')",
    "UPDATE notifications SET clicked_at = '2024-01-15T10:00:40Z' WHERE id = '018cf000-0000-7000-8000-000000000001'",
    "UPDATE notifications SET is_due = true, delivery_status = 'pending', suppressed = '{\"sms\": "
    "\"sms_critical_only\"}' "
    "WHERE id = '018cf000-0000-7000-8000-000000000004'",
    "UPDATE inboxes SET version = 1, unread_count = 1 WHERE user_id = 2",
    "INSERT INTO inbox_changes (user_id, version, kind, changed_at, unread_count, notification_id) VALUES "
    "(2, 1, 'created', '2024-01-15T11:00:00Z', 1, '018cf000-0000-7000-8000-000000000004')",
    "INSERT INTO deliveries (id, notification_id, recipient_id, priority, channel, provider, status, reason, detail, "
    "created_at, "
    "due_at) VALUES ('018cf000-0000-7000-8000-00000000000a', '018cf000-0000-7000-8000-000000000004', 2, 'low', "
    "'email', 'smtp', "
    "'pending', 'quiet_hours', 'quiet', '2024-01-15T11:00Z', '2024-01-15T11:30Z')",
    "UPDATE deliveries SET status = 'failed', attempts = 1, last_error = 'SMTP 550', reason = NULL, detail = NULL",
    "INSERT INTO notification_events (notification_id, at, event, channel, delivery_id, attempt, detail) VALUES "
    "('018cf000-0000-7000-8000-000000000004', '2024-01-15T11:31Z', 'failed', 'email', "
    "'018cf000-0000-7000-8000-00000000000a', 1, "
    "'SMTP 550')",
    // The billing notification of two months ago was folded long ago.
    "DELETE FROM statistics_increments WHERE hour = '2023-11-15T10:00Z'",
    "INSERT INTO statistics (scope, scope_id, grain, bucket, total, unread, type_billing, priority_low, in_app_sent) "
    "SELECT w.scope, w.scope_id, g.grain, g.bucket, 1, 1, 1, 1, 1 "
    "FROM (VALUES ('everybody'::statistics_scope, 0), ('clinic', 5)) w (scope, scope_id), "
    "(VALUES ('hour'::statistics_grain, timestamptz '2023-11-15T10:00Z'), ('day', '2023-11-15T00:00Z'), ('month', "
    "'2023-11-01T00:00Z'), "
    "('ever', '-infinity')) g (grain, bucket)",
    "INSERT INTO user_statistics (user_id, hour, total, unread, type_billing, priority_low, in_app_sent) "
    "VALUES (1, '2023-11-15T10:00Z', 1, 1, 1, 1, 1)",
};

} // namespace

void TestJournalMigration::initTestCase()
{
    m_scratch.migrateBefore(QStringLiteral("0013_journal.sql"));
    Database database(m_scratch.uri);
    for (const char *const statement : history)
        database.run(statement);
    m_scratch.migrate();
    m_store.emplace(m_scratch.url(), QStringLiteral("test"));
}

QString TestJournalMigration::told(const QString &id)
{
    const store::Timeline timeline
        = must(m_store->deliveries.timeline(*model::notificationIdFromString(id), {.caller = {}, .everybody = true}));
    QStringList entries;
    for (const model::TimelineEntry &entry : timeline.entries) {
        QStringList words {entry.at.toString(u"HH:mm:ss.zzz"), word(entry.event)};
        if (entry.channel)
            words += word(*entry.channel);
        words += entry.reason;
        entries += words.join(u' ').trimmed();
    }
    return entries.join(QLatin1String(", "));
}

void TestJournalMigration::timelines_areAsTheyWere_data()
{
    QTest::addColumn<QString>("id");
    QTest::addColumn<QString>("entries");
    QTest::newRow("read") << QString::fromUtf16(readOne)
                          << QStringLiteral("10:00:00.000 created, 10:00:00.000 suppressed push no_device, "
                                            "10:00:00.100 delivered in_app, 10:00:30.000 read in_app, "
                                            "10:00:40.000 clicked in_app");
    QTest::newRow("older than what sockets catch up")
        << QString::fromUtf16(olderOne) << QStringLiteral("10:00:00.000 created");
    QTest::newRow("scheduled") << QString::fromUtf16(waitingOne)
                               << QStringLiteral("10:00:00.000 created, 10:00:00.000 scheduled");
    QTest::newRow("appeared") << QString::fromUtf16(appearedOne)
                              << QStringLiteral("09:00:00.000 created, 09:00:00.000 scheduled, "
                                                "11:00:00.000 suppressed sms sms_critical_only, "
                                                "11:00:00.000 held email quiet_hours, 11:31:00.000 failed email");
}

void TestJournalMigration::timelines_areAsTheyWere()
{
    QFETCH(QString, id);
    QTEST(told(id), "entries");
}

void TestJournalMigration::inboxes_goOnFromTheirVersion()
{
    const store::MissedChanges missed = must(m_store->inboxes.since({1}, 1, 10));
    QVERIFY(!missed.reset);
    QCOMPARE(missed.changes.size(), 2);
    QCOMPARE(missed.changes[0].kind, model::InboxChange::Kind::Created);
    QVERIFY(missed.changes[0].notification.has_value());
    QCOMPARE(missed.changes[1].kind, model::InboxChange::Kind::Read);
    QCOMPARE(missed.changes[1].unreadCount, 1);
    QVERIFY(must(m_store->inboxes.since({1}, 0, 10)).reset); // that was not kept
    const store::MissedChanges bens = must(m_store->inboxes.since({2}, 0, 10));
    QCOMPARE(bens.changes.size(), 1);
    QCOMPARE(bens.changes[0].kind, model::InboxChange::Kind::Created);
}

void TestJournalMigration::statistics_foldedAndNot_areOneFigure()
{
    const AdminStatistics all = must(m_store->statistics.forAdmin({}, {}, now));
    QCOMPARE(all.totals.total, 3);
    QCOMPARE(all.totals.unread, 2);
    QCOMPARE(all.totals.averageReadSeconds, 30.0);
    QCOMPARE(all.totals.failedDeliveries, 1);
    QCOMPARE(all.queue.scheduled, 1);
    QCOMPARE(all.devices.web, 2);
    QCOMPARE(all.topErrors.value(0).error, QStringLiteral("SMTP 550"));
    QVERIFY(all.latency.has_value());
    QCOMPARE(all.byClinic.size(), 2);
    const AdminStatistics january
        = must(m_store->statistics.forAdmin({}, store::StatisticsWindow::ofDates(QDate(2024, 1, 1), {}), now));
    QCOMPARE(january.totals.total, 2);
    const AdminStatistics anns = must(m_store->statistics.forAdmin({model::UserId {1}, {}}, {}, now));
    QCOMPARE(anns.totals.total, 2);
    QCOMPARE(anns.queue.scheduled, 1);
    QCOMPARE(anns.devices.ios, 1);
    QCOMPARE(must(m_store->statistics.ofUser({1}, {})).unread, 1);
}

void TestJournalMigration::fold_rightAfter_findsNothing() { QCOMPARE(must(m_store->statistics.fold(1000)), 0); }

void TestJournalMigration::changes_afterwards_count()
{
    const NotificationId older = *model::notificationIdFromString(olderOne);
    const auto change = must(m_store->notifications.markRead(older, {{1}, false}, true, now));
    QCOMPARE(change->version, 4);
    (void)must(m_store->schedule.cancel(*model::notificationIdFromString(waitingOne), now));
    (void)must(m_store->deliveries.retry(*model::notificationIdFromString(appearedOne), now));
    for (int i = 0; i < 2; ++i) {
        const AdminStatistics all = must(m_store->statistics.forAdmin({}, {}, now));
        QCOMPARE(all.totals.unread, 1);
        QCOMPARE(all.queue.scheduled, 0);
        QCOMPARE(all.queue.retrying, 1);
        QCOMPARE(all.totals.failedDeliveries, 0);
        QVERIFY(all.topErrors.isEmpty());
        (void)must(m_store->statistics.fold(1000));
    }
}

QTEST_GUILESS_MAIN(TestJournalMigration)
#include "tst_journal_migration.moc"
