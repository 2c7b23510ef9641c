#pragma once

#include "client/client.h"

#include <QtCore/QAbstractListModel>
#include <QtCore/QTimer>

namespace mc::console {

/// The people of the directory that a search finds, asked for while somebody types. The client outlives it.
class PersonModel : public QAbstractListModel
{
    Q_OBJECT

public:
    enum Role { UserRole = Qt::UserRole + 1 }; ///< a model::User

    explicit PersonModel(client::Client &client, QObject *parent = nullptr);

    /// Finds those too who have left.
    void includeInactive() { m_isActive.reset(); }
    /// Asks for active people with that in their name, a moment after the last change; an answer to an earlier search is dropped.
    void search(const QString &text);
    bool isSearching() const { return m_isSearching; }
    /// How many there are besides those that were found.
    qint64 moreCount() const { return m_moreCount; }

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;

Q_SIGNALS:
    /// The answer to the last search has come.
    void found();
    void failed(const mc::model::Error &error);

private:
    void ask();
    void replace(const QList<model::User> &users);

    client::Client &m_client;
    QTimer m_pause;
    QString m_text;
    std::optional<bool> m_isActive = true; ///< who is found; absent: everybody
    client::Pending<client::ListPage<model::User>> m_call;
    QList<model::User> m_users;
    qint64 m_moreCount = 0;
    bool m_isSearching = false;
};

} // namespace mc::console
