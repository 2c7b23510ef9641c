#pragma once

#include <QtCore/QAbstractListModel>

namespace mc::console {

/// The time zones of the IANA database by name, some of them first.
class ZoneModel : public QAbstractListModel
{
    Q_OBJECT

public:
    /// `first`: those that are likely to be meant, in that order.
    explicit ZoneModel(const QList<QByteArray> &first, QObject *parent = nullptr);

    int rowOf(const QByteArray &zone) const { return int(m_zones.indexOf(zone)); }

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;

private:
    QList<QByteArray> m_zones;
};

} // namespace mc::console
