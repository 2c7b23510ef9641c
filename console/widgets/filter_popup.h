#pragma once

#include <QtWidgets/QFrame>

class QVBoxLayout;

namespace mc::console {

/// What opens below a filter's chip to choose its value. Closed by Esc or a click elsewhere; deletes itself then.
class FilterPopup : public QFrame
{
    Q_OBJECT

public:
    explicit FilterPopup(QWidget *parent);

    void openBelow(const QWidget &anchor);

protected:
    QVBoxLayout *column() { return m_column; }
    void paintEvent(QPaintEvent *event) override;

private:
    QVBoxLayout *m_column;
};

} // namespace mc::console
