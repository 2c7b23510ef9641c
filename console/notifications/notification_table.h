#pragma once

#include "console/notifications/notification_list_model.h"
#include "console/widgets/table_view.h"

namespace mc::console {

/// The table of notifications, of which one is chosen. What it is given outlives it.
class NotificationTable : public TableView
{
    Q_OBJECT

public:
    NotificationTable(NotificationListModel &model, const Theme &theme, QSettings &settings, QWidget *parent = nullptr);

    std::optional<model::NotificationId> chosen() const;
    enum class Scroll { ToIt, Stay };
    /// Chooses it when it is there, else none, without chosenChanged().
    void choose(model::NotificationId id, Scroll scroll = Scroll::ToIt);

Q_SIGNALS:
    void chosenChanged();
    void orderChosen(const mc::console::ListOrder &order);
    void removeFiltersAsked();

protected:
    void changeEvent(QEvent *event) override;

private:
    void updateState();

    NotificationListModel &m_model;
    bool m_isChoosing = false; ///< the program does, not the reader
};

} // namespace mc::console
