#include "model/ids.h"

#include <QtCore/QSet>
#include <QtTest/QTest>

using namespace mc::model;

class TestIds : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void uuidV7_layout_isThatOfRfc9562();
    void uuidV7_laterMoments_sortBehind();
    void uuidV7_sameMoment_areDistinct();
    void notificationId_text_isReadInEitherCase();
    void notificationId_malformed_isNothing_data();
    void notificationId_malformed_isNothing();
    void userId_text_isReadStrictly_data();
    void userId_text_isReadStrictly();
};

void TestIds::uuidV7_layout_isThatOfRfc9562()
{
    for (const qint64 milliseconds : {qint64(0), qint64(1'705'314'600'123), qint64(0xffff'ffff'ffff)}) {
        const QByteArray bytes = uuidV7(QDateTime::fromMSecsSinceEpoch(milliseconds, Qt::UTC)).toRfc4122();
        QCOMPARE(bytes.left(6).toHex().toLongLong(nullptr, 16), milliseconds);
        QCOMPARE(uchar(bytes[6]) >> 4, 7);
        QCOMPARE(uchar(bytes[8]) >> 6, 2);
    }
}

void TestIds::uuidV7_laterMoments_sortBehind()
{
    QString before;
    for (qint64 i = 0; i < 2'000; ++i) {
        const QString id = toString({uuidV7(QDateTime::fromMSecsSinceEpoch(1'705'314'600'000 + i * 37, Qt::UTC))});
        QVERIFY(id > before);
        before = id;
    }
}

void TestIds::uuidV7_sameMoment_areDistinct()
{
    QSet<QUuid> ids;
    for (int i = 0; i < 10'000; ++i)
        ids += uuidV7(QDateTime::fromMSecsSinceEpoch(0, Qt::UTC));
    QCOMPARE(ids.size(), 10'000);
}

void TestIds::notificationId_text_isReadInEitherCase()
{
    const QString text = QStringLiteral("018d0c6e-5a40-7abc-8def-0123456789ab");
    const std::optional<NotificationId> id = notificationIdFromString(text);
    QVERIFY(id);
    QCOMPARE(mc::model::toString(*id), text);
    QVERIFY(notificationIdFromString(text.toUpper()) == id);
    // The specification's own examples are of version 4.
    QVERIFY(notificationIdFromString(u"550e8400-e29b-41d4-a716-446655440000"));
}

void TestIds::notificationId_malformed_isNothing_data()
{
    QTest::addColumn<QString>("text");
    const QString id = QStringLiteral("018d0c6e-5a40-7abc-8def-0123456789ab");
    const auto row = [](const char *name, const QString &text) { QTest::newRow(name) << text; };
    row("empty", {});
    row("word", QStringLiteral("stats"));
    row("number", QStringLiteral("1"));
    row("braces", u'{' + id + u'}');
    row("one brace", u'{' + id.left(35));
    row("no hyphens", QString(id).remove(u'-'));
    row("no hyphens, long enough", QString(id).remove(u'-') + QStringLiteral("0000"));
    row("hyphens elsewhere", QStringLiteral("018d0c6e5-a40-7abc-8def-0123456789ab"));
    row("short", id.left(35));
    row("long", id + u'0');
    row("space before", u' ' + id.left(35));
    row("line end", id.left(35) + u'\n');
    row("other letter", id.left(35) + u'g');
    row("other script's digit", id.left(35) + QChar(0x0661));
    row("full-width digit", id.left(35) + QChar(0xff11));
    row("NUL", id.left(35) + QChar(0));
    row("nil", QStringLiteral("00000000-0000-0000-0000-000000000000"));
    row("urn", QStringLiteral("urn:uuid:") + id);
    row("sign", QStringLiteral("+18d0c6e-5a40-7abc-8def-0123456789ab"));
    row("0x", QStringLiteral("0x8d0c6e-5a40-7abc-8def-0123456789ab"));
}

void TestIds::notificationId_malformed_isNothing()
{
    QFETCH(QString, text);
    QVERIFY(!notificationIdFromString(text));
}

void TestIds::userId_text_isReadStrictly_data()
{
    QTest::addColumn<qint64>("expected"); // 0: nothing
    for (const char *right : {"1", "7", "42", "9223372036854775807"})
        QTest::newRow(right) << QByteArray(right).toLongLong();
    for (const char *wrong : {"", "0", "-1", "+1", "01", "1 ", " 1", "1.0", "1e3", "0x1", "a", "9223372036854775808",
             "99999999999999999999999999", "1\n", "١"})
        QTest::addRow("%s", wrong) << qint64(0);
}

void TestIds::userId_text_isReadStrictly()
{
    QFETCH(qint64, expected);
    const std::optional<UserId> id = userIdFromString(QString::fromUtf8(QTest::currentDataTag()));
    QCOMPARE(id ? id->value : 0, expected);
}

QTEST_APPLESS_MAIN(TestIds)
#include "tst_ids.moc"
