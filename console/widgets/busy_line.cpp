#include "console/widgets/busy_line.h"

#include <QtGui/QPainter>

namespace mc::console {

using namespace std::chrono_literals;

namespace {

constexpr auto firstPause = 200ms;
constexpr auto pause = 40ms;
constexpr int steps = 40; // from one end to the other

} // namespace

BusyLine::BusyLine(QWidget *parent)
    : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    connect(&m_tick, &QTimer::timeout, this, [this] {
        m_tick.setInterval(pause);
        m_step = (m_step + 1) % steps;
        update();
    });
}

void BusyLine::setBusy(bool isBusy)
{
    if (std::exchange(m_isBusy, isBusy) == isBusy)
        return;
    m_step = -1;
    if (isBusy)
        m_tick.start(firstPause);
    else
        m_tick.stop();
    setAccessibleName(isBusy ? tr("Loading") : QString());
    update();
}

void BusyLine::paintEvent(QPaintEvent *)
{
    if (m_step < 0)
        return;
    QPainter painter(this);
    const int length = width() / 4;
    const int way = (width() + length) * m_step / steps - length;
    const int left = isRightToLeft() ? width() - way - length : way;
    painter.fillRect(left, 0, length, height(), palette().color(QPalette::Highlight));
}

} // namespace mc::console
