#include "console/devices/device_model.h"

#include "console/devices/device_words.h"
#include "console/widgets/relative_time.h"
#include "console/widgets/wording.h"

namespace mc::console {

using model::Device;
using model::Result;

namespace {

constexpr int pageSize = 100;

} // namespace

DeviceModel::DeviceModel(client::Client &client, QObject *parent)
    : QAbstractTableModel(parent)
    , m_client(client)
{
}

void DeviceModel::setFilter(const DeviceFilter &filter)
{
    m_filter = filter;
    beginResetModel();
    m_devices.clear();
    m_nextPage = 0;
    endResetModel();
    m_count.reset();
    Q_EMIT countChanged();
    ask(1, Rows::Replaced);
}

void DeviceModel::reload() { ask(1, Rows::Replaced); }

int DeviceModel::rowOf(model::DeviceId id) const
{
    const auto found
        = std::find_if(m_devices.begin(), m_devices.end(), [id](const Device &device) { return device.id == id; });
    return found == m_devices.end() ? -1 : int(found - m_devices.begin());
}

void DeviceModel::update(const Device &device)
{
    const int row = rowOf(device.id);
    if (row < 0)
        return;
    m_devices[row] = device;
    Q_EMIT dataChanged(index(row, 0), index(row, ColumnCount - 1));
}

// What follows moves up by one at the service too, so the next page is asked for from where the rows end. An answer that is
// under way may have left out what moved.
void DeviceModel::remove(model::DeviceId id)
{
    const int row = rowOf(id);
    if (row < 0)
        return;
    beginRemoveRows({}, row, row);
    m_devices.removeAt(row);
    endRemoveRows();
    if (m_nextPage > 0)
        m_nextPage = int(m_devices.size()) / pageSize + 1;
    if (m_isLoading)
        ask(m_asked == Rows::Kept ? m_nextPage : 1, m_asked);
    if (m_count)
        --*m_count;
    Q_EMIT countChanged();
}

void DeviceModel::retranslate()
{
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, ColumnCount - 1);
    if (!m_devices.isEmpty())
        Q_EMIT dataChanged(index(0, 0), index(int(m_devices.size()) - 1, ColumnCount - 1));
}

int DeviceModel::rowCount(const QModelIndex &parent) const { return parent.isValid() ? 0 : int(m_devices.size()); }

int DeviceModel::columnCount(const QModelIndex &parent) const { return parent.isValid() ? 0 : ColumnCount; }

QVariant DeviceModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Device &device = m_devices[index.row()];
    switch (role) {
    case Qt::DisplayRole:
    case Qt::AccessibleTextRole:
        return text(device, index.column());
    case Qt::EditRole:
        return index.column() == Name ? device.name : QVariant();
    case Qt::ToolTipRole:
        return index.column() == LastUsed ? exactTime(device.lastUsedAt) : text(device, index.column());
    case DeviceRole:
        return QVariant::fromValue(device);
    default:
        return {};
    }
}

bool DeviceModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (role != Qt::EditRole || !checkIndex(index, CheckIndexOption::IndexIsValid) || index.column() != Name)
        return false;
    const QString name = value.toString().trimmed();
    if (const Device device = m_devices[index.row()]; name != device.name)
        Q_EMIT renameRequested(device, name);
    return false;
}

QVariant DeviceModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Name:
        return tr("Device");
    case Owner:
        return tr("User");
    case Type:
        return tr("Type");
    case AppVersion:
        return tr("App version");
    case State:
        return tr("State");
    case LastUsed:
        return tr("Last used");
    case Token:
        return tr("Token");
    default:
        return {};
    }
}

Qt::ItemFlags DeviceModel::flags(const QModelIndex &index) const
{
    const Qt::ItemFlags flags = QAbstractTableModel::flags(index);
    return index.isValid() && index.column() == Name ? flags | Qt::ItemIsEditable : flags;
}

bool DeviceModel::canFetchMore(const QModelIndex &parent) const
{
    return !parent.isValid() && m_nextPage > 0 && !m_isLoading;
}

void DeviceModel::fetchMore(const QModelIndex &parent)
{
    if (canFetchMore(parent))
        ask(m_nextPage, Rows::Kept);
}

// An answer to an earlier question, about another filter perhaps, is dropped.
void DeviceModel::ask(int page, Rows rows)
{
    m_call.abandon();
    m_asked = rows;
    m_error.reset();
    setLoading(true);
    m_call = m_client.devices().list(m_filter.query(page, pageSize));
    m_call.then(this, [this, page, rows](const Result<client::ListPage<Device>> &answer) {
        if (answer)
            take(*answer, page, rows);
        else
            m_error = answer.error();
        setLoading(false);
        if (!answer)
            Q_EMIT failed(answer.error());
    });
}

void DeviceModel::take(const client::ListPage<Device> &page, int number, Rows rows)
{
    // Devices registered in the meantime push known ones onto the next page.
    QList<Device> fresh;
    for (const Device &device : page.items) {
        if (rows == Rows::Replaced || rowOf(device.id) < 0)
            fresh += device;
    }
    if (rows == Rows::Replaced) {
        beginResetModel();
        m_devices = fresh;
        endResetModel();
    } else {
        append(fresh);
    }
    const int nextPage = fresh.isEmpty() ? number + 1 : int(m_devices.size()) / pageSize + 1;
    m_nextPage = page.hasNext ? nextPage : 0;
    m_count = page.count;
    Q_EMIT countChanged();
}

void DeviceModel::append(const QList<Device> &devices)
{
    if (devices.isEmpty())
        return;
    const int first = int(m_devices.size());
    beginInsertRows({}, first, first + int(devices.size()) - 1);
    m_devices += devices;
    endInsertRows();
}

void DeviceModel::setLoading(bool isLoading)
{
    m_isLoading = isLoading;
    Q_EMIT loadingChanged();
}

QString DeviceModel::text(const Device &device, int column) const
{
    switch (column) {
    case Name:
        return nameOf(device);
    case Owner:
        return device.owner.username;
    case Type:
        return displayText(device.type);
    case AppVersion:
        return device.appVersion;
    case State:
        return deviceChip(device.isActive).text;
    case LastUsed:
        return relativeTime(device.lastUsedAt, QDateTime::currentDateTimeUtc());
    case Token:
        return device.maskedToken;
    default:
        return {};
    }
}

} // namespace mc::console
