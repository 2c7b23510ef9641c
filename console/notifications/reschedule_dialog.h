#pragma once

#include "console/widgets/question_dialog.h"

#include <QtCore/QDateTime>

class QDateTimeEdit;

namespace mc::console {

/// Asks for the time at which a notification is to be sent.
class RescheduleDialog : public QuestionDialog
{
    Q_OBJECT

public:
    RescheduleDialog(const QString &title, const QDateTime &scheduledFor, const Theme &theme, QWidget *parent);

Q_SIGNALS:
    void timeChosen(const QDateTime &time);

private:
    void check();

    QDateTimeEdit *m_time;
};

} // namespace mc::console
