#pragma once

#include "console/devices/device_filter.h"
#include "console/widgets/filter_bar.h"

namespace mc::client {
class Client;
}

namespace mc::console {

/// The filters above the devices: search, type, state, user. Keeps them in the settings. What it is given outlives it.
class DeviceFilters : public FilterBar
{
    Q_OBJECT

public:
    enum class Owners { Offered, NotOffered }; ///< only admins see the devices of others

    DeviceFilters(client::Client &client, Owners owners, QSettings &settings, QWidget *parent = nullptr);

    const DeviceFilter &filter() const { return m_filter; }
    void setFilter(const DeviceFilter &filter);

Q_SIGNALS:
    void changed(const mc::console::DeviceFilter &filter);

protected:
    void changeEvent(QEvent *event) override;

private:
    void fillMenus();
    void retranslate();
    void showChips();
    void openFilter(const QString &key, QWidget *chip);
    void removeFilter(const QString &key);
    void searchOwner(const QWidget &below);
    void change(const DeviceFilter &filter);

    client::Client &m_client;
    QSettings &m_settings;
    const Owners m_owners;
    DeviceFilter m_filter;
    QMenu *m_menu;
    QMenu *m_types;
    QMenu *m_states;
};

} // namespace mc::console
