#pragma once

#include "console/notifications/notification_list_model.h"

#include <QtWidgets/QTableView>

namespace mc::console {

class BusyLine;
class ListPlaceholder;

/// The table of notifications: asks its model for more before the reader is at the end, and looks different while it waits for the
/// first of them, when there are none, and when they did not come. What it is given outlives it.
class NotificationTable : public QTableView
{
    Q_OBJECT

public:
    NotificationTable(NotificationListModel &model, const Theme &theme, QWidget *parent = nullptr);

    std::optional<model::NotificationId> chosen() const;
    enum class Scroll { ToIt, Stay };
    /// Chooses it when it is there, else none, without chosenChanged().
    void choose(model::NotificationId id, Scroll scroll = Scroll::ToIt);
    /// By so many rows, and asks for more at the end.
    void step(int rows);

    /// Widths, order and visibility of the columns.
    QByteArray columnState() const;
    void restoreColumns(const QByteArray &state);
    void setShown(ListColumn column, bool isShown) { setColumnHidden(int(column), !isShown); }

Q_SIGNALS:
    void chosenChanged();
    /// By Enter or a double click.
    void opened();
    void orderChosen(const mc::console::ListOrder &order);
    void columnsChanged();
    void removeFiltersAsked();

protected:
    void changeEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void selectionChanged(const QItemSelection &selected, const QItemSelection &deselected) override;

private:
    void setUpHeader();
    void connectHeader();
    void showOrder();
    void showColumnMenu(const QPoint &position);
    void chooseOrder(int section, Qt::SortOrder direction);
    void askForMore();
    void paintSkeleton();
    void updatePlaceholder();
    void setRowHeight();

    NotificationListModel &m_model;
    const Theme &m_theme;
    BusyLine *m_busy;
    ListPlaceholder *m_placeholder;
    bool m_isChoosing = false; ///< the program does, not the reader
};

} // namespace mc::console
