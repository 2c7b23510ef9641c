#pragma once

#include "console/statistics/figure_model.h"

#include <QtCore/QSortFilterProxyModel>
#include <QtWidgets/QWidget>

class QLabel;

namespace mc::console {

class TableView;
class Theme;

/// A heading, and a table of figures below it that is as high as its rows: the page scrolls, not the table. Sorted by whatever column
/// is clicked. The theme outlives it.
class FigureSection : public QWidget
{
    Q_OBJECT

public:
    FigureSection(const Theme &theme, int numberWidth, QWidget *parent = nullptr);

    void setTitle(const QString &title);
    /// What is said where there are no rows.
    void setEmptyText(const QString &text);
    void setTable(const FigureTable &table);
    void setBusy(bool isBusy);
    TableView &table() { return *m_table; }

Q_SIGNALS:
    /// By Enter or a double click.
    void rowOpened(const mc::console::FigureTable::Row &row);

private:
    void setUpColumns();
    void fitHeight();

    const Theme &m_theme;
    const int m_numberWidth;
    FigureModel m_model;
    QSortFilterProxyModel m_sorted;
    QLabel *m_title;
    TableView *m_table;
};

} // namespace mc::console
