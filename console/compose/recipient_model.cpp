#include "console/compose/recipient_model.h"

#include "console/widgets/wording.h"

#include <QtCore/QLocale>

namespace mc::console {

using model::User;
using model::UserId;

RecipientModel::Recipient RecipientModel::recipientFrom(const User &user)
{
    return {.id = user.id,
        .name = displayName(user),
        .email = user.email,
        .standing = user.isActive ? Standing::Known : Standing::Inactive};
}

void RecipientModel::add(const User &user)
{
    if (add(QList<UserId> {user.id}).isEmpty())
        return;
    identify(user);
}

QList<UserId> RecipientModel::add(const QList<UserId> &ids)
{
    QList<UserId> added;
    QSet<UserId> seen;
    for (const UserId id : ids) {
        if (rowOf(id) >= 0 || seen.contains(id))
            continue;
        seen += id;
        added += id;
    }
    if (added.isEmpty())
        return {};
    beginInsertRows({}, rowCount(), rowCount() + int(added.size()) - 1);
    for (const UserId id : std::as_const(added))
        m_recipients += {.id = id};
    m_rows.clear();
    endInsertRows();
    return added;
}

void RecipientModel::identify(const User &user)
{
    if (const int row = rowOf(user.id); row >= 0)
        set(row, recipientFrom(user));
}

void RecipientModel::markUnknown(UserId id)
{
    if (const int row = rowOf(id); row >= 0)
        set(row, {.id = id, .standing = Standing::Unknown});
}

void RecipientModel::removeAt(int row)
{
    beginRemoveRows({}, row, row);
    m_recipients.removeAt(row);
    m_rows.clear();
    endRemoveRows();
}

void RecipientModel::removeUseless()
{
    beginResetModel();
    const auto isUseless = [](const Recipient &recipient) {
        return recipient.standing == Standing::Unknown || recipient.standing == Standing::Inactive;
    };
    m_recipients.removeIf(isUseless);
    m_rows.clear();
    endResetModel();
}

void RecipientModel::clear()
{
    beginResetModel();
    m_recipients.clear();
    m_rows.clear();
    endResetModel();
}

QList<UserId> RecipientModel::ids() const
{
    QList<UserId> ids;
    ids.reserve(m_recipients.size());
    for (const Recipient &recipient : m_recipients)
        ids += recipient.id;
    return ids;
}

QList<UserId> RecipientModel::useless() const
{
    QList<UserId> ids;
    for (const Recipient &recipient : m_recipients) {
        if (recipient.standing == Standing::Unknown || recipient.standing == Standing::Inactive)
            ids += recipient.id;
    }
    return ids;
}

QString RecipientModel::onlyName() const { return m_recipients.size() == 1 ? m_recipients.first().name : QString(); }

void RecipientModel::retranslate()
{
    if (rowCount() > 0)
        Q_EMIT dataChanged(index(0), index(rowCount() - 1));
}

int RecipientModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_recipients.size());
}

QVariant RecipientModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Recipient &recipient = m_recipients[index.row()];
    const QString number = QString::number(recipient.id.value);
    switch (role) {
    case Qt::DisplayRole:
        if (recipient.standing == Standing::Unknown)
            return tr("%1: unknown", "a user's id").arg(number);
        if (recipient.standing == Standing::Inactive)
            return tr("%1: inactive", "a user's name").arg(recipient.name);
        return recipient.name.isEmpty() ? number : recipient.name;
    case Qt::ToolTipRole:
        return recipient.email.isEmpty() ? tr("User %1", "a user's id").arg(number)
                                         : tr("User %1, %2", "id, email").arg(number, recipient.email);
    case StandingRole:
        return QVariant::fromValue(recipient.standing);
    default:
        return {};
    }
}

int RecipientModel::rowOf(UserId id) const
{
    if (m_rows.isEmpty()) {
        for (int row = 0; row < m_recipients.size(); ++row)
            m_rows.insert(m_recipients[row].id, row);
    }
    return m_rows.value(id, -1);
}

void RecipientModel::set(int row, const Recipient &recipient)
{
    m_recipients[row] = recipient;
    Q_EMIT dataChanged(index(row), index(row));
}

} // namespace mc::console
