#pragma once

#include <QtWidgets/QWidget>

class QVBoxLayout;

namespace mc::console {

class RailButton;

/// The narrow column of pages at the window's beginning.
class Rail : public QWidget
{
    Q_OBJECT

public:
    enum class Place { Top, Bottom };

    explicit Rail(QWidget *parent = nullptr);

    RailButton *add(QAction *action, Place place);
    void setNamesShown(bool areShown);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QVBoxLayout *m_top;
    QVBoxLayout *m_bottom;
    QList<RailButton *> m_buttons;
};

} // namespace mc::console
