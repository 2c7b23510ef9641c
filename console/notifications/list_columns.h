#pragma once

#include <QtCore/QString>

class QSettings;

namespace mc::console {

/// The table's columns, in their first order.
enum class ListColumn { Time, Recipient, Type, Title, Priority, Status, Channels, ScheduledFor, ReadAt };
inline constexpr int listColumnCount = int(ListColumn::ReadAt) + 1;

/// In the language of the moment.
QString headerText(ListColumn column);
/// What the API calls the order by that column; empty when it has none.
QString orderingOf(ListColumn column);

/// How the table is sorted. The API's own order is the newest first.
struct ListOrder
{
    ListColumn column = ListColumn::Time;
    Qt::SortOrder direction = Qt::DescendingOrder;
    bool operator==(const ListOrder &) const = default;

    /// As the API takes it: equal ones the newest first.
    QString toApi() const;
};

/// In the settings' group of the moment.
void save(QSettings &settings, const ListOrder &order);
/// What is no order of this version is the API's own.
ListOrder orderFrom(const QSettings &settings);

} // namespace mc::console
