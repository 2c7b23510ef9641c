#include "console/notifications/notification_table.h"

#include "console/notifications/list_placeholder.h"
#include "console/notifications/row_delegate.h"
#include "console/widgets/busy_line.h"

#include <QtGui/QKeyEvent>
#include <QtGui/QPainter>
#include <QtWidgets/QHeaderView>
#include <QtWidgets/QMenu>
#include <QtWidgets/QScrollBar>

namespace mc::console {

namespace {

constexpr int headerHeight = 32;
constexpr int nearEnd = 50; // rows before it, when more are asked for

int firstWidth(ListColumn column)
{
    switch (column) {
    case ListColumn::Time:
        return 104;
    case ListColumn::Recipient:
        return 132;
    case ListColumn::Type:
        return 64; // its icon; with its name when it is made wider
    case ListColumn::Title:
        return 240;
    case ListColumn::Priority:
        return 88;
    case ListColumn::Status:
        return 120;
    case ListColumn::Channels:
        return 96;
    default:
        return 124;
    }
}

} // namespace

NotificationTable::NotificationTable(NotificationListModel &model, const Theme &theme, QWidget *parent)
    : QTableView(parent)
    , m_model(model)
    , m_theme(theme)
    , m_busy(new BusyLine(this))
    , m_placeholder(new ListPlaceholder(theme, viewport()))
{
    setModel(&model);
    setItemDelegate(new RowDelegate(theme, this));
    setSelectionBehavior(SelectRows);
    setSelectionMode(SingleSelection);
    setAlternatingRowColors(true);
    setShowGrid(false);
    setWordWrap(false);
    setTabKeyNavigation(false);
    setHorizontalScrollMode(ScrollPerPixel);
    verticalHeader()->hide();
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    setUpHeader();
    for (int i = 0; i < listColumnCount; ++i)
        setColumnWidth(i, firstWidth(ListColumn(i)));
    setShown(ListColumn::ScheduledFor, false);
    setShown(ListColumn::ReadAt, false);
    showOrder();
    setRowHeight();
    connectHeader();
    connect(&theme, &Theme::changed, this, &NotificationTable::setRowHeight);
    connect(&model, &NotificationListModel::stateChanged, this, &NotificationTable::updatePlaceholder);
    connect(verticalScrollBar(), &QScrollBar::valueChanged, this, &NotificationTable::askForMore);
    connect(this, &QTableView::doubleClicked, this, &NotificationTable::opened);
    connect(m_placeholder, &ListPlaceholder::buttonClicked, this, [this] {
        if (m_model.state() == NotificationListModel::State::Failed)
            m_model.tryAgain();
        else
            Q_EMIT removeFiltersAsked();
    });
    updatePlaceholder();
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

void NotificationTable::step(int rows)
{
    if (m_model.rowCount() == 0)
        return;
    const QModelIndexList chosenRows = selectionModel()->selectedRows();
    const int from = chosenRows.isEmpty() ? -1 : chosenRows.first().row();
    const int row = std::clamp(from + rows, 0, m_model.rowCount() - 1);
    setCurrentIndex(m_model.index(row, int(ListColumn::Title)));
}

QByteArray NotificationTable::columnState() const { return horizontalHeader()->saveState(); }

void NotificationTable::restoreColumns(const QByteArray &state)
{
    const QSignalBlocker quiet(horizontalHeader());
    horizontalHeader()->restoreState(state);
    setUpHeader();
}

void NotificationTable::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange) {
        m_model.refreshTexts();
        updatePlaceholder();
    }
    QTableView::changeEvent(event);
}

void NotificationTable::keyPressEvent(QKeyEvent *event)
{
    // No search by typing: letters are the page's keys.
    if (event->text().isEmpty() || event->text().front().unicode() < ' ')
        return QTableView::keyPressEvent(event);
    event->ignore();
}

void NotificationTable::paintEvent(QPaintEvent *event)
{
    QTableView::paintEvent(event);
    if (m_model.rowCount() == 0 && m_model.state() == NotificationListModel::State::Loading)
        paintSkeleton();
}

void NotificationTable::resizeEvent(QResizeEvent *event)
{
    QTableView::resizeEvent(event);
    m_placeholder->setGeometry(viewport()->rect());
    m_busy->setGeometry(1, headerHeight - 1, width() - 2, 2);
    askForMore();
}

// The current row alone says nothing: Qt sets one as soon as the table has the focus.
void NotificationTable::selectionChanged(const QItemSelection &selected, const QItemSelection &deselected)
{
    QTableView::selectionChanged(selected, deselected);
    if (!m_isChoosing)
        Q_EMIT chosenChanged();
}

void NotificationTable::setUpHeader()
{
    QHeaderView *header = horizontalHeader();
    header->setFixedHeight(headerHeight);
    header->setDefaultAlignment(Qt::AlignLeading | Qt::AlignVCenter);
    header->setHighlightSections(false);
    header->setSectionsMovable(true);
    header->setSectionsClickable(true);
    header->setMinimumSectionSize(56);
    header->setStretchLastSection(false);
    header->setContextMenuPolicy(Qt::CustomContextMenu);
    header->setSectionResizeMode(int(ListColumn::Title), QHeaderView::Stretch);
    header->setSortIndicatorShown(true);
}

void NotificationTable::connectHeader()
{
    QHeaderView *header = horizontalHeader();
    connect(header, &QHeaderView::sortIndicatorChanged, this, &NotificationTable::chooseOrder);
    connect(header, &QHeaderView::customContextMenuRequested, this, &NotificationTable::showColumnMenu);
    connect(header, &QHeaderView::sectionResized, this, &NotificationTable::columnsChanged);
    connect(header, &QHeaderView::sectionMoved, this, &NotificationTable::columnsChanged);
}

void NotificationTable::showOrder()
{
    const QSignalBlocker quiet(horizontalHeader());
    horizontalHeader()->setSortIndicator(int(m_model.order().column), m_model.order().direction);
}

void NotificationTable::showColumnMenu(const QPoint &position)
{
    auto menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    for (int i = 0; i < listColumnCount; ++i) {
        if (ListColumn(i) == ListColumn::Title)
            continue; // something has to stay
        QAction *action = menu->addAction(headerText(ListColumn(i)));
        action->setCheckable(true);
        action->setChecked(!isColumnHidden(i));
        connect(action, &QAction::toggled, this, [this, i](bool isShown) {
            setColumnHidden(i, !isShown);
            Q_EMIT columnsChanged();
        });
    }
    menu->popup(horizontalHeader()->mapToGlobal(position));
}

// The API has no order by some columns: there the old one stays.
void NotificationTable::chooseOrder(int section, Qt::SortOrder direction)
{
    const auto column = ListColumn(section);
    if (orderingOf(column).isEmpty())
        return showOrder();
    // The first click on another column shows what people look for there: the newest, the most urgent.
    const bool isOther = column != m_model.order().column;
    const bool beginsDown = column != ListColumn::Type;
    Q_EMIT orderChosen({.column = column,
        .direction = !isOther ? direction
            : beginsDown      ? Qt::DescendingOrder
                              : Qt::AscendingOrder});
    showOrder();
}

void NotificationTable::askForMore()
{
    const int last = rowAt(viewport()->height() - 1);
    if ((last < 0 || last >= m_model.rowCount() - nearEnd) && m_model.canFetchMore({}))
        m_model.fetchMore({});
}

void NotificationTable::paintSkeleton()
{
    static constexpr std::array shares {0.8, 0.6, 0.7, 0.5};
    QPainter painter(viewport());
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(tint(m_theme.colours().muted, m_theme.colours().surface, 0.16));
    const int height = m_theme.rowHeight();
    for (int row = 0; row * height < viewport()->height(); ++row) {
        for (int column = 0; column < listColumnCount; ++column) {
            if (isColumnHidden(column))
                continue;
            const QRect cell(columnViewportPosition(column) + 8, row * height, columnWidth(column) - 16, height);
            const QSize bar(int(cell.width() * shares[std::size_t(row + column * 3) % shares.size()]), 8);
            painter.drawRoundedRect(
                QStyle::alignedRect(layoutDirection(), Qt::AlignLeading | Qt::AlignVCenter, bar, cell), 4, 4);
        }
    }
}

void NotificationTable::updatePlaceholder()
{
    using ListState = NotificationListModel::State;
    m_busy->setBusy(m_model.state() == ListState::Loading);
    viewport()->update();
    if (m_model.rowCount() > 0 || m_model.state() == ListState::Loading || m_model.state() == ListState::Waiting)
        return m_placeholder->hide();
    if (m_model.state() == ListState::Failed)
        return m_placeholder->show(QStringLiteral("circle-alert"), StateColour::Failed,
            tr("The notifications did not arrive"), m_model.error()->detail, tr("Load notifications again"));
    if (m_model.filter().isEmpty())
        return m_placeholder->show(QStringLiteral("inbox"), StateColour::Pending, tr("No notifications yet"),
            tr("What is sent appears here, with what became of it."));
    m_placeholder->show(QStringLiteral("search"), StateColour::Pending, tr("No notification matches the filters"),
        tr("Remove a filter, or search for other words in title and message."), tr("Remove all filters"));
}

void NotificationTable::setRowHeight()
{
    verticalHeader()->setMinimumSectionSize(m_theme.rowHeight());
    verticalHeader()->setDefaultSectionSize(m_theme.rowHeight());
}

} // namespace mc::console
