#pragma once

#include "console/widgets/row_delegate.h"

namespace mc::console {

/// Paints somebody in two lines: the name, then role, clinic and whether they are active.
class PersonListDelegate : public RowDelegate
{
    Q_OBJECT

public:
    using RowDelegate::RowDelegate;

protected:
    void paintContent(QPainter &painter, const QRect &rect, const QStyleOptionViewItem &option,
        const QModelIndex &index) const override;
};

} // namespace mc::console
