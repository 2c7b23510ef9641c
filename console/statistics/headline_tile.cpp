#include "console/statistics/headline_tile.h"

#include "console/widgets/leading.h"

#include <QtGui/QPainter>
#include <QtWidgets/QLabel>
#include <QtWidgets/QVBoxLayout>

namespace mc::console {

HeadlineTile::HeadlineTile(Figure figure, QWidget *parent)
    : QFrame(parent)
    , m_figure(figure)
    , m_name(new QLabel)
    , m_value(new QLabel)
    , m_change(new QLabel)
{
    QFont large = font(), small = font();
    large.setPointSizeF(large.pointSizeF() + 10);
    small.setPointSizeF(small.pointSizeF() - 1);
    m_value->setFont(large);
    m_name->setFont(small);
    m_change->setFont(small);
    for (QLabel *label : {m_name, m_change})
        label->setForegroundRole(QPalette::PlaceholderText);
    auto column = new QVBoxLayout(this);
    column->setContentsMargins(12, 8, 12, 8);
    column->setSpacing(0);
    for (QLabel *label : {m_name, m_value, m_change})
        column->addWidget(label);
    setMinimumWidth(120);
}

void HeadlineTile::show(const std::optional<model::AdminStatistics> &now,
    const std::optional<model::AdminStatistics> &before, const QString &compared)
{
    for (QLabel *label : {m_name, m_value, m_change})
        label->setAlignment(leading()); // figures alone would go by their own direction
    const QString change = now ? console::changeText(m_figure, *now, before) : QString();
    m_name->setText(displayText(m_figure));
    m_value->setText(figureText(m_figure, now ? valueOf(m_figure, *now) : std::nullopt));
    m_change->setText(change.isEmpty() ? QStringLiteral(" ") : change); // keeps its line
    QStringList told {explanationOf(m_figure)};
    if (!change.isEmpty()) {
        const QString past = figureText(m_figure, valueOf(m_figure, *before));
        told += tr("%1 against %2: %3", "change, the time before, the figure then").arg(change, compared, past);
    }
    setToolTip(told.join(u'\n'));
    m_value->setAccessibleName(tr("%1: %2", "figure, value").arg(m_name->text(), m_value->text()));
    m_change->setAccessibleName(told.value(1));
}

QString HeadlineTile::valueText() const { return m_value->text(); }

QString HeadlineTile::changeText() const { return m_change->text().trimmed(); }

void HeadlineTile::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(palette().color(QPalette::Mid));
    painter.setBrush(palette().color(QPalette::Base));
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4);
}

} // namespace mc::console
