#pragma once

#include "console/compose/compose_page.h"
#include "console_stage.h"

namespace mc::test {

/// The page Compose in front of the real service, used as a person does.
class ComposeStage : public ConsoleStage
{
public:
    using ConsoleStage::ConsoleStage;

    /// Drafts too.
    void forgetEverything();
    /// Signs the admin in, at another address than the service's own when there is one, and goes to the page by its key.
    void begin(const User &admin, const QUrl &server = {});
    console::ComposePage &page() const { return *console().window().findChild<console::ComposePage *>(); }
    template<typename T>
    T &part() const
    {
        return *page().findChild<T *>();
    }

    /// Types into the field with that label, in place of what it holds.
    void type(const QString &label, const QString &text) const;
    /// Looks the person up by their user name, and takes who is found.
    void choosePerson(const User &user) const;
    void pick(const QString &label, const QString &choice) const;
    void click(const QString &button) const;
    /// The visible button whose text begins like that; null when there is none.
    QAbstractButton *button(const QString &text) const;
    /// What the button says that sends.
    QString sendText() const;
    /// Presses it as soon as it says that.
    void send(const QString &text) const;
    /// The chips of those who are chosen.
    QStringList people() const;
    /// What visible labels say.
    QStringList texts() const;
    /// How somebody is called on the screen.
    static QString nameOf(const User &user);
    /// The messages that stand in the page.
    QStringList messages() const;
    bool tells(const QString &text) const { return messages().join(u'\n').contains(text); }
};

} // namespace mc::test
