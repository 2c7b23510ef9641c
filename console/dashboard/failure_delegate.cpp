#include "console/dashboard/failure_delegate.h"

#include "console/dashboard/failure_groups.h"
#include "console/widgets/wording.h"

#include <QtGui/QPainter>
#include <QtWidgets/QStyle>

namespace mc::console {

void FailureDelegate::paintContent(
    QPainter &painter, const QRect &rect, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const Colours &colours = theme().colours();
    switch (FailureGroups::Column(index.column())) {
    case FailureGroups::Channel: {
        const auto &groups = static_cast<const FailureGroups *>(index.model())->groups();
        const QString name = iconName(groups[index.row()].channel);
        return paintText(
            painter, paintIcon(painter, rect, option, name, colours.muted), option, option.text, colours.text);
    }
    case FailureGroups::Count:
        painter.setPen(colours.text);
        painter.drawText(
            rect, int(QStyle::visualAlignment(option.direction, Qt::AlignTrailing | Qt::AlignVCenter)), option.text);
        return;
    case FailureGroups::Last:
        return paintText(painter, rect, option, option.text, colours.muted);
    default:
        return RowDelegate::paintContent(painter, rect, option, index);
    }
}

int FailureDelegate::roomBesideText(const QModelIndex &index) const
{
    return index.column() == FailureGroups::Channel ? iconRoom : 0;
}

} // namespace mc::console
