#include "console/widgets/table_view.h"

#include "console/widgets/busy_line.h"

#include <QtCore/QSettings>
#include <QtGui/QPainter>
#include <QtWidgets/QHeaderView>
#include <QtWidgets/QMenu>
#include <QtWidgets/QScrollBar>

namespace mc::console {

namespace {

constexpr int headerHeight = 32;
constexpr int secondLine = 20; // what it adds to a row's height
constexpr int leastWidth = 56; // of a column
constexpr int nearEnd = 50; // rows before it, when more are asked for

} // namespace

TableView::TableView(const Theme &theme, QWidget *parent)
    : QTableView(parent)
    , m_theme(theme)
    , m_busy(new BusyLine(this))
    , m_placeholder(new Placeholder(theme, viewport()))
{
    setSelectionBehavior(SelectRows);
    setAlternatingRowColors(true);
    setShowGrid(false);
    setWordWrap(false);
    setTabKeyNavigation(false);
    setHorizontalScrollMode(ScrollPerPixel);
    setEditTriggers(NoEditTriggers);
    setContextMenuPolicy(Qt::ActionsContextMenu);
    verticalHeader()->hide();
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    setUpHeader();
    setRowHeight();
    m_placeholder->hide();
    connect(&theme, &Theme::changed, this, &TableView::setRowHeight);
    connect(verticalScrollBar(), &QScrollBar::valueChanged, this, &TableView::askForMore);
    connect(m_placeholder, &Placeholder::buttonClicked, this, &TableView::placeholderClicked);
    connect(horizontalHeader(), &QHeaderView::sortIndicatorChanged, this, &TableView::chooseOrder);
    connect(horizontalHeader(), &QHeaderView::customContextMenuRequested, this, &TableView::showColumnMenu);
}

void TableView::setTwoLines(bool haveTwo)
{
    m_haveTwoLines = haveTwo;
    setRowHeight();
}

void TableView::setColumns(const QList<Column> &columns)
{
    for (int i = 0; i < columns.size(); ++i) {
        if (columns[i].width == 0)
            m_stretched = i;
        else
            setColumnWidth(i, columns[i].width);
        setColumnHidden(i, !columns[i].isShown);
    }
    setUpHeader();
}

void TableView::keepColumns(QSettings &settings, const QString &key)
{
    QHeaderView *header = horizontalHeader();
    {
        const QSignalBlocker quiet(header);
        header->restoreState(settings.value(key).toByteArray());
        setUpHeader(); // which is part of the state
    }
    const auto keep = [header, &settings, key] { settings.setValue(key, header->saveState()); };
    connect(header, &QHeaderView::sectionResized, this, keep); // when one is hidden too
    connect(header, &QHeaderView::sectionMoved, this, keep);
}

void TableView::setSortable(const QHash<int, Qt::SortOrder> &columns)
{
    m_sortable = columns;
    setUpHeader();
}

void TableView::showOrder(int column, Qt::SortOrder direction)
{
    m_orderColumn = column;
    m_orderDirection = direction;
    const QSignalBlocker quiet(horizontalHeader());
    horizontalHeader()->setSortIndicator(column, direction);
    horizontalHeader()->viewport()->update();
}

void TableView::setBusy(bool isBusy)
{
    m_busy->setBusy(isBusy);
    updatePlaceholder();
}

void TableView::setPlaceholder(const Placeholder::Content &content)
{
    m_placeholder->setContent(content);
    updatePlaceholder();
}

QModelIndexList TableView::selectedRowsInOrder() const
{
    QModelIndexList rows = selectionModel()->selectedRows();
    std::sort(rows.begin(), rows.end());
    return rows;
}

void TableView::step(int rows)
{
    const int last = model()->rowCount() - 1;
    if (last < 0)
        return;
    // The current row alone says nothing: Qt sets one as soon as the table has the focus.
    const bool isBegun = selectionModel()->isRowSelected(currentIndex().row());
    const int row = isBegun ? std::clamp(currentIndex().row() + rows, 0, last) : 0;
    setCurrentIndex(model()->index(row, m_stretched));
}

void TableView::paintEvent(QPaintEvent *event)
{
    QTableView::paintEvent(event);
    if (model() && model()->rowCount() == 0 && m_busy->isBusy())
        paintSkeleton();
}

void TableView::resizeEvent(QResizeEvent *event)
{
    QTableView::resizeEvent(event);
    m_placeholder->setGeometry(viewport()->rect());
    m_busy->setGeometry(1, horizontalHeader()->isHidden() ? 1 : headerHeight - 1, width() - 2, 2);
    askForMore();
}

void TableView::selectionChanged(const QItemSelection &selected, const QItemSelection &deselected)
{
    QTableView::selectionChanged(selected, deselected);
    Q_EMIT selectedRowsChanged();
}

void TableView::setUpHeader()
{
    QHeaderView *header = horizontalHeader();
    header->setFixedHeight(headerHeight);
    header->setDefaultAlignment(Qt::AlignLeading | Qt::AlignVCenter);
    header->setHighlightSections(false);
    header->setSectionsMovable(true);
    header->setSectionsClickable(!m_sortable.isEmpty());
    header->setMinimumSectionSize(leastWidth);
    header->setStretchLastSection(false);
    header->setContextMenuPolicy(Qt::CustomContextMenu);
    header->setSortIndicatorShown(!m_sortable.isEmpty());
    if (header->count() > m_stretched)
        header->setSectionResizeMode(m_stretched, QHeaderView::Stretch);
}

void TableView::showColumnMenu(const QPoint &position)
{
    auto menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    for (int i = 0; i < model()->columnCount(); ++i) {
        if (i == m_stretched)
            continue; // something has to stay
        QAction *action = menu->addAction(model()->headerData(i, Qt::Horizontal).toString());
        action->setCheckable(true);
        action->setChecked(!isColumnHidden(i));
        connect(action, &QAction::toggled, this, [this, i](bool isShown) { setColumnHidden(i, !isShown); });
    }
    menu->popup(horizontalHeader()->mapToGlobal(position));
}

// By some columns there is no order: there the old one stays.
void TableView::chooseOrder(int section, Qt::SortOrder direction)
{
    const auto first = m_sortable.constFind(section);
    if (first == m_sortable.cend())
        return showOrder(m_orderColumn, m_orderDirection);
    showOrder(section, section == m_orderColumn ? direction : *first);
    Q_EMIT orderAsked(m_orderColumn, m_orderDirection);
}

void TableView::askForMore()
{
    if (!model())
        return;
    const int last = rowAt(viewport()->height() - 1);
    if ((last < 0 || last >= model()->rowCount() - nearEnd) && model()->canFetchMore({}))
        model()->fetchMore({});
}

void TableView::paintSkeleton()
{
    static constexpr std::array shares {0.8, 0.6, 0.7, 0.5}; // of a column, so that they look like texts
    QPainter painter(viewport());
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(tint(m_theme.colours().muted, m_theme.colours().surface, 0.16));
    const int height = verticalHeader()->defaultSectionSize();
    for (int row = 0; row * height < viewport()->height(); ++row) {
        for (int column = 0; column < model()->columnCount(); ++column) {
            if (isColumnHidden(column))
                continue;
            const QRect cell(columnViewportPosition(column) + 8, row * height, columnWidth(column) - 16, height);
            const QSize bar(int(cell.width() * shares[std::size_t(row + column * 3) % shares.size()]), 8);
            painter.drawRoundedRect(
                QStyle::alignedRect(layoutDirection(), Qt::AlignLeading | Qt::AlignVCenter, bar, cell), 4, 4);
        }
    }
}

void TableView::updatePlaceholder()
{
    const bool isEmpty = model() && model()->rowCount() == 0;
    m_placeholder->setVisible(isEmpty && !m_busy->isBusy());
    viewport()->update();
}

void TableView::setRowHeight()
{
    const int height = m_theme.rowHeight() + (m_haveTwoLines ? secondLine : 0);
    verticalHeader()->setMinimumSectionSize(height);
    verticalHeader()->setDefaultSectionSize(height);
}

} // namespace mc::console
