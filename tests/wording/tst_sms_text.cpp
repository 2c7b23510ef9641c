#include "wording/sms_text.h"

#include <QtTest/QTest>

using namespace mc;
using wording::smsSegments;
using wording::smsText;

namespace {

const QString appLink = QStringLiteral("https://clinic.example/n/1");

QString a(int count) { return QString(count, u'a'); }

} // namespace

class TestSmsText : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void smsSegments_text_counts_data();
    void smsSegments_text_counts();
    void smsText_short_isWhole();
    void smsText_partsMissing_leavesNoMark();
    void smsText_controlCharacters_areBlanks();
    void smsText_long_isCutToThree_data();
    void smsText_long_isCutToThree();
    void smsText_cut_keepsCharactersWhole_data();
    void smsText_cut_keepsCharactersWhole();
    void smsText_linkInText_staysWholeOrIsLeftOut_data();
    void smsText_linkInText_staysWholeOrIsLeftOut();
    void smsText_longLink_isLeftOut();
    void smsText_noRoomForWords_isTheLink();
};

void TestSmsText::smsSegments_text_counts_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("segments");
    const QString euro = QStringLiteral("€"), arabic = QStringLiteral("م"), emoji = QStringLiteral("😀");
    QTest::newRow("none") << QString() << 1;
    QTest::newRow("160") << a(160) << 1;
    QTest::newRow("161") << a(161) << 2;
    QTest::newRow("306") << a(306) << 2;
    QTest::newRow("307") << a(307) << 3;
    QTest::newRow("459") << a(459) << 3;
    QTest::newRow("460") << a(460) << 4;
    QTest::newRow("all of the alphabet") << QString(
        QStringLiteral("@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./09:;<=>?¡AZÄÖÑÜ§¿azäöñüà") + a(80))
                                         << 1;
    QTest::newRow("extended ones count two") << euro.repeated(80) << 1;
    QTest::newRow("extended ones beyond") << euro.repeated(81) << 2;
    QTest::newRow("an extended one is not split") << QString(a(152) + euro + a(152)) << 3;
    QTest::newRow("70 of UCS-2") << arabic.repeated(70) << 1;
    QTest::newRow("71 of UCS-2") << arabic.repeated(71) << 2;
    QTest::newRow("201 of UCS-2") << arabic.repeated(201) << 3;
    QTest::newRow("202 of UCS-2") << arabic.repeated(202) << 4;
    QTest::newRow("one not in the alphabet") << QString(a(70) + QStringLiteral("ç")) << 2;
    QTest::newRow("a pair counts two") << emoji.repeated(35) << 1;
    QTest::newRow("a pair is not split") << QString(a(66) + emoji + a(66)) << 3;
}

void TestSmsText::smsSegments_text_counts()
{
    QFETCH(QString, text);
    QFETCH(int, segments);
    QCOMPARE(smsSegments(text), segments);
}

void TestSmsText::smsText_short_isWhole()
{
    QCOMPARE(smsText({.title = QStringLiteral("Results"), .text = QStringLiteral("They are there."), .link = appLink}),
        QStringLiteral("Results: They are there. ") + appLink);
}

void TestSmsText::smsText_partsMissing_leavesNoMark()
{
    QCOMPARE(smsText({.title = QStringLiteral("Results"), .link = appLink}), QStringLiteral("Results ") + appLink);
    QCOMPARE(smsText({.text = QStringLiteral("Come in.")}), QStringLiteral("Come in."));
    QCOMPARE(smsText({.link = appLink}), appLink);
}

void TestSmsText::smsText_controlCharacters_areBlanks()
{
    const QString text = QStringLiteral("\u001b[1mOne\r\n\ntwo\u0000\u0085three\u2028four\u00a0: five\u007f");
    const QString sent = smsText({.title = QStringLiteral("A\tB"), .text = text});
    QCOMPARE(sent, QStringLiteral("A B: [1mOne two three four : five"));
}

void TestSmsText::smsText_long_isCutToThree_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("end"); // of the words
    QTest::addColumn<int>("size"); // in code units
    const int linked = int(appLink.size()) + 1;
    QTest::newRow("plain") << a(10'000) << QStringLiteral("a...") << 459;
    QTest::newRow("UCS-2") << QStringLiteral("م").repeated(10'000) << QStringLiteral("م…") << 201;
    QTest::newRow("pairs") << QStringLiteral("😀").repeated(5'000) << QStringLiteral("😀…")
                           << 199; // an odd unit is left in each
    QTest::newRow("just too long") << a(460 - linked - 7) << QStringLiteral("a...") << 459;
    QTest::newRow("a far character that costs much")
        << QString(a(300) + QStringLiteral("😀") + a(500)) << QStringLiteral("a...") << 300 + 7 + 3 + linked;
}

void TestSmsText::smsText_long_isCutToThree()
{
    QFETCH(QString, text);
    QFETCH(QString, end);
    QFETCH(int, size);
    const QString sent = smsText({.title = QStringLiteral("Title"), .text = text, .link = appLink});
    QCOMPARE(smsSegments(sent), 3);
    QVERIFY(sent.startsWith(QStringLiteral("Title: ")));
    QVERIFY2(sent.endsWith(end + u' ' + appLink), qUtf8Printable(sent));
    QCOMPARE(int(sent.size()), size);
}

void TestSmsText::smsText_cut_keepsCharactersWhole_data()
{
    QTest::addColumn<QString>("character");
    QTest::newRow("a letter with a combining accent") << QStringLiteral("e\u0301\u0323");
    QTest::newRow("a flag") << QStringLiteral("🇪🇸");
    QTest::newRow("a skin tone") << QStringLiteral("👍🏽");
}

void TestSmsText::smsText_cut_keepsCharactersWhole()
{
    QFETCH(QString, character);
    for (int before = 0; before < 8; ++before) {
        const QString sent = smsText({.text = a(before) + character.repeated(300), .link = appLink});
        const QString words = sent.chopped(appLink.size() + 2).mid(before);
        QCOMPARE(words, character.repeated(words.size() / character.size()));
        QCOMPARE(smsSegments(sent), 3);
    }
}

void TestSmsText::smsText_linkInText_staysWholeOrIsLeftOut_data()
{
    QTest::addColumn<QString>("link");
    QTest::newRow("https") << QStringLiteral("https://results.clinic.example/patients/42?view=all");
    QTest::newRow("bare") << QStringLiteral("results.clinic.example/patients/42");
    QTest::newRow("of the app") << QStringLiteral("mediconnect://results/42");
    QTest::newRow("not in the alphabet") << QStringLiteral("https://clínica.example/información");
}

// Wherever the cut meets it.
void TestSmsText::smsText_linkInText_staysWholeOrIsLeftOut()
{
    QFETCH(QString, link);
    for (const QString &own : {appLink, QString()}) {
        bool wasKept = false, wasLeftOut = false;
        for (int before = 120; before < 460; before += 3) {
            const QString begin = QStringLiteral("It is urgent. ") + a(before) + u' ';
            const QString sent = smsText({.text = begin + link + u' ' + a(500), .link = own});
            QVERIFY(smsSegments(sent) <= 3);
            QVERIFY(sent.endsWith(own) && sent.startsWith(QLatin1String("It is urgent.")));
            const QString words = sent.chopped(own.size());
            const bool isKept = words.contains(link + u' ');
            wasKept = wasKept || isKept;
            wasLeftOut = wasLeftOut || !isKept;
            QVERIFY2(isKept || !words.contains(link.first(4)), qUtf8Printable(sent));
        }
        QVERIFY(wasKept && wasLeftOut);
    }
}

void TestSmsText::smsText_longLink_isLeftOut()
{
    const QString endless = appLink + a(459);
    QCOMPARE(smsText({.title = QStringLiteral("Title"), .text = QStringLiteral("Text"), .link = endless}),
        QStringLiteral("Title: Text"));
}

void TestSmsText::smsText_noRoomForWords_isTheLink()
{
    const QString longest = appLink + a(459 - int(appLink.size()));
    QCOMPARE(smsText({.title = QStringLiteral("Title"), .text = QStringLiteral("Text"), .link = longest}), longest);
}

QTEST_APPLESS_MAIN(TestSmsText)
#include "tst_sms_text.moc"
