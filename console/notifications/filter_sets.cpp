#include "console/notifications/filter_sets.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QSettings>
#include <QtCore/QUrl>

namespace mc::console {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(mc::console::FilterSets)
};

QString nameKey() { return QStringLiteral("name"); }

} // namespace

FilterSets::FilterSets(QSettings &settings, const QString &owner)
    : m_settings(settings)
    , m_group(QStringLiteral("notifications/filter_sets/%1").arg(QString::fromLatin1(QUrl::toPercentEncoding(owner))))
{
    const int count = std::min(settings.beginReadArray(m_group), most);
    for (int i = 0; i < count; ++i) {
        settings.setArrayIndex(i);
        m_sets += {.name = settings.value(nameKey()).toString(), .filter = filterFrom(settings)};
    }
    settings.endArray();
    m_sets.removeIf([](const FilterSet &set) { return set.name.isEmpty() || set.filter.isEmpty(); });
}

const FilterSet *FilterSets::find(const QString &name) const
{
    const auto found
        = std::find_if(m_sets.cbegin(), m_sets.cend(), [&name](const FilterSet &set) { return set.name == name; });
    return found == m_sets.cend() ? nullptr : &*found;
}

const FilterSet *FilterSets::find(const ListFilter &filter) const
{
    const auto found = std::find_if(
        m_sets.cbegin(), m_sets.cend(), [&filter](const FilterSet &set) { return set.filter == filter; });
    return found == m_sets.cend() ? nullptr : &*found;
}

void FilterSets::save(const FilterSet &set)
{
    m_sets.removeIf([&set](const FilterSet &other) { return other.name == set.name; });
    const auto place = std::find_if(m_sets.cbegin(), m_sets.cend(),
        [&set](const FilterSet &other) { return other.name.localeAwareCompare(set.name) > 0; });
    m_sets.insert(place, set);
    store();
}

void FilterSets::rename(const QString &name, const QString &newName)
{
    const FilterSet *const known = find(name);
    if (!known)
        return;
    const ListFilter filter = known->filter;
    remove(name);
    save({.name = newName, .filter = filter});
}

void FilterSets::remove(const QString &name)
{
    m_sets.removeIf([&name](const FilterSet &set) { return set.name == name; });
    store();
}

void FilterSets::store()
{
    m_settings.remove(m_group);
    m_settings.beginWriteArray(m_group, int(m_sets.size()));
    for (int i = 0; i < m_sets.size(); ++i) {
        m_settings.setArrayIndex(i);
        m_settings.setValue(nameKey(), m_sets[i].name);
        console::save(m_settings, m_sets[i].filter);
    }
    m_settings.endArray();
}

// The API takes one status at a time, and "pending" is all that waits, whatever for.
QList<FilterSet> givenFilterSets(const QList<FilterPart> &parts)
{
    ListFilter failedToday, waiting, criticalFailed, unread, criticalUnread;
    failedToday.status = criticalFailed.status = model::DeliveryStatus::Failed;
    failedToday.from = QDate::currentDate();
    waiting.status = model::DeliveryStatus::Pending;
    criticalFailed.priority = criticalUnread.priority = model::Priority::Critical;
    unread.isRead = criticalUnread.isRead = false;
    if (parts.contains(FilterPart::Status))
        return {{.name = Words::tr("Failed today"), .filter = failedToday},
            {.name = Words::tr("Held or waiting"), .filter = waiting},
            {.name = Words::tr("Critical, failed"), .filter = criticalFailed}};
    return {{.name = Words::tr("Unread"), .filter = unread},
        {.name = Words::tr("Critical, unread"), .filter = criticalUnread}};
}

} // namespace mc::console
