#include "model/email.h"

#include <QtTest/QTest>

using namespace mc::model;

class TestEmail : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void email_ofAnyKind_isOneOrNot_data();
    void email_ofAnyKind_isOneOrNot();
    void domain_hasAnAsciiForm_data();
    void domain_hasAnAsciiForm();
    void localPart_staysAsItIs();
    void mailbox_nameAndAddress_areToldApart();
};

void TestEmail::email_ofAnyKind_isOneOrNot_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("isOne");
    int n = 0;
    const auto rows = [&n](bool isOne, const QStringList &texts) {
        for (const QString &text : texts)
            QTest::addRow("%d %s", ++n, qUtf8Printable(text.left(30))) << text << isOne;
    };
    rows(true,
        {QStringLiteral("ann@clinic.example"), QStringLiteral("a@b"), QStringLiteral("ann+x.y_z@clinic.example"),
            QStringLiteral("o'neil!#$%&*/=?^`{|}~-@clinic.example"), QStringLiteral("añn@clínica.example"),
            QStringLiteral("用户@例え.jp"), QStringLiteral("maria@bücher.example"),
            QStringLiteral("ANN@Clinic.Example"), QStringLiteral("\U0001FA7A@clinic.example"),
            QStringLiteral("ann@xn--bcher-kva.example"), QString(252, u'a') + QStringLiteral("@b")});
    rows(false,
        {QString(), QStringLiteral("@"), QStringLiteral("ann"), QStringLiteral("ann@"),
            QStringLiteral("@clinic.example"), QStringLiteral("a@b@c"), QStringLiteral("ann@clinic.example>\r\nDATA"),
            QStringLiteral("ann@clinic.example\n"), QStringLiteral("ann@clinic.example>"),
            QStringLiteral("<ann@clinic.example>"), QStringLiteral("ann@clinic.example,bob@clinic.example"),
            QStringLiteral("a,b@x"), QStringLiteral("a;b@x"), QStringLiteral("a:b@x"), QStringLiteral("a(b)@x"),
            QStringLiteral("a[b]@x"), QStringLiteral("\"a\"@x"), QStringLiteral("a\\b@x"),
            QStringLiteral("ann @clinic.example"), QStringLiteral("ann\u00a0x@clinic.example"),
            QStringLiteral("a\u200bb@clinic.example"), QStringLiteral("a\u202eb@clinic.example"),
            QStringLiteral("a\0b@x").append(QChar(0)), QString(QChar(0xd800)) + QStringLiteral("@x")});
    rows(false, // domains without an ASCII form
        {QStringLiteral("a@x..y"), QStringLiteral("a@.x"), QStringLiteral("a@x."), QStringLiteral("a@-x.example"),
            QStringLiteral("a@x y"), QStringLiteral("a@x!y"), QStringLiteral("a@[192.0.2.1]"), QStringLiteral("a@x/y"),
            QStringLiteral("a@") + QString(64, u'a') + QStringLiteral(".example"),
            QStringLiteral("a@") + QString(QChar(0xd800))});
    rows(false,
        {QString(253, u'a') + QStringLiteral("@b"), QString(130, u'ñ') + QStringLiteral("@b"),
            // 245 characters as they are, 290 in ASCII form
            QStringLiteral("a@") + QString(QStringLiteral("üüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüü.")).repeated(6)
                + QStringLiteral("b")});
}

void TestEmail::email_ofAnyKind_isOneOrNot()
{
    QFETCH(QString, text);
    QTEST(isEmail(text), "isOne");
}

void TestEmail::domain_hasAnAsciiForm_data()
{
    QTest::addColumn<QString>("domain");
    QTest::addColumn<QString>("ascii");
    QTest::newRow("ascii") << QStringLiteral("Clinic.Example") << QStringLiteral("clinic.example");
    QTest::newRow("umlaut") << QStringLiteral("bücher.example") << QStringLiteral("xn--bcher-kva.example");
    QTest::newRow("capitals") << QStringLiteral("BÜCHER.example") << QStringLiteral("xn--bcher-kva.example");
    QTest::newRow("sharp s") << QStringLiteral("faß.example") << QStringLiteral("xn--fa-hia.example");
    QTest::newRow("right to left") << QStringLiteral("مثال.إختبار") << QStringLiteral("xn--mgbh0fb.xn--kgbechtv");
    QTest::newRow("ideographic dot") << QStringLiteral("例え。jp") << QStringLiteral("xn--r8jz45g.jp");
    QTest::newRow("encoded already") << QStringLiteral("xn--bcher-kva.example")
                                     << QStringLiteral("xn--bcher-kva.example");
    QTest::newRow("underscore") << QStringLiteral("a_b.example") << QStringLiteral("a_b.example");
    QTest::newRow("none") << QStringLiteral("-.example") << QString();
    QTest::newRow("empty") << QString() << QString();
}

void TestEmail::domain_hasAnAsciiForm()
{
    QFETCH(QString, domain);
    QTEST(asciiDomain(domain), "ascii");
}

void TestEmail::localPart_staysAsItIs()
{
    QCOMPARE(withAsciiDomain(QStringLiteral("María@Bücher.Example")), QStringLiteral("María@xn--bcher-kva.example"));
    QCOMPARE(withAsciiDomain(QStringLiteral("no address")), QStringLiteral("no address"));
    QVERIFY(!hasAsciiLocalPart(QStringLiteral("maría@clinic.example")));
    QVERIFY(hasAsciiLocalPart(QStringLiteral("maria@bücher.example")));
}

void TestEmail::mailbox_nameAndAddress_areToldApart()
{
    const auto expect = [](const QString &text, const QString &name, const QString &address) {
        QCOMPARE(mailAddressFrom(text), (MailAddress {name, address}));
    };
    expect(QStringLiteral(" notify@clinic.example "), {}, QStringLiteral("notify@clinic.example"));
    expect(QStringLiteral("Clinic <notify@clinic.example>"), QStringLiteral("Clinic"),
        QStringLiteral("notify@clinic.example"));
    expect(QStringLiteral("\"Clinic, North\" <n@c.example>"), QStringLiteral("Clinic, North"),
        QStringLiteral("n@c.example"));
    expect(QStringLiteral("a <b"), {}, QStringLiteral("a <b"));
}

QTEST_APPLESS_MAIN(TestEmail)
#include "tst_email.moc"
