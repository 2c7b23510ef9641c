#pragma once

#include "console/widgets/theme.h"

#include <QtWidgets/QTableView>

class QSettings;

namespace mc::console {

/// The table of a page: rows as high as the theme has them, whole rows selected, J and K for the next and the previous one. Says
/// what it waits for and why it is empty. The theme and the settings outlive it.
class TableView : public QTableView
{
    Q_OBJECT

public:
    explicit TableView(const Theme &theme, QWidget *parent = nullptr);

    /// Widths and order of the columns as they were left, under that key, and from now on kept there. After setModel().
    void keepColumns(QSettings &settings, const QString &key);
    /// Rows without contents stand for those to come, while there is none.
    void setLoading(bool isLoading);
    /// Said in its middle when there is nothing to show.
    void setEmptyText(const QString &text);
    /// The rows that are selected, from the top.
    QModelIndexList selectedRowsInOrder() const;

Q_SIGNALS:
    /// Other rows are selected, or none.
    void selectedRowsChanged();

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void selectionChanged(const QItemSelection &selected, const QItemSelection &deselected) override;

private:
    void applyTheme();
    void moveBy(int rows);
    void paintSkeleton(QPainter &painter) const;

    const Theme &m_theme;
    QString m_emptyText;
    bool m_isLoading = false;
};

} // namespace mc::console
