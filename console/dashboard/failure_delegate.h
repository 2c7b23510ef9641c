#pragma once

#include "console/widgets/row_delegate.h"

namespace mc::console {

/// Paints the rows of failures: channels with their icon, counts at the end of their column.
class FailureDelegate : public RowDelegate
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
