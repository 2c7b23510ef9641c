#pragma once

#include "client/notification_calls.h"
#include "console/notifications/list_columns.h"
#include "console/notifications/list_filter.h"
#include "console/notifications/notification_row.h"

#include <QtCore/QAbstractTableModel>
#include <QtCore/QHash>
#include <QtCore/QSet>

namespace mc::console {

/// The notifications of a filter in an order, as far as they were asked for: a view that comes near their end asks for more by
/// fetchMore(). One page is under way at a time. What arrives at the server later is not inserted: see Arrivals.
///
/// Lives on the main thread; the calls outlive it.
class NotificationListModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum class State {
        Loading, ///< a page is under way
        Waiting, ///< for the view to ask for more
        Complete, ///< there are no more
        Failed, ///< error() says why; fetchMore() tries again
    };

    explicit NotificationListModel(client::NotificationCalls &calls, QObject *parent = nullptr);

    /// Shows others: empties the list, and asks for their first page.
    void load(const ListFilter &filter, const ListOrder &order);
    /// Asks for the first page anew, which takes the place of all rows when it is there.
    void reload();
    /// After a failure.
    void tryAgain();

    State state() const { return m_state; }
    const std::optional<model::Error> &error() const { return m_error; }
    const ListFilter &filter() const { return m_filter; }
    const ListOrder &order() const { return m_order; }

    const NotificationRow &rowAt(int row) const { return m_rows[row]; }
    /// Nothing when it is not among them.
    std::optional<int> find(model::NotificationId id) const;
    /// Shows what became of those that are among the rows, and answers which are.
    QSet<model::NotificationId> update(const QList<model::Notification> &notifications);
    /// Takes it out, as if it was not there; restore() puts it back where it was.
    void hide(model::NotificationId id);
    void restore(model::NotificationId id);

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;
    bool canFetchMore(const QModelIndex &parent) const override;
    void fetchMore(const QModelIndex &parent) override;

    /// Has the texts read anew: the language changed, or time passed.
    void refreshTexts();

Q_SIGNALS:
    void stateChanged();
    /// The first page has taken the place of all rows.
    void loaded();

private:
    struct Hidden
    {
        NotificationRow row;
        int position = 0;
    };

    void enter(State state);
    void askFor(const QString &cursor);
    void take(const model::Result<client::ListPage<model::Notification>> &answer, bool isFirst);
    void replaceRows(QList<NotificationRow> rows);
    void appendRows(const QList<NotificationRow> &rows);
    QList<NotificationRow> rowsFrom(const QList<model::Notification> &notifications);
    QString shared(const QString &name);

    client::NotificationCalls &m_calls;
    ListFilter m_filter;
    ListOrder m_order;
    State m_state = State::Waiting;
    std::optional<model::Error> m_error;
    QList<NotificationRow> m_rows;
    QHash<model::NotificationId, Hidden> m_hidden;
    QSet<QString> m_names; ///< of recipients, so that equal ones share their memory
    QString m_nextCursor;
    int m_generation = 0; ///< tells late answers
};

} // namespace mc::console
