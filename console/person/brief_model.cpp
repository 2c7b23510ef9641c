#include "console/person/brief_model.h"

namespace mc::console {

void BriefModel::setRows(const QList<Row> &rows)
{
    if (m_rows == rows)
        return;
    const bool areAsMany = m_rows.size() == rows.size();
    if (areAsMany) { // the selection stays
        m_rows = rows;
        return Q_EMIT dataChanged(index(0, 0), index(int(rows.size()) - 1, ColumnCount - 1));
    }
    beginResetModel();
    m_rows = rows;
    endResetModel();
}

int BriefModel::rowCount(const QModelIndex &parent) const { return parent.isValid() ? 0 : int(m_rows.size()); }

int BriefModel::columnCount(const QModelIndex &parent) const { return parent.isValid() ? 0 : ColumnCount; }

QVariant BriefModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Row &row = m_rows[index.row()];
    const bool isShown = role == Qt::DisplayRole || role == Qt::AccessibleTextRole;
    if (!isShown && role != Qt::ToolTipRole)
        return {};
    switch (index.column()) {
    case Text:
        return row.text;
    case Note:
        return role == Qt::ToolTipRole && !row.noteToolTip.isEmpty() ? row.noteToolTip : row.note;
    case State:
        return row.state.text;
    default:
        return {};
    }
}

} // namespace mc::console
