#pragma once

#include "console/people/person_model.h"

#include <QtWidgets/QLineEdit>

class QCompleter;

namespace mc::console {

/// A field in which somebody of the directory is looked for: whoever is found is offered below, and chosen by click or Enter.
class PersonSearch : public QLineEdit
{
    Q_OBJECT

public:
    explicit PersonSearch(client::Client &client, QWidget *parent = nullptr);

    /// Finds those too who have left.
    void includeInactive() { m_model.includeInactive(); }
    /// What is typed, or pasted, when Enter is pressed while nobody is offered.
    QString typed() const { return text().trimmed(); }
    /// Empties the field, and asks for nobody.
    void reset();

Q_SIGNALS:
    /// The field is empty again.
    void chosen(const mc::model::User &user);
    void failed(const mc::model::Error &error);
    /// That nobody was found, or more than are offered; empty before there is an answer.
    void noteChanged(const QString &note);

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    QModelIndex markedOrFirst() const;
    void choose(const QModelIndex &index);
    void showFound();

    PersonModel m_model;
    QCompleter *m_completer;
};

} // namespace mc::console
