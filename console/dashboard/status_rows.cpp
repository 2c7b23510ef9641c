#include "console/dashboard/status_rows.h"

#include "console/dashboard/painted_line.h"
#include "console/widgets/wording.h"

#include <QtCore/QLocale>
#include <QtWidgets/QStyle>

namespace mc::console {

StatusRow::StatusRow(const DashboardLook &look, QWidget *parent)
    : QLabel(parent)
    , m_look(look)
{
    setTextFormat(Qt::PlainText);
    setFont(look.font());
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
}

void StatusRow::setStale(bool isStale)
{
    if (std::exchange(m_isStale, isStale) != isStale)
        update();
}

void StatusRow::say(const QString &text, const QString &toolTip)
{
    if (this->text() != text)
        setText(text);
    if (this->toolTip() != toolTip)
        setToolTip(toolTip);
    update();
}

void ProviderRow::setHealth(const model::ProviderHealth &health)
{
    m_health = health;
    const QString pause = pauseText(health, look().told);
    const QString state = QStringLiteral("%1 %2").arg(chipOf(health.state).text, pause).trimmed();
    const QString said = tr("%1: %2", "provider, its state").arg(displayText(health.provider), state);
    say(said, QStringList({said, underWayText(health)}).join(u'\n').trimmed());
}

void ProviderRow::paintEvent(QPaintEvent *)
{
    if (text().isEmpty())
        return;
    QPainter painter(this);
    painter.setFont(font());
    PaintedLine line(painter, rect(), layoutDirection());
    int names = 0; // all rows' states begin below each other
    for (const model::Provider provider : model::allProviders)
        names = std::max(names, line.widthOf(displayText(provider)));
    line.text(line.takeLeading(names, look().px(16)), displayText(m_health.provider), look().textColour(isStale()));
    ChipLook chip = chipOf(m_health.state);
    if (isStale())
        chip.colour = StateColour::Pending;
    const QRect chipRect = line.takeLeading(chipSize(chip, font()).width() + look().px(4), look().px(8));
    paintChip(painter, chipRect, chip, look().theme, layoutDirection());
    const QString pause = pauseText(m_health, look().told);
    line.text(line.rect(), pause.isEmpty() ? underWayText(m_health) : pause,
        pause.isEmpty() ? look().theme.colours().muted : look().stateColour(StateColour::Paused, isStale()));
}

void SuccessRow::setChannel(model::Channel channel, const model::ChannelStatistics &statistics)
{
    m_channel = channel;
    m_statistics = statistics;
    const QLocale locale;
    say(QStringLiteral("%1: %2").arg(displayText(channel), rateText()),
        tr("In the last 24 hours by %1: %2 sent, %3 delivered, %4 failed, %5 pending", "channel, numbers")
            .arg(displayText(channel), locale.toString(statistics.sent), locale.toString(statistics.delivered),
                locale.toString(statistics.failed), locale.toString(statistics.pending)));
}

QString SuccessRow::rateText() const
{
    if (m_statistics.sent + m_statistics.delivered + m_statistics.failed == 0)
        return QStringLiteral("–");
    return tr("%1 %", "percent").arg(QLocale().toString(m_statistics.successRate(), 'f', 1));
}

void SuccessRow::paintEvent(QPaintEvent *)
{
    if (text().isEmpty())
        return;
    const Colours &colours = look().theme.colours();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setFont(font());
    PaintedLine line(painter, rect(), layoutDirection());
    line.icon(iconName(m_channel), colours.muted, look().px(16), look().px(8));
    line.text(line.takeLeading(look().px(64), look().px(8)), displayText(m_channel), colours.text);
    line.text(line.takeTrailing(line.widthOf(QStringLiteral("100.0 %")), look().px(12)), rateText(), colours.text,
        Qt::AlignTrailing);
    const int height = look().px(6);
    const QRect bar = line.rect().adjusted(0, (rect().height() - height) / 2, 0, -(rect().height() - height) / 2);
    const double share = m_statistics.successRate() / 100;
    const QRect filled = QStyle::alignedRect(
        layoutDirection(), Qt::AlignLeading | Qt::AlignVCenter, {qRound(bar.width() * share), bar.height()}, bar);
    painter.setPen(Qt::NoPen);
    painter.setBrush(colours.border);
    painter.drawRoundedRect(bar, height / 2., height / 2.);
    painter.setBrush(colours.states[std::size_t(StateColour::Delivered)]);
    if (!filled.isEmpty())
        painter.drawRoundedRect(filled, height / 2., height / 2.);
}

void ReasonRow::setGroup(const FailureGroups::Group &group)
{
    m_group = group;
    say(QStringLiteral("%1, %2: %3")
            .arg(displayText(group.channel), publicReasonText(group.code), QLocale().toString(group.count)),
        {});
}

void ReasonRow::paintEvent(QPaintEvent *)
{
    if (text().isEmpty())
        return;
    const QString count = QLocale().toString(m_group.count);
    QPainter painter(this);
    painter.setFont(font());
    PaintedLine line(painter, rect(), layoutDirection());
    line.icon(
        iconName(m_group.channel), look().stateColour(StateColour::Failed, isStale()), look().px(16), look().px(8));
    line.text(
        line.takeTrailing(line.widthOf(count), look().px(8)), count, look().textColour(isStale()), Qt::AlignTrailing);
    // A code of numbers runs as it is written, in every language.
    const QString reason = QChar(0x2066) + publicReasonText(m_group.code) + QChar(0x2069);
    line.text(
        line.rect(), QStringLiteral("%1 · %2").arg(displayText(m_group.channel), reason), look().textColour(isStale()));
}

} // namespace mc::console
