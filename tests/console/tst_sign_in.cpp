#include "console/app/workspace.h"
#include "console_stage.h"
#include "support/raw_peer.h"

#include <QtWidgets/QApplication>
#include <QtWidgets/QLineEdit>

using namespace mc;
using namespace mc::test;

namespace {

const QString server = QStringLiteral("Server");
const QString username = QStringLiteral("User name");
const QString password = QStringLiteral("Password");

} // namespace

/// Signing in by keys, against the real service, and what becomes of mistakes.
class TestSignIn : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        m_stage.start();
        QVERIFY(!QTest::currentTestFailed());
        m_admin = m_stage.service().directory().admin("admin");
        m_stage.givePassword(m_admin);
    }
    void init() { m_stage.open(); }
    void cleanup()
    {
        m_stage.forgetEverything();
        m_stage.service().showLogWhenFailed();
    }

    void rightPassword_opensThePages();
    void wrongPassword_isToldUnderThePassword();

private:
    QString note(const QString &field) { return noteBelow(m_stage.console().window(), field); }

    ConsoleStage m_stage;
    User m_admin;
};

void TestSignIn::rightPassword_opensThePages()
{
    m_stage.signIn(m_admin);
    QCOMPARE(m_stage.secrets().secrets.size(), 1);
    QVERIFY(m_stage.console().workspace()->connection().isConnected());
}

void TestSignIn::wrongPassword_isToldUnderThePassword()
{
    m_stage.typeSignIn(m_stage.url().toString(), QString::fromUtf8(m_admin.name), QStringLiteral("wrong"));
    QTRY_COMPARE(note(password), QStringLiteral("User name or password is wrong."));
    QCOMPARE(QApplication::focusWidget(), m_stage.named(password));
}

QTEST_MAIN(TestSignIn)
#include "tst_sign_in.moc"
