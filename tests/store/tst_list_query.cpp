#include "scratch_database.h"
#include "store/session/transaction.h"

using namespace mc;
using namespace mc::test;
using store::ListQuery;
using store::NotificationFilter;
using store::NotificationPage;
using store::Order;
using store::Page;

namespace {

const model::UserId ann {1};

// Rows $from to $to, dealt out among $users users, one a minute, with ids that grow with time. Ties in every column, in
// created_at too, and nulls where there may be some.
constexpr char insertRows[] = R"(
INSERT INTO notifications (id, recipient_id, notification_type, priority, delivery_status, is_read, is_due, created_at,
                           read_at, scheduled_for, title, message, channels)
SELECT (lpad(to_hex((extract(epoch FROM at) * 1000)::bigint), 12, '0') || '7' || substr(md5(i::text), 1, 3) || '8'
            || substr(md5(i::text), 4, 15))::uuid,
       1 + i % %USERS%, (enum_range(NULL::notification_type))[1 + i % 6], (enum_range(NULL::notification_priority))[1 + i % 4],
       (enum_range(NULL::delivery_status))[1 + i % 3], i % 3 = 0, i % 11 <> 10, at,
       CASE WHEN i % 3 = 0 THEN at + (i % 5) * interval '1 hour' END,
       CASE WHEN i % 7 = 0 THEN at + (i % 4) * interval '1 day' END, 'Title ' || i, 'Message ' || i, '{in_app}'
FROM (SELECT i, timestamptz '2024-01-01Z' + (i / %TIE%) * interval '1 minute' AS at FROM generate_series(1, %COUNT%) i) numbers)";

QByteArray rowsFor(int count, int users, int tie)
{
    return QByteArray(insertRows)
        .replace("%COUNT%", QByteArray::number(count))
        .replace("%USERS%", QByteArray::number(users))
        .replace("%TIE%", QByteArray::number(tie));
}

Page page(const char *ordering, int size, int number = 1)
{
    Page made;
    made.ordering = store::orderingFromText(QLatin1String(ordering).toString()).value();
    made.size = size;
    made.number = number;
    return made;
}

QStringList idsOf(const NotificationPage &page)
{
    QStringList ids;
    for (const model::Notification &notification : page.items)
        ids += toString(notification.id);
    return ids;
}

} // namespace

class TestListQuery : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void plan_atTwentyThousandRows_usesAnIndex_data();
    void plan_atTwentyThousandRows_usesAnIndex();
    void cursor_overEveryOrdering_equalsPages_data();
    void cursor_overEveryOrdering_equalsPages();
    void cursor_rowsDeletedBehindAndBefore_missesNone();
    void list_orderedByPriority_goesByWeight();
    void list_orderedByReadAt_putsUnreadLast();
    void list_filters_equalSql_data();
    void list_filters_equalSql();
    void list_notDue_isForAdminsOnly();
    void list_pagePastTheEnd_isNotFound();
    void cursor_notOurs_isAValidationError_data();
    void cursor_notOurs_isAValidationError();
    void ordering_text_isReadStrictly_data();
    void ordering_text_isReadStrictly();

private:
    QString planOf(const NotificationFilter &filter, const Page &page);
    QStringList byPages(const NotificationFilter &filter, const char *ordering);
    QStringList byCursors(const NotificationFilter &filter, const char *ordering);

    std::unique_ptr<PrivatePostgres> m_cluster = PrivatePostgres::ofRun();
    ScratchDatabase m_large {*m_cluster}; // 20,000 notifications of 200 users
    ScratchDatabase m_small {*m_cluster}; // 500 of 5
    std::optional<store::Store> m_store; // of the small one
};

void TestListQuery::initTestCase()
{
    for (auto [scratch, users, count, tie] : {std::tuple(&m_large, 200, 20'000, 1), std::tuple(&m_small, 5, 500, 4)}) {
        scratch->migrate();
        store::Store store(scratch->url(), QStringLiteral("test"));
        QList<model::User> patients;
        for (int id = 1; id <= users; ++id) {
            patients += patient(id);
            patients.last().clinicId = 1 + id % 2;
        }
        (void)must(store.users.putAll(patients));
        Database database(scratch->uri);
        database.run(rowsFor(count, users, tie));
        database.run("UPDATE inboxes i SET unread_count = (SELECT count(*) FROM notifications n "
                     "WHERE n.recipient_id = i.user_id AND n.is_due AND NOT n.is_read)");
        database.run("VACUUM ANALYZE");
    }
    m_store.emplace(m_small.url(), QStringLiteral("test"));
}

QString TestListQuery::planOf(const NotificationFilter &filter, const Page &page)
{
    const ListQuery query = must(ListQuery::make(filter, page));
    QByteArray statement = query.statement.sql.toUtf8();
    for (qsizetype i = query.values.size(); i > 0; --i)
        statement.replace('$' + QByteArray::number(i), '\'' + query.values[i - 1].toString().toUtf8() + '\'');
    QString plan;
    for (const Database::Row &row : Database(m_large.uri).run("EXPLAIN " + statement))
        plan += QString::fromUtf8(row[0]) + u'\n';
    return plan;
}

void TestListQuery::plan_atTwentyThousandRows_usesAnIndex_data()
{
    QTest::addColumn<NotificationFilter>("filter");
    QTest::addColumn<Page>("page");
    NotificationFilter own;
    own.recipient = ann;
    NotificationFilter unread = own;
    unread.isRead = false;
    NotificationFilter everybody;
    everybody.forAdmin = true;
    NotificationFilter ofUser = own;
    ofUser.forAdmin = true;
    Page first, third, behind;
    third.number = 3;
    model::Notification last;
    last.id = {QUuid(QStringLiteral("018cc251-f400-7000-8000-000000000000"))};
    last.createdAt = QDateTime(QDate(2024, 1, 5), QTime(0, 0), Qt::UTC);
    behind.cursor = store::cursorAfter(last, behind.ordering);
    for (const auto &[name, part] :
        {std::pair("first page", first), std::pair("third page", third), std::pair("cursor", behind)}) {
        QTest::addRow("default, %s", name) << own << part;
        QTest::addRow("unread, %s", name) << unread << part;
        QTest::addRow("admin, %s", name) << everybody << part;
        QTest::addRow("admin of one user, %s", name) << ofUser << part;
    }
}

void TestListQuery::plan_atTwentyThousandRows_usesAnIndex()
{
    QFETCH(NotificationFilter, filter);
    QFETCH(Page, page);
    const QString plan = planOf(filter, page);
    QVERIFY2(!plan.contains(QLatin1String("Seq Scan on notifications")), qPrintable(plan));
    QVERIFY2(plan.contains(QLatin1String("Index")), qPrintable(plan));
}

QStringList TestListQuery::byPages(const NotificationFilter &filter, const char *ordering)
{
    QStringList ids;
    for (int number = 1;; ++number) {
        const NotificationPage part = must(m_store->notifications.list(filter, page(ordering, 7, number)));
        ids += idsOf(part);
        if (!part.more) {
            if (part.count != ids.size())
                qFatal("a count of %lld for %lld rows", part.count.value_or(-1), qint64(ids.size()));
            return ids;
        }
    }
}

QStringList TestListQuery::byCursors(const NotificationFilter &filter, const char *ordering)
{
    QStringList ids;
    Page asked = page(ordering, 7);
    asked.cursor = QStringLiteral("");
    for (;;) {
        const NotificationPage part = must(m_store->notifications.list(filter, asked));
        if (part.count)
            qFatal("a count with a cursor");
        ids += idsOf(part);
        if (!part.more)
            return ids;
        asked.cursor = store::cursorAfter(part.items.last(), asked.ordering);
    }
}

void TestListQuery::cursor_overEveryOrdering_equalsPages_data()
{
    QTest::addColumn<QByteArray>("ordering");
    for (const char *column : {"created_at", "priority", "scheduled_for", "read_at", "is_read", "notification_type"}) {
        QTest::addRow("%s", column) << QByteArray(column);
        QTest::addRow("-%s", column) << '-' + QByteArray(column);
    }
    for (const char *mixed : {"-priority,created_at", "priority,-created_at", "-priority,-created_at",
             "is_read,-created_at", "-is_read,read_at,notification_type",
             "notification_type,-priority,scheduled_for,-read_at", "-scheduled_for,priority", "created_at,-read_at",
             "-created_at,is_read,priority,scheduled_for,-read_at,notification_type"})
        QTest::addRow("%s", mixed) << QByteArray(mixed);
}

void TestListQuery::cursor_overEveryOrdering_equalsPages()
{
    QFETCH(QByteArray, ordering);
    NotificationFilter own, everybody, clinic;
    own.recipient = ann;
    everybody.forAdmin = clinic.forAdmin = true;
    clinic.clinicId = 2;
    for (const NotificationFilter &filter : {own, everybody, clinic}) {
        const QStringList ids = byPages(filter, ordering.constData());
        QVERIFY(ids.size() > 60);
        QCOMPARE(QSet<QString>(ids.begin(), ids.end()).size(), ids.size());
        QCOMPARE(byCursors(filter, ordering.constData()), ids);
    }
}

void TestListQuery::cursor_rowsDeletedBehindAndBefore_missesNone()
{
    NotificationFilter own;
    own.recipient = ann;
    const QStringList all = byPages(own, "-created_at");
    Page asked = page("-created_at", 10);
    asked.cursor = QStringLiteral("");
    const NotificationPage first = must(m_store->notifications.list(own, asked));
    asked.cursor = store::cursorAfter(first.items.last(), asked.ordering);

    // The row the cursor names goes, and the one behind it.
    store::Transaction transaction = must(store::Transaction::begin(m_store->connection));
    for (const int gone : {9, 10}) {
        const auto id = model::notificationIdFromString(all[gone]).value();
        (void)must(m_store->notifications.remove(id, {ann, false}, first.items.first().createdAt));
    }
    QCOMPARE(idsOf(must(m_store->notifications.list(own, asked))), all.mid(11, 10));
}

void TestListQuery::list_orderedByPriority_goesByWeight()
{
    NotificationFilter own;
    own.recipient = ann;
    const NotificationPage list = must(m_store->notifications.list(own, page("-priority,created_at", 100)));
    QCOMPARE(list.items.first().priority, model::Priority::Critical);
    QCOMPARE(list.items.last().priority, model::Priority::Low);
    QVERIFY(std::is_sorted(list.items.begin(), list.items.end(), [](const auto &a, const auto &b) {
        return a.priority != b.priority ? a.priority > b.priority : a.createdAt < b.createdAt;
    }));
    QCOMPARE(must(m_store->notifications.list(own, page("priority", 1))).items.first().priority, model::Priority::Low);
}

void TestListQuery::list_orderedByReadAt_putsUnreadLast()
{
    NotificationFilter own;
    own.recipient = ann;
    const NotificationPage list = must(m_store->notifications.list(own, page("read_at", 100)));
    QVERIFY(list.items.first().readAt.isValid());
    QVERIFY(!list.items.last().readAt.isValid());
}

void TestListQuery::list_filters_equalSql_data()
{
    QTest::addColumn<NotificationFilter>("filter");
    QTest::addColumn<QByteArray>("condition");
    const QDateTime day(QDate(2024, 1, 1), QTime(0, 20), Qt::UTC);
    const auto row
        = [](const char *name, const std::function<void(NotificationFilter &)> &narrow, const QByteArray &condition) {
              NotificationFilter filter;
              filter.forAdmin = true;
              narrow(filter);
              QTest::newRow(name) << filter << condition;
          };
    row(
        "everything", [](NotificationFilter &) {}, "true");
    row(
        "recipient", [](NotificationFilter &f) { f.recipient = ann; }, "recipient_id = 1");
    row(
        "read", [](NotificationFilter &f) { f.isRead = true; }, "is_read");
    row(
        "unread", [](NotificationFilter &f) { f.isRead = false; }, "NOT is_read");
    row(
        "type", [](NotificationFilter &f) { f.type = model::NotificationType::Billing; },
        "notification_type = 'billing'");
    row(
        "priority", [](NotificationFilter &f) { f.priority = model::Priority::Critical; }, "priority = 'critical'");
    row(
        "status", [](NotificationFilter &f) { f.deliveryStatus = model::DeliveryStatus::Sent; },
        "delivery_status = 'sent'");
    row(
        "clinic", [](NotificationFilter &f) { f.clinicId = 1; }, "recipient_id IN (2, 4)");
    row(
        "from, inclusive", [&](NotificationFilter &f) { f.from = day; }, "created_at >= '2024-01-01T00:20Z'");
    row(
        "to, inclusive", [&](NotificationFilter &f) { f.to = day; }, "created_at <= '2024-01-01T00:20Z'");
    row(
        "search in the message", [](NotificationFilter &f) { f.search = QStringLiteral("mESSAGE 20"); },
        "message ILIKE '%message 20%'");
    row(
        "search in the title", [](NotificationFilter &f) { f.search = QStringLiteral("tle 7"); },
        "title ILIKE '%tle 7%'");
    row(
        "search a wildcard", [](NotificationFilter &f) { f.search = QStringLiteral("%"); }, "false");
    row(
        "search another", [](NotificationFilter &f) { f.search = QStringLiteral("Title_1"); }, "false");
    row(
        "search a backslash", [](NotificationFilter &f) { f.search = QStringLiteral("\\"); }, "false");
    row(
        "several",
        [&](NotificationFilter &f) {
            f.recipient = ann, f.isRead = false, f.from = day, f.search = QStringLiteral("1"),
            f.priority = model::Priority::Low;
        },
        "recipient_id = 1 AND NOT is_read AND created_at >= '2024-01-01T00:20Z' AND title LIKE '%1%' AND priority = "
        "'low'");
}

void TestListQuery::list_filters_equalSql()
{
    QFETCH(NotificationFilter, filter);
    QFETCH(QByteArray, condition);
    QStringList expected;
    for (const Database::Row &row :
        Database(m_small.uri).run("SELECT id FROM notifications WHERE " + condition + " ORDER BY created_at, id"))
        expected += QString::fromLatin1(row[0]);
    QCOMPARE(byPages(filter, "created_at"), expected);
}

void TestListQuery::list_notDue_isForAdminsOnly()
{
    NotificationFilter own;
    own.recipient = ann;
    const QStringList seen = byPages(own, "created_at");
    own.forAdmin = true;
    const QByteArray scheduled
        = Database(m_small.uri).value("SELECT count(*) FROM notifications WHERE recipient_id = 1 AND NOT is_due");
    QVERIFY(scheduled.toInt() > 0);
    QCOMPARE(byPages(own, "created_at").size(), seen.size() + scheduled.toInt());
}

void TestListQuery::list_pagePastTheEnd_isNotFound()
{
    NotificationFilter nobodys;
    nobodys.recipient = model::UserId {99};
    QCOMPARE(must(m_store->notifications.list(nobodys, page("created_at", 20))).count, 0);
    QCOMPARE(outcomeOf(m_store->notifications.list(nobodys, page("created_at", 20, 2))), QStringLiteral("not_found"));
    QCOMPARE(
        outcomeOf(m_store->notifications.list({}, page("created_at", 100, 1'000'000))), QStringLiteral("not_found"));
}

void TestListQuery::cursor_notOurs_isAValidationError_data()
{
    QTest::addColumn<QString>("cursor");
    const auto encoded = [](const char *json) {
        return QString::fromLatin1(QByteArray(json).toBase64(QByteArray::Base64UrlEncoding));
    };
    QTest::newRow("no base64") << QStringLiteral("***");
    QTest::newRow("no JSON") << encoded("[");
    QTest::newRow("not Latin") << QStringLiteral("\u4E2D");
    QTest::newRow("object") << encoded("{}");
    QTest::newRow("too short") << encoded(R"(["-created_at","2024-01-01T00:00:00.000Z"])");
    QTest::newRow("another ordering") << encoded(
        R"(["created_at","2024-01-01T00:00:00.000Z","018cc251-f400-7000-8000-000000000000"])");
    QTest::newRow("bad time") << encoded(R"(["-created_at","yesterday","018cc251-f400-7000-8000-000000000000"])");
    QTest::newRow("number for a time") << encoded(R"(["-created_at",5,"018cc251-f400-7000-8000-000000000000"])");
    QTest::newRow("bad id") << encoded(R"(["-created_at","2024-01-01T00:00:00.000Z","1; DROP TABLE users"])");
    QTest::newRow("long") << QStringLiteral("A").repeated(100'000);
}

void TestListQuery::cursor_notOurs_isAValidationError()
{
    QFETCH(QString, cursor);
    Page asked = page("-created_at", 20);
    asked.cursor = cursor;
    const auto refused = m_store->notifications.list({}, asked);
    QCOMPARE(outcomeOf(refused), QStringLiteral("validation_error"));
    QCOMPARE(refused.error().fields.value(0).field, QStringLiteral("cursor"));
}

void TestListQuery::ordering_text_isReadStrictly_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("valid");
    for (const char *good : {"created_at", "-created_at", "-priority,created_at", "is_read,-read_at,scheduled_for"})
        QTest::addRow("%s", good) << QString::fromLatin1(good) << true;
    for (const char *bad : {"", "-", ",", "created_at,", ",created_at", "--created_at", "Created_At", "id",
             "created_at,created_at", "created_at,-created_at", "created_at desc", " created_at", "title"})
        QTest::addRow("not \"%s\"", bad) << QString::fromLatin1(bad) << false;
}

void TestListQuery::ordering_text_isReadStrictly()
{
    QFETCH(QString, text);
    QFETCH(bool, valid);
    QCOMPARE(store::orderingFromText(text).has_value(), valid);
}

QTEST_GUILESS_MAIN(TestListQuery)
#include "tst_list_query.moc"
