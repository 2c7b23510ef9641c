#pragma once

#include "model/user.h"

#include <QtCore/QAbstractListModel>
#include <QtCore/QHash>

namespace mc::console {

/// The people somebody writes to, in the order in which they were chosen, each once. Of some only the id is known yet, and of some
/// ids there is nobody.
class RecipientModel : public QAbstractListModel
{
    Q_OBJECT

public:
    enum Role { StandingRole = Qt::UserRole + 1 }; ///< a Standing
    enum class Standing { Asked, Known, Unknown, Inactive };
    Q_ENUM(Standing)

    using QAbstractListModel::QAbstractListModel;

    void add(const model::User &user);
    /// Answers those that were not there yet.
    QList<model::UserId> add(const QList<model::UserId> &ids);
    /// Who somebody is of whom the id was added.
    void identify(const model::User &user);
    void markUnknown(model::UserId id);
    void removeAt(int row);
    /// Those that can't get anything.
    void removeUseless();
    void clear();

    QList<model::UserId> ids() const;
    /// Of unknown and inactive ones.
    QList<model::UserId> useless() const;
    /// The name of the only one; empty when it isn't one, or not known.
    QString onlyName() const;
    /// Texts of the moment's language are shown anew.
    void retranslate();

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;

private:
    struct Recipient
    {
        model::UserId id;
        QString name {};
        QString email {};
        Standing standing = Standing::Asked;
    };
    static Recipient recipientFrom(const model::User &user);
    int rowOf(model::UserId id) const;
    void set(int row, const Recipient &recipient);

    QList<Recipient> m_recipients;
    mutable QHash<model::UserId, int> m_rows; ///< by id; made anew when it was cleared
};

} // namespace mc::console
