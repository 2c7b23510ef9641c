#pragma once

#include "console/statistics/figure_table.h"

#include <QtCore/QAbstractTableModel>

namespace mc::console {

/// A table of figures for a view. Rows keep the table's order: a proxy sorts them by SortRole.
class FigureModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Role {
        SortRole = Qt::UserRole + 1, ///< the name or the number
        BarRole, ///< 0 to 1; invalid where there is no bar
        IconNameRole
    };

    using QAbstractTableModel::QAbstractTableModel;

    const FigureTable &table() const { return m_table; }
    void setTable(const FigureTable &table);

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    QVariant nameData(const FigureTable::Row &row, int role) const;
    QVariant numberData(int row, int column, int role) const;

    FigureTable m_table;
};

} // namespace mc::console
