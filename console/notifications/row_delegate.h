#pragma once

#include "console/notifications/notification_list_model.h"

#include <QtWidgets/QStyledItemDelegate>

namespace mc::console {

/// Paints the table's cells: types with their icon, states as chips, channels as icons. The theme outlives it.
class RowDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    explicit RowDelegate(const Theme &theme, QObject *parent = nullptr);

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    /// Cells are cut off rather than wrapped, so that their texts are tooltips; of cells that show all, they are none.
    bool helpEvent(QHelpEvent *event, QAbstractItemView *view, const QStyleOptionViewItem &option,
        const QModelIndex &index) override;

private:
    void paintContent(
        QPainter &painter, const QRect &rect, const QStyleOptionViewItem &option, const QModelIndex &index) const;
    void paintText(QPainter &painter, const QRect &rect, const QStyleOptionViewItem &option, const QString &text,
        const QColor &colour) const;
    void paintType(
        QPainter &painter, const QRect &rect, const QStyleOptionViewItem &option, model::NotificationType type) const;
    /// Answers what is left of the rectangle behind the icon and so many pixels.
    QRect paintIcon(QPainter &painter, const QRect &rect, const QStyleOptionViewItem &option, const QString &name,
        const QColor &colour, int space = 8) const;
    void paintChannels(
        QPainter &painter, const QRect &rect, const QStyleOptionViewItem &option, const NotificationRow &row) const;

    const Theme &m_theme;
};

} // namespace mc::console
