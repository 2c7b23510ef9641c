#pragma once

#include "console/widgets/state_chip.h"

#include <QtWidgets/QStyledItemDelegate>

#include <functional>

namespace mc::console {

/// Paints a column of a table as chips. The theme outlives it.
class ChipDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    using LookOf = std::function<ChipLook(const QModelIndex &index)>;

    ChipDelegate(const Theme &theme, LookOf &&lookOf, QObject *parent);

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

private:
    const Theme &m_theme;
    const LookOf m_lookOf;
};

} // namespace mc::console
