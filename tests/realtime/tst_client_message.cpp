#include "realtime/client_message.h"

#include <QtTest/QTest>

using namespace mc::model;
using namespace mc::realtime;

Q_DECLARE_METATYPE(mc::realtime::ClientMessage)
Q_DECLARE_METATYPE(mc::model::ErrorCode)

namespace {

const QString someId = QStringLiteral("550e8400-e29b-41d4-a716-446655440000");

ClientMessage syncOf(std::variant<std::monostate, qint64, QDateTime> since) { return Sync {std::move(since)}; }

} // namespace

class tst_ClientMessage : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void sound_message_isRead_data()
    {
        QTest::addColumn<QByteArray>("json");
        QTest::addColumn<ClientMessage>("message");
        const NotificationId id {QUuid(someId)};
        const ClientMessage read = MarkRead {id};
        const ClientMessage all = Subscribe {};
        const ClientMessage two = Subscribe {{NotificationType::Appointment, NotificationType::Message}};
        QTest::newRow("mark_read") << QByteArray(R"({"type":"mark_read","notification_id":")" + someId.toLatin1()
            + R"("})") << read;
        QTest::newRow("subscribe") << QByteArray(
            R"({"type":"subscribe","notification_types":["appointment","message"]})")
                                   << two;
        QTest::newRow("type named twice")
            << QByteArray(R"({"type":"subscribe","notification_types":["appointment","message","appointment"]})")
            << two;
        QTest::newRow("subscribe to all") << QByteArray(R"({"type":"subscribe","notification_types":[]})") << all;
        QTest::newRow("sync by cursor") << QByteArray(R"({"type":"sync","since":"42"})") << syncOf(42);
        QTest::newRow("sync from the beginning") << QByteArray(R"({"type":"sync","since":"0"})") << syncOf(0);
        QTest::newRow("sync by time") << QByteArray(R"({"type":"sync","since":"2024-01-15T11:30:00+01:00"})")
                                      << syncOf(QDateTime(QDate(2024, 1, 15), QTime(10, 30), Qt::UTC));
        QTest::newRow("cursor not ours: sign") << QByteArray(R"({"type":"sync","since":"-1"})") << syncOf({});
        QTest::newRow("cursor not ours: zeros") << QByteArray(R"({"type":"sync","since":"007"})") << syncOf({});
        QTest::newRow("cursor not ours: space") << QByteArray(R"({"type":"sync","since":" 7"})") << syncOf({});
        QTest::newRow("cursor not ours: too large")
            << QByteArray(R"({"type":"sync","since":"9223372036854775808"})") << syncOf({});
        QTest::newRow("cursor not ours: text") << QByteArray(R"({"type":"sync","since":"yesterday"})") << syncOf({});
        QTest::newRow("cursor not ours: empty") << QByteArray(R"({"type":"sync","since":""})") << syncOf({});
    }
    void sound_message_isRead()
    {
        QFETCH(QByteArray, json);
        QFETCH(ClientMessage, message);
        const Result<ClientMessage> read = clientMessageFrom(json);
        QVERIFY2(read, read ? "" : qPrintable(read.error().detail));
        QVERIFY(*read == message);
    }

    void wrong_message_isAnErrorThatSaysWhy_data()
    {
        QTest::addColumn<QByteArray>("json");
        QTest::addColumn<ErrorCode>("code");
        QTest::addColumn<QString>("word");
        const auto row
            = [](const char *name, const char *json, const char *word, ErrorCode code = ErrorCode::ValidationError) {
                  QTest::newRow(name) << QByteArray(json) << code << QString::fromLatin1(word);
              };
        row("empty", "", "JSON");
        row("not JSON", "{\"type\":", "offset");
        row("array", "[]", "object");
        row("number", "7", "JSON");
        row("no type", "{}", "type");
        row("type is a number", R"({"type":7})", "type");
        row("unknown type", R"({"type":"delete"})", "type");
        row("mark_read without id", R"({"type":"mark_read"})", "notification_id");
        row("id is a number", R"({"type":"mark_read","notification_id":7})", "notification_id");
        row("id is null", R"({"type":"mark_read","notification_id":null})", "notification_id");
        row("malformed id", R"({"type":"mark_read","notification_id":"7"})", "notification",
            ErrorCode::NotificationNotFound);
        row("unknown field", R"({"type":"sync","since":"1","limit":5})", "limit");
        row("subscribe without types", R"({"type":"subscribe"})", "notification_types");
        row("types are a word", R"({"type":"subscribe","notification_types":"message"})", "notification_types");
        row("types of a number", R"({"type":"subscribe","notification_types":[7]})", "notification_types");
        row("unknown notification type", R"({"type":"subscribe","notification_types":["gossip"]})", "type",
            ErrorCode::InvalidNotificationType);
        row("sync without since", R"({"type":"sync"})", "since");
        row("since is a number", R"({"type":"sync","since":7})", "since");
    }
    void wrong_message_isAnErrorThatSaysWhy()
    {
        QFETCH(QByteArray, json);
        QFETCH(ErrorCode, code);
        QFETCH(QString, word);
        const Result<ClientMessage> read = clientMessageFrom(json);
        QVERIFY(!read);
        QCOMPARE(read.error().code, code);
        QVERIFY2(read.error().detail.contains(word), qPrintable(read.error().detail));
    }

    void deeplyNested_message_isAnError()
    {
        QVERIFY(!clientMessageFrom(QByteArray(60000, '[')));
        QVERIFY(!clientMessageFrom(
            "{\"type\":\"sync\",\"since\":" + QByteArray(30000, '[') + QByteArray(30000, ']') + "}"));
    }
};

QTEST_GUILESS_MAIN(tst_ClientMessage)
#include "tst_client_message.moc"
