#include "support/running_service.h"

#include <QtTest/QTest>

using namespace mc::test;

namespace {

const QByteArray signIn = "/api/auth/token/";
const QByteArray password = "a long pass phrase of the tests";

} // namespace

/// What an operator sees of sign-ins that failed: a line each, and figures.
class tst_FailedSignIns : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        m_service.start();
        QVERIFY(!QTest::currentTestFailed());
        m_ann = m_service.directory().patient("ann");
        m_ben = m_service.directory().patient("ben");
        m_service.givePassword(m_ann, password);
        m_service.givePassword(m_ben, password);
        m_service.directory().replace(m_ben, object({{"is_active", false}}));
    }
    void cleanup() { m_service.showLogWhenFailed(); }

    void failed_isALineWithNameAddressAndReason();
    void failed_isCountedByReason();
    void log_neverHoldsThePassword();

private:
    int tryIn(const QByteArray &name, const QByteArray &secret)
    {
        return m_service.api().anonymous().post(signIn, object({{"username", name}, {"password", secret}})).status;
    }
    /// The part of the line that tells of that name, without the count.
    QByteArray told(const QByteArray &name)
    {
        const QByteArrayList lines = m_service.process().log().split('\n');
        for (const QByteArray &line : lines) {
            if (line.contains("sign-in failed: ") && line.endsWith(" name=\"" + name + '"'))
                return line.mid(line.indexOf("sign-in failed: ")).replace(" count=", "|").split('|').value(0);
        }
        return {};
    }

    RunningService m_service;
    User m_ann, m_ben;
};

void tst_FailedSignIns::failed_isALineWithNameAddressAndReason()
{
    QCOMPARE(tryIn(m_ann.name, password), 200);
    QCOMPARE(tryIn("nobody-at-all", "wrong"), 401);
    QCOMPARE(tryIn(m_ben.name, password), 401);
    for (int i = 0; i < 5; ++i)
        QCOMPARE(tryIn("mallory", "guess"), 401);
    QCOMPARE(tryIn("mallory", "guess"), 429);
    QCOMPARE(tryIn(m_ann.name, "wrong"), 401);
    QTRY_COMPARE(told(m_ann.name), QByteArray("sign-in failed: address=127.0.0.1 reason=wrong_password"));
    QCOMPARE(told("nobody-at-all"), QByteArray("sign-in failed: address=127.0.0.1 reason=unknown_name"));
    QCOMPARE(told(m_ben.name), QByteArray("sign-in failed: address=127.0.0.1 reason=inactive"));
    QVERIFY(m_service.process().log().contains("reason=throttled count=8 name=\"mallory\""));
}

void tst_FailedSignIns::failed_isCountedByReason()
{
    const QByteArray text = m_service.api().anonymous().get("/metrics").expect(200).body;
    for (const char *sample : {"{outcome=\"succeeded\"} 1", "{outcome=\"wrong_password\"} 1",
             "{outcome=\"unknown_name\"} 6", "{outcome=\"inactive\"} 1", "{outcome=\"throttled\"} 1"})
        QVERIFY2(text.contains(QByteArray("mediconnect_sign_ins_total") + sample), sample);
}

void tst_FailedSignIns::log_neverHoldsThePassword()
{
    QVERIFY(!m_service.process().log().contains("guess"));
    QVERIFY(!m_service.process().log().contains(password));
}

QTEST_GUILESS_MAIN(tst_FailedSignIns)
#include "tst_failed_sign_ins.moc"
