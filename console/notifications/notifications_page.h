#pragma once

#include "console/notifications/arrivals.h"
#include "console/notifications/notification_actions.h"
#include "console/notifications/notification_list_model.h"
#include "console/session/environment.h"
#include "console/widgets/page.h"

class QPushButton;

namespace mc::console {

class FilterBar;
class FilterMenu;
class FilterSetButton;
class ListAndDetails;
class NotificationDetails;
class NotificationTable;
class PageHeader;

/// All notifications (one's own for doctors) as a table, and the chosen one in full beside it: what became of it, and why.
class NotificationsPage : public Page
{
    Q_OBJECT

public:
    explicit NotificationsPage(const Environment &environment, QWidget *parent = nullptr);

    QString title() const override { return tr("Notifications"); }
    QList<QAction *> pageActions() const override;
    bool open(const Destination &destination) override;
    QWidget *initialFocus() const override;
    void focusFilter() override;
    void refresh() override;
    void undo() override;

protected:
    void changeEvent(QEvent *event) override;
    void hideEvent(QHideEvent *event) override;
    void showEvent(QShowEvent *event) override;

private:
    void layOut();
    void addKeys();
    void connectList();
    void connectActions();
    void restore();
    void retranslate();
    void load(const ListFilter &filter, const ListOrder &order);
    void showFilter();
    void updateFooter();
    void showArrivals(int count);
    void openChosen();
    void ask(const QString &question);
    void openReschedule();
    void noteFailure(const model::Error &error);

    const Environment m_environment;
    NotificationListModel m_model;
    Arrivals m_arrivals;
    OpenedNotification m_opened;
    NotificationActions m_actions;
    QTimer m_minute; ///< relative times grow older
    PageHeader *m_header;
    FilterBar *m_filterBar;
    FilterMenu *m_filterMenu;
    FilterSetButton *m_filterSets;
    QPushButton *m_arrived;
    InlineMessage *m_message;
    InlineMessage *m_question;
    QAction *m_assent;
    NotificationTable *m_table;
    NotificationDetails *m_details;
    ListAndDetails *m_list;
    UndoBar *m_undoBar;
};

} // namespace mc::console
