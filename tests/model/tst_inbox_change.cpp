#include "model/inbox_change.h"
#include "outcome.h"

#include <QtCore/QJsonArray>

using namespace mc::model;
using namespace mc::test;
using Kind = InboxChange::Kind;

namespace {

const NotificationId id {QUuid(QStringLiteral("018d0c6e-5a40-7abc-8def-0123456789ab"))};
const QString idText = QStringLiteral("018d0c6e-5a40-7abc-8def-0123456789ab");

} // namespace

class TestInboxChange : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void word_ofEveryKind_isReadBack();
    void message_ofEveryKind_hasTypeCountAndCursor_data();
    void message_ofEveryKind_hasTypeCountAndCursor();
    void message_created_isTheSummary();
    void message_createdButDeletedSince_hasNoContent();
    void message_bulk_namesActionAndWhatItWasOf();
};

void TestInboxChange::word_ofEveryKind_isReadBack()
{
    for (int kind = 0; kind <= int(Kind::BulkDeleted); ++kind)
        QVERIFY(inboxChangeKindFromWord(QString(mc::model::word(Kind(kind)))) == Kind(kind));
    QVERIFY(!inboxChangeKindFromWord(u"Created"));
    QVERIFY(!inboxChangeKindFromWord(u""));
}

void TestInboxChange::message_ofEveryKind_hasTypeCountAndCursor_data()
{
    QTest::addColumn<int>("kind");
    QTest::addColumn<QString>("type");
    QTest::addColumn<QStringList>("keys"); // of data, besides the count and the cursor
    const auto row = [](const char *name, Kind kind, const char *type, const QStringList &keys) {
        QTest::newRow(name) << int(kind) << QString::fromLatin1(type) << keys;
    };
    const QString notificationId = QStringLiteral("notification_id");
    const QStringList bulk {
        QStringLiteral("action"), QStringLiteral("affected_count"), QStringLiteral("notification_ids")};
    row("read", Kind::Read, "notification_read", {notificationId, QStringLiteral("read_at")});
    row("unread", Kind::Unread, "notification_unread", {notificationId});
    row("deleted", Kind::Deleted, "notification_deleted", {notificationId});
    row("all read", Kind::AllRead, "bulk_update", bulk);
    row("multiple read", Kind::MultipleRead, "bulk_update", bulk);
    row("bulk deleted", Kind::BulkDeleted, "bulk_update", bulk);
}

void TestInboxChange::message_ofEveryKind_hasTypeCountAndCursor()
{
    QFETCH(int, kind);
    QFETCH(QString, type);
    QFETCH(QStringList, keys);
    InboxChange change;
    change.kind = Kind(kind);
    change.version = std::numeric_limits<qint64>::max();
    change.unreadCount = 3;
    change.notificationId = id;
    change.notificationIds = {id};
    change.readAt = QDateTime(QDate(2024, 1, 15), QTime(10, 35), Qt::UTC);
    const QJsonObject message = json(toMessage(change));
    QCOMPARE(message.keys(), QStringList({QStringLiteral("data"), QStringLiteral("type")}));
    QCOMPARE(message.value(QLatin1String("type")).toString(), type);
    const QJsonObject data = message.value(QLatin1String("data")).toObject();
    QCOMPARE(data.value(QLatin1String("unread_count")).toInt(), 3);
    QCOMPARE(data.value(QLatin1String("sync")).toString(), QStringLiteral("9223372036854775807"));
    keys += {QStringLiteral("sync"), QStringLiteral("unread_count")};
    keys.sort();
    QCOMPARE(data.keys(), keys);
    if (data.contains(QLatin1String("notification_id")))
        QCOMPARE(data.value(QLatin1String("notification_id")).toString(), idText);
}

void TestInboxChange::message_created_isTheSummary()
{
    InboxChange change;
    change.notification.emplace();
    change.notification->id = id;
    change.notification->title = QStringLiteral("Title");
    JsonWriter writer;
    writeSummary(writer, *change.notification, ShowRecipient::No);
    QJsonObject summary = json(writer.take());
    summary.insert(QLatin1String("unread_count"), 0);
    summary.insert(QLatin1String("sync"), QLatin1String("0"));
    const QJsonObject message = json(toMessage(change));
    QCOMPARE(message.value(QLatin1String("type")).toString(), QStringLiteral("new_notification"));
    QCOMPARE(message.value(QLatin1String("data")).toObject(), summary);
}

void TestInboxChange::message_createdButDeletedSince_hasNoContent()
{
    const QJsonObject data = json(toMessage(InboxChange())).value(QLatin1String("data")).toObject();
    QCOMPARE(data.keys(), QStringList({QStringLiteral("sync"), QStringLiteral("unread_count")}));
}

void TestInboxChange::message_bulk_namesActionAndWhatItWasOf()
{
    const auto dataOf = [](Kind kind) {
        InboxChange change;
        change.kind = kind;
        change.affectedCount = 15;
        change.type = NotificationType::Billing;
        return json(toMessage(change)).value(QLatin1String("data")).toObject();
    };
    QCOMPARE(dataOf(Kind::AllRead).value(QLatin1String("action")).toString(), QStringLiteral("mark_all_read"));
    QCOMPARE(
        dataOf(Kind::MultipleRead).value(QLatin1String("action")).toString(), QStringLiteral("mark_multiple_read"));
    QCOMPARE(dataOf(Kind::BulkDeleted).value(QLatin1String("action")).toString(), QStringLiteral("bulk_delete"));
    QCOMPARE(dataOf(Kind::AllRead).value(QLatin1String("affected_count")).toInt(), 15);
    QCOMPARE(dataOf(Kind::AllRead).value(QLatin1String("notification_type")).toString(), QStringLiteral("billing"));
    QVERIFY(!dataOf(Kind::AllRead).contains(QLatin1String("notification_ids")));
}

QTEST_APPLESS_MAIN(TestInboxChange)
#include "tst_inbox_change.moc"
