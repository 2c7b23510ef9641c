#include "console/devices/device_filters.h"

#include "console/people/person_popup.h"
#include "console/widgets/wording.h"

#include <QtWidgets/QMenu>

namespace mc::console {

namespace {

QString typeKey() { return QStringLiteral("type"); }
QString stateKey() { return QStringLiteral("state"); }
QString ownerKey() { return QStringLiteral("owner"); }

} // namespace

DeviceFilters::DeviceFilters(client::Client &client, Owners owners, QSettings &settings, QWidget *parent)
    : FilterBar(parent)
    , m_client(client)
    , m_settings(settings)
    , m_owners(owners)
    , m_filter(savedDeviceFilter(settings))
    , m_menu(new QMenu(this))
    , m_types(new QMenu(m_menu))
    , m_states(new QMenu(m_menu))
{
    setAddMenu(m_menu);
    connect(this, &FilterBar::searchChanged, this, [this](const QString &text) {
        DeviceFilter filter = m_filter;
        filter.search = text;
        change(filter);
    });
    connect(this, &FilterBar::filterOpened, this, &DeviceFilters::openFilter);
    connect(this, &FilterBar::filterRemoved, this, &DeviceFilters::removeFilter);
    retranslate();
}

void DeviceFilters::setFilter(const DeviceFilter &filter)
{
    setSearchText(filter.search);
    change(filter);
}

void DeviceFilters::changeEvent(QEvent *event)
{
    FilterBar::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

void DeviceFilters::retranslate()
{
    setPlaceholder(tr("Search name or version"));
    fillMenus();
    showChips();
}

void DeviceFilters::fillMenus()
{
    for (QMenu *menu : {m_types, m_states, m_menu})
        menu->clear();
    m_types->setTitle(tr("Type"));
    for (const model::DeviceType type : {model::DeviceType::Android, model::DeviceType::Ios, model::DeviceType::Web})
        connect(m_types->addAction(displayText(type)), &QAction::triggered, this, [this, type] {
            DeviceFilter filter = m_filter;
            filter.type = type;
            change(filter);
        });
    m_states->setTitle(tr("State"));
    for (const bool isActive : {true, false})
        connect(m_states->addAction(deviceChip(isActive).text), &QAction::triggered, this, [this, isActive] {
            DeviceFilter filter = m_filter;
            filter.isActive = isActive;
            change(filter);
        });
    m_menu->addMenu(m_types);
    m_menu->addMenu(m_states);
    if (m_owners == Owners::Offered)
        connect(m_menu->addAction(tr("User…")), &QAction::triggered, this, [this] { searchOwner(*this); });
}

void DeviceFilters::showChips()
{
    QList<Filter> chips;
    if (m_filter.type)
        chips += {typeKey(), tr("Type"), displayText(*m_filter.type)};
    if (m_filter.isActive)
        chips += {stateKey(), tr("State"), deviceChip(*m_filter.isActive).text};
    if (m_filter.owner)
        chips += {ownerKey(), tr("User"), m_filter.ownerName};
    setFilters(chips);
}

void DeviceFilters::openFilter(const QString &key, QWidget *chip)
{
    if (key == ownerKey())
        return searchOwner(*chip);
    popUp(key == typeKey() ? *m_types : *m_states, *chip);
}

void DeviceFilters::removeFilter(const QString &key)
{
    DeviceFilter filter = m_filter;
    if (key == typeKey())
        filter.type.reset();
    else if (key == stateKey())
        filter.isActive.reset();
    else
        filter.owner.reset(), filter.ownerName.clear();
    change(filter);
}

void DeviceFilters::searchOwner(const QWidget &below)
{
    auto popup = new PersonPopup(m_client, tr("User whose devices are shown"), this);
    connect(popup, &PersonPopup::chosen, this, [this](const model::User &user) {
        DeviceFilter filter = m_filter;
        filter.owner = user.id;
        filter.ownerName = console::displayName(user);
        change(filter);
    });
    popup->openBelow(below);
}

void DeviceFilters::change(const DeviceFilter &filter)
{
    if (filter == m_filter)
        return;
    m_filter = filter;
    save(filter, m_settings);
    showChips();
    Q_EMIT changed(filter);
}

} // namespace mc::console
