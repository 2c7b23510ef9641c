#pragma once

#include "client/client.h"
#include "console/devices/device_filter.h"

#include <QtCore/QAbstractTableModel>

namespace mc::console {

/// The devices that the service lists, loaded page after page as the view asks for them. The client outlives it.
class DeviceModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { Name, Owner, Type, AppVersion, State, LastUsed, Token, ColumnCount };
    enum Role { DeviceRole = Qt::UserRole + 1 }; ///< a model::Device

    explicit DeviceModel(client::Client &client, QObject *parent = nullptr);

    const DeviceFilter &filter() const { return m_filter; }
    /// Shows those that it lets through, from the first page.
    void setFilter(const DeviceFilter &filter);
    /// The first page anew; the rows stay until it is there.
    void reload();

    bool isLoading() const { return m_isLoading; }
    /// Why what was asked for last did not come.
    const std::optional<model::Error> &error() const { return m_error; }
    /// Of all that the filter lets through; absent before the first answer.
    std::optional<qint64> count() const { return m_count; }
    const model::Device &deviceAt(int row) const { return m_devices[row]; }
    /// -1: it is not among the rows.
    int rowOf(model::DeviceId id) const;

    /// What became of one of them.
    void update(const model::Device &device);
    void remove(model::DeviceId id);
    /// The names of the columns in the language of the moment.
    void retranslate();

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    /// A new name for a device asks for it by renameRequested(): the row follows the service's answer.
    bool setData(const QModelIndex &index, const QVariant &value, int role) override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;
    bool canFetchMore(const QModelIndex &parent) const override;
    void fetchMore(const QModelIndex &parent) override;

Q_SIGNALS:
    void loadingChanged();
    void countChanged();
    void failed(const mc::model::Error &error);
    void renameRequested(const mc::model::Device &device, const QString &name);

private:
    enum class Rows { Replaced, Kept };
    void ask(int page, Rows rows);
    void take(const client::ListPage<model::Device> &page, int number, Rows rows);
    void append(const QList<model::Device> &devices);
    void setLoading(bool isLoading);
    QString text(const model::Device &device, int column) const;

    client::Client &m_client;
    DeviceFilter m_filter;
    client::Pending<client::ListPage<model::Device>> m_call;
    QList<model::Device> m_devices;
    std::optional<qint64> m_count;
    std::optional<model::Error> m_error;
    int m_nextPage = 0; ///< 0: there is none
    bool m_isLoading = false;
    Rows m_asked = Rows::Replaced; ///< for what is being loaded
};

} // namespace mc::console
