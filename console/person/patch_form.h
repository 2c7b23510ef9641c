#pragma once

#include "client/preferences_calls.h"

#include <QtCore/QMap>
#include <QtCore/QTimer>
#include <QtWidgets/QWidget>

namespace mc::console {

class FormField;

/// A form for a part of somebody's preferences. What is changed in it is told a moment later, so that several steps are one change.
/// What the service refused stays in the fields, with what is wrong below them.
class PatchForm : public QWidget
{
    Q_OBJECT

public:
    /// Fields that somebody is changing, or whose values were refused, stay as they are.
    void show(const model::Preferences &preferences);
    /// Of somebody else: what was refused is forgotten.
    void startAnew();
    bool isEditing() const { return m_pause.isActive(); }
    /// Tells at once what would be told in a moment.
    void tellNow();
    /// Below the fields that it names; answers whether it named any.
    bool showRefusal(const model::Error &error);

Q_SIGNALS:
    void edited(const mc::client::PreferencesPatch &patch);

protected:
    explicit PatchForm(QWidget *parent);

    /// By the name that the service gives it.
    void addField(const QString &name, FormField *field) { m_fields.insert(name, field); }
    /// To be told in a moment.
    void tellLater();

    virtual void fillFields(const model::Preferences &preferences) = 0;
    /// What does not wait for the fields.
    virtual void showKnown(const model::Preferences &preferences) = 0;
    virtual client::PreferencesPatch patch() const = 0;
    /// In the language of the moment; empty: the service's own words.
    virtual QString problemText(const model::FieldError &error) const = 0;

private:
    void clearErrors();

    QMap<QString, FormField *> m_fields;
    QTimer m_pause;
    bool m_isRefused = false;
};

} // namespace mc::console
