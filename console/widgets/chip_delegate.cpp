#include "console/widgets/chip_delegate.h"

#include <QtGui/QPainter>
#include <QtWidgets/QApplication>

namespace mc::console {

namespace {

constexpr int margin = 6; // at both sides, as texts have

} // namespace

ChipDelegate::ChipDelegate(const Theme &theme, LookOf &&lookOf, QObject *parent)
    : QStyledItemDelegate(parent)
    , m_theme(theme)
    , m_lookOf(std::move(lookOf))
{
}

void ChipDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    QStyleOptionViewItem ground = option;
    initStyleOption(&ground, index);
    ground.text.clear();
    const QStyle *style = option.widget ? option.widget->style() : QApplication::style();
    style->drawControl(QStyle::CE_ItemViewItem, &ground, painter, option.widget);
    painter->setFont(option.font);
    paintChip(*painter, option.rect.adjusted(margin, 0, -margin, 0), m_lookOf(index), m_theme, option.direction);
}

QSize ChipDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    return chipSize(m_lookOf(index), option.font) + QSize(2 * margin, 4);
}

} // namespace mc::console
