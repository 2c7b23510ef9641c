#include "console/app/workspace.h"
#include "console/devices/device_details.h"
#include "console/devices/devices_page.h"
#include "console/widgets/wording.h"
#include "console_stage.h"
#include "support/fake_providers.h"

#include <QtTest/QAbstractItemModelTester>
#include <QtTest/QSignalSpy>
#include <QtWidgets/QApplication>
#include <QtWidgets/QLabel>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QMenu>
#include <QtWidgets/QMessageBox>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QToolButton>

using namespace mc;
using namespace mc::test;
using console::DeviceModel;

namespace {

const QByteArray devicesPath = "/api/notifications/devices/";

} // namespace

/// The page of devices, used by mouse and keys in front of the real service.
class TestDevicesPage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        m_stage.start();
        QVERIFY(!QTest::currentTestFailed());
        m_admin = directory().admin("admin");
        m_stage.givePassword(m_admin);
    }
    void init()
    {
        m_ann = directory().patient("ann");
        m_stage.open();
        m_stage.signIn(m_admin);
        page();
        QVERIFY(m_page);
        m_tester = std::make_unique<QAbstractItemModelTester>(model());
    }
    void cleanup()
    {
        m_tester.reset();
        m_stage.forgetEverything();
        m_providers.clear();
        m_stage.service().showLogWhenFailed();
    }

    void manyDevices_areLoadedAsTheViewAsksForThem();
    void search_findsByNameOfTheDevice();
    void filterByType_hasAChipThatRemovesIt();
    void filterByUser_findsThePersonWhileTyping();
    void filter_isKeptForTheNextStart();
    void f2_renamesAndUndoRenamesBack();
    void deactivate_severalAtOnceAndUndone();
    void deactivate_whatIsGoneIsNamedInOneSummary();
    void unregister_asksFirst();
    void testPush_showsWhatTheProviderSaid();
    void keys_moveAndCopy();
    void details_showTheChosenOne();
    void reload_keepsTheChoice();
    void nothing_found_saysWhatToDo();
    void failure_isSaidUntilItIsOver();

private:
    Directory &directory() { return m_stage.service().directory(); }
    Caller as(const User &user) { return m_stage.service().api().as(user); }
    qint64 registered(const User &owner, const QByteArray &name, const QByteArray &type = "android")
    {
        return as(owner)
            .post(devicesPath,
                object({{"device_token", "token-" + QByteArray::number(++m_tokens)}, {"device_type", type},
                    {"device_name", name}, {"app_version", "1.0"}}))
            .expect(201)["id"]
            .toInteger();
    }
    QByteArray tokenOfLast() const { return "token-" + QByteArray::number(m_tokens); }
    Answer read(qint64 id) { return as(m_admin).get(devicesPath + QByteArray::number(id) + '/'); }

    console::DevicesPage *page();
    QAbstractItemModel *model() { return table().model(); }
    console::TableView &table() { return *m_page->findChild<console::TableView *>(); }
    QString message() { return m_page->findChild<console::InlineMessage *>()->text(); }
    QString details() { return m_page->findChild<console::InlineMessage *>()->details(); }
    QStringList names();
    /// The texts that the details show.
    QStringList shown();
    /// Shows Ann's devices alone, and waits for so many.
    void showAnns(int count);
    void selectAll() { QTest::keyClick(&table(), Qt::Key_A, Qt::ControlModifier); }
    QAction *action(const QString &text);
    void press(const QString &text) { action(text)->trigger(); }

    FakeProviders m_providers {FakeProviders::Options {{Fake::Fcm}}};
    ConsoleStage m_stage {m_providers.environment()};
    User m_admin;
    User m_ann;
    console::DevicesPage *m_page = nullptr;
    std::unique_ptr<QAbstractItemModelTester> m_tester;
    int m_tokens = 0;
};

console::DevicesPage *TestDevicesPage::page()
{
    const QList<console::Page *> pages = m_stage.console().workspace()->pages();
    for (console::Page *one : pages) {
        if (auto devices = qobject_cast<console::DevicesPage *>(one))
            m_page = devices;
    }
    m_stage.console().workspace()->showPage(m_page);
    return m_page;
}

QStringList TestDevicesPage::names()
{
    QStringList names;
    for (int row = 0; row < model()->rowCount(); ++row)
        names += model()->index(row, DeviceModel::Name).data().toString();
    return names;
}

QStringList TestDevicesPage::shown()
{
    QStringList texts;
    const QList<QLabel *> labels = m_page->findChild<console::DeviceDetails *>()->findChildren<QLabel *>();
    for (const QLabel *label : labels) {
        if (label->isVisible())
            texts += label->text();
    }
    return texts;
}

void TestDevicesPage::showAnns(int count)
{
    QVERIFY(m_page->open(console::OpenDevicesOf {model::UserId {m_ann.id}}));
    QTRY_COMPARE(model()->rowCount(), count);
    table().setFocus();
}

QAction *TestDevicesPage::action(const QString &text)
{
    const QList<QAction *> actions = m_page->findChildren<QAction *>();
    for (QAction *one : actions) {
        if (one->text() == text)
            return one;
    }
    qFatal("No action %s", qPrintable(text));
    return nullptr;
}

void TestDevicesPage::manyDevices_areLoadedAsTheViewAsksForThem()
{
    for (int person = 0; person < 6; ++person) {
        const User owner = directory().patient("owner");
        for (int i = 0; i < 20; ++i)
            registered(owner, "phone");
    }
    QTest::keyClick(&m_stage.console().window(), Qt::Key_F5);
    QTRY_COMPARE(model()->rowCount(), 100);
    QVERIFY(model()->canFetchMore({}));
    // One that goes in between leaves no gap before the next page.
    const auto first = model()->index(0, 0).data(DeviceModel::DeviceRole).value<model::Device>();
    as(m_admin).remove(devicesPath + QByteArray::number(first.id.value) + '/').expect(204);
    static_cast<DeviceModel *>(model())->remove(first.id);
    table().scrollToBottom();
    QTRY_COMPARE(model()->rowCount(), 119);
    QVERIFY(!model()->canFetchMore({}));
    QCOMPARE(static_cast<DeviceModel *>(model())->count(), 119);
}

void TestDevicesPage::search_findsByNameOfTheDevice()
{
    registered(m_ann, "Blue tablet");
    registered(m_ann, "Red phone");
    showAnns(2);
    QTest::keyClick(&table(), Qt::Key_Slash);
    QTRY_VERIFY(qobject_cast<QLineEdit *>(QApplication::focusWidget()));
    QTest::keyClicks(QApplication::focusWidget(), QStringLiteral("blue"));
    QTRY_COMPARE(names(), QStringList(QStringLiteral("Blue tablet")));
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Escape);
    QTRY_COMPARE(model()->rowCount(), 2);
}

void TestDevicesPage::filterByType_hasAChipThatRemovesIt()
{
    registered(m_ann, "Phone");
    registered(m_ann, "Browser", "web");
    showAnns(2);
    press(QStringLiteral("Web browser"));
    QTRY_COMPARE(names(), QStringList(QStringLiteral("Browser")));
    auto *remove = m_stage.named<QToolButton>(QStringLiteral("Remove the filter “Type”"));
    QVERIFY(remove);
    QTest::mouseClick(remove, Qt::LeftButton);
    QTRY_COMPARE(model()->rowCount(), 2);
    QTRY_VERIFY(!m_stage.named(QStringLiteral("Remove the filter “Type”")));
}

void TestDevicesPage::filterByUser_findsThePersonWhileTyping()
{
    registered(m_ann, "Ann's phone");
    registered(directory().patient("zoe"), "Zoe's phone");
    press(QStringLiteral("User…"));
    QLineEdit *search = nullptr;
    QTRY_VERIFY((search = qobject_cast<QLineEdit *>(QApplication::focusWidget())));
    QCOMPARE(search->accessibleName(), QStringLiteral("User whose devices are shown"));
    QTest::keyClicks(search, QString::fromUtf8(m_ann.name));
    QTRY_VERIFY(QApplication::activePopupWidget() && QApplication::activePopupWidget() != search->window());
    QTest::keyClick(search, Qt::Key_Return);
    QTRY_COMPARE(names(), QStringList(QStringLiteral("Ann's phone")));
    QVERIFY(!QApplication::activePopupWidget());
}

void TestDevicesPage::filter_isKeptForTheNextStart()
{
    registered(m_ann, "Browser", "web");
    press(QStringLiteral("Web browser"));
    QVERIFY(m_page->open(console::OpenDevicesOf {model::UserId {m_ann.id}}));
    m_stage.settings().sync();
    const console::DeviceFilter kept = console::savedDeviceFilter(m_stage.settings());
    QCOMPARE(kept.type, std::optional<model::DeviceType>()); // open() asked for all of Ann's
    press(QStringLiteral("Inactive"));
    QCOMPARE(console::savedDeviceFilter(m_stage.settings()).isActive, std::optional(false));
    QCOMPARE(console::savedDeviceFilter(m_stage.settings()).owner, std::optional<model::UserId>());
}

void TestDevicesPage::f2_renamesAndUndoRenamesBack()
{
    const qint64 id = registered(m_ann, "Old name");
    showAnns(1);
    QTest::keyClick(&table(), Qt::Key_J);
    QTest::keyClick(&table(), Qt::Key_F2);
    auto *editor = m_stage.named<QLineEdit>(QStringLiteral("Name of the device"));
    QVERIFY(editor);
    editor->selectAll();
    QTest::keyClicks(editor, QStringLiteral("New name"));
    QTest::keyClick(editor, Qt::Key_Return);
    QTRY_COMPARE(names(), QStringList(QStringLiteral("New name")));
    read(id).expect("device_name", "New name");
    QCOMPARE(message(), QStringLiteral("1 device renamed."));
    QTest::keyClick(&table(), Qt::Key_Z, Qt::ControlModifier);
    QTRY_COMPARE(names(), QStringList(QStringLiteral("Old name")));
    read(id).expect("device_name", "Old name");
}

void TestDevicesPage::deactivate_severalAtOnceAndUndone()
{
    QList<qint64> ids;
    for (int i = 0; i < 6; ++i)
        ids += registered(m_ann, "Phone");
    showAnns(6);
    selectAll();
    QVERIFY(!action(QStringLiteral("Rename device"))->isEnabled());
    QVERIFY(!action(QStringLiteral("Activate devices"))->isEnabled());
    press(QStringLiteral("Deactivate devices"));
    QTRY_COMPARE(message(), QStringLiteral("6 devices deactivated."));
    for (const qint64 id : ids)
        read(id).expect("is_active", false);
    QCOMPARE(model()->index(5, DeviceModel::State).data().toString(), QStringLiteral("Inactive"));
    QVERIFY(action(QStringLiteral("Activate devices"))->isEnabled());
    auto *undo = m_page->findChild<console::InlineMessage *>()->findChild<QPushButton *>();
    QVERIFY(undo->isVisible());
    QTest::mouseClick(undo, Qt::LeftButton);
    QTRY_COMPARE(message(), QStringLiteral("6 devices activated."));
    for (const qint64 id : ids)
        read(id).expect("is_active", true);
}

void TestDevicesPage::deactivate_whatIsGoneIsNamedInOneSummary()
{
    registered(m_ann, "Stays");
    const qint64 gone = registered(m_ann, "Gone");
    showAnns(2);
    selectAll();
    as(m_ann).remove(devicesPath + QByteArray::number(gone) + '/').expect(204);
    press(QStringLiteral("Deactivate devices"));
    QTRY_COMPARE(message(), QStringLiteral("1 device deactivated. 1 device could not be deactivated."));
    QCOMPARE(details(),
        QStringLiteral("Gone (%1): It is no longer there. Reload the page.").arg(QString::fromUtf8(m_ann.name)));
    QVERIFY(m_page->findChild<console::InlineMessage *>()->findChild<QPushButton *>()->isVisible());
}

void TestDevicesPage::unregister_asksFirst()
{
    const qint64 id = registered(m_ann, "Phone");
    showAnns(1);
    selectAll();
    QTest::keyClick(&table(), Qt::Key_Delete);
    auto *question = m_page->findChild<QMessageBox *>();
    QVERIFY(question);
    QTRY_VERIFY(question->isVisible());
    QTest::keyClick(question, Qt::Key_Escape);
    QTRY_VERIFY(!m_page->findChild<QMessageBox *>());
    read(id).expect(200);
    m_stage.console().window().activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&m_stage.console().window()));

    QTest::keyClick(&table(), Qt::Key_Delete);
    question = m_page->findChild<QMessageBox *>();
    QTRY_VERIFY(question && question->isVisible());
    const QList<QAbstractButton *> buttons = question->buttons();
    for (QAbstractButton *button : buttons) {
        if (question->buttonRole(button) == QMessageBox::DestructiveRole)
            QTest::mouseClick(button, Qt::LeftButton);
    }
    QTRY_COMPARE(message(), QStringLiteral("1 device unregistered."));
    QTRY_COMPARE(model()->rowCount(), 0);
    read(id).expectProblem(404, "not_found");
    QVERIFY(!action(QStringLiteral("Undo"))->isVisible());
}

void TestDevicesPage::testPush_showsWhatTheProviderSaid()
{
    registered(m_ann, "Good");
    registered(m_ann, "Dead");
    m_providers.answer(Fake::Fcm, tokenOfLast(), ProviderAnswer::error("UNREGISTERED"));
    showAnns(2);
    selectAll();
    QTest::keyClick(&table(), Qt::Key_T);
    QVERIFY(message().startsWith(QStringLiteral("Sending a test push to 2 devices")));
    QTRY_COMPARE_WITH_TIMEOUT(message(),
        QStringLiteral("The test push to 1 device was accepted by the provider. The test push to 1 device failed."),
        20'000);
    QVERIFY2(
        details().startsWith(QStringLiteral("Dead (%1): ").arg(QString::fromUtf8(m_ann.name))), qPrintable(details()));
    QVERIFY2(details().contains(QStringLiteral("UNREGISTERED")), qPrintable(details()));
    // The details remember it for each.
    table().selectRow(int(names().indexOf(QStringLiteral("Dead"))));
    QTRY_COMPARE(shown().filter(QStringLiteral("UNREGISTERED")).size(), 1);
    table().selectRow(int(names().indexOf(QStringLiteral("Good"))));
    QTRY_COMPARE(shown().filter(QStringLiteral("accepted by the provider")).size(), 1);
}

void TestDevicesPage::keys_moveAndCopy()
{
    registered(m_ann, "First");
    registered(m_ann, "Second");
    showAnns(2);
    QTest::keyClick(&table(), Qt::Key_J);
    QTest::keyClick(&table(), Qt::Key_J);
    QCOMPARE(table().currentIndex().row(), 1);
    QTest::keyClick(&table(), Qt::Key_K);
    QCOMPARE(table().currentIndex().row(), 0);
    QTest::keyClick(&table(), Qt::Key_C);
    QVERIFY2(QApplication::clipboard()->text().startsWith(QStringLiteral("First\t") + QString::fromUtf8(m_ann.name)),
        qPrintable(QApplication::clipboard()->text()));
}

void TestDevicesPage::details_showTheChosenOne()
{
    const qint64 id = registered(m_ann, "Phone");
    registered(m_ann, "Tablet");
    showAnns(2);
    QTRY_VERIFY(shown().contains(QStringLiteral("No device is chosen")));
    selectAll();
    QTRY_VERIFY(shown().contains(QStringLiteral("2 devices are chosen")));
    const QModelIndex phone = model()->index(int(names().indexOf(QStringLiteral("Phone"))), 0);
    table().selectionModel()->select(phone, QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
    const Answer device = read(id);
    for (const QString &text : {QStringLiteral("Phone"), QStringLiteral("Android"), QString::fromUtf8(m_ann.name),
             device.text("device_token"), QString::number(id)})
        QTRY_VERIFY2(shown().contains(text), qPrintable(text));
    press(QStringLiteral("Deactivate devices"));
    QTRY_COMPARE(message(), QStringLiteral("1 device deactivated."));
    QCOMPARE(m_page->findChild<console::DeviceDetails *>()->findChild<console::StateChip *>()->look(),
        console::deviceChip(false));
}

void TestDevicesPage::reload_keepsTheChoice()
{
    registered(m_ann, "First");
    registered(m_ann, "Second");
    showAnns(2);
    table().selectRow(1);
    const QString chosen = names().at(1);
    QSignalSpy reset(model(), &QAbstractItemModel::modelReset);
    QTest::keyClick(&table(), Qt::Key_F5);
    QTRY_VERIFY(!reset.isEmpty());
    QCOMPARE(table().selectedRowsInOrder().size(), 1);
    QCOMPARE(table().selectedRowsInOrder().first().siblingAtColumn(DeviceModel::Name).data().toString(), chosen);
    QTRY_VERIFY(shown().contains(chosen));
}

void TestDevicesPage::nothing_found_saysWhatToDo()
{
    registered(m_ann, "Phone");
    showAnns(1);
    press(QStringLiteral("Inactive"));
    QPushButton *button = nullptr;
    QTRY_VERIFY((button = m_stage.named<QPushButton>(QStringLiteral("Remove all filters"))));
    QTest::mouseClick(button, Qt::LeftButton);
    QTRY_VERIFY(model()->rowCount() > 0);
    QVERIFY(!m_stage.named(QStringLiteral("Remove all filters")));
}

void TestDevicesPage::failure_isSaidUntilItIsOver()
{
    registered(m_ann, "Phone");
    const quint16 port = m_stage.service().process().port();
    m_stage.service().process().terminate();
    QVERIFY(m_page->open(console::OpenDevicesOf {model::UserId {m_ann.id}}));
    QTRY_VERIFY_WITH_TIMEOUT(m_stage.named(QStringLiteral("Load devices again")), stagePatience);
    ServiceProcess back(
        m_stage.service().databaseUri(), {{"MEDICONNECT_LISTEN", "127.0.0.1:" + QByteArray::number(port)}});
    back.start();
    QTRY_COMPARE_WITH_TIMEOUT(names(), QStringList(QStringLiteral("Phone")), stagePatience); // by itself
    QVERIFY(!m_stage.named(QStringLiteral("Load devices again")));
    const auto failure = m_page->findChildren<console::InlineMessage *>().last();
    QVERIFY(!failure->isVisible());
    back.terminate();
    m_page->refresh();
    QTRY_COMPARE_WITH_TIMEOUT(failure->text(), QStringLiteral("The devices could not be loaded."), stagePatience);
    back.start();
    QTRY_VERIFY_WITH_TIMEOUT(!failure->isVisible(), stagePatience); // with the next answer
    back.terminate();
    m_stage.service().process().start();
}

QTEST_MAIN(TestDevicesPage)
#include "tst_devices_page.moc"
