#pragma once

#include "console/app/action_model.h"

#include <QtWidgets/QFrame>

class QLabel;
class QLineEdit;
class QListView;

namespace mc::console {

/// Every action of the console, found by typing: over the window until one is chosen, or Esc, or a click elsewhere.
class CommandPalette : public QFrame
{
    Q_OBJECT

public:
    explicit CommandPalette(QWidget *window);

    void open(const QList<ActionGroup> &groups);
    void close();

Q_SIGNALS:
    void chosen(QAction *action, mc::console::Page *page);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void changeEvent(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void retranslate();
    void place();
    void choose();
    void selectFirst();
    void step(int by);
    bool moveSelection(int key);

    ActionModel m_model;
    QLineEdit *m_search;
    QListView *m_list;
    QLabel *m_nothing; ///< in the place of the list when no action matches
    QPointer<QWidget> m_focusBefore;
};

} // namespace mc::console
