#include "console/app/pages.h"

#include "console/app/settings_page.h"
#include "console/compose/compose_page.h"
#include "console/dashboard/dashboard_page.h"
#include "console/devices/devices_page.h"
#include "console/notifications/notifications_page.h"
#include "console/person/people_page.h"
#include "console/statistics/statistics_page.h"

namespace mc::console {

QList<PagePlace> makePages(const Environment &environment, QWidget *parent)
{
    QList<PagePlace> places;
    const bool isAdmin = environment.user.role == model::Role::Admin;
    if (isAdmin) // others are told nothing live
        places += {.page = new DashboardPage(environment, parent), .iconName = QStringLiteral("layout-dashboard")};
    places += {.page = new NotificationsPage(environment, parent), .iconName = QStringLiteral("bell")};
    if (isAdmin) // others may not create any
        places += {.page = new ComposePage(environment, parent), .iconName = QStringLiteral("square-pen")};
    places += {.page = new DevicesPage(environment, parent), .iconName = QStringLiteral("smartphone")};
    if (isAdmin) { // others may not look into the directory
        places += {.page = new PeoplePage(environment, parent), .iconName = QStringLiteral("users")};
        places += {.page = new StatisticsPage(environment, parent), .iconName = QStringLiteral("chart-column")};
    }
    return places;
}

QList<PagePlace> makeLowerPages(
    const Environment &environment, Languages &languages, Theme &theme, AlertChoice &alerts, QWidget *parent)
{
    return {{.page = new SettingsPage(environment, languages, theme, alerts, parent),
        .iconName = QStringLiteral("settings"),
        .keys = QKeySequence(QStringLiteral("Ctrl+,"))}};
}

} // namespace mc::console
