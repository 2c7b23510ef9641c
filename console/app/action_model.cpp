#include "console/app/action_model.h"

namespace mc::console {

namespace {

// How well a text fits a word: its beginning, the beginning of a word of it, elsewhere. Less is better; nothing: not at all.
std::optional<int> fit(const QString &text, const QString &word)
{
    const qsizetype at = text.indexOf(word, 0, Qt::CaseInsensitive);
    if (at < 0)
        return {};
    if (at == 0)
        return 0;
    return text[at - 1].isSpace() ? 1 : 2;
}

} // namespace

void ActionModel::setGroups(const QList<ActionGroup> &groups)
{
    beginResetModel();
    m_entries.clear();
    for (const ActionGroup &group : groups) {
        for (QAction *action : group.actions)
            m_entries += {action, displayText(*action), group.title, group.page};
    }
    endResetModel();
    search({});
}

void ActionModel::search(const QString &words)
{
    QList<std::pair<int, int>> found; // how well, row
    for (int row = 0; row < m_entries.size(); ++row) {
        const Entry &entry = m_entries[row];
        int sum = 0;
        bool isFound = true;
        for (const QString &word : words.split(u' ', Qt::SkipEmptyParts)) {
            const std::optional<int> inText = fit(entry.text, word), inGroup = fit(entry.group, word);
            isFound = isFound && (inText || inGroup);
            sum += inText.value_or(3);
        }
        if (isFound)
            found += {sum, row};
    }
    std::stable_sort(
        found.begin(), found.end(), [](const auto &left, const auto &right) { return left.first < right.first; });
    beginResetModel();
    m_shown.clear();
    for (const auto &[sum, row] : found)
        m_shown += row;
    endResetModel();
}

QAction *ActionModel::action(int row) const
{
    return row >= 0 && row < m_shown.size() ? m_entries[m_shown[row]].action : nullptr;
}

Page *ActionModel::page(int row) const { return m_entries[m_shown[row]].page; }

int ActionModel::rowCount(const QModelIndex &parent) const { return parent.isValid() ? 0 : int(m_shown.size()); }

QVariant ActionModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const Entry &entry = m_entries[m_shown[index.row()]];
    switch (role) {
    case Qt::DisplayRole:
        return entry.text;
    case Qt::DecorationRole:
        return entry.action ? entry.action->icon() : QIcon();
    case GroupRole:
        return entry.group;
    case ShortcutRole:
        return entry.action ? displayKeys(*entry.action) : QString();
    default:
        return {};
    }
}

Qt::ItemFlags ActionModel::flags(const QModelIndex &index) const
{
    if (!index.isValid())
        return {};
    const QAction *action = m_entries[m_shown[index.row()]].action;
    // Those of other pages are enabled by what these show.
    const bool isEnabled = action && action->isEnabled();
    return isEnabled ? Qt::ItemIsEnabled | Qt::ItemIsSelectable : Qt::ItemFlags();
}

} // namespace mc::console
