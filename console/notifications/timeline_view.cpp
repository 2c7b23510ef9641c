#include "console/notifications/timeline_view.h"

#include "console/widgets/baseline.h"
#include "console/widgets/icons.h"
#include "console/widgets/leading.h"
#include "console/widgets/relative_time.h"

#include <QtCore/QLocale>
#include <QtGui/QPainter>
#include <QtWidgets/QLabel>
#include <QtWidgets/QVBoxLayout>

namespace mc::console {

namespace {

constexpr int iconSize = 16;

// On the day of the one before it, the time is enough.
QString timeText(const QDateTime &at, const QDateTime &before)
{
    const QDateTime local = at.toLocalTime();
    const bool isSameDay = before.isValid() && before.toLocalTime().date() == local.date();
    return isSameDay ? QLocale().toString(local.time(), QLocale::ShortFormat)
                     : QLocale().toString(local, QLocale::ShortFormat);
}

QLabel *newText(const QString &text)
{
    auto label = new QLabel(text);
    label->setTextFormat(Qt::PlainText);
    label->setAlignment(leadingTop());
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    return label;
}

} // namespace

TimelineView::TimelineView(const Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
{
    connect(&theme, &Theme::changed, this, &TimelineView::rebuild);
}

void TimelineView::setLines(const QList<TimelineLine> &lines)
{
    if (std::exchange(m_lines, lines) != lines)
        rebuild();
}

void TimelineView::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setPen(QPen(m_theme.colours().border, 1));
    for (int i = 1; i < m_icons.size(); ++i) {
        const QRect above = m_icons[i - 1]->geometry(), below = m_icons[i]->geometry();
        const int x = above.center().x();
        painter.drawLine(x, above.top() + iconSize + 6, x, below.top() - 2);
    }
}

void TimelineView::rebuild()
{
    qDeleteAll(findChildren<QWidget *>(Qt::FindDirectChildrenOnly));
    delete m_column;
    m_icons.clear();
    m_column = new QVBoxLayout(this);
    m_column->setContentsMargins(0, 0, 0, 0);
    m_column->setSpacing(8);
    for (int row = 0; row < m_lines.size(); ++row)
        addLine(row, m_lines[row]);
    updateGeometry();
}

// A row of its own: the sentence goes on to where its time begins, however long the others' times are.
void TimelineView::addLine(int row, const TimelineLine &line)
{
    auto layout = new QHBoxLayout;
    layout->setSpacing(12);
    m_column->addLayout(layout);
    QLabel *const text = newText(line.text);
    if (line.isGap()) {
        text->setForegroundRole(QPalette::PlaceholderText);
        layout->addSpacing(iconSize + layout->spacing());
        return layout->addWidget(text, 1);
    }
    auto icon = new QLabel;
    icon->setPixmap(iconPixmap(line.iconName, m_theme.state(line.colour), iconSize, devicePixelRatioF()));
    icon->setContentsMargins(0, 1, 0, 0);
    m_icons += icon;
    const auto before = std::find_if(
        m_lines.rbegin() + (m_lines.size() - row), m_lines.rend(), [](const TimelineLine &l) { return !l.isGap(); });
    auto time = new QLabel(timeText(line.at, before == m_lines.rend() ? QDateTime() : before->at));
    time->setToolTip(exactTime(line.at));
    time->setForegroundRole(QPalette::PlaceholderText);
    alignBaselines(*text, *time);
    layout->addWidget(icon, 0, Qt::AlignTop);
    layout->addWidget(text, 1);
    layout->addWidget(time, 0, Qt::AlignTop);
}

} // namespace mc::console
