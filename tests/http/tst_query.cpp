#include "http/query.h"

#include "model/priority.h"
#include "model/times.h"

#include <QtTest/QTest>

using namespace mc;
using http::Query;

namespace {

constexpr QLatin1String x("x");

// What a reader makes of a query: its text, "wrong", or "none".
template<typename Read>
QString read(const QByteArray &query, Read reader)
{
    Query parsed(query);
    const auto found = reader(parsed);
    if (found && !parsed.errors().isEmpty())
        qFatal("a value and an error");
    if (found)
        return QString(*found);
    return parsed.errors().isEmpty() ? QStringLiteral("none") : QStringLiteral("wrong");
}

} // namespace

class TestQuery : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void text_value_isDecoded_data();
    void text_value_isDecoded();
    void integer_value_isReadStrictly_data();
    void integer_value_isReadStrictly();
    void boolean_value_isReadStrictly_data();
    void boolean_value_isReadStrictly();
    void time_value_isRead_data();
    void time_value_isRead();
    void date_value_isReadStrictly_data();
    void date_value_isReadStrictly();
    void word_value_isMatchedExactly();
    void parameters_manyAndOdd_areHarmless();
    void error_severalWrong_namesAll();
    void misuse_parameters_areNamed_data();
    void misuse_parameters_areNamed();
    void misuse_manyUnknown_namesSome();
    void canonical_spellings_areOne_data();
    void canonical_spellings_areOne();
};

void TestQuery::text_value_isDecoded_data()
{
    QTest::addColumn<QByteArray>("query");
    QTest::addColumn<QString>("expected");
    const auto row = [](const QByteArray &query, const char *expected) {
        QTest::addRow("%s", query.left(60).constData()) << query << QString::fromUtf8(expected);
    };
    for (const char *none : {"", "x", "x=", "&", "=", "=5", "y=5", "X=5", "x&y", "&&x=&&"})
        row(none, "none");
    row("x=a", "a");
    row("x=a+b", "a b");
    row("x=a%20b", "a b");
    row("x=a%2Bb", "a+b");
    row("x=a=b", "a=b");
    row("x=a%26b%3Dc", "a&b=c");
    row("x=%C3%A9%F0%9F%98%80", "é😀");
    row("%78=a", "a");
    row("x=100%25", "100%");
    row("x=a&x=b", "a"); // misuse() tells it
    row("x=a&x=", "a");
    row("x=&x=a", "a");
    row("x=%00", "wrong");
    row("x=a%00b", "wrong");
    for (const char *notUtf8 : {"x=%FF", "x=%zz", "x=%C3", "x=%C0%80", "x=%ED%A0%80", "x=%F4%90%80%80", "x=a%80"})
        row(notUtf8, "wrong");
    row("x=123456789", "123456789");
    row("x=1234567890", "wrong");
    row("x=" + QByteArray("%F0%9F%98%80").repeated(9), "😀😀😀😀😀😀😀😀😀");
    row("x=" + QByteArray("%F0%9F%98%80").repeated(10), "wrong");
    row("x=" + QByteArray("a").repeated(1'000'000), "wrong");
}

void TestQuery::text_value_isDecoded()
{
    QFETCH(QByteArray, query);
    QFETCH(QString, expected);
    QCOMPARE(read(query, [](Query &q) { return q.text(x, 9); }), expected);
}

void TestQuery::integer_value_isReadStrictly_data()
{
    QTest::addColumn<QString>("expected");
    for (const char *right : {"1", "100", "007"})
        QTest::newRow(right) << QString::number(QByteArray(right).toInt());
    QTest::newRow("%35") << QStringLiteral("5");
    QTest::newRow("") << QStringLiteral("none");
    for (const char *wrong : {"0", "-1", "101", "1.0", "1e1", "0x5", "+5", "%2B5", "%205", "5%20", "5%0A", "5%00",
             "five", "5,5", "%D9%A5", "%", "%5", "5%", "9223372036854775808", "99999999999999999999999999999"})
        QTest::newRow(wrong) << QStringLiteral("wrong");
}

void TestQuery::integer_value_isReadStrictly()
{
    QFETCH(QString, expected);
    QCOMPARE(read(QByteArray("x=") + QTest::currentDataTag(),
                 [](Query &q) {
                     const auto number = q.integer(x, 1, 100);
                     return number ? std::optional(QString::number(*number)) : std::nullopt;
                 }),
        expected);
}

void TestQuery::boolean_value_isReadStrictly_data()
{
    QTest::addColumn<QString>("expected");
    for (const char *yes : {"true", "True", "TRUE", "%74rue"})
        QTest::newRow(yes) << QStringLiteral("yes");
    for (const char *no : {"false", "False"})
        QTest::newRow(no) << QStringLiteral("no");
    QTest::newRow("") << QStringLiteral("none");
    for (const char *wrong : {"1", "0", "yes", "t", "null", "true%20", "true%00", "+true", "%", "true%"})
        QTest::newRow(wrong) << QStringLiteral("wrong");
}

void TestQuery::boolean_value_isReadStrictly()
{
    QFETCH(QString, expected);
    QCOMPARE(read(QByteArray("x=") + QTest::currentDataTag(),
                 [](Query &q) {
                     const auto truth = q.boolean(x);
                     return truth ? std::optional(*truth ? QStringLiteral("yes") : QStringLiteral("no")) : std::nullopt;
                 }),
        expected);
}

void TestQuery::time_value_isRead_data()
{
    QTest::addColumn<QString>("expected");
    const auto row
        = [](const char *value, const char *expected) { QTest::newRow(value) << QString::fromLatin1(expected); };
    row("2024-01-15T10:30:00Z", "2024-01-15T10:30:00.000Z");
    row("2024-01-15T10:30:00+02:00", "2024-01-15T08:30:00.000Z"); // a plus stays one here
    row("2024-01-15T10:30:00%2B02:00", "2024-01-15T08:30:00.000Z");
    row("2024-01-15T10%3A30%3A00Z", "2024-01-15T10:30:00.000Z");
    row("2024-02-29", "2024-02-29T00:00:00.000Z");
    row("0001-01-01", "0001-01-01T00:00:00.000Z");
    row("0001-01-01T00:00:00+14:00", "0001-01-01T00:00:00.000Z");
    row("9999-12-31T23:59:59-01:00", "9999-12-31T23:59:59.999Z");
    row("", "none");
    for (const char *wrong : {"2023-02-29", "2024-13-01", "2024/01/15", "2024.01.15", "20240115", "0000-01-01", "today",
             "1705314600", "2024-01-15T10:30:00", "2024-01-15T10:30:00Z%0A", "2024-01-15T10:30:00Z%00", "%FF"})
        row(wrong, "wrong");
}

void TestQuery::time_value_isRead()
{
    QFETCH(QString, expected);
    QCOMPARE(read(QByteArray("x=") + QTest::currentDataTag(),
                 [](Query &q) {
                     const auto time = q.time(x);
                     return time ? std::optional(QString::fromLatin1(model::toRfc3339(*time))) : std::nullopt;
                 }),
        expected);
}

void TestQuery::date_value_isReadStrictly_data()
{
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<QDate>("expected"); // invalid: an error
    QTest::newRow("date") << QByteArray("2024-02-29") << QDate(2024, 2, 29);
    QTest::newRow("encoded") << QByteArray("%32024-02-29") << QDate(2024, 2, 29);
    QTest::newRow("first") << QByteArray("0001-01-01") << QDate(1, 1, 1);
    QTest::newRow("last") << QByteArray("9999-12-31") << QDate(9999, 12, 31);
    for (const char *bad :
        {"2023-02-29", "2024-1-01", "20240101", "2024-01-01T00:00:00Z", "today", "10000-01-01", "2024-01-01Z"})
        QTest::newRow(bad) << QByteArray(bad) << QDate();
}

void TestQuery::date_value_isReadStrictly()
{
    QFETCH(QByteArray, value);
    QFETCH(QDate, expected);
    Query query("d=" + value);
    QCOMPARE(query.date(QLatin1String("d")).value_or(QDate()), expected);
    QCOMPARE(query.errors().isEmpty(), expected.isValid());
    QVERIFY(!query.date(QLatin1String("absent")));
}

void TestQuery::word_value_isMatchedExactly()
{
    const auto outcome = [](const QByteArray &query) {
        return read(query, [](Query &q) {
            const auto found = q.word(x, &model::priorityFromWord, QStringLiteral("low, high"));
            return found ? std::optional(QString(model::word(*found))) : std::nullopt;
        });
    };
    QCOMPARE(outcome("x=high"), QStringLiteral("high"));
    QCOMPARE(outcome("x=%68igh"), QStringLiteral("high"));
    QCOMPARE(outcome("x="), QStringLiteral("none"));
    for (const char *wrong : {"x=High", "x=high%00", "x=high+", "x=urgent", "x=high,low"})
        QCOMPARE(outcome(wrong), QStringLiteral("wrong"));
}

void TestQuery::parameters_manyAndOdd_areHarmless()
{
    QByteArray query;
    for (int i = 0; i < 20'000; ++i)
        query += "&p" + QByteArray::number(i) + "=%";
    Query parsed(query + QByteArrayLiteral("&x=1&%&%=&%%%=1&\0=1"));
    QCOMPARE(parsed.integer(x, 1, 1), std::optional<qint64>(1));
    QVERIFY(parsed.has(QLatin1String("p19999")));
    QVERIFY(!parsed.has(QLatin1String("p20000")));
    QVERIFY(parsed.errors().isEmpty());
}

void TestQuery::error_severalWrong_namesAll()
{
    Query query("a=x&b=y&c=1");
    (void)query.integer(QLatin1String("a"), 1, 100);
    (void)query.boolean(QLatin1String("b"));
    QCOMPARE(query.userId(QLatin1String("c")), std::optional(model::UserId {1}));
    const model::Error error = query.error();
    QCOMPARE(error.code, model::ErrorCode::ValidationError);
    QCOMPARE(error.fields.size(), 2);
    QCOMPARE(error.fields[0].field, QStringLiteral("a"));
    QCOMPARE(error.fields[1].field, QStringLiteral("b"));
}

void TestQuery::misuse_parameters_areNamed_data()
{
    QTest::addColumn<QByteArray>("query");
    QTest::addColumn<QString>("expected"); // "field code, …"
    const auto row = [](const QByteArray &query, const char *expected) {
        QTest::addRow("%s", query.left(60).constData()) << query << QString::fromLatin1(expected);
    };
    for (const char *right : {"", "&", "&&", "page=1", "page=", "page", "page=1&search=a", "page=1&", "page=&page=1",
             "%70age=1", "page=%zz", "token=a", "token=a&token=b", "_=1", "_t=1&_t=2", "_", "%5Fx=1"})
        row(right, "");
    row("type=billing", "type unknown");
    row("type=", "type unknown");
    row("type", "type unknown");
    row("Page=1", "Page unknown");
    row("page =1", "page%20 unknown");
    row("tokens=1", "tokens unknown");
    row("type=billing&colour=red&page=1", "type unknown, colour unknown");
    row("page=1&page=2", "page repeated");
    row("page=1&page=1&%70age=1", "page repeated, page repeated");
    row("=5", "= unknown");
    row("=", "= unknown");
    row("pag%65%31=5", "page1 unknown");
    row("n%C3%A4me=5", "n%C3%A4me unknown");
    row("%FF=5", "%FF unknown");
    row("%zz=5", "%zz unknown");
    row("%0A=5", "%0A unknown");
    row("a%20b=5", "a%20b unknown");
    row(QByteArray(100'000, 'a') + "=5", (QByteArray(64, 'a') + " unknown").constData());
}

void TestQuery::misuse_parameters_areNamed()
{
    QFETCH(QByteArray, query);
    QFETCH(QString, expected);
    const std::optional<model::Error> error = Query(query.replace(' ', "%20")).misuse({"page", "search"});
    QStringList told;
    for (const model::FieldError &field : error ? error->fields : QList<model::FieldError>())
        told += field.field + u' ' + field.code;
    QCOMPARE(told.join(QStringLiteral(", ")), expected);
    QVERIFY(!error
        || (error->code == model::ErrorCode::ValidationError && error->detail.startsWith(error->fields[0].field)));
}

void TestQuery::misuse_manyUnknown_namesSome()
{
    QByteArray query;
    for (int i = 0; i < 20'000; ++i)
        query += "&p" + QByteArray::number(i) + "=%";
    QCOMPARE(Query(query).misuse({})->fields.size(), 20);
}

void TestQuery::canonical_spellings_areOne_data()
{
    QTest::addColumn<QByteArray>("expected");
    for (const char *none : {"", "&", "a=", "a", "token=x", "_=1"})
        QTest::newRow(none) << QByteArray();
    for (const char *same : {"a=1&b=c%20d", "b=c+d&a=1", "%61=%31&b=c%20d", "b=c%20d&&a=1&_=7", "a=1&b=c%20d&c="})
        QTest::newRow(same) << QByteArray("a=1&b=c%20d");
    QTest::newRow("a=1%26b") << QByteArray("a=1%26b");
    QTest::newRow("a%3D1=") << QByteArray();
    QTest::newRow("a%3D1=2") << QByteArray("a%3D1=2");
    QTest::newRow("A=1") << QByteArray("A=1");
}

void TestQuery::canonical_spellings_areOne()
{
    QFETCH(QByteArray, expected);
    QCOMPARE(Query(QTest::currentDataTag()).canonical(), expected);
}

QTEST_APPLESS_MAIN(TestQuery)
#include "tst_query.moc"
