#include "console/widgets/filter_popup.h"

#include <QtGui/QGuiApplication>
#include <QtGui/QPainter>
#include <QtGui/QScreen>
#include <QtWidgets/QVBoxLayout>

namespace mc::console {

FilterPopup::FilterPopup(QWidget *parent)
    : QFrame(parent, Qt::Popup)
    , m_column(new QVBoxLayout(this))
{
    setAttribute(Qt::WA_DeleteOnClose);
    m_column->setContentsMargins(12, 12, 12, 12);
    m_column->setSpacing(8);
}

void FilterPopup::openBelow(const QWidget &anchor)
{
    adjustSize();
    QPoint place = anchor.mapToGlobal(QPoint(0, anchor.height() + 4));
    if (isRightToLeft())
        place.rx() += anchor.width() - width();
    const QRect room = anchor.screen()->availableGeometry();
    place.setX(std::clamp(place.x(), room.left(), std::max(room.left(), room.right() - width())));
    place.setY(std::min(place.y(), room.bottom() - height()));
    move(place);
    show();
}

void FilterPopup::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setPen(palette().color(QPalette::Mid));
    painter.setBrush(palette().color(QPalette::Base));
    painter.drawRect(rect().adjusted(0, 0, -1, -1));
}

} // namespace mc::console
