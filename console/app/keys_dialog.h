#pragma once

#include "console/app/action_groups.h"

#include <QtWidgets/QDialog>

namespace mc::console {

/// The keys of every action that has some, made from the actions themselves. Deletes itself when it is closed.
class KeysDialog : public QDialog
{
    Q_OBJECT

public:
    KeysDialog(const QList<ActionGroup> &groups, QWidget *parent);
};

} // namespace mc::console
