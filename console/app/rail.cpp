#include "console/app/rail.h"

#include "console/app/rail_button.h"

#include <QtGui/QPainter>
#include <QtWidgets/QVBoxLayout>

namespace mc::console {

Rail::Rail(QWidget *parent)
    : QWidget(parent)
    , m_top(new QVBoxLayout)
    , m_bottom(new QVBoxLayout)
{
    auto column = new QVBoxLayout(this);
    column->setContentsMargins(0, 8, 0, 8);
    column->setSpacing(0);
    m_top->setSpacing(0);
    m_bottom->setSpacing(0);
    column->addLayout(m_top);
    column->addStretch(1);
    column->addLayout(m_bottom);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Expanding);
}

RailButton *Rail::add(QAction *action, Place place)
{
    auto button = new RailButton(action);
    (place == Place::Top ? m_top : m_bottom)->addWidget(button);
    m_buttons += button;
    return button;
}

void Rail::setNamesShown(bool areShown)
{
    for (RailButton *button : std::as_const(m_buttons))
        button->setNameShown(areShown);
}

void Rail::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const int edge = isRightToLeft() ? 0 : width() - 1;
    painter.fillRect(edge, 0, 1, height(), palette().color(QPalette::Mid));
}

} // namespace mc::console
