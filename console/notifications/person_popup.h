#pragma once

#include "client/directory_calls.h"
#include "console/notifications/filter_popup.h"

#include <QtCore/QTimer>

class QLabel;
class QLineEdit;
class QListWidget;
class QListWidgetItem;

namespace mc::console {

class BusyLine;

/// Finds one person by a part of their name, as one types. The calls outlive it.
class PersonPopup : public FilterPopup
{
    Q_OBJECT

public:
    PersonPopup(client::DirectoryCalls &calls, QWidget *parent);

Q_SIGNALS:
    void chosen(mc::model::UserId id, const QString &name);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void search();
    void show(const model::Result<client::ListPage<model::User>> &answer);
    void choose(const QListWidgetItem *item);

    client::DirectoryCalls &m_calls;
    QLineEdit *m_field;
    BusyLine *m_busy;
    QListWidget *m_people;
    QLabel *m_note;
    QTimer m_typing; ///< runs while somebody types
    client::Pending<client::ListPage<model::User>> m_search;
};

} // namespace mc::console
