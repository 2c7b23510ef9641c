#pragma once

#include "console/notifications/notification_actions.h"
#include "console/widgets/details_pane.h"

namespace mc::console {

class BusyLine;
class FactList;
class StateChip;
class TimelineView;

/// The opened notification in full: its text, channels, facts and timeline, with what can be done. What it is given outlives it.
class NotificationDetails : public DetailsPane
{
    Q_OBJECT

public:
    NotificationDetails(
        OpenedNotification &opened, NotificationActions &actions, const Theme &theme, QWidget *parent = nullptr);

protected:
    void changeEvent(QEvent *event) override;

private:
    void layOut(NotificationActions &actions);
    QWidget *newActionRow(NotificationActions &actions);
    void retranslate();
    void update();
    void showContent(const model::Notification &notification);
    void showChannels(const model::Notification &notification);
    void showFacts(const model::Notification &notification);

    OpenedNotification &m_opened;
    const Theme &m_theme;
    BusyLine *m_busy;
    InlineMessage *m_error;
    QAction *m_tryAgain;
    QWidget *m_actionRow;
    QLabel *m_title;
    StateChip *m_state;
    QLabel *m_kind;
    QLabel *m_message;
    QWidget *m_channels;
    FactList *m_facts;
    QLabel *m_timelineTitle;
    TimelineView *m_timeline;
};

} // namespace mc::console
