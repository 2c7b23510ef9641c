#include "support/node_script.h"
#include "support/running_service.h"

#include <QtTest/QTest>

using namespace mc::test;

/// SCIM as public implementations of it read it: SCIMMY and scim-patch (web/scim_client.cjs).
class tst_ScimClient : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        m_service.start();
        QVERIFY(!QTest::currentTestFailed());
    }
    void cleanup() { m_service.showLogWhenFailed(); }

    void publicImplementations_comeToTheSame()
    {
        const CommandOutcome outcome = runInNode(QStringLiteral("web/scim_client.cjs"),
            {QString::fromLatin1(m_service.process().baseUrl()),
                QString::fromLatin1(tokenOf({0, "entra", "service"}))});
        QVERIFY2(outcome.exitCode == 0, (outcome.out + outcome.err).constData());
        QVERIFY2(outcome.out.contains("23 answers were the same"), outcome.out.constData());
    }

private:
    RunningService m_service;
};

QTEST_GUILESS_MAIN(tst_ScimClient)
#include "tst_scim_client.moc"
