#include "http/sign_in_log.h"

#include <QtTest/QTest>

using namespace mc;
using namespace std::chrono_literals;
using http::SignInLog;
using http::SignInOutcome;

namespace {

QStringList lines;

void keep(QtMsgType, const QMessageLogContext &, const QString &message) { lines += message; }

QHostAddress address(const char *text) { return QHostAddress(QString::fromLatin1(text)); }

} // namespace

/// What the log and the metrics tell of sign-ins.
class TestSignInLog : public QObject
{
    Q_OBJECT

    void fail(const QString &name, const char *from, SignInLog::Clock::duration later = 0s)
    {
        m_log->add(SignInOutcome::WrongPassword, name, address(from), m_start + later);
    }

private Q_SLOTS:
    void init()
    {
        lines.clear();
        qInstallMessageHandler(&keep);
        m_metrics = std::make_unique<ops::Metrics>();
        m_log = std::make_unique<SignInLog>(*m_metrics);
    }
    void cleanup() { qInstallMessageHandler(nullptr); }

    void failure_isALineWithAddressAndName();
    void success_isCountedAlone();
    void name_canNeitherEndNorHideTheLine_data();
    void name_canNeitherEndNorHideTheLine();
    void flood_ofAnAddress_isAFewLines();
    void flood_ofAnIpv6Network_isThatOfAnAddress();
    void flood_fromEverywhere_isAFewLines();
    void flood_overAMinute_beginsAnew();

private:
    const SignInLog::Clock::time_point m_start = SignInLog::Clock::now();
    std::unique_ptr<ops::Metrics> m_metrics;
    std::unique_ptr<SignInLog> m_log;
};

void TestSignInLog::failure_isALineWithAddressAndName()
{
    m_log->add(SignInOutcome::WrongPassword, QStringLiteral("ann"), address("192.0.2.7"));
    m_log->add(SignInOutcome::UnknownName, QStringLiteral("Zoë"), address("2001:db8::1"));
    m_log->add(SignInOutcome::Throttled, QStringLiteral("ann"), address("192.0.2.7"));
    QCOMPARE(lines,
        (QStringList {QStringLiteral("sign-in failed: address=192.0.2.7 reason=wrong_password count=1 name=\"ann\""),
            QStringLiteral("sign-in failed: address=2001:db8::1 reason=unknown_name count=1 name=\"Zoë\""),
            QStringLiteral("sign-in failed: address=192.0.2.7 reason=throttled count=2 name=\"ann\"")}));
}

void TestSignInLog::success_isCountedAlone()
{
    m_log->add(SignInOutcome::Succeeded, QStringLiteral("ann"), address("192.0.2.7"));
    QVERIFY(lines.isEmpty());
    const QByteArray text = m_metrics->text();
    QVERIFY(text.contains("mediconnect_sign_ins_total{outcome=\"succeeded\"} 1"));
    QVERIFY(text.contains("mediconnect_sign_ins_total{outcome=\"inactive\"} 0"));
}

void TestSignInLog::name_canNeitherEndNorHideTheLine_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("shown");
    QTest::newRow("quote") << QStringLiteral("a\" address=10.0.0.1") << QStringLiteral("\"a\\\" address=10.0.0.1\"");
    QTest::newRow("backslash") << QStringLiteral("a\\") << QStringLiteral("\"a\\\\\"");
    QTest::newRow("other direction") << QStringLiteral("a\u202eb") << QStringLiteral("\"a\\u{202e}b\"");
    QTest::newRow("line end") << QStringLiteral("a\nb") << QStringLiteral("\"a\\u{a}b\"");
    QTest::newRow("beyond the first plane") << QStringLiteral("a\U0001F600") << QStringLiteral("\"a\U0001F600\"");
    QTest::newRow("longest") << QString(64, u'x') << u'"' + QString(64, u'x') + u'"';
    QTest::newRow("too long") << QString(65, u'x') << u'"' + QString(64, u'x') + QStringLiteral("\"...");
}

void TestSignInLog::name_canNeitherEndNorHideTheLine()
{
    QFETCH(QString, name);
    QFETCH(QString, shown);
    fail(name, "192.0.2.7");
    QCOMPARE(lines.value(0).section(QStringLiteral(" name="), 1), shown);
}

void TestSignInLog::flood_ofAnAddress_isAFewLines()
{
    for (int i = 0; i < 5000; ++i)
        fail(QStringLiteral("ann"), "192.0.2.7");
    fail(QStringLiteral("ann"), "192.0.2.8");
    QCOMPARE(lines.size(), 10 + 9 + 1); // ten, then 16 to 4,096; and the other address
    QVERIFY(lines.value(18).contains(QStringLiteral(" count=4096 ")));
    QVERIFY(m_metrics->text().contains("mediconnect_sign_ins_total{outcome=\"wrong_password\"} 5001"));
}

void TestSignInLog::flood_ofAnIpv6Network_isThatOfAnAddress()
{
    for (int i = 0; i < 200; ++i)
        fail(QStringLiteral("ann"), QByteArray("2001:db8:0:1::" + QByteArray::number(i + 1)).constData());
    QCOMPARE(lines.size(), 10 + 4); // and 16 to 128
}

void TestSignInLog::flood_fromEverywhere_isAFewLines()
{
    for (int i = 0; i < 20'000; ++i)
        fail(QStringLiteral("ann"),
            QByteArray("10.9." + QByteArray::number(i / 250) + '.' + QByteArray::number(i % 250)).constData());
    QCOMPARE(lines.size(), 300 + 5); // and the 512th to the 8,192nd
}

void TestSignInLog::flood_overAMinute_beginsAnew()
{
    for (int i = 0; i < 100; ++i)
        fail(QStringLiteral("ann"), "192.0.2.7");
    lines.clear();
    fail(QStringLiteral("ann"), "192.0.2.7", 59s);
    QCOMPARE(lines.size(), 0);
    fail(QStringLiteral("ann"), "192.0.2.7", 60s);
    QCOMPARE(lines,
        QStringList {QStringLiteral("sign-in failed: address=192.0.2.7 reason=wrong_password count=1 name=\"ann\"")});
}

QTEST_APPLESS_MAIN(TestSignInLog)
#include "tst_sign_in_log.moc"
