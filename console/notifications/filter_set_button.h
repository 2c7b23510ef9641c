#pragma once

#include "console/notifications/filter_sets.h"

#include <QtWidgets/QToolButton>

namespace mc::console {

/// A button whose menu offers the filters that have a name, and to name, rename and forget those that hold. What it is given
/// outlives it.
class FilterSetButton : public QToolButton
{
    Q_OBJECT

public:
    /// Offers the given ones as far as the parts go; keeps those of the owner in the settings.
    FilterSetButton(
        const QList<FilterPart> &parts, QSettings &settings, const QString &owner, QWidget *parent = nullptr);

    /// What holds.
    void setFilter(const ListFilter &filter);

Q_SIGNALS:
    void filterChosen(const mc::console::ListFilter &filter);

protected:
    void changeEvent(QEvent *event) override;

private:
    void showName();
    void fillMenu();
    void addSet(const FilterSet &set);
    void askForName(const QString &button, const QString &name, const std::function<void(const QString &)> &take);

    const QList<FilterPart> m_parts;
    FilterSets m_sets;
    ListFilter m_filter;
};

} // namespace mc::console
