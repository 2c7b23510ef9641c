#include "console/person/day_band.h"

#include "console/widgets/icons.h"

#include <QtCore/QLocale>
#include <QtGui/QPainter>
#include <QtGui/QPainterPath>

#include <cmath>

namespace mc::console {

using namespace std::chrono_literals;

namespace {

constexpr int bandHeight = 28;
constexpr int edge = 12; // at both sides, for half of an hour's name
constexpr int aboveBand = 8; // where the mark of now begins
constexpr int iconSize = 14;
constexpr qreal corner = 4;

} // namespace

DayBand::DayBand(const Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    m_minute.setInterval(20s);
    connect(&m_minute, &QTimer::timeout, this, &DayBand::renew);
    connect(&theme, &Theme::changed, this, qOverload<>(&QWidget::update));
    renew();
}

void DayBand::show(const model::QuietHours &hours, const QByteArray &zone)
{
    m_hours = hours;
    m_zone = zone;
    renew();
}

QSize DayBand::sizeHint() const { return {480, aboveBand + bandHeight + 4 + fontMetrics().height()}; }

QSize DayBand::minimumSizeHint() const { return {240, sizeHint().height()}; }

void DayBand::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(m_theme.colours().border, 1));
    painter.setBrush(m_theme.colours().alternate);
    painter.drawRoundedRect(QRectF(band()).adjusted(0.5, 0.5, -0.5, -0.5), corner, corner);
    paintQuiet(painter);
    paintHours(painter);
    paintNow(painter);
}

void DayBand::showEvent(QShowEvent *event)
{
    renew();
    m_minute.start();
    QWidget::showEvent(event);
}

void DayBand::hideEvent(QHideEvent *event)
{
    m_minute.stop();
    QWidget::hideEvent(event);
}

void DayBand::renew()
{
    m_picture = dayPicture(m_hours, m_zone, QDateTime::currentDateTimeUtc());
    update();
    Q_EMIT pictureChanged();
}

QRect DayBand::band() const { return {edge, aboveBand, width() - 2 * edge, bandHeight}; }

int DayBand::placeOf(double share) const
{
    const QRect rect = band();
    const int along = int(std::lround(share * (rect.width() - 1)));
    return isRightToLeft() ? rect.right() - along : rect.left() + along;
}

void DayBand::paintQuiet(QPainter &painter) const
{
    const QColor colour = m_theme.state(StateColour::Held);
    QPainterPath whole;
    whole.addRoundedRect(QRectF(band()).adjusted(0.5, 0.5, -0.5, -0.5), corner, corner);
    painter.save();
    painter.setClipPath(whole);
    for (const DayPicture::Stretch &stretch : m_picture.quiet) {
        const int one = placeOf(stretch.from), other = placeOf(stretch.to);
        const QRect rect(std::min(one, other), band().top(), std::abs(one - other) + 1, bandHeight);
        painter.fillRect(rect, tint(colour, m_theme.colours().surface, 0.28));
        if (rect.width() >= 2 * iconSize)
            painter.drawPixmap(rect.center() - QPoint(iconSize / 2, iconSize / 2),
                iconPixmap(QStringLiteral("moon"), colour, iconSize, devicePixelRatioF()));
    }
    painter.restore();
}

void DayBand::paintHours(QPainter &painter) const
{
    const QLocale locale;
    painter.setPen(m_theme.colours().muted);
    QFont small = font();
    small.setPointSizeF(small.pointSizeF() - 1);
    painter.setFont(small);
    const int top = band().bottom() + 3;
    for (const DayPicture::Hour &hour : m_picture.hours) {
        const int x = placeOf(hour.at);
        if (hour.at > 0 && hour.at < 1)
            painter.fillRect(x, band().bottom() - 5, 1, 6, m_theme.colours().muted);
        painter.drawText(
            QRect(x - 40, top, 80, height() - top), Qt::AlignHCenter | Qt::AlignTop, locale.toString(hour.hour));
    }
}

void DayBand::paintNow(QPainter &painter) const
{
    const int x = placeOf(m_picture.now);
    painter.setPen(Qt::NoPen);
    painter.setBrush(m_theme.colours().accent);
    painter.drawRect(x - 1, aboveBand - 2, 2, bandHeight + 4);
    painter.drawEllipse(QPointF(x, aboveBand - 3), 4, 4);
}

} // namespace mc::console
