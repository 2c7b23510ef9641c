#include "support/node_script.h"
#include "support/running_service.h"

#include <QtCore/QDir>
#include <QtTest/QTest>

using namespace mc::test;

/// The API's page in a real browser against the real service (docs_page.cjs): / leads to it, it shows every operation,
/// makes a call with a token, asks no other host and logs no error.
class tst_DocsPage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        m_service.start();
        QVERIFY(!QTest::currentTestFailed());
    }
    void cleanup() { m_service.showLogWhenFailed(); }

    void tryItOut_withToken_showsTheAnswer()
    {
        const User ann = m_service.directory().patient("ann");
        const QByteArray title = "Your results are there";
        m_service.notification(ann).title(title).post();
        const QString picture = QDir(QCoreApplication::applicationDirPath()).filePath(QStringLiteral("docs_page.png"));
        const CommandOutcome outcome = runInNode(QStringLiteral("web/docs_page.cjs"),
            {QString::fromLatin1(m_service.process().baseUrl()), QString::fromLatin1(tokenOf(ann)),
                QString::fromLatin1(title), picture});
        QVERIFY2(outcome.exitCode == 0, (outcome.out + outcome.err).constData());
        QVERIFY(QFile::exists(picture));
    }

private:
    RunningService m_service;
};

QTEST_GUILESS_MAIN(tst_DocsPage)
#include "tst_docs_page.moc"
