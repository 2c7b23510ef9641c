#include "console/notifications/arrivals.h"
#include "console/notifications/notification_list_model.h"
#include "support/database.h"
#include "support/running_service.h"

#include "client/client.h"

#include <QtTest/QAbstractItemModelTester>
#include <QtTest/QSignalSpy>
#include <QtTest/QTest>

using namespace mc;
using namespace mc::test;
using State = console::NotificationListModel::State;

/// The list of notifications over the cursor API of the real service, and what it hears of new ones.
class tst_NotificationListModel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanup() { m_service.showLogWhenFailed(); }

    void load_manyPages_arriveOneAfterTheOther();
    void load_none_isComplete();
    void load_twice_dropsTheFirstAnswer();
    void load_serviceAway_failsAndTriesAgain();
    void load_order_isTheApis_data();
    void load_order_isTheApis();
    void hide_untilRestored_isNotThere();
    void update_changedNotification_staysInItsRow();
    void arrivals_newNotification_isCountedNotInserted();
    void arrivals_knownOnes_areNotNew();

private:
    client::ClientOptions options(const QUrl &url) const;
    console::ListFilter filterOf(const User &user) const;
    void settle(const console::NotificationListModel &model);

    RunningService m_service;
    User m_admin;
    std::unique_ptr<client::Client> m_client;
};

void tst_NotificationListModel::initTestCase()
{
    m_service.start();
    QVERIFY(!QTest::currentTestFailed());
    m_admin = m_service.directory().admin("admin");
    m_client = std::make_unique<client::Client>(options(QUrl(QString::fromLatin1(m_service.process().baseUrl()))));
    m_client->session().open({.access = tokenOf(m_admin), .refresh = {}});
}

client::ClientOptions tst_NotificationListModel::options(const QUrl &url) const
{
    client::ClientOptions made;
    made.baseUrl = url;
    return made;
}

console::ListFilter tst_NotificationListModel::filterOf(const User &user) const
{
    console::ListFilter filter;
    filter.recipient = model::UserId {user.id};
    return filter;
}

void tst_NotificationListModel::settle(const console::NotificationListModel &model)
{
    QTRY_VERIFY(model.state() != State::Loading);
}

void tst_NotificationListModel::load_manyPages_arriveOneAfterTheOther()
{
    const User ann = m_service.directory().patient("ann");
    m_service.notification(ann).post();
    Database(m_service.databaseUri())
        .run("INSERT INTO notifications SELECT (jsonb_populate_record(n, jsonb_build_object('id', "
             "gen_random_uuid()))).* "
             "FROM notifications n, generate_series(1, 249) WHERE recipient_id = "
            + QByteArray::number(ann.id));
    console::NotificationListModel model(m_client->notifications());
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.load(filterOf(ann), {});
    QVERIFY(!model.canFetchMore({})); // the first is under way
    settle(model);
    QCOMPARE(model.rowCount(), 100);
    QVERIFY(model.canFetchMore({}));
    QSignalSpy inserted(&model, &QAbstractItemModel::rowsInserted);
    model.fetchMore({});
    QVERIFY(!model.canFetchMore({}));
    model.fetchMore({}); // one at a time
    settle(model);
    QCOMPARE(inserted.size(), 1);
    model.fetchMore({});
    settle(model);
    QCOMPARE(model.rowCount(), 250);
    QCOMPARE(model.state(), State::Complete);
    QSet<model::NotificationId> ids;
    for (int i = 0; i < model.rowCount(); ++i)
        ids += model.rowAt(i).id;
    QCOMPARE(ids.size(), 250);
}

void tst_NotificationListModel::load_none_isComplete()
{
    console::NotificationListModel model(m_client->notifications());
    model.load(filterOf(m_service.directory().patient("nobody")), {});
    settle(model);
    QCOMPARE(model.state(), State::Complete);
    QCOMPARE(model.rowCount(), 0);
}

void tst_NotificationListModel::load_twice_dropsTheFirstAnswer()
{
    const User ann = m_service.directory().patient("ann"), bob = m_service.directory().patient("bob");
    m_service.notification(ann).title("Ann's").post();
    m_service.notification(bob).title("Bob's").post();
    console::NotificationListModel model(m_client->notifications());
    QSignalSpy loaded(&model, &console::NotificationListModel::loaded);
    model.load(filterOf(ann), {});
    model.load(filterOf(bob), {});
    settle(model);
    QCOMPARE(model.rowCount(), 1);
    QCOMPARE(model.rowAt(0).title, QStringLiteral("Bob's"));
    QTest::qWait(0);
    QCOMPARE(loaded.size(), 1);
}

void tst_NotificationListModel::load_serviceAway_failsAndTriesAgain()
{
    client::Client nowhere(options(QUrl(QStringLiteral("http://127.0.0.1:9"))));
    nowhere.session().open({.access = tokenOf(m_admin), .refresh = {}});
    console::NotificationListModel model(nowhere.notifications());
    model.load({}, {});
    settle(model);
    QCOMPARE(model.state(), State::Failed);
    QCOMPARE(model.error()->code, model::ErrorCode::Unavailable);
    QVERIFY(!model.canFetchMore({}));
    model.tryAgain();
    QCOMPARE(model.state(), State::Loading);
}

void tst_NotificationListModel::load_order_isTheApis_data()
{
    QTest::addColumn<int>("column");
    QTest::addColumn<QStringList>("titles");
    using Column = console::ListColumn;
    QTest::newRow("newest first") << int(Column::Time)
                                  << QStringList {QStringLiteral("low"), QStringLiteral("critical")};
    QTest::newRow("most urgent first") << int(Column::Priority)
                                       << QStringList {QStringLiteral("critical"), QStringLiteral("low")};
}

void tst_NotificationListModel::load_order_isTheApis()
{
    QFETCH(int, column);
    QFETCH(QStringList, titles);
    const User ann = m_service.directory().patient("ann");
    m_service.notification(ann).priority("critical").title("critical").post();
    m_service.notification(ann).priority("low").title("low").post();
    console::NotificationListModel model(m_client->notifications());
    model.load(filterOf(ann), {.column = console::ListColumn(column), .direction = Qt::DescendingOrder});
    settle(model);
    QCOMPARE((QStringList {model.rowAt(0).title, model.rowAt(1).title}), titles);
}

void tst_NotificationListModel::hide_untilRestored_isNotThere()
{
    const User ann = m_service.directory().patient("ann");
    m_service.notification(ann).title("first").post();
    m_service.notification(ann).title("second").post();
    m_service.notification(ann).title("third").post();
    console::NotificationListModel model(m_client->notifications());
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.load(filterOf(ann), {});
    settle(model);
    const model::NotificationId second = model.rowAt(1).id;
    model.hide(second);
    QCOMPARE(model.rowCount(), 2);
    QVERIFY(!model.find(second));
    model.reload(); // nor does it come back with the others
    settle(model);
    QCOMPARE(model.rowCount(), 2);
    model.restore(second);
    QCOMPARE(model.find(second), std::optional(1));
}

void tst_NotificationListModel::update_changedNotification_staysInItsRow()
{
    const User ann = m_service.directory().patient("ann");
    const QString first = m_service.notification(ann).title("first").post();
    m_service.notification(ann).title("second").post();
    console::NotificationListModel model(m_client->notifications());
    model.load(filterOf(ann), {});
    settle(model);
    QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
    const model::NotificationId id = *model::notificationIdFromString(first);
    std::optional<model::Notification> now;
    m_client->notifications().markRead(id).then(this, [&](const auto &answer) { now = *answer; });
    QTRY_VERIFY(now);
    QCOMPARE(model.update({*now}), (QSet<model::NotificationId> {id}));
    QCOMPARE(changed.size(), 1);
    QVERIFY(model.rowAt(1).isRead);
    model.update({*now});
    QCOMPARE(changed.size(), 1); // nothing new
}

void tst_NotificationListModel::arrivals_newNotification_isCountedNotInserted()
{
    const User ann = m_service.directory().patient("ann");
    m_service.notification(ann).title("old").post();
    console::NotificationListModel model(m_client->notifications());
    model.load(filterOf(ann), {});
    settle(model);
    console::Arrivals arrivals(m_client->notifications());
    arrivals.watch(filterOf(ann), QList<console::NotificationRow> {model.rowAt(0)});
    QSignalSpy seen(&arrivals, &console::Arrivals::seen);
    const QString added = m_service.notification(ann).title("new").post();
    arrivals.look();
    QTRY_COMPARE(seen.size(), 1);
    QCOMPARE(arrivals.count(), 1);
    QCOMPARE(model.rowCount(), 1);
    arrivals.forget({*model::notificationIdFromString(added)});
    QCOMPARE(arrivals.count(), 0);
    arrivals.look();
    QTRY_COMPARE(seen.size(), 2);
    QCOMPARE(arrivals.count(), 0);
}

void tst_NotificationListModel::arrivals_knownOnes_areNotNew()
{
    const User ann = m_service.directory().patient("ann");
    m_service.notification(ann).post();
    console::Arrivals arrivals(m_client->notifications());
    QSignalSpy seen(&arrivals, &console::Arrivals::seen);
    arrivals.watch(filterOf(ann)); // what is there is found out first
    QTRY_COMPARE(seen.size(), 1);
    QCOMPARE(arrivals.count(), 0);
    m_service.notification(ann).post();
    arrivals.look();
    QTRY_COMPARE(seen.size(), 2);
    QCOMPARE(arrivals.count(), 1);
}

QTEST_MAIN(tst_NotificationListModel)
#include "tst_notification_list_model.moc"
