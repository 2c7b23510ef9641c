#pragma once

#include "client/client.h"

#include <QtCore/QAbstractListModel>
#include <QtCore/QTimer>

namespace mc::console {

/// The people of the directory, active or not, that a search finds: by name, user name, email or id; everybody without one. Loaded
/// page after page as the view asks for them. The client outlives it.
class PersonListModel : public QAbstractListModel
{
    Q_OBJECT

public:
    enum Role { UserRole = Qt::UserRole + 1 }; ///< a model::User

    explicit PersonListModel(client::Client &client, QObject *parent = nullptr);

    const QString &searched() const { return m_text; }
    /// A moment after the last change. The rows of before stay until there is an answer; one to an earlier search is dropped.
    void search(const QString &text);
    /// At once: the first page anew.
    void reload();

    bool isLoading() const { return m_isLoading; }
    /// Why what was asked for last did not come.
    const std::optional<model::Error> &error() const { return m_error; }
    /// Of all that are found; absent before the first answer.
    std::optional<qint64> count() const { return m_count; }
    const model::User &userAt(int row) const { return m_users[row]; }
    /// -1: not among the rows.
    int rowOf(model::UserId id) const;
    /// They are like that now.
    void update(const model::User &user);
    void retranslate();

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    bool canFetchMore(const QModelIndex &parent) const override;
    void fetchMore(const QModelIndex &parent) override;

Q_SIGNALS:
    void loadingChanged();
    void failed(const mc::model::Error &error);

private:
    void askForId(model::UserId id);
    void ask(int page);
    void take(const client::ListPage<model::User> &page, int number);
    void failWith(const model::Error &error);
    void setLoading(bool isLoading);

    client::Client &m_client;
    QTimer m_pause;
    QString m_text;
    client::Pending<model::User> m_idCall;
    client::Pending<client::ListPage<model::User>> m_call;
    std::optional<model::User> m_ofId; ///< who has what was searched for as their id: the first row
    QList<model::User> m_users;
    std::optional<qint64> m_count;
    std::optional<model::Error> m_error;
    int m_nextPage = 0; ///< 0: there is none
    bool m_isLoading = false;
};

} // namespace mc::console
