#include "console/app/workspace_actions.h"

#include "console/widgets/icons.h"

namespace mc::console {

WorkspaceActions::WorkspaceActions(QObject *parent)
    : QObject(parent)
    , findAction(new QAction(icon(QStringLiteral("command")), {}, this))
    , goToFilter(new QAction(icon(QStringLiteral("search")), {}, this))
    , undo(new QAction(icon(QStringLiteral("undo-2"), Mirror::RightToLeft), {}, this))
    , reload(new QAction(icon(QStringLiteral("refresh-cw")), {}, this))
    , showKeys(new QAction(icon(QStringLiteral("keyboard")), {}, this))
    , retryConnection(new QAction(icon(QStringLiteral("wifi")), {}, this))
    , signOut(new QAction(icon(QStringLiteral("log-out"), Mirror::RightToLeft), {}, this))
{
    findAction->setShortcut(QKeySequence(QStringLiteral("Ctrl+K")));
    goToFilter->setShortcut(QKeySequence(QStringLiteral("/")));
    undo->setShortcut(QKeySequence(QStringLiteral("Ctrl+Z")));
    reload->setShortcut(QKeySequence(QStringLiteral("F5")));
    showKeys->setShortcut(QKeySequence(QStringLiteral("?")));
    retranslate();
}

QList<QAction *> WorkspaceActions::all() const
{
    return {findAction, goToFilter, undo, reload, showKeys, retryConnection, signOut};
}

void WorkspaceActions::retranslate()
{
    findAction->setText(tr("Find an action"));
    goToFilter->setText(tr("Go to the filter"));
    undo->setText(tr("Undo"));
    reload->setText(tr("Reload"));
    showKeys->setText(tr("Show the keys"));
    retryConnection->setText(tr("Retry connection"));
    signOut->setText(tr("Sign out"));
}

} // namespace mc::console
