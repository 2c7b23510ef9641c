#include "model/short_text.h"

#include <QtCore/QRandomGenerator>
#include <QtTest/QTest>

using namespace mc::model;

namespace {

QString a(int count) { return QString(count, u'a'); }

} // namespace

class TestShortText : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void shortened_size_isKept();
    void shortened_characters_stayWhole_data();
    void shortened_characters_stayWhole();
    void shortened_links_stayWholeOrAreLeftOut_data();
    void shortened_links_stayWholeOrAreLeftOut();
    void shortened_anything_hasTheSize();
    void shortened_longWords_areCut();
    void shortened_oneHugeCharacter_isLeftOut();
    void quoted_links_areCutBetweenCharacters();
};

void TestShortText::shortened_size_isKept()
{
    QCOMPARE(shortened(QString(), 5), QString());
    QCOMPARE(shortened(a(5), 5), a(5));
    QCOMPARE(shortened(a(6), 5), QString(a(4) + u'…'));
    QCOMPARE(shortened(a(6), 1), QStringLiteral("…"));
    QCOMPARE(shortened(QStringLiteral("one two three"), 9), QStringLiteral("one two…"));
    QCOMPARE(beginningOf(a(5), 0), QString());
    QCOMPARE(beginningOf(a(5), 9), a(5));
}

void TestShortText::shortened_characters_stayWhole_data()
{
    QTest::addColumn<QString>("character");
    QTest::newRow("a letter") << QStringLiteral("a");
    QTest::newRow("a pair") << QStringLiteral("😀");
    QTest::newRow("a letter with combining accents") << QStringLiteral("e\u0301\u0323");
    QTest::newRow("a skin tone") << QStringLiteral("👍🏽");
    QTest::newRow("a family") << QStringLiteral("👨‍👩‍👧‍👦");
    QTest::newRow("a health worker") << QStringLiteral("👩🏽‍⚕️");
    QTest::newRow("a flag") << QStringLiteral("🇪🇸");
    QTest::newRow("a keycap") << QStringLiteral("1\ufe0f\u20e3");
    QTest::newRow("Hangul in parts") << QStringLiteral("\u1112\u1161\u11ab");
    QTest::newRow("Devanagari") << QStringLiteral("नी");
}

void TestShortText::shortened_characters_stayWhole()
{
    QFETCH(QString, character);
    for (int most = 1; most <= 40; ++most) {
        const QString text = shortened(character.repeated(100), most);
        QVERIFY(text.endsWith(u'…') && text.size() <= most);
        const qsizetype characters = (most - 1) / character.size();
        QCOMPARE(text.chopped(1), character.repeated(characters));
    }
}

void TestShortText::shortened_links_stayWholeOrAreLeftOut_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("link");
    QTest::addColumn<QString>("without"); // what is left when the link is not
    const QString rest = QStringLiteral(" and more words that are cut");
    const auto row = [&rest](const char *name, const char *before, const char *link, const char *without) {
        const QString whole = QString::fromUtf8(link);
        QTest::newRow(name) << QString(QString::fromUtf8(before) + whole + rest) << whole << QString::fromUtf8(without);
    };
    row("https", "See ", "https://clinic.example/results/42?a=1#b", "See…");
    row("at the beginning", "", "https://clinic.example/n/1", "…");
    row("in brackets", "See (", "https://clinic.example/n/1", "See…");
    row("in quotes", "See “", "https://clinic.example/n/1", "See…");
    row("another scheme", "Open ", "mediconnect-app://n/1", "Open…");
    row("www", "See ", "www.clinic.example", "See…");
    row("a bare host", "See ", "clinic.example/n/1", "See…");
    row("an address", "Write to ", "ann.lee@clinic.example", "Write to…");
    row("letters of others", "See ", "https://clínica.example/información/1", "See…");
    row("percent and marks", "See ", "https://clinic.example/%C3%A9/(a)/;b=c,d", "See…");
    row("a fraction", "Take ", "10.25", "Take…");
    row("behind letters of others", "请看", "https://clinic.example/n/1", "请看…");
    row("behind another", "See a.example or ", "https://clinic.example/n/1", "See a.example or…");
}

void TestShortText::shortened_links_stayWholeOrAreLeftOut()
{
    QFETCH(QString, text);
    QFETCH(QString, link);
    QFETCH(QString, without);
    const qsizetype begin = text.indexOf(link), end = begin + link.size();
    // A blank and the ellipsis are to follow the link.
    for (qsizetype most = begin + 2; most < end + 2; ++most)
        QCOMPARE(shortened(text, most), without);
    QCOMPARE(shortened(text, end + 2), QString(text.first(end) + QStringLiteral(" …")));
    QCOMPARE(shortened(text, end + 6), QString(text.first(end) + QStringLiteral(" and…")));
}

// Random texts of what links, characters and blanks are made of.
void TestShortText::shortened_anything_hasTheSize()
{
    const QStringList parts {QStringLiteral("a"), QStringLiteral("."), QStringLiteral(","), QStringLiteral(" "),
        QStringLiteral("://"), QStringLiteral("http"), QStringLiteral("("), QStringLiteral("é"),
        QStringLiteral("e\u0301"), QStringLiteral("😀"), QStringLiteral("，"), QStringLiteral("\n"),
        QStringLiteral("\u200d"), QStringLiteral("中"), QString(QChar(0xd83d)), QStringLiteral("\ufeff")};
    QRandomGenerator random(20'260'101);
    for (int round = 0; round < 20'000; ++round) {
        QString text;
        for (int i = random.bounded(40); i > 0; --i)
            text += parts[random.bounded(parts.size())];
        const qsizetype most = 1 + random.bounded(40);
        const QString begin = beginningOf(text, most), cut = shortened(text, most);
        const bool isBeginning = text.startsWith(begin) || (begin.endsWith(u' ') && text.startsWith(begin.chopped(1)));
        if (begin.size() > most || !isBeginning || cut.size() > most || (text.size() <= most) != (cut == text))
            QFAIL(qPrintable(QStringLiteral("%1 in %2").arg(text).arg(most)));
    }
}

void TestShortText::shortened_longWords_areCut()
{
    // Sentences without blanks, as many languages have them, are no links.
    const QString chinese = QStringLiteral("每次服用3.5毫克，每日两次，饭后服用，").repeated(20);
    QVERIFY(shortened(chinese, 100).size() > 90);
    QCOMPARE(shortened(QStringLiteral("Wait... ") + a(100), 20), QString(QStringLiteral("Wait... ") + a(11) + u'…'));
    QCOMPARE(shortened(QStringLiteral("Come at 10:30: ") + a(100), 20),
        QString(QStringLiteral("Come at 10:30: ") + a(4) + u'…'));
}

void TestShortText::shortened_oneHugeCharacter_isLeftOut()
{
    QCOMPARE(shortened(u'e' + QString(10'000, QChar(0x301)), 1000), QStringLiteral("…"));
}

void TestShortText::quoted_links_areCutBetweenCharacters()
{
    QCOMPARE(quoted(QStringLiteral("https://clinic.example/n/1"), 10), QStringLiteral("https://c…"));
    QCOMPARE(quoted(QStringLiteral("metadata.x"), 9), QStringLiteral("metadata…"));
    QCOMPARE(quoted(QStringLiteral("a👍🏽b"), 4), QStringLiteral("a…"));
    QCOMPARE(quoted(a(64)), a(64));
    QCOMPARE(quoted(a(65)), QString(a(63) + u'…'));
}

QTEST_APPLESS_MAIN(TestShortText)
#include "tst_short_text.moc"
