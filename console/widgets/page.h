#pragma once

#include "console/widgets/destination.h"

#include <QtGui/QAction>
#include <QtWidgets/QWidget>

namespace mc::console {

/// One of the console's pages: its widget and its own logic, from sign-in to sign-out.
///
/// Knows no other page and not the window: what it asks for leaves it as a signal. The window owns it.
class Page : public QWidget
{
    Q_OBJECT

public:
    using QWidget::QWidget;

    /// In the language of the moment.
    virtual QString title() const = 0;
    /// What can be done on it, for the palette and the list of keys. Their keys work while the page is shown: the window adds
    /// them to it. Their text, in the language of the moment, says what they do by a verb and its object.
    virtual QList<QAction *> pageActions() const { return {}; }
    /// What can be done from every page, such as to write a notification: their keys work everywhere, and the page is shown
    /// when one is triggered.
    virtual QList<QAction *> windowActions() const { return {}; }
    /// Shows what is asked for when it is this page's affair; answers whether it is.
    virtual bool open(const Destination &) { return false; }
    /// What has the keys when the page is shown; null: it makes no difference.
    virtual QWidget *initialFocus() const { return nullptr; }
    /// The key `/`.
    virtual void focusFilter() { }
    /// The key F5, and when the connection is back: asks for what is shown anew.
    virtual void refresh() { }
    /// The key Ctrl+Z.
    virtual void undo() { }
    /// Somebody signs out: what the page keeps of their work on this computer goes.
    virtual void signedOut() { }

Q_SIGNALS:
    void navigate(const mc::console::Destination &destination);
};

} // namespace mc::console
