#pragma once

#include "console/notifications/notification_actions.h"

#include <QtWidgets/QFrame>

class QGridLayout;
class QLabel;
class QScrollArea;
class QVBoxLayout;

namespace mc::console {

class BusyLine;
class FactList;
class ListPlaceholder;
class StateChip;
class TimelineView;

/// The opened notification in full: its text, channels, facts and timeline, with what can be done. What it is given outlives it.
class NotificationDetails : public QFrame
{
    Q_OBJECT

public:
    NotificationDetails(
        OpenedNotification &opened, NotificationActions &actions, const Theme &theme, QWidget *parent = nullptr);

    void focusContent();

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
    ListPlaceholder *m_placeholder;
    QScrollArea *m_scroll;
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
