#pragma once

#include "console/person/day_picture.h"
#include "console/widgets/theme.h"

#include <QtCore/QTimer>
#include <QtWidgets/QWidget>

namespace mc::console {

/// The 24 hours of somebody's day as a band: when it is quiet, and what time it is there. The theme outlives it.
class DayBand : public QWidget
{
    Q_OBJECT

public:
    explicit DayBand(const Theme &theme, QWidget *parent = nullptr);

    void show(const model::QuietHours &hours, const QByteArray &zone);
    const DayPicture &picture() const { return m_picture; }

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

Q_SIGNALS:
    /// Time went by, or something else is shown.
    void pictureChanged();

protected:
    void paintEvent(QPaintEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    void renew();
    QRect band() const;
    /// From the share of a day to pixels, in the direction in which the language is read.
    int placeOf(double share) const;
    void paintQuiet(QPainter &painter) const;
    void paintHours(QPainter &painter) const;
    void paintNow(QPainter &painter) const;

    const Theme &m_theme;
    model::QuietHours m_hours;
    QByteArray m_zone = "UTC";
    DayPicture m_picture;
    QTimer m_minute;
};

} // namespace mc::console
