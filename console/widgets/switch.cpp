#include "console/widgets/switch.h"

#include "console/widgets/icons.h"

#include <QtGui/QPainter>
#include <QtWidgets/QStyle>

namespace mc::console {

namespace {

constexpr QSize trackSize(32, 18);
constexpr int ring = 3; // around it, where the ring of the focus is
constexpr int knobEdge = 3;
constexpr int tickSize = 12;
constexpr int gap = 8; // before the text

} // namespace

Switch::Switch(const Theme &theme, QWidget *parent)
    : QAbstractButton(parent)
    , m_theme(theme)
{
    setCheckable(true);
    setFocusPolicy(Qt::StrongFocus);
    setCursor(Qt::PointingHandCursor);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    connect(&theme, &Theme::changed, this, qOverload<>(&QWidget::update));
}

QSize Switch::sizeHint() const
{
    const int words = text().isEmpty() ? 0 : gap + fontMetrics().size(Qt::TextShowMnemonic, text()).width();
    const int height = std::max(trackSize.height(), fontMetrics().height()) + 2 * ring;
    return {trackSize.width() + 2 * ring + words, height};
}

void Switch::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRect inner = rect().adjusted(ring, 0, -ring, 0);
    paintTrack(painter, QStyle::alignedRect(layoutDirection(), Qt::AlignLeading | Qt::AlignVCenter, trackSize, inner));
    if (text().isEmpty())
        return;
    painter.setPen(isEnabled() ? m_theme.colours().text : m_theme.colours().muted);
    const int room = trackSize.width() + gap;
    const QRect words
        = layoutDirection() == Qt::RightToLeft ? inner.adjusted(0, 0, -room, 0) : inner.adjusted(room, 0, 0, 0);
    const Qt::Alignment alignment = QStyle::visualAlignment(layoutDirection(), Qt::AlignLeading | Qt::AlignVCenter);
    painter.drawText(words, int(alignment) | Qt::TextShowMnemonic, text());
}

bool Switch::hitButton(const QPoint &position) const { return rect().contains(position); }

void Switch::paintTrack(QPainter &painter, const QRect &track) const
{
    const Colours &colours = m_theme.colours();
    const bool isOn = isChecked();
    const QColor line = isOn ? colours.accent : colours.muted;
    painter.setOpacity(isEnabled() ? 1 : 0.5);
    if (hasFocus()) {
        painter.setPen(QPen(colours.accent, 2));
        painter.setBrush(Qt::NoBrush);
        const qreal corner = track.height() / 2.0 + 2;
        painter.drawRoundedRect(QRectF(track).adjusted(-2, -2, 2, 2), corner, corner);
    }
    painter.setPen(QPen(line, 1));
    painter.setBrush(isOn ? colours.accent : colours.surface);
    const QRectF pill = QRectF(track).adjusted(0.5, 0.5, -0.5, -0.5);
    painter.drawRoundedRect(pill, pill.height() / 2, pill.height() / 2);
    const QRect room = track.adjusted(knobEdge, knobEdge, -knobEdge, -knobEdge);
    const Qt::Alignment side = isOn ? Qt::AlignTrailing : Qt::AlignLeading;
    const QRect knob
        = QStyle::alignedRect(layoutDirection(), side | Qt::AlignVCenter, {room.height(), room.height()}, room);
    painter.setPen(Qt::NoPen);
    painter.setBrush(isOn ? colours.onAccent : colours.muted);
    painter.drawEllipse(knob);
    if (isOn) {
        const QRect tick = QStyle::alignedRect(
            layoutDirection(), Qt::AlignLeading | Qt::AlignVCenter, {tickSize, tickSize}, room.adjusted(-1, 0, 1, 0));
        painter.drawPixmap(tick.topLeft(),
            iconPixmap(QStringLiteral("check"), colours.onAccent, tickSize, painter.device()->devicePixelRatioF()));
    }
    painter.setOpacity(1);
}

} // namespace mc::console
