#pragma once

#include "console/notifications/list_filter.h"

class QMenu;

namespace mc::client {
class Client;
}

namespace mc::console {

/// The menu that adds filters, and what opens at a chip to change one. What it is given outlives it.
class FilterMenu : public QObject
{
    Q_OBJECT

public:
    /// The parts are those that it offers.
    FilterMenu(client::Client &client, const QList<FilterPart> &parts, QWidget *parent);

    QMenu *menu() { return m_menu; }
    /// The filter that is to be changed.
    void setFilter(const ListFilter &filter) { m_filter = filter; }
    void open(FilterPart part, QWidget &anchor);
    void retranslate();

Q_SIGNALS:
    void filterChosen(const mc::console::ListFilter &filter);

private:
    void fill(QMenu &menu, FilterPart part);
    void addDays(QMenu &menu);
    void openPerson(QWidget &anchor);
    void openClinic(QWidget &anchor);
    void openDates(QWidget &anchor);
    void choose(const std::function<void(ListFilter &)> &change);

    client::Client &m_client;
    const QList<FilterPart> m_parts;
    QWidget *m_window;
    QMenu *m_menu;
    ListFilter m_filter;
};

} // namespace mc::console
