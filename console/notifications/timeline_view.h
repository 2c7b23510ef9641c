#pragma once

#include "console/notifications/timeline_sentences.h"

#include <QtWidgets/QWidget>

class QVBoxLayout;

namespace mc::console {

/// A timeline as lines with icon, sentence and time, joined by a thin line. The theme outlives it.
class TimelineView : public QWidget
{
    Q_OBJECT

public:
    explicit TimelineView(const Theme &theme, QWidget *parent = nullptr);

    void setLines(const QList<TimelineLine> &lines);
    const QList<TimelineLine> &lines() const { return m_lines; }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void rebuild();
    void addLine(int row, const TimelineLine &line);

    const Theme &m_theme;
    QList<TimelineLine> m_lines;
    QVBoxLayout *m_column = nullptr;
    QList<QWidget *> m_icons; ///< of the lines that are no gaps
};

} // namespace mc::console
