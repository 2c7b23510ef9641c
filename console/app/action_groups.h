#pragma once

#include <QtCore/QList>
#include <QtCore/QString>
#include <QtGui/QAction>

namespace mc::console {

class Page;

/// Actions that belong together: a page's, or the window's.
struct ActionGroup
{
    QString title; ///< in the language of the moment
    QList<QAction *> actions;
    Page *page = nullptr; ///< which is shown before one of them is triggered; null: the window's
};

/// The action's keys as they are shown; from left to right in every language. Empty without any.
inline QString displayKeys(const QAction &action)
{
    const QString keys = QKeySequence::listToString(action.shortcuts(), QKeySequence::NativeText);
    return keys.isEmpty() ? keys : QChar(0x200e) + keys + QChar(0x200e);
}

/// The action's text without the mark of its access key.
inline QString displayText(const QAction &action) { return QString(action.text()).remove(u'&'); }

} // namespace mc::console
