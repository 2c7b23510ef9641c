#include "compose_stage.h"
#include "console/app/workspace.h"
#include "console/widgets/undo_bar.h"
#include "lossy_proxy.h"
#include "support/database.h"

using namespace mc;
using namespace mc::test;

/// What the page Compose does with what was sent, and with what was not: the way back, lost connections, drafts.
class TestComposeSending : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanup();

    void undo_one_cancelsItAndBringsTheDraftBack();
    void undo_key_works();
    void undo_batch_cancelsIt();
    void undo_tooLate_saysSo();
    void undo_anotherDraftBegun_keepsThat();
    void lost_sentAgain_isSentOnce();
    void lost_timePassed_isSentWithAnother();
    void lost_consoleClosed_isSentOnce();
    void draft_survivesTheConsole();
    void draft_discarded_isGone();
    void draft_sent_isGone();
    void draft_signedOut_isGone();
    void batch_isATaskUntilItIsDone();

private:
    void write(const QList<User> &people, const QUrl &server = {});
    QByteArray count(const QByteArray &what)
    {
        return Database(m_stage.service().databaseUri()).value("SELECT count(*) FROM " + what);
    }
    QString title() { return m_stage.named<QLineEdit>(QStringLiteral("Title"))->text(); }
    int draftFiles() const;

    ComposeStage m_stage;
    User m_admin;
    User m_ann;
    User m_bob;
};

void TestComposeSending::initTestCase()
{
    m_stage.start();
    QVERIFY(!QTest::currentTestFailed());
    Directory &directory = m_stage.service().directory();
    m_admin = directory.admin("admin");
    m_ann = directory.patient("ann");
    m_bob = directory.patient("bob");
    m_stage.givePassword(m_admin);
}

void TestComposeSending::cleanup()
{
    m_stage.forgetEverything();
    m_stage.service().showLogWhenFailed();
    Database(m_stage.service().databaseUri()).run("DELETE FROM notifications");
}

void TestComposeSending::write(const QList<User> &people, const QUrl &server)
{
    m_stage.begin(m_admin, server);
    for (const User &person : people)
        m_stage.choosePerson(person);
    m_stage.type(QStringLiteral("Title"), QStringLiteral("Closed"));
    m_stage.type(QStringLiteral("Message"), QStringLiteral("We close at noon."));
    const QString whom
        = people.size() == 1 ? ComposeStage::nameOf(people.first()) : QStringLiteral("%1 people").arg(people.size());
    QTRY_COMPARE_WITH_TIMEOUT(m_stage.sendText(), QStringLiteral("Send to %1").arg(whom), stagePatience);
}

int TestComposeSending::draftFiles() const
{
    const QString folder
        = QStandardPaths::writableLocation(QStandardPaths::AppDataLocation) + QStringLiteral("/drafts");
    return int(QDir(folder).entryList(QDir::Files).size());
}

void TestComposeSending::undo_one_cancelsItAndBringsTheDraftBack()
{
    write({m_ann});
    m_stage.click(QStringLiteral("Send to"));
    QTRY_VERIFY(m_stage.button(QStringLiteral("Undo (")));
    QCOMPARE(title(), QString());
    m_stage.click(QStringLiteral("Undo ("));
    QTRY_VERIFY(m_stage.tells(QStringLiteral("Taken back: nothing was sent.")));
    QCOMPARE(title(), QStringLiteral("Closed"));
    QTRY_COMPARE(m_stage.people(), QStringList {ComposeStage::nameOf(m_ann)});
    QCOMPARE(count("notifications WHERE cancelled_at IS NOT NULL"), QByteArray("1"));
    QVERIFY(!m_stage.button(QStringLiteral("Undo (")));
}

void TestComposeSending::undo_key_works()
{
    write({m_ann});
    m_stage.click(QStringLiteral("Send to"));
    QTRY_VERIFY(m_stage.button(QStringLiteral("Undo (")));
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Z, Qt::ControlModifier);
    QTRY_COMPARE(title(), QStringLiteral("Closed"));
    QCOMPARE(count("notifications WHERE cancelled_at IS NOT NULL"), QByteArray("1"));
}

void TestComposeSending::undo_batch_cancelsIt()
{
    write({m_ann, m_bob});
    m_stage.click(QStringLiteral("Send to"));
    QTRY_VERIFY(m_stage.tells(QStringLiteral("Prepared 2 of 2 notifications.")));
    m_stage.click(QStringLiteral("Undo ("));
    QTRY_VERIFY(m_stage.tells(QStringLiteral("Taken back: nothing was sent.")));
    QTRY_COMPARE(count("notifications WHERE cancelled_at IS NOT NULL"), QByteArray("2"));
    QCOMPARE(title(), QStringLiteral("Closed"));
    QTRY_COMPARE(m_stage.people().size(), 2);
}

void TestComposeSending::undo_tooLate_saysSo()
{
    write({m_ann});
    m_stage.click(QStringLiteral("Send to"));
    QTRY_VERIFY(m_stage.button(QStringLiteral("Undo (")));
    Database(m_stage.service().databaseUri()).run("UPDATE notifications SET scheduled_for = now() - interval '1 s'");
    QTRY_COMPARE(count("notifications WHERE is_due"), QByteArray("1"));
    m_stage.click(QStringLiteral("Undo ("));
    QTRY_VERIFY(m_stage.tells(QStringLiteral("It was too late to take it back: it has been sent.")));
    QCOMPARE(title(), QString());
}

void TestComposeSending::undo_anotherDraftBegun_keepsThat()
{
    write({m_ann});
    m_stage.click(QStringLiteral("Send to"));
    QTRY_VERIFY(m_stage.button(QStringLiteral("Undo (")));
    m_stage.type(QStringLiteral("Title"), QStringLiteral("Open again"));
    m_stage.click(QStringLiteral("Undo ("));
    QTRY_VERIFY(m_stage.tells(QStringLiteral("“Closed” was taken back.")));
    QCOMPARE(title(), QStringLiteral("Open again"));
    m_stage.click(QStringLiteral("Bring its draft back"));
    QCOMPARE(title(), QStringLiteral("Closed"));
}

void TestComposeSending::lost_sentAgain_isSentOnce()
{
    LossyProxy proxy(m_stage.service().process().port());
    write({m_ann}, proxy.url());
    proxy.lose("POST /api/notifications/ ", 4); // the client and Qt try again by themselves
    m_stage.click(QStringLiteral("Send to"));
    QTRY_VERIFY_WITH_TIMEOUT(m_stage.tells(QStringLiteral("It is not known whether it was sent.")), stagePatience);
    QCOMPARE(title(), QStringLiteral("Closed"));
    proxy.lose({}, 0);
    QTRY_VERIFY_WITH_TIMEOUT(m_stage.button(QStringLiteral("Send to"))->isEnabled(), stagePatience);
    m_stage.click(QStringLiteral("Send to"));
    QTRY_VERIFY_WITH_TIMEOUT(m_stage.button(QStringLiteral("Undo (")), stagePatience);
    QCOMPARE(count("notifications"), QByteArray("1"));
}

void TestComposeSending::lost_timePassed_isSentWithAnother()
{
    LossyProxy proxy(m_stage.service().process().port());
    write({m_ann}, proxy.url());
    const QDateTime begun = QDateTime::currentDateTimeUtc();
    proxy.lose("POST /api/notifications/ ", 4);
    m_stage.click(QStringLiteral("Send to"));
    QTRY_VERIFY_WITH_TIMEOUT(m_stage.tells(QStringLiteral("It is not known whether it was sent.")), stagePatience);
    // As if it had never come in, and as if the time that it was for had passed.
    Database database(m_stage.service().databaseUri());
    database.run("DELETE FROM notifications");
    database.run("DELETE FROM idempotency_keys");
    proxy.lose({}, 0);
    QTRY_VERIFY_WITH_TIMEOUT(QDateTime::currentDateTimeUtc() > begun.addSecs(13), stagePatience);
    m_stage.click(QStringLiteral("Send to"));
    QTRY_VERIFY_WITH_TIMEOUT(m_stage.button(QStringLiteral("Undo (")), stagePatience);
    QCOMPARE(count("notifications WHERE scheduled_for > now()"), QByteArray("1"));
}

void TestComposeSending::lost_consoleClosed_isSentOnce()
{
    LossyProxy proxy(m_stage.service().process().port());
    write({m_ann}, proxy.url());
    proxy.lose("POST /api/notifications/ ", 4);
    m_stage.click(QStringLiteral("Send to"));
    QTRY_VERIFY_WITH_TIMEOUT(m_stage.tells(QStringLiteral("It is not known whether it was sent.")), stagePatience);
    proxy.lose({}, 0);
    m_stage.close();
    m_stage.begin(m_admin, proxy.url());
    QVERIFY(m_stage.tells(QStringLiteral("It is not known whether it was sent.")));
    QTRY_VERIFY_WITH_TIMEOUT(m_stage.sendText().contains(ComposeStage::nameOf(m_ann)), stagePatience);
    m_stage.click(QStringLiteral("Send to"));
    QTRY_VERIFY_WITH_TIMEOUT(
        m_stage.button(QStringLiteral("Undo (")) || m_stage.tells(QStringLiteral("Sent to")), stagePatience);
    QCOMPARE(count("notifications"), QByteArray("1"));
}

void TestComposeSending::draft_survivesTheConsole()
{
    write({m_ann, m_bob});
    m_stage.pick(QStringLiteral("Type"), QStringLiteral("Billing"));
    QTRY_COMPARE(draftFiles(), 1);
    m_stage.close();
    m_stage.begin(m_admin);
    QVERIFY(m_stage.tells(QStringLiteral("Draft of ")));
    QCOMPARE(title(), QStringLiteral("Closed"));
    QCOMPARE(m_stage.named<QComboBox>(QStringLiteral("Type"))->currentText(), QStringLiteral("Billing"));
    QTRY_COMPARE(m_stage.people(), (QStringList {ComposeStage::nameOf(m_ann), ComposeStage::nameOf(m_bob)}));
    QTRY_COMPARE(m_stage.sendText(), QStringLiteral("Send to 2 people"));
}

void TestComposeSending::draft_discarded_isGone()
{
    write({m_ann});
    QTRY_COMPARE(draftFiles(), 1);
    m_stage.close();
    m_stage.begin(m_admin);
    m_stage.click(QStringLiteral("Discard draft"));
    QCOMPARE(title(), QString());
    QVERIFY(!m_stage.tells(QStringLiteral("Draft of ")));
    QCOMPARE(draftFiles(), 0);
}

void TestComposeSending::draft_sent_isGone()
{
    write({m_ann});
    QTRY_COMPARE(draftFiles(), 1);
    m_stage.click(QStringLiteral("Send to"));
    QTRY_VERIFY(m_stage.button(QStringLiteral("Undo (")));
    QCOMPARE(draftFiles(), 0);
    m_stage.click(QStringLiteral("Undo ("));
    QTRY_COMPARE(title(), QStringLiteral("Closed"));
    QTRY_COMPARE(draftFiles(), 1);
}

void TestComposeSending::draft_signedOut_isGone()
{
    write({m_ann});
    QTRY_COMPARE(draftFiles(), 1);
    const QList<QAction *> actions = m_stage.console().workspace()->actions();
    const auto signOut = std::find_if(
        actions.begin(), actions.end(), [](const QAction *one) { return one->text() == QLatin1String("Sign out"); });
    QVERIFY(signOut != actions.end());
    (*signOut)->trigger();
    QTRY_VERIFY(!m_stage.console().workspace());
    QCOMPARE(draftFiles(), 0);
}

void TestComposeSending::batch_isATaskUntilItIsDone()
{
    write({m_ann, m_bob});
    const auto statusTexts = [this] {
        QStringList texts;
        const QList<QLabel *> labels = m_stage.console().window().findChildren<QLabel *>();
        for (const QLabel *label : labels)
            texts += label->text();
        return texts;
    };
    // Seen at every turn of the event loop: it may be over within a few of them.
    bool wasTold = false;
    QTimer look;
    look.callOnTimeout([&] { wasTold = wasTold || statusTexts().contains(QStringLiteral("1 running task")); });
    look.start(0);
    m_stage.click(QStringLiteral("Send to"));
    QTRY_VERIFY_WITH_TIMEOUT(wasTold, stagePatience);
    QTRY_VERIFY_WITH_TIMEOUT(!statusTexts().contains(QStringLiteral("1 running task")), stagePatience);
    QVERIFY(m_stage.tells(QStringLiteral("Prepared 2 of 2 notifications.")));
}

QTEST_MAIN(TestComposeSending)
#include "tst_compose_sending.moc"
