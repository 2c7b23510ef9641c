#include "console/app/rail_button.h"

#include "console/app/action_groups.h"
#include "console/widgets/theme.h"

#include <QtGui/QPainter>
#include <QtWidgets/QAccessibleWidget>
#include <QtWidgets/QStyle>

namespace mc::console {

namespace {

constexpr int entryHeight = 44;
constexpr int narrow = 56;
constexpr int wide = 176;
constexpr int iconExtent = 20;
constexpr int iconEdge = (narrow - iconExtent) / 2; // before it
constexpr int barWidth = 3;

// What a screen reader is told of a page's button: Qt would call it a check box.
class PageTab : public QAccessibleWidget
{
public:
    explicit PageTab(RailButton &button)
        : QAccessibleWidget(&button, QAccessible::PageTab)
        , m_button(button)
    {
    }

    QAccessible::State state() const override
    {
        QAccessible::State state = QAccessibleWidget::state();
        state.selectable = true;
        state.selected = m_button.isChecked();
        return state;
    }
    QStringList actionNames() const override { return {pressAction()}; }
    void doAction(const QString &action) override
    {
        if (action == pressAction())
            m_button.click();
    }

private:
    RailButton &m_button;
};

QAccessibleInterface *pageTabOf(const QString &, QObject *object)
{
    const auto button = qobject_cast<RailButton *>(object);
    return button && button->isCheckable() ? new PageTab(*button) : nullptr;
}

} // namespace

RailButton::RailButton(QAction *action, QWidget *parent)
    : QToolButton(parent)
    , m_action(action)
{
    QAccessible::installFactory(&pageTabOf); // once: others are left out
    setFocusPolicy(Qt::TabFocus);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setCheckable(action->isCheckable());
    connect(action, &QAction::changed, this, &RailButton::follow);
    connect(this, &QToolButton::clicked, action, &QAction::trigger);
    follow();
}

void RailButton::setNameShown(bool isShown)
{
    if (std::exchange(m_isNameShown, isShown) == isShown)
        return;
    follow();
    updateGeometry();
    update();
}

QSize RailButton::sizeHint() const { return {m_isNameShown ? wide : narrow, entryHeight}; }

void RailButton::follow()
{
    const QString name = console::displayText(*m_action);
    const QString keys = displayKeys(*m_action);
    setText(name);
    setIcon(m_action->icon());
    setChecked(m_action->isChecked());
    setAccessibleName(name);
    setToolTip(keys.isEmpty() ? name : QStringLiteral("%1  %2").arg(name, keys));
    update();
}

void RailButton::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const QColor accent = palette().color(QPalette::Highlight);
    const QColor ground = palette().color(QPalette::Window);
    if (isChecked())
        painter.fillRect(rect(), tint(accent, ground));
    else if (underMouse() || isDown())
        painter.fillRect(rect(), tint(palette().color(QPalette::WindowText), ground, 0.06));
    if (isChecked())
        painter.fillRect(
            QStyle::alignedRect(layoutDirection(), Qt::AlignLeading, {barWidth, rect().height()}, rect()), accent);

    const QRect iconRect = QStyle::visualRect(
        layoutDirection(), rect(), QRect(iconEdge, (rect().height() - iconExtent) / 2, iconExtent, iconExtent));
    icon().paint(&painter, iconRect);
    if (m_isNameShown) {
        const QRect nameRect = QStyle::visualRect(layoutDirection(), rect(), rect().adjusted(narrow - 6, 0, -8, 0));
        QFont bold = font();
        bold.setWeight(isChecked() ? QFont::DemiBold : QFont::Normal);
        painter.setFont(bold);
        painter.setPen(palette().color(QPalette::WindowText));
        const Qt::Alignment alignment = QStyle::visualAlignment(layoutDirection(), Qt::AlignLeft) | Qt::AlignVCenter;
        painter.drawText(
            nameRect, int(alignment), painter.fontMetrics().elidedText(text(), Qt::ElideRight, nameRect.width()));
    }
    if (hasFocus()) {
        painter.setPen(QPen(accent, 2));
        painter.drawRect(rect().adjusted(1, 1, -1, -1));
    }
}

} // namespace mc::console
