#include "console/app/pages.h"

#include "console/app/settings_page.h"
#include "console/compose/compose_page.h"
#include "console/devices/devices_page.h"
#include "console/notifications/notifications_page.h"
#include "console/person/people_page.h"
#include "console/statistics/statistics_page.h"

namespace mc::console {

QList<PagePlace> makePages(const Environment &environment, QWidget *parent)
{
    QList<PagePlace> places;
    places += {.page = new NotificationsPage(environment, parent), .iconName = QStringLiteral("bell")};
    if (environment.user.role == model::Role::Admin) // others may not create any
        places += {.page = new ComposePage(environment, parent), .iconName = QStringLiteral("square-pen")};
    places += {.page = new DevicesPage(environment, parent), .iconName = QStringLiteral("smartphone")};
    if (environment.user.role == model::Role::Admin) {
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
