#include "console/widgets/table_view.h"

#include <QtCore/QSettings>
#include <QtGui/QKeyEvent>
#include <QtGui/QPainter>
#include <QtWidgets/QHeaderView>

namespace mc::console {

namespace {

constexpr int emptyTextWidth = 480;
constexpr int barHeight = 8;
constexpr std::array barShares {0.7, 0.5, 0.6, 0.4}; // of a column, so that they look like texts

} // namespace

TableView::TableView(const Theme &theme, QWidget *parent)
    : QTableView(parent)
    , m_theme(theme)
{
    setSelectionBehavior(SelectRows);
    setSelectionMode(ExtendedSelection);
    setAlternatingRowColors(true);
    setShowGrid(false);
    setWordWrap(false);
    setTabKeyNavigation(false);
    setHorizontalScrollMode(ScrollPerPixel);
    setContextMenuPolicy(Qt::ActionsContextMenu);
    verticalHeader()->hide();
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    verticalHeader()->setMinimumSectionSize(0);
    horizontalHeader()->setHighlightSections(false);
    horizontalHeader()->setDefaultAlignment(Qt::AlignLeading | Qt::AlignVCenter);
    horizontalHeader()->setStretchLastSection(true);
    horizontalHeader()->setSectionsMovable(true);
    horizontalHeader()->setFixedHeight(32);
    connect(&theme, &Theme::changed, this, &TableView::applyTheme);
    applyTheme();
}

void TableView::keepColumns(QSettings &settings, const QString &key)
{
    horizontalHeader()->restoreState(settings.value(key).toByteArray());
    const auto keep = [this, &settings, key] { settings.setValue(key, horizontalHeader()->saveState()); };
    connect(horizontalHeader(), &QHeaderView::sectionResized, this, keep);
    connect(horizontalHeader(), &QHeaderView::sectionMoved, this, keep);
}

void TableView::setLoading(bool isLoading)
{
    m_isLoading = isLoading;
    viewport()->update();
}

void TableView::setEmptyText(const QString &text)
{
    m_emptyText = text;
    setAccessibleDescription(text);
    viewport()->update();
}

QModelIndexList TableView::selectedRowsInOrder() const
{
    QModelIndexList rows = selectionModel()->selectedRows();
    std::sort(rows.begin(), rows.end());
    return rows;
}

void TableView::keyPressEvent(QKeyEvent *event)
{
    if (event->modifiers() == Qt::NoModifier && event->key() == Qt::Key_J)
        return moveBy(1);
    if (event->modifiers() == Qt::NoModifier && event->key() == Qt::Key_K)
        return moveBy(-1);
    // Enter opens the row; other letters are actions, never a search in the table.
    if (!event->text().isEmpty() && event->text().front().isLetterOrNumber() && event->modifiers() == Qt::NoModifier)
        return event->ignore();
    QTableView::keyPressEvent(event);
}

void TableView::paintEvent(QPaintEvent *event)
{
    QTableView::paintEvent(event);
    if (!model() || model()->rowCount() > 0)
        return;
    QPainter painter(viewport());
    if (m_isLoading)
        return paintSkeleton(painter);
    painter.setPen(palette().color(QPalette::PlaceholderText));
    QRect area = viewport()->rect().adjusted(24, 24, -24, -24);
    area.setHeight(area.height() * 2 / 3);
    const QSize size(std::min(area.width(), emptyTextWidth), area.height());
    painter.drawText(QStyle::alignedRect(layoutDirection(), Qt::AlignHCenter | Qt::AlignTop, size, area),
        int(Qt::AlignCenter) | Qt::TextWordWrap, m_emptyText);
}

void TableView::selectionChanged(const QItemSelection &selected, const QItemSelection &deselected)
{
    QTableView::selectionChanged(selected, deselected);
    Q_EMIT selectedRowsChanged();
}

void TableView::applyTheme() { verticalHeader()->setDefaultSectionSize(m_theme.rowHeight()); }

void TableView::moveBy(int rows)
{
    const int last = model()->rowCount() - 1;
    if (last < 0)
        return;
    const int row = currentIndex().isValid() ? std::clamp(currentIndex().row() + rows, 0, last) : 0;
    setCurrentIndex(model()->index(row, std::max(currentIndex().column(), 0)));
}

void TableView::paintSkeleton(QPainter &painter) const
{
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(palette().color(QPalette::Mid));
    painter.setOpacity(0.5);
    const int height = m_theme.rowHeight();
    std::size_t share = 0;
    for (int top = 0; top < viewport()->height(); top += height) {
        for (int column = 0; column < model()->columnCount(); ++column) {
            const int left = columnViewportPosition(column), width = columnWidth(column) - 16;
            const int length = int(width * barShares[share++ % barShares.size()]);
            const QRect cell(left + 8, top + (height - barHeight) / 2, width, barHeight);
            painter.drawRoundedRect(
                QStyle::alignedRect(layoutDirection(), Qt::AlignLeading, {length, barHeight}, cell), 4, 4);
        }
    }
}

} // namespace mc::console
