#include "dashboard_stage.h"

#include "console/app/workspace.h"
#include "console/dashboard/news_line.h"

namespace mc::test {

DashboardStage::DashboardStage()
    : console(Environment {{"MEDICONNECT_RETRY_DELAYS", "20ms,20ms,20ms,20ms,20ms"}} + providers.environment())
{
}

void DashboardStage::start()
{
    console.start();
    if (QTest::currentTestFailed())
        return;
    admin = console.service().directory().admin("admin");
    console.givePassword(admin);
    ann = console.service().directory().patient("ann", object({{"first_name", "Ann"}, {"last_name", "Secret"}}));
    console.service().api().as(ann).post(
        "/api/notifications/devices/", object({{"device_token", "token-of-ann"}, {"device_type", "android"}}));
}

void DashboardStage::open()
{
    console.open();
    console.console().window().resize(1280, 800);
    console.signInAtFirst(admin);
    [&] { QTRY_COMPARE_WITH_TIMEOUT(news(), QStringLiteral("Live"), stagePatience); }();
    console.console().window().activateWindow();
    [&] { QVERIFY(QTest::qWaitForWindowActive(&console.console().window(), stagePatience)); }();
}

void DashboardStage::cleanUp()
{
    console.forgetEverything();
    console.service().showLogWhenFailed();
    providers.clear();
}

QStringList DashboardStage::rows() const
{
    QStringList rows;
    const QAbstractItemModel &model = *failures().model();
    for (int row = 0; row < model.rowCount(); ++row) {
        QStringList cells;
        for (int column = 0; column < console::FailureGroups::Last; ++column)
            cells += model.index(row, column).data().toString();
        rows += cells.join(QStringLiteral(", "));
    }
    return rows;
}

QString DashboardStage::news() const
{
    return page().findChild<console::NewsLine *>()->findChild<console::StateChip *>()->text();
}

QAction *DashboardStage::action(const QString &text) const
{
    const QList<QAction *> actions = page().pageActions();
    for (QAction *action : actions) {
        if (action->text() == text)
            return action;
    }
    return nullptr;
}

QString DashboardStage::push()
{
    return console.service().notification(ann).title("Secret title").set("channels", array({"push"})).post();
}

QString DashboardStage::failingPush()
{
    providers.answer(Fake::Fcm, ProviderAnswer::error("INVALID_ARGUMENT").field("message.data").times(1));
    return push();
}

model::LiveStatistics statisticsAt(const QDateTime &at, qint64 sent, qint64 failed)
{
    model::LiveStatistics statistics;
    statistics.at = at;
    statistics.rates[1] = {.sent = sent, .delivered = 0, .failed = failed};
    statistics.providers = {{.provider = model::Provider::Fcm,
        .state = model::ProviderHealth::State::Ok,
        .until = {},
        .reason = {},
        .window = 100,
        .inFlight = 1}};
    return statistics;
}

model::LiveDelivery failureAt(const QDateTime &at, const QString &detail)
{
    model::LiveDelivery delivery;
    delivery.at = at;
    delivery.notificationId = {QUuid::createUuid()};
    delivery.deliveryId = QUuid::createUuid();
    delivery.channel = model::Channel::Push;
    delivery.outcome = model::LiveOutcome::Failed;
    delivery.detail = detail;
    return delivery;
}

} // namespace mc::test
