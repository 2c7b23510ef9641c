#include "console/app/keys_dialog.h"

#include <QtWidgets/QDialogButtonBox>
#include <QtWidgets/QHeaderView>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QTreeWidget>
#include <QtWidgets/QVBoxLayout>

namespace mc::console {

namespace {

constexpr int keysWidth = 120;

QTreeWidgetItem *newGroupItem(const ActionGroup &group)
{
    auto item = new QTreeWidgetItem({group.title});
    QFont font = item->font(0);
    font.setWeight(QFont::DemiBold);
    item->setFont(0, font);
    for (const QAction *action : group.actions) {
        if (action->shortcut().isEmpty())
            continue;
        item->addChild(new QTreeWidgetItem({displayText(*action), displayKeys(*action)}));
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
    tree->setSelectionMode(QAbstractItemView::NoSelection);
    tree->setIndentation(16);
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
    tree->header()->setStretchLastSection(false);
    tree->header()->resizeSection(1, keysWidth);

    auto buttons = new QDialogButtonBox(QDialogButtonBox::Close);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto column = new QVBoxLayout(this);
    column->setContentsMargins(16, 16, 16, 16);
    column->addWidget(tree);
    column->addWidget(buttons);
    buttons->button(QDialogButtonBox::Close)->setFocus();
    resize(460, 520);
}

} // namespace mc::console
