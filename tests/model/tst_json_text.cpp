#include "model/json_text.h"
#include "model/utf8.h"
#include "outcome.h"

#include <QtCore/QJsonArray>
#include <QtCore/QRandomGenerator>

using namespace mc::model;
using namespace mc::test;

namespace {

constexpr QLatin1String x("x");

QByteArray inObject(const QByteArray &value) { return "{\"x\":" + value + '}'; }

// The offset at which it is no JSON; -1: it is. Texts are read as the value of a field, whose name takes five bytes.
int offsetIn(const QByteArray &text)
{
    const Result<QJsonDocument> read = jsonFrom(text);
    if (read)
        return -1;
    const QString begin = QStringLiteral("Malformed JSON at offset ");
    if (!read.error().detail.startsWith(begin) || read.error().code != ErrorCode::ValidationError)
        qFatal("%s", qPrintable(read.error().detail));
    return read.error().detail.mid(begin.size()).section(u':', 0, 0).toInt();
}

} // namespace

class TestJsonText : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void jsonFrom_grammar_isStrict_data();
    void jsonFrom_grammar_isStrict();
    void jsonFrom_sound_isWhatQtReads_data();
    void jsonFrom_sound_isWhatQtReads();
    void jsonFrom_notUtf8_isRefused_data();
    void jsonFrom_notUtf8_isRefused();
    void jsonFrom_anyByteSequence_isUtf8WhereQtSaysSo();
    void jsonFrom_cutAnywhere_isRefused();
    void jsonFrom_bytesInLongStrings_areSeenWhereverTheyStand();
    void jsonFrom_mutated_isWhatQtReadsOrRefused();
    void jsonFrom_nesting_isBounded();
    void jsonFrom_byteOrderMarks_stayInStrings();
    void jsonFrom_repeatedName_isNamed_data();
    void jsonFrom_repeatedName_isNamed();
    void jsonFrom_manyNames_areLookedThroughQuickly();
    void jsonFrom_halfPairs_nameTheField();
    void jsonFrom_numbers_areNotRoundedToIntegers_data();
    void jsonFrom_numbers_areNotRoundedToIntegers();
    void jsonObjectFrom_others_areRefused();
    void integerFrom_values_areJudged();
};

void TestJsonText::jsonFrom_grammar_isStrict_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<int>("offset");
    const auto row = [](const char *text, int offset) { QTest::addRow("%s", text) << QByteArray(text) << offset; };
    row("", 0);
    row(" ", 1);
    row("\xef\xbb\xbf{}", 0);
    row("{}", -1);
    row(" \t\r\n{ \"x\" : [ 1 , { } , [ ] ] } \n", -1);
    row("{}x", 2);
    row("{} {}", 3);
    row("{\"x\":1,}", 7);
    row("{,}", 1);
    row("{x:1}", 1);
    row("{'x':1}", 1);
    row("{\"x\" 1}", 5);
    row("{\"x\":}", 5);
    row("{\"x\"}", 4);
    row("{\"x\":1 \"y\":2}", 7);
    row("{\"x\":1]", 6);
    row("[1,]", 3);
    row("[,1]", 1);
    row("[1 2]", 3);
    row("[1}", 2);
    row("[", 1);
    row("{", 1);
    row("[/**/1]", 1);
    row("[1//\n]", 2);
    row("\f[1]", 0);
    row("\v[1]", 0);
    row("[\xc2\xa0]", 1);
    for (const char *word : {"true", "false", "null"})
        row(word, -1);
    for (const char *word : {"True", "TRUE", "NaN", "Infinity", "undefined", "nul", "tru", "truE", "None"})
        row(word, 0);
    row("nulll", 4);
    row("-Infinity", 1);
    for (const char *number :
        {"0", "-0", "1", "10", "1.5", "-1.5e3", "1E+2", "1e-2", "0.1", "0e1", "123456789012345678901234567890"})
        row(number, -1);
    row("1.", 2);
    row(".5", 0);
    row("+1", 0);
    row("-", 1);
    row("--1", 1);
    row("01", 1);
    row("-01", 2);
    row("00", 1);
    row("1e", 2);
    row("1e+", 3);
    row("1.e1", 2);
    row("1.5.5", 3);
    row("0x10", 1);
    row("1_000", 1);
    row("1,5", 1);
    row("\xd9\xa1", 0); // an Arabic digit
    for (const char *text : {R"("")", R"("a")", R"("\"\\\/\b\f\n\r\t")", R"("\u0041\u00e9\uABCD\uabcd")",
             R"("\ud83d\ude00")", R"("\u0000")", "\"\x7f\"", "\"\xc3\xa9\"", R"("'")"})
        row(text, -1);
    row(R"("C:\quit")", 3);
    row(R"("\x41")", 1);
    row(R"("\'")", 1);
    row(R"("\0")", 1);
    row(R"("\a")", 1);
    row(R"("\U0041")", 1);
    row(R"("\u")", 1);
    row(R"("\u12")", 1);
    row(R"("\u12g4")", 1);
    row(R"("\u 123")", 1);
    row(R"("\u+123")", 1);
    row("\"\\\n\"", 1);
    row("\"a\nb\"", 2);
    row("\"a\tb\"", 2);
    row("\"\x1f\"", 1);
    row("\"a", 2);
    row("\"a\\", 2);
    row("\"a\\\"", 4);
    row("'a'", 0);
    QTest::newRow("NUL in a string") << QByteArray("\"a\0b\"", 5) << 2;
    QTest::newRow("NUL behind") << QByteArray("{}\0", 3) << 2;
}

void TestJsonText::jsonFrom_grammar_isStrict()
{
    QFETCH(QByteArray, text);
    QFETCH(int, offset);
    const bool isValue = offset < 0 && text[0] != '{' && text[0] != ' ';
    QCOMPARE(offsetIn(isValue ? '[' + text + ']' : text), offset); // Qt 6.4 takes only objects and arrays at the top
    if (isValue)
        QCOMPARE(offsetIn(inObject(text)), -1);
}

void TestJsonText::jsonFrom_sound_isWhatQtReads_data()
{
    QTest::addColumn<QByteArray>("text");
    for (const char *text : {"[]", "{}", R"({"a":[1,-2,3.5,1e3,true,false,null,"é\n\ud83d\ude00"],"b":{"c":{}},"":0})",
             R"([[[]],[{}],{"a":[]},{"a":{"b":[{"c":1}]}}])", R"({"z":1,"a":2,"é":3,"😀":4,"﹫":5})"})
        QTest::addRow("%s", text) << QByteArray(text);
}

void TestJsonText::jsonFrom_sound_isWhatQtReads()
{
    QFETCH(QByteArray, text);
    const Result<QJsonDocument> read = jsonFrom(text);
    QVERIFY2(read, read ? "" : qPrintable(read.error().detail));
    QCOMPARE(*read, QJsonDocument::fromJson(text));
}

void TestJsonText::jsonFrom_notUtf8_isRefused_data()
{
    QTest::addColumn<QByteArray>("bytes");
    for (const char *bytes : {"\x80", "\xbf", "\xc3", "\xc3(", "\xc0\xaf", "\xc1\xbf", "\xe0\x80\xaf", "\xe2\x82",
             "\xed\xa0\x80", "\xed\xbf\xbf", "\xf0\x80\x80\xaf", "\xf0\x9f\x98", "\xf4\x90\x80\x80", "\xf5\x80\x80\x80",
             "\xfe", "\xff", "\xe9"})
        QTest::addRow("%s", QByteArray(bytes).toHex().constData()) << QByteArray(bytes);
}

void TestJsonText::jsonFrom_notUtf8_isRefused()
{
    QFETCH(QByteArray, bytes);
    QCOMPARE(offsetIn(inObject('"' + bytes + '"')), 6);
    QCOMPARE(offsetIn("{\"" + bytes + "\":1}"), 2);
    QCOMPARE(offsetIn("[" + bytes + "]"), 1);
}

// Every two bytes, and every first two bytes with some ends.
void TestJsonText::jsonFrom_anyByteSequence_isUtf8WhereQtSaysSo()
{
    for (int first = 0x80; first < 0x100; ++first) {
        for (int second = 0x20; second < 0x100; ++second) {
            if (second == '"' || second == '\\')
                continue;
            for (const char *end : {"", "\x80", "\xbf", "\x80\x80", "\xbf\xbf", "a"}) {
                const QByteArray bytes = QByteArray(1, char(first)) + char(second) + end;
                const bool isRead = jsonFrom("[\"" + bytes + "\"]").operator bool();
                if (isRead != QUtf8StringView(bytes).isValidUtf8())
                    QFAIL(bytes.toHex().constData());
            }
        }
    }
}

void TestJsonText::jsonFrom_cutAnywhere_isRefused()
{
    const QByteArray text = R"({"a":[1.5e-1,true,null,"\ud83d\ude00é\n"],"b":{"c":{}}})";
    QCOMPARE(offsetIn(text), -1);
    QCOMPARE(jsonFrom(QByteArray()).error().detail, QStringLiteral("Malformed JSON at offset 0: a value is missing."));
    for (qsizetype size = 0; size < text.size(); ++size)
        QVERIFY(!jsonFrom(text.first(size)));
}

void TestJsonText::jsonFrom_bytesInLongStrings_areSeenWhereverTheyStand()
{
    const QByteArray plain = QByteArray("Su cita queda confirmada, \x7f ").repeated(2);
    QCOMPARE(offsetIn("[\"" + plain + "\"]"), -1);
    for (int at = 0; at <= plain.size(); ++at) {
        for (const char wrong : {'\0', '\t', '\n', '\x1f', '\\'})
            QCOMPARE(offsetIn("[\"" + plain.first(at) + wrong + ' ' + plain.sliced(at) + "\"]"), at + 2);
        QCOMPARE(offsetIn("[\"" + plain.first(at) + "\"x" + plain.sliced(at) + "\"]"), at + 3);
        QCOMPARE(offsetIn("[\"" + plain.first(at) + "\\n" + plain.sliced(at) + "\"]"), -1);
        QCOMPARE(offsetIn("[\"" + plain.first(at)), at + 2);
    }
}

// QJsonDocument is the more lenient, so that it must take what is taken here.
void TestJsonText::jsonFrom_mutated_isWhatQtReadsOrRefused()
{
    const QByteArray sound
        = R"({"title":"Cita confirmada: é\n","metadata":{"id":[12.5e-1,-7,true,null,{}],"ur\u006c":"/a"},"":"\ud83d\ude00"})";
    const QList<QByteArray> pieces {"\"", "\\", "{", "}", "[", "]", ",", ":", "0", "-", ".", "e9", " ", "\n", "\x1f",
        "\x80", "\xc3", "\\ud83d", "\\u0061", "\"id\":2,", "false"};
    QRandomGenerator random(8259);
    int taken = 0;
    for (int round = 0; round < 20'000; ++round) {
        QByteArray text = sound;
        for (int i = random.bounded(3); i >= 0; --i)
            text.replace(
                random.bounded(int(text.size())), random.bounded(3), pieces[random.bounded(int(pieces.size()))]);
        const Result<QJsonDocument> read = jsonFrom(text);
        taken += bool(read);
        if (read)
            QCOMPARE(*read, QJsonDocument::fromJson(text));
        else if (read.error().fields.isEmpty())
            QVERIFY2(offsetIn(text) >= 0 && offsetIn(text) <= text.size(), text.constData());
    }
    QVERIFY(taken > 1'000 && taken < 19'000);
}

void TestJsonText::jsonFrom_nesting_isBounded()
{
    const auto nested = [](int depth) { return QByteArray(depth, '[') + QByteArray(depth, ']'); };
    QCOMPARE(offsetIn(nested(deepestJson)), -1);
    QCOMPARE(offsetIn(nested(deepestJson + 1)), deepestJson);
    QCOMPARE(offsetIn(QByteArray(1'000'000, '[')), deepestJson);
    QCOMPARE(offsetIn(QByteArray("{\"x\":").repeated(100'000)), 5 * deepestJson);
}

void TestJsonText::jsonFrom_byteOrderMarks_stayInStrings()
{
    const QString mark = QStringLiteral("\ufeff");
    for (const QString &text : {mark, mark + mark, QString(mark + u'a'), QString(u'a' + mark),
             QStringLiteral("\"\ufeff"), QString(mark + u'\n')}) {
        QJsonObject object {{x, text}, {mark, 1}, {mark + text, QJsonArray {text}}};
        const QByteArray json = QJsonDocument(object).toJson(QJsonDocument::Compact);
        QVERIFY(json.contains("\xef\xbb\xbf"));
        const Result<QJsonObject> read = jsonObjectFrom(json);
        QVERIFY(read);
        QCOMPARE(*read, object);
        QCOMPARE(read->value(x).toString(), text);
    }
}

void TestJsonText::jsonFrom_repeatedName_isNamed_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("field");
    const auto row = [](const char *text, const char *field) {
        QTest::addRow("%s", text) << QByteArray(text) << textFromUtf8(field);
    };
    row(R"({"a":1,"a":1})", "a");
    row(R"({"a":1,"b":2,"c":3,"a":null})", "a");
    row(R"({"a":1,"\u0061":2})", "a");
    row(R"({"\u0061":1,"\u0061":2})", "a");
    row(R"({"é":1,"\u00e9":2})", "é");
    row(R"({"😀":1,"\ud83d\ude00":2})", "😀");
    row(R"({"/":1,"\/":2})", "/");
    row(R"({"":1,"":2})", "");
    row("{\"\xef\xbb\xbf\":1,\"\\ufeff\":2}", "\xef\xbb\xbf");
    row(R"({"metadata":{"action_url":"/a","action_url":"/b"}})", "metadata.action_url");
    row(R"({"users":[{"id":1},{"id":2},{"id":3,"x":[],"id":4}]})", "users[2].id");
    row(R"([[0,[{"a":1,"a":2}]]])", "[0][1][0].a");
    row(R"({"a":{"b":{},"c":[1]},"a":2})", "a");
    row(R"({"a":1,"A":2})", "-");
    row(R"({"a":{"a":1},"b":{"a":1}})", "-");
    row(R"([{"a":1},{"a":1}])", "-");
    row(R"({"a":1,"a\u0000":2})", "-");
    row("{\"a\":1,\"\xef\xbb\xbf"
        "a\":2}",
        "-");
}

void TestJsonText::jsonFrom_repeatedName_isNamed()
{
    QFETCH(QByteArray, text);
    QFETCH(QString, field);
    const Result<QJsonDocument> read = jsonFrom(text);
    QCOMPARE(bool(read), field == QLatin1String("-"));
    if (read)
        return;
    QCOMPARE(told(read), QStringLiteral("validation_error: %1 duplicate").arg(field));
    QCOMPARE(read.error().detail, field + QStringLiteral(": Must not stand twice in an object."));
}

void TestJsonText::jsonFrom_manyNames_areLookedThroughQuickly()
{
    QByteArray text = "{";
    for (int i = 100'000; i > 0; --i)
        text += '"' + QByteArray::number(i) + "\":0,";
    const Result<QJsonObject> read = jsonObjectFrom(text + "\"x\":0}");
    QVERIFY(read);
    QCOMPARE(read->size(), 100'001);
    QCOMPARE(told(jsonObjectFrom(text + "\"777\":0}")), QStringLiteral("validation_error: 777 duplicate"));
}

void TestJsonText::jsonFrom_halfPairs_nameTheField()
{
    for (const char *half : {R"(\ud83d)", R"(\ude00)", R"(a\ud83dx)", R"(\ude00\ud83d)", R"(\ud83d\ud83d\ude00)",
             R"(\ud83d\n)", R"(\uD83D\u0041)"}) {
        QCOMPARE(told(jsonFrom("{\"a\":[0,{\"b\":\"" + QByteArray(half) + "\"}]}")),
            QStringLiteral("validation_error: a[1].b invalid"));
        QVERIFY(offsetIn("{\"" + QByteArray(half) + "\":1}") >= 2);
    }
}

void TestJsonText::jsonFrom_numbers_areNotRoundedToIntegers_data()
{
    QTest::addColumn<QByteArray>("number");
    QTest::addColumn<QString>("outcome");
    for (const char *kept : {"1.0", "1e2", "1.50e1", "100e-2", "-1.0", "0.0", "-0.0", "0e99999999999999999999",
             "0.000e-7", "9007199254740992.0", "9007199254740991.0", "90071992547409920e-1", "0.9007199254740993e15",
             "0.1", "1.1", "-2.5", "0.30000000000000004", "1e300", "9007199254743009.5e1", "1.7976931348623157e308",
             "4503599627370495.5", "123456789012345678901234567890.5"})
        QTest::addRow("%s", kept) << QByteArray(kept) << QStringLiteral("ok");
    for (const char *rounded :
        {"9007199254740993.0", "-9007199254740993.0", "90071992547409930e-1", "9007199254740993e0",
            "4503599627370496.1", "1.00000000000000000001", "0.99999999999999999999", "123456789.000000000000001"})
        QTest::addRow("%s", rounded) << QByteArray(rounded) << QStringLiteral("validation_error: x inexact");
    for (const char *beyond :
        {"1e309", "-1e309", "1e99999999999999999999", "1e-400", "-1e-400", "1e-99999999999999999999"})
        QTest::addRow("%s", beyond) << QByteArray(beyond) << QStringLiteral("validation_error: x out_of_range");
}

void TestJsonText::jsonFrom_numbers_areNotRoundedToIntegers()
{
    QFETCH(QByteArray, number);
    QFETCH(QString, outcome);
    QCOMPARE(told(jsonFrom(inObject(number))), outcome);
}

void TestJsonText::jsonObjectFrom_others_areRefused()
{
    QVERIFY(jsonObjectFrom("{}"));
    QVERIFY(jsonObjectFrom(" {\"x\":1}")->value(x) == 1);
    for (const char *other : {"[]", "[{}]"}) {
        QVERIFY(!jsonObjectFrom(other));
        QCOMPARE(jsonObjectFrom(other).error().detail, QStringLiteral("Must be a JSON object."));
    }
    for (const char *other : {"7", "\"{}\"", "null", ""})
        QVERIFY(!jsonObjectFrom(other));
}

void TestJsonText::integerFrom_values_areJudged()
{
    const auto read = [](const char *value) { return integerFrom(jsonObjectFrom(inObject(value))->value(x)); };
    QCOMPARE(read("9007199254740992"), std::optional(mostInteger));
    QCOMPARE(read("-9007199254740992"), std::optional(-mostInteger));
    QCOMPARE(read("7.0"), std::optional<qint64>(7));
    for (const char *wrong : {"9007199254740993", "-9007199254740993", "9007199254743008.0", "9223372036854775807",
             "-9223372036854775808", "9223372036854775808", "1e300", "1.5", "\"1\"", "null", "true", "[1]"})
        QVERIFY2(!read(wrong), wrong);
    QVERIFY(!integerFrom(QJsonValue(QJsonValue::Undefined)));
    QVERIFY(isIntegral(1e300) && isIntegral(7) && isIntegral(-0.0));
    QVERIFY(!isIntegral(1.5) && !isIntegral(QJsonValue()) && !isIntegral(QStringLiteral("1")));
}

QTEST_APPLESS_MAIN(TestJsonText)
#include "tst_json_text.moc"
