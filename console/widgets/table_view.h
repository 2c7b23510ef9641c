#pragma once

#include "console/widgets/placeholder.h"

#include <QtCore/QHash>
#include <QtWidgets/QTableView>

class QSettings;

namespace mc::console {

class BusyLine;

/// The table of a page: rows as high as the theme has them, whole rows selected, columns that may be moved, made wider and hidden.
/// Asks its model for more before the reader is at the end, and looks different while it waits for the first rows, and when there
/// are none. The theme and the settings outlive it.
class TableView : public QTableView
{
    Q_OBJECT

public:
    struct Column
    {
        int width = 0; ///< at first, in pixels; 0: all that the others leave
        bool isShown = true; ///< at first
    };

    explicit TableView(const Theme &theme, QWidget *parent = nullptr);

    /// Rows have two lines, each for what its delegate paints there.
    void setTwoLines(bool haveTwo);
    /// Those of the model, which is set before. One of them takes what the others leave, and is never hidden.
    void setColumns(const QList<Column> &columns);
    /// How the columns were left, under that key, and from now on kept there. After setColumns().
    void keepColumns(QSettings &settings, const QString &key);
    /// The columns by which rows may be sorted, and the direction of the first click on each. After setModel().
    void setSortable(const QHash<int, Qt::SortOrder> &columns);
    /// Shows the arrow there, without orderAsked().
    void showOrder(int column, Qt::SortOrder direction);

    /// Something is loading: rows without contents stand for those to come while there is none.
    void setBusy(bool isBusy);
    /// What is said when there is nothing to show.
    void setPlaceholder(const Placeholder::Content &content);
    /// The rows that are selected, from the top.
    QModelIndexList selectedRowsInOrder() const;
    /// Selects the row so many rows below the one that is selected; above it: negative.
    void step(int rows);

    /// Letters are the page's keys, and never search in the table.
    void keyboardSearch(const QString &) override { }

Q_SIGNALS:
    /// Other rows are selected, or none.
    void selectedRowsChanged();
    void orderAsked(int column, Qt::SortOrder direction);
    void placeholderClicked();

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void selectionChanged(const QItemSelection &selected, const QItemSelection &deselected) override;

private:
    void setUpHeader();
    void showColumnMenu(const QPoint &position);
    void chooseOrder(int section, Qt::SortOrder direction);
    void askForMore();
    void paintSkeleton();
    void updatePlaceholder();
    void setRowHeight();

    const Theme &m_theme;
    BusyLine *m_busy;
    Placeholder *m_placeholder;
    bool m_haveTwoLines = false;
    int m_stretched = 0; ///< the column that takes what the others leave
    QHash<int, Qt::SortOrder> m_sortable;
    int m_orderColumn = -1;
    Qt::SortOrder m_orderDirection = Qt::DescendingOrder;
};

} // namespace mc::console
