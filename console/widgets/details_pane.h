#pragma once

#include "console/widgets/placeholder.h"

#include <QtWidgets/QFrame>

class QLabel;
class QScrollArea;
class QVBoxLayout;

namespace mc::console {

/// The frame of the details beside a table: what stays at the top, below it what scrolls; or a placeholder while nothing is chosen.
/// Takes the focus for what scrolls. The theme outlives it.
class DetailsPane : public QFrame
{
    Q_OBJECT

public:
    explicit DetailsPane(const Theme &theme, QWidget *parent = nullptr);

protected:
    /// Below what is there already, above what scrolls.
    void addAbove(QWidget *widget);
    /// Of what scrolls.
    QVBoxLayout *column() { return m_column; }
    Placeholder &placeholder() { return *m_placeholder; }
    void setContentName(const QString &name);
    void setContentShown(bool isShown);

    /// A text of the service's in so many lines as it needs, which can be selected.
    static QLabel *newText();

private:
    QScrollArea *m_scroll;
    QVBoxLayout *m_all;
    QVBoxLayout *m_column;
    Placeholder *m_placeholder;
};

} // namespace mc::console
