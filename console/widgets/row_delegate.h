#pragma once

#include "console/widgets/theme.h"

#include <QtWidgets/QStyledItemDelegate>

namespace mc::console {

/// Paints the cells of every table: their ground, the mark of the selected row, and the text, cut off by an ellipsis. What else
/// stands in a cell is said by the table's own. The theme outlives it.
class RowDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    explicit RowDelegate(const Theme &theme, QObject *parent = nullptr);

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    /// Cells are cut off rather than wrapped, so that their texts are tooltips; of cells that show all, they are none.
    bool helpEvent(QHelpEvent *event, QAbstractItemView *view, const QStyleOptionViewItem &option,
        const QModelIndex &index) override;

protected:
    static constexpr int iconSize = 16;
    static constexpr int iconRoom = iconSize + 8; ///< with what stands between it and the text

    const Theme &theme() const { return m_theme; }
    /// In the rectangle, that is between the edges of the cell: the text, unless the table's own paints something else.
    virtual void paintContent(
        QPainter &painter, const QRect &rect, const QStyleOptionViewItem &option, const QModelIndex &index) const;
    /// What its content takes besides the text, in pixels.
    virtual int roomBesideText(const QModelIndex &index) const;

    static void paintText(QPainter &painter, const QRect &rect, const QStyleOptionViewItem &option, const QString &text,
        const QColor &colour);
    /// Answers what is left of the rectangle behind the icon and its room.
    static QRect paintIcon(QPainter &painter, const QRect &rect, const QStyleOptionViewItem &option,
        const QString &name, const QColor &colour, int room = iconRoom);

private:
    int wholeWidth(const QStyleOptionViewItem &option, const QModelIndex &index) const;

    const Theme &m_theme;
};

} // namespace mc::console
