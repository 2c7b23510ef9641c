#include "console/notifications/list_columns.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QSettings>

namespace mc::console {

namespace {

struct ListColumns
{
    Q_DECLARE_TR_FUNCTIONS(mc::console::ListColumns)
};

} // namespace

QString headerText(ListColumn column)
{
    switch (column) {
    case ListColumn::Time:
        return ListColumns::tr("Time");
    case ListColumn::Recipient:
        return ListColumns::tr("Recipient");
    case ListColumn::Type:
        return ListColumns::tr("Type");
    case ListColumn::Title:
        return ListColumns::tr("Title");
    case ListColumn::Priority:
        return ListColumns::tr("Priority");
    case ListColumn::Status:
        return ListColumns::tr("Status");
    case ListColumn::Channels:
        return ListColumns::tr("Channels");
    case ListColumn::ScheduledFor:
        return ListColumns::tr("Scheduled for");
    case ListColumn::ReadAt:
        return ListColumns::tr("Read");
    }
    return {};
}

QString orderingOf(ListColumn column)
{
    switch (column) {
    case ListColumn::Time:
        return QStringLiteral("created_at");
    case ListColumn::Type:
        return QStringLiteral("notification_type");
    case ListColumn::Priority:
        return QStringLiteral("priority");
    case ListColumn::ScheduledFor:
        return QStringLiteral("scheduled_for");
    case ListColumn::ReadAt:
        return QStringLiteral("read_at");
    case ListColumn::Recipient:
    case ListColumn::Title:
    case ListColumn::Status:
    case ListColumn::Channels:
        return {};
    }
    return {};
}

QString ListOrder::toApi() const
{
    const QString sign = direction == Qt::DescendingOrder ? QStringLiteral("-") : QString();
    const QString first = sign + orderingOf(column);
    return column == ListColumn::Time ? first : first + QStringLiteral(",-created_at");
}

void save(QSettings &settings, const ListOrder &order)
{
    settings.setValue(QStringLiteral("order_by"), int(order.column));
    settings.setValue(QStringLiteral("ascending"), order.direction == Qt::AscendingOrder);
}

ListOrder orderFrom(const QSettings &settings)
{
    const int column = settings.value(QStringLiteral("order_by"), 0).toInt();
    if (column < 0 || column >= listColumnCount || orderingOf(ListColumn(column)).isEmpty())
        return {};
    const bool isAscending = settings.value(QStringLiteral("ascending")).toBool();
    return {.column = ListColumn(column), .direction = isAscending ? Qt::AscendingOrder : Qt::DescendingOrder};
}

} // namespace mc::console
