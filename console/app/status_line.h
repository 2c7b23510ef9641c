#pragma once

#include "console/session/environment.h"

#include <QtWidgets/QWidget>

class QLabel;

namespace mc::console {

class StateChip;

/// The window's last line: "admin @ clinic.example · connected · 3 running tasks".
class StatusLine : public QWidget
{
    Q_OBJECT

public:
    explicit StatusLine(const Environment &environment, QWidget *parent = nullptr);

protected:
    void changeEvent(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void update();

    const Connection &m_connection;
    const Tasks &m_tasks;
    QString m_who;
    QLabel *m_user;
    StateChip *m_state;
    QLabel *m_running;
};

} // namespace mc::console
