#pragma once

#include "console/widgets/form_field.h"

#include <QtCore/QDateTime>
#include <QtWidgets/QDialog>

class QDateTimeEdit;
class QPushButton;

namespace mc::console {

/// Asks for the time at which a notification is to be sent. Opened by open(); deletes itself. The theme outlives it.
class RescheduleDialog : public QDialog
{
    Q_OBJECT

public:
    RescheduleDialog(const QString &title, const QDateTime &scheduledFor, const Theme &theme, QWidget *parent);

Q_SIGNALS:
    void timeChosen(const QDateTime &time);

private:
    void check();
    void choose();

    QDateTimeEdit *m_time;
    FormField *m_field;
    QPushButton *m_button;
};

} // namespace mc::console
