#include "console/notifications/list_filter.h"

#include "console/widgets/days_text.h"
#include "console/widgets/wording.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QSettings>

namespace mc::console {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(mc::console::ListFilter)
};

constexpr std::array keys {"recipient", "clinic", "type", "priority", "status", "read", "dates"};

template<typename T>
QString textOf(const std::optional<T> &value)
{
    return value ? displayText(*value) : QString();
}

template<typename Enum>
void saveWord(QSettings &settings, const char *name, const std::optional<Enum> &value)
{
    settings.setValue(QLatin1String(name), value ? QString(word(*value)) : QString());
}

std::optional<qint64> idFrom(const QSettings &settings, const char *name)
{
    const qint64 id = settings.value(QLatin1String(name)).toLongLong();
    return id > 0 ? std::optional(id) : std::nullopt;
}

std::optional<bool> truthFrom(const QString &text)
{
    return text.isEmpty() ? std::nullopt : std::optional(text == QLatin1String("true"));
}

} // namespace

client::NotificationQuery ListFilter::toQuery() const
{
    client::NotificationQuery query;
    query.recipient = recipient;
    query.clinicId = clinicId;
    query.type = type;
    query.priority = priority;
    query.deliveryStatus = status;
    query.isRead = isRead;
    query.from = from.isValid() ? from.startOfDay().toUTC() : QDateTime();
    query.to = to.isValid() ? to.endOfDay().toUTC() : QDateTime();
    query.search = search;
    return query;
}

ListFilter filterFor(const OpenMatchingNotifications &wanted)
{
    ListFilter filter;
    filter.recipient = wanted.recipient;
    filter.recipientName = wanted.recipientName;
    filter.clinicId = wanted.clinicId;
    filter.type = wanted.type;
    filter.priority = wanted.priority;
    filter.status = wanted.status;
    filter.from = wanted.from;
    filter.to = wanted.to;
    return filter;
}

QString keyOf(FilterPart part) { return QString::fromLatin1(keys[std::size_t(part)]); }

std::optional<FilterPart> filterPartOf(const QString &key)
{
    const auto *const found
        = std::find_if(keys.begin(), keys.end(), [&key](const char *known) { return key == QLatin1String(known); });
    return found == keys.end() ? std::nullopt : std::optional(FilterPart(found - keys.begin()));
}

QString displayText(FilterPart part)
{
    switch (part) {
    case FilterPart::Recipient:
        return Words::tr("Recipient");
    case FilterPart::Clinic:
        return Words::tr("Clinic");
    case FilterPart::Type:
        return Words::tr("Type");
    case FilterPart::Priority:
        return Words::tr("Priority");
    case FilterPart::Status:
        return Words::tr("Status");
    case FilterPart::Read:
        return Words::tr("Reading");
    case FilterPart::Dates:
        return Words::tr("Created");
    }
    return {};
}

QString valueText(const ListFilter &filter, FilterPart part)
{
    switch (part) {
    case FilterPart::Recipient:
        return filter.recipient && filter.recipientName.isEmpty() ? QString::number(filter.recipient->value)
                                                                  : filter.recipientName;
    case FilterPart::Clinic:
        return filter.clinicId ? QString::number(*filter.clinicId) : QString();
    case FilterPart::Type:
        return textOf(filter.type);
    case FilterPart::Priority:
        return textOf(filter.priority);
    case FilterPart::Status:
        return textOf(filter.status);
    case FilterPart::Read:
        return !filter.isRead ? QString() : *filter.isRead ? Words::tr("read") : Words::tr("unread");
    case FilterPart::Dates:
        return daysText(filter.from, filter.to);
    }
    return {};
}

QList<FilterBar::Filter> chipsOf(const ListFilter &filter)
{
    QList<FilterBar::Filter> chips;
    for (const FilterPart part : allFilterParts) {
        if (const QString value = valueText(filter, part); !value.isEmpty())
            chips += {.key = keyOf(part), .name = displayText(part), .value = value};
    }
    return chips;
}

void removePart(ListFilter &filter, FilterPart part)
{
    switch (part) {
    case FilterPart::Recipient:
        filter.recipient.reset();
        filter.recipientName.clear();
        break;
    case FilterPart::Clinic:
        filter.clinicId.reset();
        break;
    case FilterPart::Type:
        filter.type.reset();
        break;
    case FilterPart::Priority:
        filter.priority.reset();
        break;
    case FilterPart::Status:
        filter.status.reset();
        break;
    case FilterPart::Read:
        filter.isRead.reset();
        break;
    case FilterPart::Dates:
        filter.from = filter.to = {};
        break;
    }
}

void save(QSettings &settings, const ListFilter &filter)
{
    settings.setValue(QStringLiteral("recipient"), filter.recipient ? filter.recipient->value : 0);
    settings.setValue(QStringLiteral("recipient_name"), filter.recipientName);
    settings.setValue(QStringLiteral("clinic"), filter.clinicId.value_or(0));
    saveWord(settings, "type", filter.type);
    saveWord(settings, "priority", filter.priority);
    saveWord(settings, "status", filter.status);
    settings.setValue(QStringLiteral("read"), filter.isRead ? QVariant(*filter.isRead) : QVariant(QString()));
    settings.setValue(QStringLiteral("from"), filter.from.toString(Qt::ISODate));
    settings.setValue(QStringLiteral("to"), filter.to.toString(Qt::ISODate));
    settings.setValue(QStringLiteral("search"), filter.search);
}

ListFilter filterFrom(const QSettings &settings)
{
    const auto text = [&settings](const char *name) { return settings.value(QLatin1String(name)).toString(); };
    const std::optional<qint64> recipient = idFrom(settings, "recipient");
    return {.recipient = recipient ? std::optional(model::UserId {*recipient}) : std::nullopt,
        .recipientName = recipient ? text("recipient_name") : QString(),
        .clinicId = idFrom(settings, "clinic"),
        .type = model::notificationTypeFromWord(text("type")),
        .priority = model::priorityFromWord(text("priority")),
        .status = model::deliveryStatusFromWord(text("status")),
        .isRead = truthFrom(text("read")),
        .from = QDate::fromString(text("from"), Qt::ISODate),
        .to = QDate::fromString(text("to"), Qt::ISODate),
        .search = text("search")};
}

} // namespace mc::console
