#pragma once

#include "console/person/person_actions.h"
#include "console/person/person_list_model.h"
#include "console/widgets/page.h"

class QLineEdit;

namespace mc::console {

class ListAndDetails;
class PageHeader;
class PersonDetails;
class TableView;

/// The people of the directory: found as one types, and one of them in full beside the list. For admins. What it is given outlives
/// it.
class PeoplePage : public Page
{
    Q_OBJECT

public:
    explicit PeoplePage(const Environment &environment, QWidget *parent = nullptr);

    QString title() const override { return tr("People"); }
    QList<QAction *> pageActions() const override;
    bool open(const Destination &destination) override;
    QWidget *initialFocus() const override;
    void focusFilter() override;
    void refresh() override;
    void undo() override;

protected:
    void changeEvent(QEvent *event) override;
    void showEvent(QShowEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void layOut();
    void connectList();
    void connectDetails();
    void retranslate();
    void updateState();
    void updatePlaceholder();
    void showSelected();
    void chooseAgain();
    void goToFirst();
    void ask(model::UserId id);
    void showPerson(const model::User &user);
    void showFailure(const model::Error &error);
    void tellFailure(const QString &what, const model::Error &error);

    const Environment m_environment;
    PersonListModel m_model;
    PersonActions m_actions;
    PageHeader *m_header;
    InlineMessage *m_message;
    QLineEdit *m_search;
    TableView *m_table;
    PersonDetails *m_details;
    ListAndDetails *m_list;
    client::Pending<model::User> m_call; ///< for one who is named by id
    bool m_isAsked = false; ///< for the list, which happens when it is first shown
};

} // namespace mc::console
