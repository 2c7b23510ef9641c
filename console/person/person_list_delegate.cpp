#include "console/person/person_list_delegate.h"

#include "console/person/person_list_model.h"
#include "console/person/person_words.h"
#include "console/widgets/wording.h"

#include <QtWidgets/QStyle>

namespace mc::console {

namespace {

constexpr int gap = 8;

} // namespace

void PersonListDelegate::paintContent(
    QPainter &painter, const QRect &rect, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const auto user = index.data(PersonListModel::UserRole).value<model::User>();
    const QRect inner = rect.adjusted(2, 4, -2, -4);
    const QRect above(inner.left(), inner.top(), inner.width(), inner.height() / 2);
    const QRect below(inner.left(), above.bottom() + 1, inner.width(), inner.height() - above.height());
    const ChipLook chip = personChip(user.isActive);
    const QSize size(chipSize(chip, option.font).width(), below.height());
    const QRect end = QStyle::alignedRect(option.direction, Qt::AlignTrailing | Qt::AlignVCenter, size, below);
    QRect rest = below;
    if (option.direction == Qt::RightToLeft)
        rest.setLeft(end.right() + gap);
    else
        rest.setRight(end.left() - gap);
    const Colours &colours = theme().colours();
    paintText(painter, above, option, option.text, user.isActive ? colours.text : colours.muted);
    paintText(painter, rest, option, placeText(user), colours.muted);
    paintChip(painter, end, chip, theme(), option.direction);
}

} // namespace mc::console
