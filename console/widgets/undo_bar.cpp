#include "console/widgets/undo_bar.h"

#include <QtCore/QEvent>
#include <QtCore/QLocale>
#include <QtGui/QAction>

namespace mc::console {

UndoBar::UndoBar(const Theme &theme, QWidget *parent)
    : InlineMessage(theme, Closing::Offered, parent)
    , m_undo(new QAction(this))
{
    addButton(m_undo);
    m_second.setInterval(std::chrono::seconds(1));
    connect(&m_second, &QTimer::timeout, this, &UndoBar::tick);
    connect(m_undo, &QAction::triggered, this, &UndoBar::undo);
    connect(this, &InlineMessage::closed, this, &UndoBar::settle);
    update();
}

void UndoBar::offer(const Step &step)
{
    settle();
    m_step = step;
    m_secondsLeft = step.seconds;
    m_second.start();
    update();
}

void UndoBar::undo()
{
    const std::optional<Step> step = std::exchange(m_step, {});
    m_second.stop();
    update();
    if (step)
        step->undo();
}

void UndoBar::settle()
{
    const std::optional<Step> step = std::exchange(m_step, {});
    m_second.stop();
    update();
    if (step && step->settle)
        step->settle();
}

void UndoBar::changeEvent(QEvent *event)
{
    InlineMessage::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        update();
}

void UndoBar::tick()
{
    if (--m_secondsLeft == 0)
        return settle();
    update();
}

void UndoBar::update()
{
    m_undo->setText(tr("Undo (%1 s)", "seconds left").arg(QLocale().toString(m_secondsLeft)));
    m_step ? show(Kind::Success, m_step->text) : clear();
}

} // namespace mc::console
