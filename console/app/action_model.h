#pragma once

#include "console/app/action_groups.h"

#include <QtCore/QAbstractListModel>
#include <QtCore/QPointer>

namespace mc::console {

/// Actions as a list in which one types to find one: those whose text or page holds every typed word, the best first.
class ActionModel : public QAbstractListModel
{
    Q_OBJECT

public:
    enum Role { ShortcutRole = Qt::UserRole, GroupRole };

    using QAbstractListModel::QAbstractListModel;

    void setGroups(const QList<ActionGroup> &groups);
    void search(const QString &words);
    /// Null when it is gone.
    QAction *action(int row) const;
    Page *page(int row) const;

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;

private:
    struct Entry
    {
        QPointer<QAction> action;
        QString text; ///< without the mark of its access key
        QString group;
        Page *page;
    };

    QList<Entry> m_entries;
    QList<int> m_shown; ///< rows of m_entries
};

} // namespace mc::console
