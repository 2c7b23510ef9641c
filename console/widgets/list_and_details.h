#pragma once

#include <QtWidgets/QSplitter>

class QLabel;
class QSettings;

namespace mc::console {

class TableView;

/// The table of a page, a line below it that says how much there is, and the details of the selected row: at the table's side in a
/// wide window, else below. Keeps in the settings how they share the room. The settings outlive it.
class ListAndDetails : public QSplitter
{
    Q_OBJECT

public:
    /// What shows the details takes the focus by itself or by its proxy. `key`: of the page, in the settings.
    ListAndDetails(
        TableView &table, QWidget &details, QSettings &settings, const QString &key, QWidget *parent = nullptr);

    /// The next row, the previous one, the details: J, K, Enter.
    QList<QAction *> rowActions() const { return {m_next, m_previous, m_showDetails}; }
    /// The table is a narrow list, and the details have the rest of the room, beside it in every window.
    void setListWidth(int pixels) { m_listWidth = pixels; }
    /// Empty: there is no such line.
    void setFooter(const QString &text);

protected:
    void changeEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void addKeys();
    void retranslate();
    void place();
    void correctEdge();
    QString keyOfPlace() const;

    TableView &m_table;
    QWidget &m_details;
    QSettings &m_settings;
    const QString m_key;
    QLabel *m_footer;
    QAction *m_next;
    QAction *m_previous;
    QAction *m_showDetails;
    int m_listWidth = 0; ///< 0: all that the details leave
    bool m_isPlaced = false;
};

} // namespace mc::console
