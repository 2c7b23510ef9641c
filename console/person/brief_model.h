#pragma once

#include "console/widgets/state_chip.h"

#include <QtCore/QAbstractTableModel>

namespace mc::console {

/// A few records of somebody, each in a line: what it is, a word about it, and its state.
class BriefModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { Text, Note, State, ColumnCount };

    struct Row
    {
        QString iconName;
        QString text;
        QString note;
        QString noteToolTip {};
        ChipLook state;
        bool operator==(const Row &) const = default;
    };

    using QAbstractTableModel::QAbstractTableModel;

    void setRows(const QList<Row> &rows);
    const Row &rowAt(int row) const { return m_rows[row]; }

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;

private:
    QList<Row> m_rows;
};

} // namespace mc::console
