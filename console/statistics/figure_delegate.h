#pragma once

#include "console/widgets/row_delegate.h"

namespace mc::console {

/// Paints the cells of a FigureModel: names with their icon, numbers at the end of their column, with a bar below those that are to
/// be compared at a glance.
class FigureDelegate : public RowDelegate
{
    Q_OBJECT

public:
    using RowDelegate::RowDelegate;

protected:
    void paintContent(QPainter &painter, const QRect &rect, const QStyleOptionViewItem &option,
        const QModelIndex &index) const override;
    int roomBesideText(const QModelIndex &index) const override;
};

} // namespace mc::console
