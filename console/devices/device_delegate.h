#pragma once

#include "console/widgets/row_delegate.h"

namespace mc::console {

/// Paints the cells of the devices: types with their icon, states as chips; names can be edited.
class DeviceDelegate : public RowDelegate
{
    Q_OBJECT

public:
    using RowDelegate::RowDelegate;

    QWidget *createEditor(QWidget *parent, const QStyleOptionViewItem &option, const QModelIndex &index) const override;

protected:
    void paintContent(QPainter &painter, const QRect &rect, const QStyleOptionViewItem &option,
        const QModelIndex &index) const override;
    int roomBesideText(const QModelIndex &index) const override;
};

} // namespace mc::console
