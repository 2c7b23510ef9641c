#include "compose_stage.h"
#include "console/app/workspace.h"
#include "console/people/person_search.h"
#include "console/widgets/undo_bar.h"
#include "support/database.h"

#include <QtGui/QClipboard>
#include <QtTest/QAbstractItemModelTester>

using namespace mc;
using namespace mc::test;

/// Whom a notification is for, chosen on the page Compose.
class TestComposePeople : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init() { m_stage.begin(m_admin); }
    void cleanup();

    void search_found_isAChip();
    void chip_cross_removesIt();
    void chip_deleteKey_removesIt();
    void ids_pasted_areChips_andUnknownOnesAreTold();
    void id_typed_needsEnter();
    void group_isPreviewed();
    void everyone_isPreviewed();
    void inactiveAlone_reachesNobody();
    void destination_bringsPeople();

private:
    void paste(const QString &text);

    ComposeStage m_stage;
    User m_admin;
    User m_ann;
    User m_bob;
};

void TestComposePeople::initTestCase()
{
    m_stage.start();
    QVERIFY(!QTest::currentTestFailed());
    Directory &directory = m_stage.service().directory();
    m_admin = directory.admin("admin");
    m_ann = directory.patient("ann", object({{"first_name", "Ann"}, {"last_name", "Example"}}));
    m_bob = directory.doctor("bob", object({{"clinic_id", 7}}));
    m_stage.givePassword(m_admin);
}

void TestComposePeople::cleanup()
{
    m_stage.forgetEverything();
    m_stage.service().showLogWhenFailed();
}

void TestComposePeople::paste(const QString &text)
{
    QApplication::clipboard()->setText(text);
    QWidget *field = m_stage.named(QStringLiteral("People"));
    field->setFocus();
    QTest::keyClick(field, Qt::Key_V, Qt::ControlModifier);
}

void TestComposePeople::search_found_isAChip()
{
    const auto completer = m_stage.named(QStringLiteral("People"))->findChild<QCompleter *>();
    const QAbstractItemModelTester tester(completer->model(), QAbstractItemModelTester::FailureReportingMode::QtTest);
    m_stage.choosePerson(m_ann);
    QCOMPARE(m_stage.people().size(), 1);
    QVERIFY(m_stage.people().first().startsWith(QLatin1String("Ann Example")));
    QCOMPARE(m_stage.named<QLineEdit>(QStringLiteral("People"))->text(), QString());
    QTRY_VERIFY(m_stage.texts().contains(QStringLiteral("Reaches 1 person")));
    QTRY_VERIFY(m_stage.sendText().startsWith(QLatin1String("Send to Ann Example")));
    m_stage.choosePerson(m_ann); // again
    QCOMPARE(m_stage.people().size(), 1);
    m_stage.choosePerson(m_bob);
    m_stage.type(QStringLiteral("People"), QStringLiteral("nobody is called that"));
    QTRY_COMPARE(noteBelow(m_stage.field(QStringLiteral("People"))), QStringLiteral("Nobody is called that."));
    QTRY_COMPARE(m_stage.sendText(), QStringLiteral("Send to 2 people"));
}

void TestComposePeople::chip_cross_removesIt()
{
    m_stage.choosePerson(m_ann);
    m_stage.choosePerson(m_bob);
    auto chips = m_stage.named<QListView>(QStringLiteral("Chosen people"));
    QTRY_VERIFY(chips->isVisible());
    QTRY_VERIFY(chips->visualRect(chips->model()->index(1, 0)).width() > 0);
    const QRect chip = chips->visualRect(chips->model()->index(0, 0));
    QTest::mouseClick(chips->viewport(), Qt::LeftButton, {}, {chip.left() + 12, chip.center().y()});
    QCOMPARE(m_stage.people().size(), 2);
    QTest::mouseClick(chips->viewport(), Qt::LeftButton, {}, {chip.right() - 14, chip.center().y()});
    QCOMPARE(m_stage.people(), QStringList {ComposeStage::nameOf(m_bob)});
}

void TestComposePeople::chip_deleteKey_removesIt()
{
    m_stage.choosePerson(m_ann);
    m_stage.choosePerson(m_bob);
    QWidget *chips = nullptr;
    QTRY_VERIFY((chips = m_stage.named(QStringLiteral("Chosen people"))));
    chips->setFocus();
    QTest::keyClick(chips, Qt::Key_End);
    QTest::keyClick(chips, Qt::Key_Delete);
    QCOMPARE(m_stage.people().size(), 1);
    QVERIFY(m_stage.people().first().startsWith(QLatin1String("Ann")));
}

void TestComposePeople::ids_pasted_areChips_andUnknownOnesAreTold()
{
    const qint64 unknown = m_stage.service().directory().unusedId();
    paste(QStringLiteral("%1\n%2, %3").arg(m_ann.id).arg(unknown).arg(m_bob.id));
    QCOMPARE(m_stage.people().size(), 3);
    QTRY_VERIFY(m_stage.people().first().startsWith(QLatin1String("Ann Example")));
    QTRY_COMPARE(noteBelow(m_stage.field(QStringLiteral("People"))),
        QStringLiteral("1 of them can’t get anything: unknown or inactive (%1).").arg(unknown));
    QTRY_COMPARE(m_stage.sendText(), QStringLiteral("Send to 2 people"));
    m_stage.click(QStringLiteral("Remove them"));
    QCOMPARE(m_stage.people().size(), 2);
    QTRY_COMPARE(noteBelow(m_stage.field(QStringLiteral("People"))), QString());
}

void TestComposePeople::id_typed_needsEnter()
{
    // No user name has it in it: those of tests end in their ids.
    const qint64 unknown = m_stage.service().directory().unusedId();
    m_stage.type(QStringLiteral("People"), QString::number(unknown));
    QVERIFY(m_stage.people().isEmpty());
    QTest::keyClick(m_stage.named(QStringLiteral("People")), Qt::Key_Return);
    QTRY_COMPARE(m_stage.people(), QStringList {QStringLiteral("%1: unknown").arg(unknown)});
    m_stage.type(QStringLiteral("People"), QString::number(m_ann.id) + u' ');
    QTRY_VERIFY(m_stage.people().value(1).startsWith(QLatin1String("Ann")));
}

void TestComposePeople::group_isPreviewed()
{
    m_stage.click(QStringLiteral("Role or clinic"));
    QVERIFY(!m_stage.named<console::PersonSearch>(QStringLiteral("People")));
    m_stage.pick(QStringLiteral("Role"), QStringLiteral("Patient"));
    QTRY_COMPARE(m_stage.sendText(), QStringLiteral("Send to 1 person"));
    m_stage.pick(QStringLiteral("Role"), QStringLiteral("Any role"));
    m_stage.type(QStringLiteral("Clinic"), QStringLiteral("7"));
    QTRY_COMPARE(m_stage.sendText(), QStringLiteral("Send to 1 person"));
    m_stage.pick(QStringLiteral("Role"), QStringLiteral("Patient")); // none of that clinic
    QTRY_VERIFY(m_stage.texts().contains(QStringLiteral("Reaches nobody")));
}

void TestComposePeople::everyone_isPreviewed()
{
    m_stage.click(QStringLiteral("Everyone"));
    QTRY_COMPARE(m_stage.sendText(), QStringLiteral("Send to 3 people"));
}

void TestComposePeople::inactiveAlone_reachesNobody()
{
    const User gone = m_stage.service().directory().patient("gone", object({{"is_active", false}}));
    const User left = m_stage.service().directory().patient("left", object({{"is_active", false}}));
    paste(QStringLiteral("%1 %2").arg(gone.id).arg(left.id));
    m_stage.type(QStringLiteral("Title"), QStringLiteral("Closed"));
    m_stage.type(QStringLiteral("Message"), QStringLiteral("On Friday."));
    QTRY_VERIFY(m_stage.people().value(0).endsWith(QLatin1String(": inactive")));
    m_stage.send(QStringLiteral("Send notification"));
    QTRY_COMPARE(noteBelow(m_stage.field(QStringLiteral("People"))),
        QStringLiteral("This reaches nobody: there is no active user among them."));
    QCOMPARE(Database(m_stage.service().databaseUri()).value("SELECT count(*) FROM notifications"), QByteArray("0"));
}

void TestComposePeople::destination_bringsPeople()
{
    m_stage.type(QStringLiteral("Title"), QStringLiteral("Closed"));
    QVERIFY(m_stage.page().open(console::ComposeFor {{model::UserId {m_bob.id}}}));
    QTRY_COMPARE(m_stage.people(), QStringList {ComposeStage::nameOf(m_bob)});
    QCOMPARE(m_stage.named<QLineEdit>(QStringLiteral("Title"))->text(), QStringLiteral("Closed"));
    QVERIFY(!m_stage.page().open(console::OpenDevicesOf {}));
}

QTEST_MAIN(TestComposePeople)
#include "tst_compose_people.moc"
