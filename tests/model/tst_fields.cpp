#include "model/fields.h"
#include "model/priority.h"
#include "outcome.h"

#include <QtCore/QJsonArray>

using namespace mc::model;
using namespace mc::test;

namespace {

constexpr QLatin1String x("x");
constexpr qint64 most = std::numeric_limits<qint64>::max();
constexpr qint64 least = std::numeric_limits<qint64>::min();

// What a reader makes of a value: its text, or the code of the error.
template<typename Read>
QString read(const QByteArray &value, Read reader)
{
    Fields fields(json("{\"x\":" + value + '}'));
    const auto found = reader(fields);
    const QList<FieldError> errors = fields.finish();
    if (found.has_value() != errors.isEmpty())
        qFatal("a value and an error, or neither");
    return found ? QDebug::toString(*found) : errors[0].code;
}

} // namespace

class TestFields : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void integer_value_isNeverCoerced_data();
    void integer_value_isNeverCoerced();
    void otherTypes_value_areNeverCoerced_data();
    void otherTypes_value_areNeverCoerced();
    void text_limits_countCodePoints();
    void text_characters_areChecked_data();
    void text_characters_areChecked();
    void array_size_isChecked();
    void word_value_isMatchedExactly();
    void time_value_isRead();
    void absent_field_isNoErrorUnlessRequired();
    void finish_unknownFields_areNamed();
    void finish_prefix_standsBeforeEveryName();
    void finish_unknownNames_areQuotedWholeCharacters();
    void failure_nothingWrong_isNothing();
    void failure_severalWrong_codeAndDetailAreOfOneField_data();
    void failure_severalWrong_codeAndDetailAreOfOneField();
    void text_messages_countInEnglish();
    void integer_message_tellsWhatIsTaken();
};

void TestFields::integer_value_isNeverCoerced_data()
{
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<QString>("expected");
    for (const char *number : {"0", "1", "-1", "9007199254740992", "-9007199254740992"})
        QTest::addRow("%s", number) << QByteArray(number) << QString::fromLatin1(number);
    // JSON has one kind of number: these are integers, written another way.
    QTest::newRow("1e3") << QByteArray("1e3") << QStringLiteral("1000");
    QTest::newRow("1.0") << QByteArray("1.0") << QStringLiteral("1");
    for (const char *beyond : {"9007199254740993", "-9007199254740993", "9007199254743009.0", "9223372036854775807",
             "-9223372036854775808", "9223372036854775808", "1e19", "1e300"})
        QTest::addRow("beyond %s", beyond) << QByteArray(beyond) << QStringLiteral("out_of_range");
    for (const char *wrong : {"1.5", "-0.5", "1e-3", "\"1\"", "\"\"", "true", "false", "null", "[1]", "{}"})
        QTest::addRow("not %s", wrong) << QByteArray(wrong) << QStringLiteral("invalid_type");
}

void TestFields::integer_value_isNeverCoerced()
{
    QFETCH(QByteArray, value);
    QFETCH(QString, expected);
    QCOMPARE(read(value, [](Fields &f) { return f.integer(x, ::least, ::most); }).trimmed(), expected);
    const bool isId = expected[0] >= u'1' && expected[0] <= u'9';
    Fields fields(json("{\"x\":" + value + '}'));
    const std::optional<UserId> id = fields.userId(x);
    QCOMPARE(id.has_value(), isId);
    QVERIFY(!id || QString::number(id->value) == expected);
}

void TestFields::otherTypes_value_areNeverCoerced_data()
{
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<QString>("type");
    QTest::newRow("1") << QByteArray("1") << QStringLiteral("number");
    QTest::newRow("0") << QByteArray("0") << QStringLiteral("number");
    QTest::newRow("1.5") << QByteArray("1.5") << QStringLiteral("number");
    QTest::newRow("text") << QByteArray("\"true\"") << QStringLiteral("text");
    QTest::newRow("digit") << QByteArray("\"1\"") << QStringLiteral("text");
    QTest::newRow("true") << QByteArray("true") << QStringLiteral("boolean");
    QTest::newRow("false") << QByteArray("false") << QStringLiteral("boolean");
    QTest::newRow("null") << QByteArray("null") << QStringLiteral("null");
    QTest::newRow("object") << QByteArray("{}") << QStringLiteral("object");
    QTest::newRow("array") << QByteArray("[\"x\"]") << QStringLiteral("array");
}

void TestFields::otherTypes_value_areNeverCoerced()
{
    QFETCH(QByteArray, value);
    QFETCH(QString, type);
    const auto refused = [&](auto reader, const char *wanted) {
        const bool isWrong = read(value, reader) == QLatin1String("invalid_type");
        return isWrong == (type != QLatin1String(wanted));
    };
    QVERIFY(refused([](Fields &f) { return f.text(x, {}); }, "text"));
    QVERIFY(refused([](Fields &f) { return f.boolean(x); }, "boolean"));
    QVERIFY(refused([](Fields &f) { return f.object(x); }, "object"));
    QVERIFY(refused([](Fields &f) { return f.array(x, 0, 9); }, "array"));
}

void TestFields::text_limits_countCodePoints()
{
    const auto length = [](const char *character, int count) {
        return read('"' + QByteArray(character).repeated(count) + '"', [](Fields &f) { return f.text(x, {2, 5}); });
    };
    for (const char *character : {"a", "é", "中", "😀", "\\ud83d\\ude00"}) {
        QCOMPARE(length(character, 1), QStringLiteral("too_short"));
        for (int right : {2, 5})
            QVERIFY(length(character, right).startsWith(u'"'));
        QCOMPARE(length(character, 6), QStringLiteral("too_long"));
    }
}

void TestFields::text_characters_areChecked_data()
{
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<bool>("inLine");
    QTest::addColumn<bool>("inLines");
    for (const char *control :
        {"\\u0001", "\\t", "\\n", "\\r", "\\u001f", "\\u007f", "\\u0080", "\\u0085", "\\u009f", "\\u2028", "\\u2029"})
        QTest::addRow("control %s", control) << '"' + QByteArray(control) + '"' << false << true;
    QTest::newRow("NUL") << QByteArray("\"a\\u0000\"") << false << false;
    for (const char *half : {"\\ud83d", "\\ude00", "a\\ud83dx", "\\ude00\\ud83d", "\\ud83d\\ud83d\\ude00"})
        QTest::addRow("half a pair %s", half) << '"' + QByteArray(half) + '"' << false << false;
    for (const char *fine : {" ", "\\u00a0", "\\u200d", "\\ufffd", "\\\"", "\\\\", "\\/"})
        QTest::addRow("fine %s", fine) << '"' + QByteArray(fine) + '"' << true << true;
}

void TestFields::text_characters_areChecked()
{
    QFETCH(QByteArray, value);
    QFETCH(bool, inLine);
    QFETCH(bool, inLines);
    const auto isFine = [&](bool lines) {
        return read(value, [lines](Fields &f) { return f.text(x, {.most = 9, .lines = lines}); })
            != QLatin1String("invalid");
    };
    QCOMPARE(isFine(false), inLine);
    QCOMPARE(isFine(true), inLines);
}

void TestFields::array_size_isChecked()
{
    const auto outcome = [](const char *value) { return read(value, [](Fields &f) { return f.array(x, 1, 2); }); };
    QCOMPARE(outcome("[]"), QStringLiteral("too_short"));
    QVERIFY(outcome("[1]").startsWith(QLatin1String("QJsonArray")));
    QVERIFY(outcome("[1,null]").startsWith(QLatin1String("QJsonArray")));
    QCOMPARE(outcome("[1,2,3]"), QStringLiteral("too_long"));
}

void TestFields::word_value_isMatchedExactly()
{
    const auto outcome = [](const char *value) {
        Fields fields(json(QByteArray("{\"x\":") + value + '}'));
        const auto found = fields.word(x, &priorityFromWord, QStringLiteral("low, high"));
        return found ? QString(mc::model::word(*found)) : fields.finish().value(0).code;
    };
    QCOMPARE(outcome("\"high\""), QStringLiteral("high"));
    QCOMPARE(outcome("\"High\""), QStringLiteral("invalid"));
    QCOMPARE(outcome("\"high \""), QStringLiteral("invalid"));
    QCOMPARE(outcome("\"\""), QStringLiteral("too_short"));
    QCOMPARE(outcome("2"), QStringLiteral("invalid_type"));
}

void TestFields::time_value_isRead()
{
    const auto outcome = [](const char *value) {
        Fields fields(json(QByteArray("{\"x\":") + value + '}'));
        const auto found = fields.time(x);
        return found ? found->toString(Qt::ISODateWithMs) : fields.finish().value(0).code;
    };
    QCOMPARE(outcome("\"2024-02-29T23:30:00-01:00\""), QStringLiteral("2024-03-01T00:30:00.000Z"));
    QCOMPARE(outcome("\"2024-02-30T00:00:00Z\""), QStringLiteral("invalid"));
    QCOMPARE(outcome("\"2024-02-29T00:00:00Z\\n\""), QStringLiteral("invalid"));
    QCOMPARE(outcome("1705314600"), QStringLiteral("invalid_type"));
}

void TestFields::absent_field_isNoErrorUnlessRequired()
{
    Fields fields(json("{\"null\":null}"));
    QVERIFY(!fields.text(x, {1, 5}) && !fields.boolean(x) && !fields.integer(x, 0, 1) && !fields.userId(x)
        && !fields.time(x) && !fields.object(x) && !fields.array(x, 1, 1));
    QVERIFY(!fields.has(x) && !fields.isNull(x));
    QVERIFY(fields.has(QLatin1String("null")) && fields.isNull(QLatin1String("null")));
    fields.require(x);
    fields.require(QLatin1String("null"));
    fields.accept(QLatin1String("null"));
    QCOMPARE(told(fields.finish()), QStringLiteral("x required"));
}

void TestFields::finish_unknownFields_areNamed()
{
    Fields fields(json(R"({"x": 1, "y": 2, "": 3, "X": 4})"));
    QVERIFY(fields.integer(x, 0, 9));
    QCOMPARE(told(fields.finish()), QStringLiteral(" unknown, X unknown, y unknown"));
    QCOMPARE(told(fields.finish()), QStringLiteral(" unknown, X unknown, y unknown"));

    Fields large(json("{\"" + QByteArray("k").repeated(100'000) + "\": 1}"));
    QVERIFY(large.finish().value(0).field.size() <= 64);
}

void TestFields::finish_prefix_standsBeforeEveryName()
{
    Fields fields(json(R"({"x": 1, "y": 2})"), QStringLiteral("users[3]."));
    fields.text(x, {});
    fields.require(QLatin1String("z"));
    QCOMPARE(told(fields.finish()), QStringLiteral("users[3].x invalid_type, users[3].y unknown, users[3].z required"));
}

void TestFields::failure_nothingWrong_isNothing()
{
    Fields fields(json("{\"x\":true}"));
    QCOMPARE(fields.boolean(x), std::optional(true));
    QVERIFY(!fields.failure());
    fields.wrong(x, QStringLiteral("invalid"), QStringLiteral("Must be so."));
    const std::optional<Error> failure = fields.failure();
    QCOMPARE(failure->code, ErrorCode::ValidationError);
    QCOMPARE(failure->detail, QStringLiteral("x: Must be so."));
}

void TestFields::failure_severalWrong_codeAndDetailAreOfOneField_data()
{
    QTest::addColumn<QStringList>("wrong");
    QTest::addColumn<QString>("answer");
    const auto row = [](const QStringList &wrong, const char *answer) {
        QTest::addRow("%s", qPrintable(wrong.join(u' '))) << wrong << QString::fromLatin1(answer);
    };
    const QString a = QStringLiteral("a"), b = QStringLiteral("b"), other = QStringLiteral("other"),
                  longer = QStringLiteral("ab");
    row({other}, "NOTIF_006 in.other: Wrong.");
    row({other, longer}, "NOTIF_006 in.other: Wrong.");
    row({a, other}, "NOTIF_002 in.a: Wrong.");
    row({other, a}, "NOTIF_002 in.a: Wrong.");
    row({longer, a}, "NOTIF_002 in.a: Wrong.");
    row({other, b}, "NOTIF_010 in.b: Wrong.");
    row({b, other}, "NOTIF_010 in.b: Wrong.");
    row({a, b}, "NOTIF_002 in.a: Wrong.");
    row({b, a}, "NOTIF_002 in.a: Wrong.");
    row({other, b, a}, "NOTIF_002 in.a: Wrong.");
    row({other, QStringLiteral("b.id"), QStringLiteral("b")}, "NOTIF_010 in.b.id: Wrong.");
    row({other, QStringLiteral("b[3]")}, "NOTIF_010 in.b[3]: Wrong.");
}

void TestFields::failure_severalWrong_codeAndDetailAreOfOneField()
{
    QFETCH(QStringList, wrong);
    QFETCH(QString, answer);
    Fields fields({}, QStringLiteral("in."));
    fields.answerWith(ErrorCode::InvalidNotificationType, QLatin1String("a"));
    fields.answerWith(ErrorCode::InvalidSchedule, QLatin1String("b"));
    for (const QString &name : wrong)
        fields.wrong(QLatin1String(name.toLatin1()), QStringLiteral("invalid"), QStringLiteral("Wrong."));
    const std::optional<Error> failure = fields.failure(ErrorCode::InvalidPreferences);
    QCOMPARE(mc::model::word(failure->code) + u' ' + failure->detail, answer);
    QCOMPARE(failure->fields.size(), wrong.size());
    QCOMPARE(failure->fields[0].field, QString(QStringLiteral("in.") + wrong[0]));
}

void TestFields::finish_unknownNames_areQuotedWholeCharacters()
{
    const QString family = QStringLiteral("👨‍👩‍👧‍👦"); // of 11 code units
    for (int before = 0; before < 12; ++before) {
        const QString name = QString(before, u'a') + family.repeated(20);
        Fields fields(QJsonObject {{name, 1}});
        const QString quoted = fields.finish().value(0).field;
        QVERIFY(quoted.size() <= 64 && quoted.endsWith(u'…'));
        QCOMPARE(quoted, QString(name.first(before + (63 - before) / 11 * 11) + u'…'));
    }
}

void TestFields::text_messages_countInEnglish()
{
    const auto message = [](const char *value, Fields::TextLimits limits) {
        Fields fields(json(QByteArray("{\"x\":") + value + '}'));
        fields.text(x, limits);
        return fields.finish().value(0).message;
    };
    QCOMPARE(message("\"\"", {1, 5}), QStringLiteral("Must have at least 1 character."));
    QCOMPARE(message("\"a\"", {2, 5}), QStringLiteral("Must have at least 2 characters."));
    QCOMPARE(message("\"ab\"", {0, 1}), QStringLiteral("Must have at most 1 character."));
    QCOMPARE(message("\"abc\"", {0, 2}), QStringLiteral("Must have at most 2 characters."));
}

void TestFields::integer_message_tellsWhatIsTaken()
{
    Fields fields(json("{\"x\":9007199254740993}"));
    fields.userId(x);
    QCOMPARE(fields.finish().value(0).message, QStringLiteral("Must be from 1 to 9007199254740992."));
}

QTEST_APPLESS_MAIN(TestFields)
#include "tst_fields.moc"
