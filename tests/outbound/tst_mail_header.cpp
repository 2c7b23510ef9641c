#include "outbound/mail_header.h"

#include <QtTest/QTest>

using namespace mc::outbound;

namespace {

// What a reader makes of encoded words (RFC 2047): the spaces between two of them are none.
QString decoded(const QByteArray &value)
{
    QString text;
    bool wasEncoded = false;
    for (const QByteArray &word : value.split(' ')) {
        const bool isEncoded = word.startsWith("=?UTF-8?B?") && word.endsWith("?=");
        if (!text.isEmpty() && !(isEncoded && wasEncoded))
            text += u' ';
        text += QString::fromUtf8(isEncoded ? QByteArray::fromBase64(word.sliced(10).chopped(2)) : word);
        wasEncoded = isEncoded;
    }
    return text;
}

QByteArray unfolded(QByteArray line) { return line.replace("\r\n", ""); }

} // namespace

class tst_MailHeader : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void text_ofAnyKind_isReadAsWritten_data()
    {
        QTest::addColumn<QString>("text");
        QTest::newRow("plain") << QStringLiteral("Your appointment");
        QTest::newRow("empty") << QString();
        QTest::newRow("spaces") << QStringLiteral("two  spaces   here");
        QTest::newRow("accents") << QStringLiteral("Nueva notificación de su clínica");
        QTest::newRow("arabic") << QStringLiteral("إشعار جديد من عيادتك");
        QTest::newRow("beyond the BMP") << QStringLiteral(
            "🩺🩺🩺🩺🩺🩺🩺🩺🩺🩺🩺🩺🩺🩺🩺🩺🩺🩺🩺🩺");
        QTest::newRow("long") << QStringLiteral("ü").repeated(200);
        QTest::newRow("like an encoded word") << QStringLiteral("=?UTF-8?B?aHVzaA==?=");
        QTest::newRow("one very long word") << QStringLiteral("a").repeated(2000);
    }
    void text_ofAnyKind_isReadAsWritten()
    {
        QFETCH(QString, text);
        const QByteArray line = headerLine("Subject", headerText(text));
        QVERIFY(line.startsWith("Subject:"));
        QCOMPARE(decoded(unfolded(line).sliced(8).trimmed()), text);
        for (const QByteArray &part : line.split('\n')) {
            QVERIFY2(part.trimmed().size() <= 76, part.constData());
            QVERIFY(std::all_of(part.begin(), part.end(), [](char c) { return uchar(c) < 0x7f; }));
        }
    }

    void plainText_staysReadable()
    {
        QCOMPARE(headerLine("Subject", headerText(QStringLiteral("Your appointment"))),
            QByteArray("Subject: Your appointment"));
    }

    void encodedWords_splitNoCharacter()
    {
        const QByteArray value = headerText(QStringLiteral("é€🩺").repeated(30));
        for (const QByteArray &word : value.split(' ')) {
            QVERIFY(word.size() <= 75);
            const QByteArray bytes = QByteArray::fromBase64(word.sliced(10).chopped(2));
            QVERIFY(!QString::fromUtf8(bytes).contains(QChar::ReplacementCharacter));
        }
    }

    void controlCharacters_beginNoHeader_data()
    {
        QTest::addColumn<QString>("text");
        QTest::newRow("crlf") << QStringLiteral("Hello\r\nBcc: everybody@evil.example");
        QTest::newRow("lf") << QStringLiteral("Hello\nBcc: everybody@evil.example");
        QTest::newRow("cr") << QStringLiteral("Hello\rBcc: everybody@evil.example");
        QTest::newRow("beside accents") << QStringLiteral("Olé\r\nBcc: everybody@evil.example");
        QTest::newRow("empty line") << QStringLiteral("Hello\r\n\r\nAnother body");
        QTest::newRow("NUL") << QStringLiteral("Hello\0there").append(QChar(0)).append(u'x');
    }
    void controlCharacters_beginNoHeader()
    {
        QFETCH(QString, text);
        const QByteArray encoded = headerLine("Subject", headerText(text));
        const QByteArray raw = headerLine("Subject", text.toUtf8());
        const QByteArray name
            = headerLine("From", headerText(mc::model::MailAddress {text, QStringLiteral("notify@clinic.example")}));
        for (const QByteArray &line : {encoded, raw, name}) {
            const QByteArray whole = unfolded(line);
            QVERIFY(!whole.contains('\r') && !whole.contains('\n') && !whole.contains('\0'));
            for (const QByteArray &part : line.split('\n').sliced(1))
                QVERIFY2(part.startsWith(' ') && !part.trimmed().isEmpty(), line.constData());
        }
        for (const QChar c : decoded(headerText(text)))
            QVERIFY(c.category() != QChar::Other_Control);
    }

    void mailbox_isQuotedOrEncoded_data()
    {
        QTest::addColumn<QString>("setting");
        QTest::addColumn<QByteArray>("header");
        QTest::newRow("address") << QStringLiteral("notify@clinic.example") << QByteArray("notify@clinic.example");
        QTest::newRow("name") << QStringLiteral("Clinic <notify@clinic.example>")
                              << QByteArray("\"Clinic\" <notify@clinic.example>");
        QTest::newRow("quoted") << QStringLiteral("\"Clinic, North\" <notify@clinic.example>")
                                << QByteArray("\"Clinic, North\" <notify@clinic.example>");
        QTest::newRow("comma") << QStringLiteral("Clinic, North <n@c.example>")
                               << QByteArray("\"Clinic, North\" <n@c.example>");
        QTest::newRow("accents") << QStringLiteral("Clínica <n@c.example>")
                                 << QByteArray("=?UTF-8?B?" + QStringLiteral("Clínica").toUtf8().toBase64()
                                        + "?= <n@c.example>");
        QTest::newRow("international domain")
            << QStringLiteral("Bücher <María@Bücher.example>")
            << QByteArray("=?UTF-8?B?" + QStringLiteral("Bücher").toUtf8().toBase64() + "?= <"
                   + QStringLiteral("María@xn--bcher-kva.example").toUtf8() + ">");
        QTest::newRow("quotes inside") << QStringLiteral("The \"Clinic <n@c.example>")
                                       << QByteArray("\"The \\\"Clinic\" <n@c.example>");
    }
    void mailbox_isQuotedOrEncoded()
    {
        QFETCH(QString, setting);
        QFETCH(QByteArray, header);
        QCOMPARE(headerText(mc::model::mailAddressFrom(setting)), header);
    }

    void date_isRfc5322()
    {
        const QDateTime time(QDate(2026, 3, 1), QTime(7, 5, 9, 500), Qt::UTC);
        QCOMPARE(headerText(time), QByteArray("Sun, 1 Mar 2026 07:05:09 +0000"));
        QCOMPARE(headerText(time.toOffsetFromUtc(3600)), headerText(time));
    }
};

QTEST_GUILESS_MAIN(tst_MailHeader)
#include "tst_mail_header.moc"
