#pragma once

#include "console/compose/recipient_model.h"
#include "console/people/person_lookup.h"

#include <QtWidgets/QWidget>

class QPushButton;

namespace mc::console {

class FormField;
class PersonSearch;
class RecipientChips;
class Theme;

/// Whom a notification is for, one by one: searched as one types, or pasted as ids. Client and theme outlive it.
class RecipientsField : public QWidget
{
    Q_OBJECT

public:
    RecipientsField(client::Client &client, const Theme &theme, QWidget *parent = nullptr);

    QList<model::UserId> ids() const { return m_model.ids(); }
    void setIds(const QList<model::UserId> &ids);
    /// Of the only one; empty when it isn't one.
    QString onlyName() const { return m_model.onlyName(); }
    void setError(const QString &text);
    void focusSearch();
    void retranslate();

Q_SIGNALS:
    /// Other people than before.
    void changed();
    /// Who they are is known better: their names, or that there is nobody.
    void identified();
    void failed(const mc::model::Error &error);

private:
    void addIds(const QList<model::UserId> &ids);
    void readTyped(bool isComplete);
    void updateNote();

    RecipientModel m_model;
    PersonLookup m_lookup;
    PersonSearch *m_search;
    FormField *m_field;
    RecipientChips *m_chips;
    QPushButton *m_removeUseless;
    QString m_error;
    QString m_searchNote;
};

/// The ids in a text with commas, semicolons, spaces or new lines between them; nothing when something else is in it.
std::optional<QList<model::UserId>> idsIn(const QString &text);

} // namespace mc::console
