#include "console/notifications/filter_set_button.h"

#include "console/widgets/field_popup.h"
#include "console/widgets/icons.h"

#include <QtWidgets/QMenu>

namespace mc::console {

namespace {

constexpr int longestText = 200; // in pixels

QString menuText(const QString &text) { return QString(text).replace(u'&', QLatin1String("&&")); }

} // namespace

FilterSetButton::FilterSetButton(
    const QList<FilterPart> &parts, QSettings &settings, const QString &owner, QWidget *parent)
    : QToolButton(parent)
    , m_parts(parts)
    , m_sets(settings, owner)
{
    setIcon(console::icon(QStringLiteral("bookmark")));
    setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    setPopupMode(InstantPopup);
    setAutoRaise(true);
    setMenu(new QMenu(this));
    connect(menu(), &QMenu::aboutToShow, this, &FilterSetButton::fillMenu);
    showName();
}

void FilterSetButton::setFilter(const ListFilter &filter)
{
    m_filter = filter;
    showName();
}

void FilterSetButton::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        showName();
    QToolButton::changeEvent(event);
}

// The button says which of them holds.
void FilterSetButton::showName()
{
    const FilterSet *held = m_sets.find(m_filter);
    const QList<FilterSet> given = givenFilterSets(m_parts);
    for (const FilterSet &set : given) {
        if (!held && set.filter == m_filter)
            held = &set;
    }
    const QString name = held ? held->name : tr("Saved filters");
    setText(menuText(fontMetrics().elidedText(name, Qt::ElideRight, longestText)));
    setToolTip(held ? tr("Saved filters: %1").arg(name) : tr("Choose or save filters under a name"));
    setAccessibleName(held ? toolTip() : name);
}

void FilterSetButton::fillMenu()
{
    menu()->clear();
    const QList<FilterSet> given = givenFilterSets(m_parts);
    for (const FilterSet &set : given)
        addSet(set);
    menu()->addSeparator();
    for (const FilterSet &set : m_sets.all())
        addSet(set);
    menu()->addSeparator();
    QAction *save = menu()->addAction(tr("Save these filters …"), this, [this] {
        askForName(
            tr("Save filters"), {}, [this](const QString &name) { m_sets.save({.name = name, .filter = m_filter}); });
    });
    const FilterSet *const held = m_sets.find(m_filter);
    save->setEnabled(!m_filter.isEmpty() && !held && m_sets.all().size() < FilterSets::most);
    if (!held)
        return;
    menu()->addAction(tr("Rename “%1” …").arg(menuText(held->name)), this, [this, name = held->name] {
        askForName(tr("Rename filters"), name, [this, name](const QString &newName) { m_sets.rename(name, newName); });
    });
    menu()->addAction(tr("Remove “%1”").arg(menuText(held->name)), this, [this, name = held->name] {
        m_sets.remove(name);
        showName();
    });
}

void FilterSetButton::addSet(const FilterSet &set)
{
    QAction *action
        = menu()->addAction(menuText(set.name), this, [this, filter = set.filter] { Q_EMIT filterChosen(filter); });
    action->setCheckable(true);
    action->setChecked(set.filter == m_filter);
}

void FilterSetButton::askForName(
    const QString &button, const QString &name, const std::function<void(const QString &)> &take)
{
    auto popup = new FieldPopup({.question = tr("Name of the filters"), .text = name, .button = button}, this);
    connect(popup, &FieldPopup::entered, this, [this, take](const QString &text) {
        take(text);
        showName();
    });
    popup->openBelow(*this);
}

} // namespace mc::console
