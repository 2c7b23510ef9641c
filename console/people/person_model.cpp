#include "console/people/person_model.h"

#include "console/widgets/wording.h"

namespace mc::console {

using namespace std::chrono_literals;

namespace {

constexpr auto typingPause = 200ms;
constexpr int mostFound = 20;

} // namespace

PersonModel::PersonModel(client::Client &client, QObject *parent)
    : QAbstractListModel(parent)
    , m_client(client)
{
    m_pause.setSingleShot(true);
    m_pause.setInterval(typingPause);
    connect(&m_pause, &QTimer::timeout, this, &PersonModel::ask);
}

void PersonModel::search(const QString &text)
{
    m_call.abandon();
    m_text = text.trimmed();
    m_isSearching = !m_text.isEmpty();
    if (m_isSearching)
        return m_pause.start();
    m_pause.stop();
    replace({});
}

int PersonModel::rowCount(const QModelIndex &parent) const { return parent.isValid() ? 0 : int(m_users.size()); }

QVariant PersonModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const model::User &user = m_users[index.row()];
    switch (role) {
    case Qt::DisplayRole:
        return QStringLiteral("%1 · %2").arg(displayName(user), displayText(user.role));
    case Qt::EditRole: // what a completer puts into its field
        return displayName(user);
    case Qt::ToolTipRole:
        return user.email;
    case UserRole:
        return QVariant::fromValue(user);
    default:
        return {};
    }
}

void PersonModel::ask()
{
    m_call = m_client.directory().list({.search = m_text, .isActive = m_isActive, .pageSize = mostFound});
    m_call.then(this, [this](const model::Result<client::ListPage<model::User>> &page) {
        m_isSearching = false;
        m_moreCount = page ? page->count.value_or(0) - page->items.size() : 0;
        replace(page ? page->items : QList<model::User>());
        if (page)
            Q_EMIT found();
        else
            Q_EMIT failed(page.error());
    });
}

void PersonModel::replace(const QList<model::User> &users)
{
    beginResetModel();
    m_users = users;
    endResetModel();
}

} // namespace mc::console
