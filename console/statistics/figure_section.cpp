#include "console/statistics/figure_section.h"

#include "console/statistics/figure_delegate.h"
#include "console/widgets/embolden.h"
#include "console/widgets/leading.h"
#include "console/widgets/table_view.h"

#include <QtWidgets/QHeaderView>
#include <QtWidgets/QLabel>
#include <QtWidgets/QVBoxLayout>

namespace mc::console {

namespace {

constexpr int mostRows = 10; // more are scrolled
constexpr int leastRows = 4; // room for what is said where there are none

} // namespace

FigureSection::FigureSection(const Theme &theme, int numberWidth, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_numberWidth(numberWidth)
    , m_title(new QLabel)
    , m_table(new TableView(theme))
{
    embolden(*m_title);
    m_sorted.setSourceModel(&m_model);
    m_sorted.setSortRole(FigureModel::SortRole);
    m_sorted.setSortCaseSensitivity(Qt::CaseInsensitive);
    m_table->setModel(&m_sorted);
    m_table->setItemDelegate(new FigureDelegate(theme, m_table));
    m_table->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(8);
    column->addWidget(m_title);
    column->addWidget(m_table);
    connect(&theme, &Theme::changed, this, &FigureSection::fitHeight);
    connect(m_table, &TableView::orderAsked, &m_sorted, &QSortFilterProxyModel::sort);
    connect(m_table, &TableView::activated, this, [this](const QModelIndex &index) {
        Q_EMIT rowOpened(m_model.table().rows[m_sorted.mapToSource(index).row()]);
    });
    fitHeight();
}

void FigureSection::setTitle(const QString &title)
{
    m_title->setText(title);
    m_title->setAlignment(leading());
    m_table->setAccessibleName(title);
}

void FigureSection::setEmptyText(const QString &text) { m_table->setPlaceholder({.title = text}); }

void FigureSection::setTable(const FigureTable &table)
{
    const bool isFirst = m_model.table().columns.isEmpty();
    m_model.setTable(table);
    if (isFirst)
        setUpColumns();
    fitHeight();
    m_table->setBusy(false);
}

void FigureSection::setBusy(bool isBusy) { m_table->setBusy(isBusy); }

void FigureSection::setUpColumns()
{
    QList<TableView::Column> columns {{}};
    QHash<int, Qt::SortOrder> orders {{0, Qt::AscendingOrder}};
    for (int i = 1; i < m_model.columnCount(); ++i) {
        columns += TableView::Column {.width = m_numberWidth};
        orders.insert(i, Qt::DescendingOrder);
    }
    m_table->setColumns(columns);
    m_table->setSortable(orders);
    m_table->showOrder(-1, Qt::DescendingOrder);
}

void FigureSection::fitHeight()
{
    const int rows = m_model.rowCount() == 0 ? leastRows : std::min(m_model.rowCount(), mostRows);
    m_table->setFixedHeight(
        m_table->horizontalHeader()->height() + rows * m_theme.rowHeight() + 2 * m_table->frameWidth());
}

} // namespace mc::console
