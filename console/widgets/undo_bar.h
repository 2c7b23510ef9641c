#pragma once

#include "console/widgets/inline_message.h"

#include <QtCore/QTimer>

namespace mc::console {

/// What was just done, and for some seconds the way back, with the seconds left. One at a time: the next one settles the one
/// before.
class UndoBar : public InlineMessage
{
    Q_OBJECT

public:
    struct Step
    {
        QString text; ///< "Marked as read"
        std::function<void()> undo;
        std::function<void()> settle {}; ///< when it wasn't undone; may be absent
        int seconds = 10; ///< there are
    };

    explicit UndoBar(const Theme &theme, QWidget *parent = nullptr);

    void offer(const Step &step);
    /// Nothing without a step.
    void undo();
    /// Ends the time at once.
    void settle();
    bool isOffered() const { return m_step.has_value(); }

protected:
    void changeEvent(QEvent *event) override;

private:
    void tick();
    void update();

    QAction *m_undo;
    QTimer m_second;
    std::optional<Step> m_step;
    int m_secondsLeft = 0;
};

} // namespace mc::console
