#include "console/notifications/notification_table.h"

#include "console/notifications/notification_delegate.h"
#include "console/session/failure_text.h"

namespace mc::console {

namespace {

using Column = TableView::Column;

// In the order of ListColumn. The type is its icon, with its name when the column is made wider.
const std::array<Column, listColumnCount> columns {Column {.width = 132}, {.width = 132}, {.width = 64}, {},
    {.width = 88}, {.width = 120}, {.width = 96}, {.width = 124, .isShown = false}, {.width = 124, .isShown = false}};

// The first click on a column shows what people look for there: the newest, the most urgent.
QHash<int, Qt::SortOrder> sortableColumns()
{
    QHash<int, Qt::SortOrder> sortable;
    for (int i = 0; i < listColumnCount; ++i) {
        if (!orderingOf(ListColumn(i)).isEmpty())
            sortable.insert(i, ListColumn(i) == ListColumn::Type ? Qt::AscendingOrder : Qt::DescendingOrder);
    }
    return sortable;
}

} // namespace

NotificationTable::NotificationTable(
    NotificationListModel &model, const Theme &theme, QSettings &settings, QWidget *parent)
    : TableView(theme, parent)
    , m_model(model)
{
    setModel(&model);
    setItemDelegate(new NotificationDelegate(theme, this));
    setSelectionMode(SingleSelection);
    setColumns({columns.begin(), columns.end()});
    setSortable(sortableColumns());
    keepColumns(settings, QStringLiteral("notifications/columns"));
    connect(&model, &NotificationListModel::stateChanged, this, &NotificationTable::updateState);
    connect(this, &TableView::orderAsked, this, [this](int column, Qt::SortOrder direction) {
        Q_EMIT orderChosen({.column = ListColumn(column), .direction = direction});
    });
    connect(this, &TableView::selectedRowsChanged, this, [this] {
        if (!m_isChoosing)
            Q_EMIT chosenChanged();
    });
    connect(this, &TableView::placeholderClicked, this, [this] {
        if (m_model.state() == NotificationListModel::State::Failed)
            m_model.tryAgain();
        else
            Q_EMIT removeFiltersAsked();
    });
    updateState();
}

std::optional<model::NotificationId> NotificationTable::chosen() const
{
    const QModelIndexList rows = selectionModel()->selectedRows();
    return rows.isEmpty() ? std::nullopt : std::optional(m_model.rowAt(rows.first().row()).id);
}

void NotificationTable::choose(model::NotificationId id, Scroll scroll)
{
    const std::optional<int> row = m_model.find(id);
    m_isChoosing = true;
    setAutoScroll(scroll == Scroll::ToIt);
    if (row)
        setCurrentIndex(m_model.index(*row, int(ListColumn::Title)));
    else
        clearSelection();
    setAutoScroll(true);
    m_isChoosing = false;
}

void NotificationTable::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange) {
        m_model.refreshTexts();
        updateState();
    }
    TableView::changeEvent(event);
}

void NotificationTable::updateState()
{
    showOrder(int(m_model.order().column), m_model.order().direction);
    if (m_model.state() == NotificationListModel::State::Failed)
        setPlaceholder({.iconName = QStringLiteral("circle-alert"),
            .colour = StateColour::Failed,
            .title = tr("The notifications did not arrive"),
            .text = failureText(*m_model.error()),
            .button = tr("Load notifications again")});
    else if (m_model.filter().isEmpty())
        setPlaceholder({.iconName = QStringLiteral("inbox"),
            .title = tr("No notifications yet"),
            .text = tr("What is sent appears here, with what became of it.")});
    else
        setPlaceholder({.iconName = QStringLiteral("search"),
            .title = tr("No notification matches the filters"),
            .text = tr("Remove a filter, or search for other words in title and message."),
            .button = tr("Remove all filters")});
    setBusy(m_model.state() == NotificationListModel::State::Loading);
}

} // namespace mc::console
