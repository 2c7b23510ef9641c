#include "console/app/keys_dialog.h"

#include <QtGui/QAction>
#include <QtWidgets/QDialogButtonBox>
#include <QtWidgets/QHeaderView>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QTreeWidget>
#include <QtWidgets/QVBoxLayout>

namespace mc::console {

namespace {

QString keysOf(const QAction &action)
{
    return QKeySequence::listToString(action.shortcuts(), QKeySequence::NativeText);
}

QTreeWidgetItem *newGroupItem(const ActionGroup &group)
{
    auto item = new QTreeWidgetItem({group.title});
    QFont font = item->font(0);
    font.setWeight(QFont::DemiBold);
    item->setFont(0, font);
    item->setFlags(Qt::ItemIsEnabled);
    for (const QAction *action : group.actions) {
        if (!action->shortcut().isEmpty())
            item->addChild(new QTreeWidgetItem({QString(action->text()).remove(u'&'), keysOf(*action)}));
    }
    return item;
}

} // namespace

KeysDialog::KeysDialog(const QList<ActionGroup> &groups, QWidget *parent)
    : QDialog(parent)
{
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Keys"));
    auto tree = new QTreeWidget;
    tree->setAccessibleName(windowTitle());
    tree->setHeaderLabels({tr("Action"), tr("Keys")});
    tree->setRootIsDecorated(false);
    tree->setItemsExpandable(false);
    tree->setSelectionMode(QAbstractItemView::SingleSelection);
    for (const ActionGroup &group : groups) {
        QTreeWidgetItem *item = newGroupItem(group);
        if (item->childCount() == 0) {
            delete item;
            continue;
        }
        tree->addTopLevelItem(item);
        item->setFirstColumnSpanned(true);
    }
    tree->expandAll();
    tree->header()->setSectionResizeMode(0, QHeaderView::Stretch);
    tree->header()->setSectionResizeMode(1, QHeaderView::ResizeToContents);
    tree->header()->setStretchLastSection(false);

    auto buttons = new QDialogButtonBox(QDialogButtonBox::Close);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto column = new QVBoxLayout(this);
    column->setContentsMargins(16, 16, 16, 16);
    column->addWidget(tree);
    column->addWidget(buttons);
    resize(460, 520);
}

} // namespace mc::console
