#pragma once

#include "console/session/environment.h"

#include <QtWidgets/QWidget>

class QHBoxLayout;
class QLabel;
class QVBoxLayout;

namespace mc::console {

class BusyLine;
class InlineMessage;

/// A part of what is shown of a person: a heading, and below it what is asked for by itself. Says when it is loading and why it
/// failed, and offers to load it again. What it is given outlives it.
class Section : public QWidget
{
    Q_OBJECT

public:
    /// Somebody else is chosen, and will be asked for: what is there is no longer to be seen, and an answer is dropped.
    void prepare();
    /// Asks for what is there of somebody; what is known of them stays to be seen meanwhile.
    void load(const model::User &user);

protected:
    /// Takes the content.
    Section(const Environment &environment, QWidget *content, QWidget *parent);

    virtual void retranslate() = 0;
    /// Drops what is known and what is under way.
    virtual void forget() = 0;
    virtual void ask() = 0;

    const Environment &environment() const { return m_environment; }
    void setTexts(const QString &title, const QString &loadAgain);
    /// A sentence below the heading; empty: none.
    void setNote(const QString &text);
    /// At the heading's end.
    void addToHeading(QWidget *widget);

    const model::User &user() const { return m_user; }
    /// For the same person; what is known stays to be seen.
    void askAgain();
    /// There is an answer.
    void finish();
    /// It did not come; `what` says what. What was known before stays.
    void fail(const QString &what, const model::Error &error);
    /// Something else failed, which may be for want of a connection.
    void checkConnection(const model::Error &error);

    void changeEvent(QEvent *event) override;

private:
    enum class State { Loading, Loaded, Failed };

    void setState(State state);

    const Environment m_environment;
    model::User m_user;
    bool m_isKnown = false;
    QLabel *m_title;
    QLabel *m_note;
    QHBoxLayout *m_heading;
    BusyLine *m_busy;
    InlineMessage *m_failure;
    QAction *m_again;
    QWidget *m_content;
};

} // namespace mc::console
