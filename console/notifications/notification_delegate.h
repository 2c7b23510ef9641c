#pragma once

#include "console/notifications/notification_list_model.h"
#include "console/widgets/row_delegate.h"

namespace mc::console {

/// Paints the cells of the notifications: types with their icon, states as chips, channels as icons.
class NotificationDelegate : public RowDelegate
{
    Q_OBJECT

public:
    using RowDelegate::RowDelegate;

protected:
    void paintContent(QPainter &painter, const QRect &rect, const QStyleOptionViewItem &option,
        const QModelIndex &index) const override;
    int roomBesideText(const QModelIndex &index) const override;

private:
    void paintType(
        QPainter &painter, const QRect &rect, const QStyleOptionViewItem &option, model::NotificationType type) const;
    void paintPriority(
        QPainter &painter, const QRect &rect, const QStyleOptionViewItem &option, model::Priority priority) const;
    void paintChannels(
        QPainter &painter, const QRect &rect, const QStyleOptionViewItem &option, const NotificationRow &row) const;
};

} // namespace mc::console
