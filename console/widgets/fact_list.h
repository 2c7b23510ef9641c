#pragma once

#include <QtWidgets/QWidget>

class QGridLayout;

namespace mc::console {

/// Names and values below each other. Values may be selected and copied; https links may be followed.
class FactList : public QWidget
{
    Q_OBJECT

public:
    struct Fact
    {
        QString name;
        QString value;
        QString toolTip {};
        bool operator==(const Fact &) const = default;
    };

    using QWidget::QWidget;

    /// Those without a value are left out.
    void setFacts(const QList<Fact> &facts);

private:
    QList<Fact> m_facts;
    QGridLayout *m_grid = nullptr;
};

} // namespace mc::console
