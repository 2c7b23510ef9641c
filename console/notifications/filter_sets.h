#pragma once

#include "console/notifications/list_filter.h"

namespace mc::console {

/// Filters under a name.
struct FilterSet
{
    QString name {};
    ListFilter filter {};
    bool operator==(const FilterSet &) const = default;
};

/// The filters that somebody has named, by name, kept in the settings: each person at each server has their own. The settings
/// outlive it.
class FilterSets
{
public:
    static constexpr int most = 50;

    /// `owner`: who, and at which server.
    FilterSets(QSettings &settings, const QString &owner);

    const QList<FilterSet> &all() const { return m_sets; }
    /// Null when there is none of that name, or with that filter.
    const FilterSet *find(const QString &name) const;
    const FilterSet *find(const ListFilter &filter) const;
    /// Takes the place of one that is called so.
    void save(const FilterSet &set);
    /// Takes the place of one that is called so already.
    void rename(const QString &name, const QString &newName);
    void remove(const QString &name);

private:
    void store();

    QSettings &m_settings;
    const QString m_group;
    QList<FilterSet> m_sets;
};

/// Those that everybody has, in the language of the moment, as far as these parts are offered: "Failed today".
QList<FilterSet> givenFilterSets(const QList<FilterPart> &parts);

} // namespace mc::console
