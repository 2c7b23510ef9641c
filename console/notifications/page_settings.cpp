#include "console/notifications/page_settings.h"

#include <QtCore/QSettings>

namespace mc::console {

namespace {

QString group() { return QStringLiteral("notifications"); }

ListOrder orderFrom(const QSettings &settings)
{
    const int column = settings.value(QStringLiteral("order_by"), 0).toInt();
    if (column < 0 || column >= listColumnCount || orderingOf(ListColumn(column)).isEmpty())
        return {};
    const bool isAscending = settings.value(QStringLiteral("ascending")).toBool();
    return {.column = ListColumn(column), .direction = isAscending ? Qt::AscendingOrder : Qt::DescendingOrder};
}

} // namespace

void save(QSettings &settings, const PageSettings &page)
{
    settings.beginGroup(group());
    settings.setValue(QStringLiteral("columns"), page.columns);
    settings.setValue(QStringLiteral("details_beside"), page.detailsBeside);
    settings.setValue(QStringLiteral("details_below"), page.detailsBelow);
    settings.setValue(QStringLiteral("order_by"), int(page.order.column));
    settings.setValue(QStringLiteral("ascending"), page.order.direction == Qt::AscendingOrder);
    save(settings, page.filter);
    settings.endGroup();
}

PageSettings pageSettingsFrom(QSettings &settings)
{
    settings.beginGroup(group());
    const PageSettings page {.columns = settings.value(QStringLiteral("columns")).toByteArray(),
        .detailsBeside = settings.value(QStringLiteral("details_beside")).toByteArray(),
        .detailsBelow = settings.value(QStringLiteral("details_below")).toByteArray(),
        .filter = filterFrom(settings),
        .order = orderFrom(settings)};
    settings.endGroup();
    return page;
}

} // namespace mc::console
