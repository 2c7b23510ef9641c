#pragma once

#include <QtCore/QList>
#include <QtCore/QString>

class QAction;

namespace mc::console {

class Page;

/// Actions that belong together: a page's, or the window's.
struct ActionGroup
{
    QString title; ///< in the language of the moment
    QList<QAction *> actions;
    Page *page = nullptr; ///< which is shown before one of them is triggered; null: the window's
};

} // namespace mc::console
