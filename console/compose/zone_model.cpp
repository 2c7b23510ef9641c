#include "console/compose/zone_model.h"

#include "model/time_zone.h"

#include <QtCore/QDateTime>
#include <QtCore/QSet>
#include <QtCore/QTimeZone>

namespace mc::console {

ZoneModel::ZoneModel(const QList<QByteArray> &first, QObject *parent)
    : QAbstractListModel(parent)
{
    QSet<QByteArray> seen;
    const auto add = [&](const QByteArray &zone) {
        if (seen.contains(zone) || !model::isTimeZone(zone))
            return;
        seen += zone;
        m_zones += zone;
    };
    for (const QByteArray &zone : first)
        add(zone);
    const QList<QByteArray> all = QTimeZone::availableTimeZoneIds();
    for (const QByteArray &zone : all)
        add(zone);
}

int ZoneModel::rowCount(const QModelIndex &parent) const { return parent.isValid() ? 0 : int(m_zones.size()); }

QVariant ZoneModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const QByteArray &zone = m_zones[index.row()];
    if (role == Qt::DisplayRole || role == Qt::EditRole)
        return QString::fromLatin1(zone);
    if (role == Qt::ToolTipRole)
        return QTimeZone(zone).displayName(QDateTime::currentDateTimeUtc(), QTimeZone::LongName);
    return {};
}

} // namespace mc::console
