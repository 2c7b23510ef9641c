#include "console/dashboard/failure_groups.h"

#include "console/dashboard/dashboard_words.h"
#include "console/dashboard/failure_reason.h"
#include "console/widgets/relative_time.h"
#include "console/widgets/wording.h"

namespace mc::console {

using model::LiveDelivery;

void FailureGroups::add(const LiveDelivery &delivery)
{
    if (delivery.outcome != model::LiveOutcome::Failed)
        return;
    ++m_total;
    const Key key(failureCode(delivery), delivery.channel);
    if (!m_added.contains(key) && m_added.size() == mostGroups)
        return; // as many reasons within a moment tell nothing more
    Group &group = m_added[key];
    ++group.count;
    if (group.at.isValid() && delivery.at < group.at)
        return;
    group.code = key.first;
    group.channel = key.second;
    group.explanation = failureExplanation(delivery);
    group.newest = delivery.notificationId;
    group.at = delivery.at;
}

bool FailureGroups::show(Order order)
{
    const bool isNew = !m_added.isEmpty();
    const bool isOrderKept = order == Order::Kept && !m_groups.isEmpty();
    for (const auto &[key, group] : std::exchange(m_added, {}).asKeyValueRange()) {
        const int row = rowOf(key);
        row < 0 ? insert(group, isOrderKept ? rowCount() : 0) : update(row, group);
    }
    if (!isOrderKept)
        sort();
    if (const int tooMany = rowCount() - mostGroups; tooMany > 0) {
        beginRemoveRows({}, mostGroups, mostGroups + tooMany - 1);
        m_groups.remove(mostGroups, tooMany);
        endRemoveRows();
    }
    return isNew;
}

void FailureGroups::retranslate()
{
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, ColumnCount - 1);
    if (!m_groups.isEmpty())
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
}

int FailureGroups::rowCount(const QModelIndex &parent) const { return parent.isValid() ? 0 : int(m_groups.size()); }

int FailureGroups::columnCount(const QModelIndex &parent) const { return parent.isValid() ? 0 : ColumnCount; }

QVariant FailureGroups::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Group &group = m_groups[index.row()];
    switch (role) {
    case Qt::DisplayRole:
    case Qt::AccessibleTextRole:
        return text(group, index.column());
    case Qt::ToolTipRole:
        return toolTip(group, index.column());
    default:
        return {};
    }
}

QVariant FailureGroups::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole && section == Count)
        return int(Qt::AlignTrailing | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    switch (Column(section)) {
    case Reason:
        return tr("Reason");
    case Channel:
        return tr("Channel");
    case Count:
        return tr("Failures");
    case Last:
        return tr("Newest");
    case ColumnCount:
        break;
    }
    return {};
}

int FailureGroups::rowOf(const Key &key) const
{
    const auto found = std::find_if(m_groups.begin(), m_groups.end(),
        [&key](const Group &group) { return group.code == key.first && group.channel == key.second; });
    return found == m_groups.end() ? -1 : int(found - m_groups.begin());
}

void FailureGroups::update(int row, const Group &news)
{
    Group &group = m_groups[row];
    const qint64 count = group.count + news.count;
    if (news.at >= group.at)
        group = news;
    group.count = count;
    Q_EMIT dataChanged(index(row, 0), index(row, ColumnCount - 1));
}

void FailureGroups::insert(const Group &group, int row)
{
    beginInsertRows({}, row, row);
    m_groups.insert(row, group);
    endInsertRows();
}

// By insertion: nearly all are where they belong.
void FailureGroups::sort()
{
    for (int row = 1; row < rowCount(); ++row) {
        const auto place = std::find_if(m_groups.begin(), m_groups.begin() + row,
            [at = m_groups[row].at](const Group &group) { return group.at < at; });
        const int wanted = int(place - m_groups.begin());
        if (wanted == row)
            continue;
        beginMoveRows({}, row, row, {}, wanted);
        m_groups.move(row, wanted);
        endMoveRows();
    }
}

QString FailureGroups::text(const Group &group, int column) const
{
    switch (Column(column)) {
    case Reason:
        return reasonText(group.code);
    case Channel:
        return displayText(group.channel);
    case Count:
        return QLocale().toString(group.count);
    case Last:
        return relativeTime(group.at, QDateTime::currentDateTimeUtc());
    case ColumnCount:
        break;
    }
    return {};
}

QString FailureGroups::toolTip(const Group &group, int column) const
{
    if (column == Last)
        return exactTime(group.at);
    if (column == Reason && !group.explanation.isEmpty())
        return QStringLiteral("%1: %2").arg(reasonText(group.code), group.explanation);
    return text(group, column);
}

} // namespace mc::console
