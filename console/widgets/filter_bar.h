#pragma once

#include <QtCore/QTimer>
#include <QtWidgets/QWidget>

class QHBoxLayout;
class QLineEdit;
class QMenu;
class QToolButton;

namespace mc::console {

class FilterChip;

/// What stands above a table: a search field, and a chip for each filter that holds. Which filters there are, and what their
/// values are called, is the page's affair: it names them by keys of its own.
class FilterBar : public QWidget
{
    Q_OBJECT

public:
    /// A filter that holds.
    struct Filter
    {
        QString key;
        QString name; ///< "Status"
        QString value; ///< "failed"
    };

    explicit FilterBar(QWidget *parent = nullptr);

    QString searchText() const;
    void setSearchText(const QString &text);
    /// What is searched, in the language of the moment; set anew when that changes. "Search" without one.
    void setPlaceholder(const QString &text);
    void focusSearch();

    /// Those that hold, in the order in which they are shown.
    void setFilters(const QList<Filter> &filters);
    /// What "Add filter" offers; the page owns the menu.
    void setAddMenu(QMenu *menu);
    /// Opens a menu below a chip, at the side where the layout begins.
    static void popUp(QMenu &menu, const QWidget &chip);
    /// In the place of the search field, where there is nothing to search.
    void replaceSearch(QWidget *widget);
    /// Anything else, at the bar's end: saved filters, a button.
    void addTrailing(QWidget *widget);

Q_SIGNALS:
    /// A moment after the last key, or at once with Enter.
    void searchChanged(const QString &text);
    /// To change its value.
    void filterOpened(const QString &key, QWidget *chip);
    void filterRemoved(const QString &key);

protected:
    void changeEvent(QEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void retranslate();
    void announceSearch();

    QLineEdit *m_search;
    QToolButton *m_add;
    QHBoxLayout *m_row;
    QHBoxLayout *m_chipRow;
    QHBoxLayout *m_trailing;
    QList<FilterChip *> m_chips;
    QTimer m_typing; ///< runs while somebody types
    QString m_announced;
    bool m_isNamed = false; ///< by the page, which then sees to its language too
};

} // namespace mc::console
