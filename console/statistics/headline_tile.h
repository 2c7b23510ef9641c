#pragma once

#include "console/statistics/figures.h"

#include <QtWidgets/QFrame>

class QLabel;

namespace mc::console {

/// One of the headline figures, and how it has changed.
class HeadlineTile : public QFrame
{
    Q_OBJECT

public:
    explicit HeadlineTile(Figure figure, QWidget *parent = nullptr);

    /// `compared`: what the change is against, "the 30 days before".
    void show(const std::optional<model::AdminStatistics> &now, const std::optional<model::AdminStatistics> &before,
        const QString &compared);
    QString valueText() const;
    QString changeText() const;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    const Figure m_figure;
    QLabel *m_name;
    QLabel *m_value;
    QLabel *m_change;
};

} // namespace mc::console
