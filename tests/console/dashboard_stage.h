#pragma once

#include "console/dashboard/dashboard_page.h"
#include "console_stage.h"
#include "support/fake_providers.h"

namespace mc::test {

/// The dashboard in front of the real service, with providers to deliver to. A member of the suite: start() in initTestCase().
class DashboardStage
{
public:
    DashboardStage();

    void start();
    /// For init(): an admin looks at the dashboard, which is live.
    void open();
    /// For cleanup(). Nothing is remembered, of the console and of what the providers were told.
    void cleanUp();

    console::DashboardPage &page() const { return *console.console().window().findChild<console::DashboardPage *>(); }
    QTableView &failures() const { return *page().findChild<QTableView *>(); }
    /// The texts of the failures' rows, their columns but the last: "FCM UNREGISTERED, Push, 2".
    QStringList rows() const;
    /// What the labels of that class say, from the first to the last that says something.
    template<typename Label>
    static QStringList texts(const QWidget &in)
    {
        QStringList texts;
        const QList<Label *> labels = in.findChildren<Label *>();
        for (const Label *label : labels) {
            if (!label->text().isEmpty() && label->isVisibleTo(&in))
                texts += label->text();
        }
        return texts;
    }
    QString news() const;
    QAction *action(const QString &text) const;
    /// A push to somebody's new device; the notification's id.
    QString push();
    /// The same, which FCM refuses.
    QString failingPush();

    FakeProviders providers;
    ConsoleStage console;
    User admin;
    User ann;
};

/// Of that second, with one provider and so many sent and failed by push.
model::LiveStatistics statisticsAt(const QDateTime &at, qint64 sent, qint64 failed = 0);
/// A push that failed then.
model::LiveDelivery failureAt(const QDateTime &at, const QString &detail = QStringLiteral("FCM INTERNAL: It failed."));

} // namespace mc::test
