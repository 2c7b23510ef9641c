#include "model/json_writer.h"

#include <QtTest/QTest>

using mc::model::JsonWriter;

class TestJsonWriter : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void text_everyCharacter_comesBackThroughQt();
    void text_special_isEscapedOnce_data();
    void text_special_isEscapedOnce();
    void text_halfAPair_isStillValidUtf8();
    void numbers_limits_areExact();
    void times_values_areRfc3339OrNull();
    void nesting_objectsAndArrays_haveTheirCommas();
    void take_afterwards_isEmpty();
};

void TestJsonWriter::text_everyCharacter_comesBackThroughQt()
{
    QString all;
    for (char32_t c = 0; c <= 0x10ffff; c += c < 0x3000 ? 1 : 251) {
        if (!QChar::isSurrogate(c))
            all += QStringView(QChar::fromUcs4(c));
    }
    JsonWriter json;
    const QByteArray text = json.beginArray().value(all).endArray().take();
    QJsonParseError error;
    QCOMPARE(QJsonDocument::fromJson(text, &error).array().at(0).toString(), all);
    QCOMPARE(error.error, QJsonParseError::NoError);
}

void TestJsonWriter::text_special_isEscapedOnce_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QByteArray>("expected");
    QTest::newRow("empty") << QStringLiteral("") << QByteArray("");
    QTest::newRow("null") << QString() << QByteArray("");
    QTest::newRow("quote") << QStringLiteral("\"a\"") << QByteArray("\\\"a\\\"");
    QTest::newRow("backslash") << QStringLiteral("\\n") << QByteArray("\\\\n");
    QTest::newRow("line ends") << QStringLiteral("\r\n\t") << QByteArray("\\r\\n\\t");
    QTest::newRow("NUL") << QString(QChar(0)) << QByteArray("\\u0000");
    QTest::newRow("control") << QStringLiteral("\b\f\u001f") << QByteArray("\\u0008\\u000c\\u001f");
    QTest::newRow("no escape") << QStringLiteral("/\u007f'<>&") << QByteArray("/\x7f'<>&");
    QTest::newRow("UTF-8") << QStringLiteral("é中\U0001F600") << QByteArray("é中😀");
    QTest::newRow("between") << QStringLiteral("a\"b\\c\nd") << QByteArray("a\\\"b\\\\c\\nd");
}

void TestJsonWriter::text_special_isEscapedOnce()
{
    QFETCH(QString, text);
    QFETCH(QByteArray, expected);
    JsonWriter json;
    QCOMPARE(json.value(text).take(), '"' + expected + '"');
}

void TestJsonWriter::text_halfAPair_isStillValidUtf8()
{
    for (const QString &text : {QString(QChar(0xd83d)), QString(QChar(0xde00)), QString(u'a') + QChar(0xd83d) + u'b'}) {
        JsonWriter json;
        const QByteArray written = json.beginArray().value(text).endArray().take();
        QVERIFY(QUtf8StringView(written).isValidUtf8());
        QVERIFY(QJsonDocument::fromJson(written).isArray());
    }
}

void TestJsonWriter::numbers_limits_areExact()
{
    JsonWriter json;
    json.beginArray()
        .value(std::numeric_limits<qint64>::max())
        .value(std::numeric_limits<qint64>::min())
        .value(0)
        .value(-1);
    QCOMPARE(json.endArray().take(), QByteArray("[9223372036854775807,-9223372036854775808,0,-1]"));
}

void TestJsonWriter::times_values_areRfc3339OrNull()
{
    JsonWriter json;
    json.beginArray().value(QDateTime(QDate(2024, 1, 15), QTime(10, 30), Qt::UTC)).value(QDateTime());
    QCOMPARE(json.endArray().take(), QByteArray("[\"2024-01-15T10:30:00.000Z\",null]"));
}

void TestJsonWriter::nesting_objectsAndArrays_haveTheirCommas()
{
    JsonWriter json;
    json.beginObject()
        .key(QLatin1String("empty"))
        .beginObject()
        .endObject()
        .key(QLatin1String("none"))
        .beginArray()
        .endArray();
    json.field(QLatin1String("a"), 1).field(QLatin1String("b"), true).field(QLatin1String("c"), QLatin1String("d"));
    json.key(QLatin1String("e")).null().key(QLatin1String("f")).raw("[1, 2]").key(QLatin1String("g")).beginArray();
    json.beginObject()
        .field(QLatin1String("h"), false)
        .endObject()
        .beginObject()
        .endObject()
        .beginArray()
        .value(1)
        .value(2)
        .endArray();
    json.null().value(QLatin1String("i")).endArray().endObject();
    QCOMPARE(json.take(),
        QByteArray(
            R"({"empty":{},"none":[],"a":1,"b":true,"c":"d","e":null,"f":[1, 2],"g":[{"h":false},{},[1,2],null,"i"]})"));
}

void TestJsonWriter::take_afterwards_isEmpty()
{
    JsonWriter json;
    json.value(1);
    QCOMPARE(json.take(), QByteArray("1"));
    QCOMPARE(json.value(2).take(), QByteArray("2"));
    QCOMPARE(json.take(), QByteArray());
}

QTEST_APPLESS_MAIN(TestJsonWriter)
#include "tst_json_writer.moc"
