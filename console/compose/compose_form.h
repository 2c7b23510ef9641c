#pragma once

#include "console/compose/composition.h"
#include "console/session/environment.h"

#include <QtWidgets/QScrollArea>

class QLabel;

namespace mc::console {

class AudienceForm;
class ContentForm;
class ScheduleForm;

/// The form in its three groups: who, what, when. The environment outlives it.
class ComposeForm : public QScrollArea
{
    Q_OBJECT

public:
    explicit ComposeForm(const Environment &environment, QWidget *parent = nullptr);

    Composition composition() const;
    void show(const Composition &composition);
    /// Below the fields they concern; those of before go.
    void showProblems(const Problems &problems);
    /// Brings the first field with a problem into sight, and the focus to it.
    void focusFirst(const Problems &problems);
    void focusStart();
    /// The name of the only recipient; empty when it isn't one.
    QString onlyName() const;
    void retranslate();

Q_SIGNALS:
    /// Something else is written.
    void changed();
    /// The recipients' names are known.
    void identified();
    void failed(const mc::model::Error &error);

private:
    QLabel *newHeading();
    void layOut();

    AudienceForm *m_audience;
    ContentForm *m_content;
    ScheduleForm *m_schedule;
    QLabel *m_who;
    QLabel *m_what;
    QLabel *m_when;
    bool m_isShowing = false; ///< many changes are one
};

} // namespace mc::console
