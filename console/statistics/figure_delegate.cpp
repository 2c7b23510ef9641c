#include "console/statistics/figure_delegate.h"

#include "console/statistics/figure_model.h"

#include <QtGui/QPainter>

namespace mc::console {

namespace {

constexpr int barEdge = 5; // above and below it
constexpr int leastBar = 2; // of what is not nothing

} // namespace

void FigureDelegate::paintContent(
    QPainter &painter, const QRect &rect, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const Colours &colours = theme().colours();
    if (index.column() == 0) {
        const QString icon = index.data(FigureModel::IconNameRole).toString();
        const QRect text = icon.isEmpty() ? rect : paintIcon(painter, rect, option, icon, colours.muted);
        return paintText(painter, text, option, option.text, colours.text);
    }
    const double share = index.data(FigureModel::BarRole).toDouble();
    if (share > 0) {
        const QSize bar(std::max(leastBar, int(rect.width() * std::min(share, 1.0))), rect.height() - 2 * barEdge);
        painter.fillRect(QStyle::alignedRect(option.direction, Qt::AlignLeading | Qt::AlignVCenter, bar, rect),
            tint(colours.accent, colours.surface, 0.28));
    }
    painter.setPen(colours.text);
    const auto alignment = QStyle::visualAlignment(option.direction, Qt::AlignTrailing | Qt::AlignVCenter);
    painter.drawText(rect, int(alignment) | Qt::TextSingleLine, option.text);
}

int FigureDelegate::roomBesideText(const QModelIndex &index) const
{
    return index.data(FigureModel::IconNameRole).toString().isEmpty() ? 0 : iconRoom;
}

} // namespace mc::console
