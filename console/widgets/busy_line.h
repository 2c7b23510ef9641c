#pragma once

#include <QtCore/QTimer>
#include <QtWidgets/QWidget>

namespace mc::console {

/// A line of two pixels on which something moves while a page waits. Takes its room always, so that nothing jumps.
class BusyLine : public QWidget
{
    Q_OBJECT

public:
    explicit BusyLine(QWidget *parent = nullptr);

    bool isBusy() const { return m_isBusy; }
    /// Shown after a moment only: what is answered at once flickers otherwise.
    void setBusy(bool isBusy);

    QSize sizeHint() const override { return {0, 2}; }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    bool m_isBusy = false;
    int m_step = -1; ///< -1: not shown yet
    QTimer m_tick;
};

} // namespace mc::console
