#pragma once

#include "client/notification_calls.h"
#include "console/widgets/destination.h"
#include "console/widgets/filter_bar.h"

#include <QtCore/QDate>

class QSettings;

namespace mc::console {

/// Which notifications the table shows. Absent or empty: any.
struct ListFilter
{
    std::optional<model::UserId> recipient;
    QString recipientName; ///< as it is shown; empty: the id stands for it
    std::optional<qint64> clinicId;
    std::optional<model::NotificationType> type;
    std::optional<model::Priority> priority;
    std::optional<model::DeliveryStatus> status;
    std::optional<bool> isRead;
    QDate from; ///< created on that day or later, where the console stands
    QDate to; ///< created on that day or earlier
    QString search;
    bool operator==(const ListFilter &) const = default;

    /// Holds nothing back.
    bool isEmpty() const { return *this == ListFilter(); }
    client::NotificationQuery toQuery() const;
};

ListFilter filterFor(const OpenMatchingNotifications &wanted);

/// The filters by which people know them; each is a chip. Their names are the chips' keys.
enum class FilterPart { Recipient, Clinic, Type, Priority, Status, Read, Dates };
inline constexpr std::array allFilterParts {FilterPart::Recipient, FilterPart::Clinic, FilterPart::Type,
    FilterPart::Priority, FilterPart::Status, FilterPart::Read, FilterPart::Dates};

QString keyOf(FilterPart part);
std::optional<FilterPart> filterPartOf(const QString &key);
/// In the language of the moment: "Recipient", and "Ann Example (ann)"; no value when it does not hold.
QString displayText(FilterPart part);
QString valueText(const ListFilter &filter, FilterPart part);
/// Those that hold.
QList<FilterBar::Filter> chipsOf(const ListFilter &filter);
void removePart(ListFilter &filter, FilterPart part);

/// In the settings' group of the moment.
void save(QSettings &settings, const ListFilter &filter);
/// What is no filter of this version is left out.
ListFilter filterFrom(const QSettings &settings);

} // namespace mc::console
