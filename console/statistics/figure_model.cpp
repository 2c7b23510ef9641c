#include "console/statistics/figure_model.h"

#include <QtGui/QGuiApplication>
#include <QtWidgets/QStyle>

#include <cmath>

namespace mc::console {

// Columns stay with their widths where only the figures are new.
void FigureModel::setTable(const FigureTable &table)
{
    beginResetModel();
    m_table = table;
    endResetModel();
}

int FigureModel::rowCount(const QModelIndex &parent) const { return parent.isValid() ? 0 : int(m_table.rows.size()); }

int FigureModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_table.columns.size()) + 1;
}

QVariant FigureModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    return index.column() == 0 ? nameData(m_table.rows[index.row()], role)
                               : numberData(index.row(), index.column() - 1, role);
}

QVariant FigureModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= columnCount())
        return {};
    if (role == Qt::DisplayRole)
        return section == 0 ? m_table.name : m_table.columns[section - 1].name;
    if (role == Qt::TextAlignmentRole && section > 0) // above the numbers
        return int(QStyle::visualAlignment(QGuiApplication::layoutDirection(), Qt::AlignRight) | Qt::AlignVCenter);
    return {};
}

QVariant FigureModel::nameData(const FigureTable::Row &row, int role) const
{
    switch (role) {
    case Qt::DisplayRole:
    case SortRole:
        return row.name;
    case Qt::ToolTipRole:
        return row.toolTip.isEmpty() ? row.name : row.toolTip;
    case IconNameRole:
        return row.iconName;
    default:
        return {};
    }
}

QVariant FigureModel::numberData(int row, int column, int role) const
{
    const double number = m_table.rows[row].numbers[column];
    switch (role) {
    case Qt::DisplayRole:
    case Qt::ToolTipRole:
        return numberText(number, m_table.columns[column].kind);
    case Qt::TextAlignmentRole:
        return int(Qt::AlignTrailing | Qt::AlignVCenter);
    case SortRole:
        return std::isnan(number) ? -1 : number; // what is not known is the least
    case BarRole:
        return m_table.columns[column].hasBar ? QVariant(barShare(m_table, row, column)) : QVariant();
    default:
        return {};
    }
}

} // namespace mc::console
