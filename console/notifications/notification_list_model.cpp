#include "console/notifications/notification_list_model.h"

#include "console/notifications/channel_progress.h"
#include "console/widgets/relative_time.h"
#include "console/widgets/wording.h"

namespace mc::console {

using model::NotificationId;
using model::Result;

namespace {

constexpr int pageSize = 100;

// "App, Email"; with `isWhole` how far each has come too, one a line.
QString channelsText(const NotificationRow &row, bool isWhole)
{
    QStringList texts;
    for (const model::Channel channel : model::allChannels) {
        const std::optional<model::ChannelState> state = row.channelStates.of(channel);
        if (isWhole && state)
            texts += lookOf(ChannelProgress {.channel = channel, .state = *state}).text;
        else if (row.channels.testFlag(channel))
            texts += displayText(channel);
    }
    return isWhole ? texts.join(u'\n') : QLocale().createSeparatedList(texts);
}

QString timeText(const QDateTime &time)
{
    return time.isValid() ? relativeTime(time, QDateTime::currentDateTimeUtc()) : QString();
}

QString displayTextOf(const NotificationRow &row, ListColumn column)
{
    switch (column) {
    case ListColumn::Time:
        return timeText(row.createdAt);
    case ListColumn::Recipient:
        return row.recipient;
    case ListColumn::Type:
        return displayText(row.type);
    case ListColumn::Title:
        return row.title;
    case ListColumn::Priority:
        return displayText(row.priority);
    case ListColumn::Status:
        return chipOf(row).text;
    case ListColumn::Channels:
        return channelsText(row, false);
    case ListColumn::ScheduledFor:
        return timeText(row.scheduledFor);
    case ListColumn::ReadAt:
        return timeText(row.readAt);
    }
    return {};
}

QString toolTipOf(const NotificationRow &row, ListColumn column)
{
    const auto exact = [](const QDateTime &time) { return time.isValid() ? exactTime(time) : QString(); };
    switch (column) {
    case ListColumn::Channels:
        return channelsText(row, true);
    case ListColumn::Recipient:
        return row.recipientInFull;
    case ListColumn::Time:
        return exact(row.createdAt);
    case ListColumn::ScheduledFor:
        return exact(row.scheduledFor);
    case ListColumn::ReadAt:
        return exact(row.readAt);
    default:
        return displayTextOf(row, column);
    }
}

} // namespace

NotificationListModel::NotificationListModel(client::NotificationCalls &calls, QObject *parent)
    : QAbstractTableModel(parent)
    , m_calls(calls)
{
}

void NotificationListModel::load(const ListFilter &filter, const ListOrder &order)
{
    m_filter = filter;
    m_order = order;
    replaceRows({});
    reload();
}

void NotificationListModel::reload() { askFor({}); }

void NotificationListModel::tryAgain()
{
    if (m_state == State::Failed)
        askFor(m_nextCursor);
}

std::optional<int> NotificationListModel::find(NotificationId id) const
{
    const auto found
        = std::find_if(m_rows.cbegin(), m_rows.cend(), [id](const NotificationRow &row) { return row.id == id; });
    return found == m_rows.cend() ? std::nullopt : std::optional(int(found - m_rows.cbegin()));
}

QSet<NotificationId> NotificationListModel::update(const QList<model::Notification> &notifications)
{
    QHash<NotificationId, NotificationRow> changed;
    const QList<NotificationRow> rows = rowsFrom(notifications);
    for (const NotificationRow &row : rows)
        changed.insert(row.id, row);
    QSet<NotificationId> found;
    for (int i = 0; i < m_rows.size() && !changed.isEmpty(); ++i) {
        const auto row = changed.constFind(m_rows[i].id);
        if (row == changed.cend())
            continue;
        found += row->id;
        NotificationRow now = *row;
        if (now.channelStates.isEmpty()) // lists tell them only
            now.channelStates = m_rows[i].channelStates;
        if (m_rows[i] != now) {
            m_rows[i] = now;
            Q_EMIT dataChanged(index(i, 0), index(i, listColumnCount - 1));
        }
        changed.erase(row);
    }
    return found;
}

void NotificationListModel::hide(NotificationId id)
{
    const std::optional<int> at = find(id);
    m_hidden.insert(id, {.row = at ? m_rows[*at] : NotificationRow {}, .position = at.value_or(-1)});
    if (!at)
        return;
    beginRemoveRows({}, *at, *at);
    m_rows.removeAt(*at);
    endRemoveRows();
}

void NotificationListModel::restore(NotificationId id)
{
    const auto found = m_hidden.constFind(id);
    if (found == m_hidden.cend())
        return;
    const Hidden hidden = *found;
    m_hidden.erase(found);
    if (hidden.position < 0)
        return;
    const int at = std::min(hidden.position, int(m_rows.size()));
    beginInsertRows({}, at, at);
    m_rows.insert(at, hidden.row);
    endInsertRows();
}

int NotificationListModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

int NotificationListModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : listColumnCount;
}

QVariant NotificationListModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const NotificationRow &row = m_rows[index.row()];
    const auto column = ListColumn(index.column());
    switch (role) {
    case Qt::DisplayRole:
        return displayTextOf(row, column);
    case Qt::ToolTipRole:
        return toolTipOf(row, column);
    case Qt::AccessibleTextRole: // what the colours of the icons tell
        return column == ListColumn::Channels ? channelsText(row, true).replace(u'\n', QLatin1String(", "))
                                              : displayTextOf(row, column);
    default:
        return {};
    }
}

QVariant NotificationListModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    const bool isOurs = orientation == Qt::Horizontal && section >= 0 && section < listColumnCount;
    return isOurs && role == Qt::DisplayRole ? QVariant(headerText(ListColumn(section))) : QVariant();
}

bool NotificationListModel::canFetchMore(const QModelIndex &parent) const
{
    return !parent.isValid() && m_state == State::Waiting && !m_nextCursor.isEmpty();
}

void NotificationListModel::fetchMore(const QModelIndex &parent)
{
    if (canFetchMore(parent))
        askFor(m_nextCursor);
}

void NotificationListModel::refreshTexts()
{
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, listColumnCount - 1);
    if (!m_rows.isEmpty())
        Q_EMIT dataChanged(index(0, 0), index(int(m_rows.size()) - 1, listColumnCount - 1));
}

void NotificationListModel::enter(State state)
{
    m_state = state;
    Q_EMIT stateChanged();
}

void NotificationListModel::askFor(const QString &cursor)
{
    client::NotificationQuery query = m_filter.toQuery();
    query.ordering = m_order.toApi();
    query.pageSize = pageSize;
    query.cursor = cursor;
    m_error.reset();
    enter(State::Loading);
    m_calls.list(query).then(this, [this, generation = ++m_generation, isFirst = cursor.isEmpty()](const auto &answer) {
        if (generation == m_generation)
            take(answer, isFirst);
    });
}

void NotificationListModel::take(const Result<client::ListPage<model::Notification>> &answer, bool isFirst)
{
    if (!answer) {
        m_error = answer.error();
        return enter(State::Failed);
    }
    m_nextCursor = answer->nextCursor;
    const QList<NotificationRow> rows = rowsFrom(answer->items);
    isFirst ? replaceRows(rows) : appendRows(rows);
    enter(m_nextCursor.isEmpty() ? State::Complete : State::Waiting);
    if (isFirst)
        Q_EMIT loaded();
}

void NotificationListModel::replaceRows(QList<NotificationRow> rows)
{
    beginResetModel();
    m_rows = std::move(rows);
    endResetModel();
}

void NotificationListModel::appendRows(const QList<NotificationRow> &rows)
{
    if (rows.isEmpty())
        return;
    beginInsertRows({}, int(m_rows.size()), int(m_rows.size() + rows.size()) - 1);
    m_rows += rows;
    endInsertRows();
}

QList<NotificationRow> NotificationListModel::rowsFrom(const QList<model::Notification> &notifications)
{
    QList<NotificationRow> rows;
    rows.reserve(notifications.size());
    for (const model::Notification &notification : notifications) {
        if (m_hidden.contains(notification.id))
            continue;
        rows += rowOf(notification);
        rows.last().recipient = shared(rows.last().recipient);
        rows.last().recipientInFull = shared(rows.last().recipientInFull);
    }
    return rows;
}

QString NotificationListModel::shared(const QString &name) { return *m_names.insert(name); }

} // namespace mc::console
