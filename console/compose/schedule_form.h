#pragma once

#include "console/compose/composition.h"

#include <QtWidgets/QWidget>

class QComboBox;
class QDateTimeEdit;
class QLabel;
class QRadioButton;

namespace mc::console {

class FormField;
class Theme;
class ZoneModel;

/// The group "When": now, or at a time in a time zone. The theme outlives it.
class ScheduleForm : public QWidget
{
    Q_OBJECT

public:
    /// `ownZone`: of who writes.
    ScheduleForm(const QByteArray &ownZone, const Theme &theme, QWidget *parent = nullptr);

    /// Its part of the composition. One without a time gets the next full hour.
    void show(const Composition &composition);
    void read(Composition &composition) const;
    void showProblems(const Problems &problems);
    QWidget *editor() const;
    void retranslate();

Q_SIGNALS:
    void changed();

private:
    QWidget *newTimeRow();
    QByteArray zone() const;
    void update();

    const QByteArray m_ownZone;
    ZoneModel *m_zones;
    QRadioButton *m_now;
    QRadioButton *m_later;
    QDateTimeEdit *m_time;
    QComboBox *m_zone;
    FormField *m_timeField;
    FormField *m_zoneField;
    QWidget *m_timeRow;
    QLabel *m_hereNote; ///< when that is on this computer's clock
};

} // namespace mc::console
