#include "console/person/brief_table.h"

#include "console/widgets/row_delegate.h"

#include <QtGui/QKeyEvent>
#include <QtWidgets/QHeaderView>

namespace mc::console {

namespace {

constexpr int noteWidth = 96;
constexpr int stateWidth = 108;

/// Paints icon, note and state of a record.
class BriefDelegate : public RowDelegate
{
public:
    using RowDelegate::RowDelegate;

protected:
    void paintContent(QPainter &painter, const QRect &rect, const QStyleOptionViewItem &option,
        const QModelIndex &index) const override
    {
        const BriefModel::Row &row = static_cast<const BriefModel *>(index.model())->rowAt(index.row());
        const Colours &colours = theme().colours();
        switch (index.column()) {
        case BriefModel::Text:
            return paintText(painter, paintIcon(painter, rect, option, row.iconName, colours.muted), option,
                option.text, colours.text);
        case BriefModel::Note:
            return paintText(painter, rect, option, option.text, colours.muted);
        default:
            return paintChip(painter, rect, row.state, theme(), option.direction);
        }
    }
    int roomBesideText(const QModelIndex &index) const override
    {
        return index.column() == BriefModel::Text ? iconRoom
            : index.column() == BriefModel::State ? chipSize(ChipLook(), {}).width()
                                                  : 0;
    }
};

} // namespace

BriefTable::BriefTable(const Theme &theme, QWidget *parent)
    : TableView(theme, parent)
{
    setModel(&m_model);
    setItemDelegate(new BriefDelegate(theme, this));
    setColumns({{}, {.width = noteWidth}, {.width = stateWidth}});
    setSelectionMode(SingleSelection);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    horizontalHeader()->hide();
    viewport()->setCursor(Qt::PointingHandCursor);
    connect(this, &QAbstractItemView::clicked, this, [this](const QModelIndex &index) { Q_EMIT opened(index.row()); });
    connect(&theme, &Theme::changed, this, &BriefTable::fitHeight);
    fitHeight();
}

void BriefTable::setRows(const QList<BriefModel::Row> &rows)
{
    m_model.setRows(rows);
    fitHeight();
}

void BriefTable::keyPressEvent(QKeyEvent *event)
{
    const bool isEnter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (isEnter && currentIndex().isValid())
        return Q_EMIT opened(currentIndex().row());
    TableView::keyPressEvent(event);
}

// It shows all rows: the wheel moves what it stands in.
void BriefTable::wheelEvent(QWheelEvent *event) { event->ignore(); }

void BriefTable::fitHeight()
{
    setFixedHeight(m_model.rowCount() * verticalHeader()->defaultSectionSize() + 2 * frameWidth());
}

} // namespace mc::console
