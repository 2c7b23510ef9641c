#include "console/person/person_list_model.h"

#include "console/person/person_words.h"
#include "console/widgets/wording.h"

namespace mc::console {

using namespace std::chrono_literals;
using model::Result;
using model::User;

namespace {

constexpr auto typingPause = 200ms;
constexpr int pageSize = 50;

} // namespace

PersonListModel::PersonListModel(client::Client &client, QObject *parent)
    : QAbstractListModel(parent)
    , m_client(client)
{
    m_pause.setSingleShot(true);
    m_pause.setInterval(typingPause);
    connect(&m_pause, &QTimer::timeout, this, &PersonListModel::reload);
}

void PersonListModel::search(const QString &text)
{
    if (std::exchange(m_text, text.trimmed()) == text.trimmed())
        return;
    m_idCall.abandon();
    m_call.abandon();
    m_pause.start();
    setLoading(true);
}

void PersonListModel::reload()
{
    m_pause.stop();
    m_idCall.abandon();
    m_call.abandon();
    m_ofId.reset();
    m_error.reset();
    setLoading(true);
    if (const std::optional<model::UserId> id = model::userIdFromString(m_text))
        return askForId(*id);
    ask(1);
}

int PersonListModel::rowOf(model::UserId id) const
{
    const auto found = std::find_if(m_users.begin(), m_users.end(), [id](const User &user) { return user.id == id; });
    return found == m_users.end() ? -1 : int(found - m_users.begin());
}

void PersonListModel::update(const User &user)
{
    const int row = rowOf(user.id);
    if (row < 0)
        return;
    m_users[row] = user;
    Q_EMIT dataChanged(index(row), index(row));
}

void PersonListModel::retranslate()
{
    if (!m_users.isEmpty())
        Q_EMIT dataChanged(index(0), index(int(m_users.size()) - 1));
}

int PersonListModel::rowCount(const QModelIndex &parent) const { return parent.isValid() ? 0 : int(m_users.size()); }

QVariant PersonListModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const User &user = m_users[index.row()];
    switch (role) {
    case Qt::DisplayRole:
        return displayName(user);
    case Qt::AccessibleTextRole:
        return QStringLiteral("%1 · %2 · %3").arg(displayName(user), placeText(user), personChip(user.isActive).text);
    case Qt::ToolTipRole:
        return user.email.isEmpty() ? displayName(user) : QStringLiteral("%1\n%2").arg(displayName(user), user.email);
    case UserRole:
        return QVariant::fromValue(user);
    default:
        return {};
    }
}

bool PersonListModel::canFetchMore(const QModelIndex &parent) const
{
    return !parent.isValid() && m_nextPage > 0 && !m_isLoading;
}

void PersonListModel::fetchMore(const QModelIndex &parent)
{
    if (!canFetchMore(parent))
        return;
    setLoading(true);
    ask(m_nextPage);
}

// Names may be numbers too, so both are asked for.
void PersonListModel::askForId(model::UserId id)
{
    m_idCall = m_client.directory().show(id);
    m_idCall.then(this, [this](const Result<User> &user) {
        if (!user && httpStatus(user.error().code) != 404)
            return failWith(user.error());
        if (user)
            m_ofId = *user;
        ask(1);
    });
}

void PersonListModel::ask(int page)
{
    m_call = m_client.directory().list({.search = m_text, .page = page, .pageSize = pageSize});
    m_call.then(this, [this, page](const Result<client::ListPage<User>> &answer) {
        if (!answer)
            return failWith(answer.error());
        take(*answer, page);
        m_error.reset();
        setLoading(false);
    });
}

void PersonListModel::take(const client::ListPage<User> &page, int number)
{
    QList<User> fresh;
    const bool isFirst = number == 1;
    if (isFirst && m_ofId)
        fresh += *m_ofId;
    for (const User &user : page.items) {
        const bool isKnown = isFirst ? m_ofId && m_ofId->id == user.id : rowOf(user.id) >= 0;
        if (!isKnown)
            fresh += user;
    }
    m_nextPage = page.hasNext ? number + 1 : 0;
    const bool isBeside = m_ofId && std::none_of(page.items.begin(), page.items.end(), [this](const User &user) {
        return user.id == m_ofId->id;
    });
    if (isFirst)
        m_count = page.count.value_or(0) + (isBeside ? 1 : 0);
    if (isFirst) {
        beginResetModel();
        m_users = fresh;
        endResetModel();
    } else if (!fresh.isEmpty()) {
        const int first = int(m_users.size());
        beginInsertRows({}, first, first + int(fresh.size()) - 1);
        m_users += fresh;
        endInsertRows();
    }
}

void PersonListModel::failWith(const model::Error &error)
{
    m_error = error;
    setLoading(false);
    Q_EMIT failed(error);
}

void PersonListModel::setLoading(bool isLoading)
{
    m_isLoading = isLoading;
    Q_EMIT loadingChanged();
}

} // namespace mc::console
