#pragma once

#include <QtWidgets/QFrame>

class QToolButton;

namespace mc::console {

/// One filter that holds: "Status: failed", with a button that removes it. A click on its text asks to change it.
class FilterChip : public QFrame
{
    Q_OBJECT

public:
    explicit FilterChip(QWidget *parent = nullptr);

    void setTexts(const QString &name, const QString &value);

Q_SIGNALS:
    void opened();
    void removed();

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QToolButton *m_text;
    QToolButton *m_remove;
};

} // namespace mc::console
