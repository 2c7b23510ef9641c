#pragma once

#include "model/live_deliveries.h"

#include <QtCore/QAbstractTableModel>
#include <QtCore/QMap>

namespace mc::console {

/// The deliveries that failed, those with the same reason on the same channel as one row: the newest first, the oldest ones dropped
/// when there are too many. What is added appears with the next show(), so that rows stand still between.
class FailureGroups : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { Reason, Channel, Count, Last, ColumnCount };
    /// Where rows appear: by their time, or behind those that are there, while somebody points at one.
    enum class Order { NewestFirst, Kept };
    struct Group
    {
        QString code; ///< of failureCode()
        QString explanation; ///< of the newest
        model::Channel channel = model::Channel::Push;
        model::NotificationId newest {};
        QDateTime at; ///< of the newest
        qint64 count = 0;
    };
    static constexpr int mostGroups = 50;

    using QAbstractTableModel::QAbstractTableModel;

    /// Passes over outcomes that are no failures.
    void add(const model::LiveDelivery &delivery);
    /// What was added since. True: there was something.
    bool show(Order order);
    /// The texts are told anew: in another language, or times because they pass.
    void retranslate();

    const QList<Group> &groups() const { return m_groups; }
    /// How many failures were added in all.
    qint64 total() const { return m_total; }

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    using Key = std::pair<QString, model::Channel>;

    int rowOf(const Key &key) const;
    void update(int row, const Group &news);
    void insert(const Group &group, int row);
    void sort();
    QString text(const Group &group, int column) const;
    QString toolTip(const Group &group, int column) const;

    QList<Group> m_groups;
    QMap<Key, Group> m_added; ///< not shown so far; at most mostGroups
    qint64 m_total = 0;
};

} // namespace mc::console
