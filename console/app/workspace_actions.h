#pragma once

#include <QtGui/QAction>

namespace mc::console {

/// The actions of the window itself, whatever page is shown. Their owner connects them.
class WorkspaceActions : public QObject
{
    Q_OBJECT

public:
    explicit WorkspaceActions(QObject *parent = nullptr);

    QAction *const findAction;
    QAction *const goToFilter;
    QAction *const undo;
    QAction *const reload;
    QAction *const showKeys;
    QAction *const retryConnection;
    QAction *const signOut;

    QList<QAction *> all() const;
    void retranslate();
};

} // namespace mc::console
