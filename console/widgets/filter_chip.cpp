#include "console/widgets/filter_chip.h"

#include "console/widgets/icons.h"
#include "console/widgets/theme.h"

#include <QtGui/QPainter>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QToolButton>

namespace mc::console {

namespace {

constexpr int chipHeight = 28;
constexpr int longestText = 240; // in pixels

} // namespace

FilterChip::FilterChip(QWidget *parent)
    : QFrame(parent)
    , m_text(new QToolButton)
    , m_remove(new QToolButton)
{
    m_text->setAutoRaise(true);
    m_text->setToolButtonStyle(Qt::ToolButtonTextOnly);
    m_remove->setAutoRaise(true);
    m_remove->setIcon(icon(QStringLiteral("x")));
    m_remove->setIconSize({12, 12});
    auto row = new QHBoxLayout(this);
    row->setContentsMargins(6, 2, 4, 2);
    row->setSpacing(0);
    row->addWidget(m_text);
    row->addWidget(m_remove);
    setFixedHeight(chipHeight);
    connect(m_text, &QToolButton::clicked, this, &FilterChip::opened);
    connect(m_remove, &QToolButton::clicked, this, &FilterChip::removed);
}

void FilterChip::setTexts(const QString &name, const QString &value)
{
    const QString whole = tr("%1: %2", "name and value of a filter").arg(name, value);
    const QString text = m_text->fontMetrics().elidedText(whole, Qt::ElideRight, longestText);
    const QString change = tr("Change the filter “%1”").arg(name);
    m_text->setText(QString(text).replace(u'&', QLatin1String("&&")));
    m_text->setToolTip(text == whole ? change : QStringLiteral("%1\n%2").arg(whole, change));
    m_text->setAccessibleName(whole);
    m_remove->setToolTip(tr("Remove the filter “%1”").arg(name));
    m_remove->setAccessibleName(m_remove->toolTip());
}

void FilterChip::paintEvent(QPaintEvent *)
{
    const QColor accent = palette().color(QPalette::Highlight);
    const QColor ground = palette().color(QPalette::Base);
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(tint(accent, ground, 0.4), 1));
    painter.setBrush(tint(accent, ground));
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), chipHeight / 2., chipHeight / 2.);
}

} // namespace mc::console
